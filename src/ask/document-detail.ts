import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { findNumberMentions, matchesMention } from "../document/number-mention.js";
import type { RelationKind } from "../document/relation.js";
import { type ResolvedRelation, resolveRelations } from "../document/resolve-relations.js";
import { replyMessages } from "../messages.js";
import { printDay } from "../vietnamese/dates.js";
import type { DocumentDetail } from "./answer.js";
import { reference } from "./catalogue.js";
import { capitalise, particulars, shorten } from "./describe.js";
import { piece, type Piece, type Reply, say } from "./reply.js";

const kinds: readonly RelationKind[] = ["replaces", "repeals", "amends", "implements", "basis", "cites"];
/** Documents, recipients or annexes named in a line; a longer list says how many more. */
const listed = 6;
const longestName = 110;

const callIdentity = (identity: DocumentIdentity): string =>
  particulars(identity) || shorten(identity.title, longestName);

function tiesOf(
  { id }: DocumentIdentity,
  resolved: readonly ResolvedRelation[],
  byId: ReadonlyMap<string, DocumentIdentity>,
): DocumentDetail["ties"] {
  const to = resolved
    .filter(({ from }) => from === id)
    .map(({ relation: { kind, name, date }, to: documentId }) => ({
      kind,
      direction: "to" as const,
      name: [shorten(name, longestName), date === null ? "" : replyMessages.date(printDay(date))]
        .filter(Boolean)
        .join(" "),
      documentId,
    }));
  const from = resolved.flatMap(({ relation: { kind }, from: citing, to: cited }) => {
    const other = cited === id ? byId.get(citing) : undefined;
    return other === undefined
      ? []
      : [{ kind, direction: "from" as const, name: callIdentity(other), documentId: other.id }];
  });
  return [...to, ...from];
}

/**
 * What is known of the documents that bear a number.
 * @param asked as a person writes it: "06-NQ/HU", "nq 06"; a document's id too
 */
export function detailsOf(asked: string, documents: readonly DocumentIdentity[]): DocumentDetail[] {
  const keys = findDocumentNumbers(asked).map(({ key }) => key);
  const mentions = keys.length > 0 ? [] : findNumberMentions(asked);
  const meant = documents.filter(({ id, number }) => {
    if (id === asked) return true;
    const own = number === null ? undefined : findDocumentNumbers(number)[0];
    return (
      own !== undefined &&
      (keys.includes(own.key) || mentions.some((mention) => matchesMention(own, mention)))
    );
  });
  if (meant.length === 0) return [];
  const resolved = resolveRelations(documents);
  const byId = new Map(documents.map((identity) => [identity.id, identity]));
  return meant.map((identity) => ({
    reference: reference(identity),
    signer: identity.signer,
    recipients: identity.recipients ?? [],
    annexes: (identity.annexes ?? []).map(({ label, title }) =>
      [label, title === null ? "" : shorten(title, longestName)].filter(Boolean).join(": "),
    ),
    ties: tiesOf(identity, resolved, byId),
  }));
}

function line(label: string, names: readonly string[]): readonly Piece[][] {
  if (names.length === 0) return [];
  const more = names.length > listed ? `; ${replyMessages.more(names.length - listed)}` : "";
  return [[piece(`${label}: `, "bold"), piece(`${names.slice(0, listed).join("; ")}${more}`)]];
}

function writeDetail({
  reference: document,
  signer,
  recipients,
  annexes,
  ties,
}: DocumentDetail): (readonly Piece[])[] {
  const { ties: called } = replyMessages;
  const about = [particulars(document), document.issuer ?? ""].filter(Boolean).join(", ");
  const named = (direction: "to" | "from", kind: RelationKind): string[] =>
    ties
      .filter((tie) => tie.direction === direction && tie.kind === kind)
      .map(({ name, documentId }) =>
        direction === "to" && documentId !== null ? `${name} ${replyMessages.inCorpus}` : name,
      );
  return [
    [piece(document.title, "bold"), ...(about === "" ? [] : [piece(`\n${capitalise(about)}`)])],
    // What happened to a document is what a reader must know first.
    ...kinds.flatMap((kind) => line(called[kind][1], named("from", kind))),
    ...kinds.flatMap((kind) => line(called[kind][0], named("to", kind))),
    ...line(replyMessages.signer, signer === null ? [] : [signer]),
    ...line(replyMessages.recipients, recipients),
    ...line(replyMessages.annexes, annexes),
  ];
}

/** What `/tailieu 06-NQ/HU` shows; two documents of one number stand one after the other. */
export function renderDetails(asked: string, details: readonly DocumentDetail[]): Reply {
  return details.length === 0
    ? say(replyMessages.noSuchDocument(asked))
    : { blocks: details.flatMap(writeDetail), sources: [] };
}
