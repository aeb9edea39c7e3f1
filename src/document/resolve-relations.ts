import { bareText } from "../vietnamese/syllables.js";
import type { DocumentIdentity } from "./document.js";
import { findDocumentNumbers } from "./number.js";
import type { Relation } from "./relation.js";

/** A tie with the document at its other end, where the corpus holds it. */
export interface ResolvedRelation {
  readonly relation: Relation;
  /** The document that names. */
  readonly from: string;
  /** The document named; null where the corpus does not hold it or holds several it may be. */
  readonly to: string | null;
}

/** Bodies of which every province or commune has its own: their number alone does not tell which one's. */
const local = /^(?:CT)?(?:UBND|HĐND|UB)|^(?:HU|TU|ĐU|QU|TXU|CB|ĐH|BCĐ)|^S\p{Lu}/u;

/** A body with its place: "UBND tỉnh Nghệ An", "Huyện ủy Sông Xanh". */
const namesPlace = /(?:tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|ủy|uỷ)\s+\p{Lu}/u;

const plain = (body: string): string =>
  bareText(body)
    .replace(/\bubnd\b/gu, "uy ban nhan dan")
    .replace(/\bhdnd\b/gu, "hoi dong nhan dan");

/** "UBND tỉnh" and "Ủy ban nhân dân tỉnh Bình Hà" are one body; so is its chairman. */
function isIssuer(printed: string, issuer: string): boolean {
  const [one, other] = [plain(printed), plain(issuer)];
  return one.includes(other) || other.includes(one) || other.includes(one.replace(/^chu tich /u, ""));
}

function couldBe(relation: Relation, citing: DocumentIdentity, candidate: DocumentIdentity): boolean {
  if (candidate.id === citing.id) return false;
  if (relation.date !== null && candidate.date !== null && relation.date !== candidate.date) return false;
  if (relation.number === null) {
    // A law called by its name: the title says the name without "Luật".
    const called = bareText(relation.name);
    return (
      candidate.kind === relation.documentKind &&
      (called === bareText(candidate.title) || called === bareText(`${candidate.kind} ${candidate.title}`))
    );
  }
  const [wanted, own] = [relation.number, candidate.number ?? ""].map(
    (number) => findDocumentNumbers(number)[0],
  );
  if (wanted === undefined || wanted.key !== own?.key) return false;
  if (!local.test(wanted.body) || candidate.issuer === null) return true;
  // "của UBND tỉnh" names no province: the citing document's own is meant.
  const named =
    relation.issuer !== null && namesPlace.test(relation.issuer) ? relation.issuer : citing.issuer;
  return named !== null && isIssuer(named, candidate.issuer);
}

/**
 * Finds the documents that documents name. A number fits by its key, its day where both are known and, for bodies that
 * exist in every province, its issuer; where several fit, none is chosen.
 */
export function resolveRelations(documents: readonly DocumentIdentity[]): ResolvedRelation[] {
  const byKey = new Map<string, DocumentIdentity[]>();
  for (const document of documents) {
    const key = findDocumentNumbers(document.number ?? "")[0]?.key ?? bareText(document.title);
    byKey.set(key, [...(byKey.get(key) ?? []), document]);
  }
  return documents.flatMap((citing) =>
    (citing.relations ?? []).map((relation) => {
      const key = findDocumentNumbers(relation.number ?? "")[0]?.key;
      const named = key === undefined ? documents : (byKey.get(key) ?? []);
      const fitting = named.filter((candidate) => couldBe(relation, citing, candidate));
      const [only, another] = fitting;
      return { relation, from: citing.id, to: only !== undefined && another === undefined ? only.id : null };
    }),
  );
}
