import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { matchesMention } from "../document/number-mention.js";
import { kindOfCode } from "../document/number-kinds.js";
import type { OpenedIndex } from "../search/opened.js";
import { findTimes, satisfies, type TimeMention } from "../vietnamese/dates.js";
import { bareText } from "../vietnamese/syllables.js";
import { documentWords, type Facet, type FacetRequest } from "./document-facets.js";
import type { Question, Term } from "./question.js";
import { fitIn } from "./shares.js";
import { identityText } from "./surroundings.js";
import { type Words, wordsOf } from "./words.js";

/** A term stands in an identity when it fits at least so well. */
const borne = 0.8;
/** The least share of the naming words that the identity must bear: a document of another subject shares many words. */
const identityLeast = 0.92;
/** The most, as a share, of naming words that neither the identity nor the text of a numbered document bears. */
const foreignMost = 0.5;
/** By how much the document meant must lead the next one. */
const lead = 0.1;
/** Naming words without a number or a proper name say too little below this count. */
const wordsLeast = 3;

/**
 * What every document says of itself in the same words: of one that a number names it is told though its subject is
 * remembered loosely. "Hợp đồng theo Quyết định 5 do ai ký" asks for no signer of Quyết định 5.
 */
const loose = new Set<Facet>([
  "force",
  "replaced",
  "amended",
  "amended-by",
  "origin",
  "basis",
  "subject",
  "number",
]);

/** Words around a document's name that are not its name. */
const talk = new Set(
  "cai ban hom bat dau mang thay mat dai dien ki ban hanh cuoi giua dau hoi moi vua to cua so nay day va hop nhat goc".split(
    " ",
  ),
);

interface Read {
  readonly words: Words;
  readonly bare: string;
  /** With marks, without "và". */
  readonly marked: string;
}

const known = new WeakMap<DocumentIdentity, Read>();

/** What a document is called by: its identity, and its day in words. */
function readIdentity(identity: DocumentIdentity): Read {
  const read = known.get(identity);
  if (read !== undefined) return read;
  const [year, month, day] = (identity.date ?? "").split("-").map(Number);
  const dated = year === undefined || day === undefined ? "" : `ngày ${day} tháng ${month} ${year}`;
  const code = findDocumentNumbers(identity.number ?? "")[0]?.kind ?? null;
  const kind = code === null ? null : (kindOfCode(code)?.name ?? null);
  const text = [identityText(identity), kind, dated].filter(Boolean).join(" . ");
  const words = wordsOf(text);
  const marked = ` ${words.marked.filter((word) => word !== "và").join(" ")} `;
  const made = { words, bare: ` ${words.bare.join(" ")} `, marked };
  known.set(identity, made);
  return made;
}

/** Words that make a document of one kind call itself by another: a quyết định that issues a quy chế. */
const looseKinds =
  /^(?:van ban|vb|vbhn|qui|ke hoach|kh|danh muc|de an|noi qui|dieu le|chuong trinh|bao cao|huong dan)/u;
const shortKinds: Readonly<Record<string, string>> = {
  nq: "nghi quyet",
  qd: "quyet dinh",
  tt: "thong tu",
  nd: "nghi dinh",
  ct: "chi thi",
  kh: "ke hoach",
  tb: "thong bao",
  cv: "cong van",
  cd: "cong dien",
  ttlt: "thong tu lien tich",
  vb: "van ban",
  vbhn: "van ban hop nhat",
};

const firstKind = new RegExp(`(?<![a-z0-9])(?:${documentWords})(?![a-z])`, "u");

/** The kind of document that the naming words call for, in full, folded; null where none is said. */
export function kindCalled({ description }: FacetRequest): string | null {
  const said = firstKind.exec(description)?.[0];
  return said === undefined ? null : (shortKinds[said] ?? said);
}

function kindHolds(called: string | null, identity: DocumentIdentity, { bare }: Read): boolean {
  if (called === null || identity.kind === null) return true;
  // "Quy định" is what people call any document that rules something.
  if (called === "van ban" || called === "qui dinh" || wordsOf(identity.kind).bare.join(" ") === called)
    return true;
  return looseKinds.test(called) && bare.includes(` ${called} `);
}

/** Bodies that the naming words name, with marks: they must stand in the identity, light words though they are. */
const bodies =
  /(?<!\p{L})(?:thủ tướng|chính phủ|quốc hội|hội đồng nhân dân|ủy ban nhân dân|(?<!(?:nội|cán|toàn|tiến|công|trang) )bộ (?!thủ tục|phận|máy|tiêu chí|mã|luật|chỉ số)\p{L}+ \p{L}+|(?:sở(?! hữu)|cục|tổng cục) \p{L}+ \p{L}+)(?!\p{L})/gu;

/** A word that goes on after a body of one syllable: "Cục Thuế về", "Bộ Y tế" has two. */
const afterBody = / (?:về|năm|tháng|ngày|do|có|kí|qui|ban|sửa|số|thì|ai|công|bãi|thay|vừa|mới)$/u;

function bodiesHold({ wordsMarked }: Question, { describes }: FacetRequest, { marked }: Read): boolean {
  const said = wordsMarked
    .map((word, place) => (describes(place) ? word : "."))
    .filter((word) => word !== "và")
    .join(" ");
  return [...said.matchAll(bodies)].every(([body]) => marked.includes(` ${body.replace(afterBody, "")} `));
}

/** The syllable of a question that stands at an offset of its text. */
export function syllableAt({ text, bare }: Question, offset: number): number {
  return Math.min(wordsOf(text.slice(0, offset)).bare.length, bare.length - 1);
}

/** The times that name the document: those of its words, and "11/2025". */
function timesOf(question: Question, request: FacetRequest): TimeMention[] {
  const written = [
    ...question.text.matchAll(/(?<![\d/.,-])(0?[1-9]|1[0-2])\/((?:19|20)\d\d)(?![\d/.,-])/gu),
  ].map((match): TimeMention => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: "month",
    month: Number(match[1]),
    year: Number(match[2]),
  }));
  return [...question.times, ...written].filter(({ start, end }) => {
    const isNumber = question.numbers.some((number) => start < number.end && number.start < end);
    return !isNumber && request.describes(syllableAt(question, start));
  });
}

/**
 * Whether a document is of the times that its name names: issued then, or of that year or period by its title. Days in
 * a title are those of other documents, and a year inside a period of it tells no year of issue.
 */
function timesHold(times: readonly TimeMention[], { title, date }: DocumentIdentity): boolean {
  const [year, month, day] = (date ?? "").split("-").map(Number);
  const issued: TimeMention[] =
    year === undefined || month === undefined || day === undefined
      ? []
      : [{ start: 0, end: 0, kind: "day", day, month, year }];
  const titled = findTimes(title).filter(({ kind }) => kind !== "day");
  return times.every(
    (wanted) =>
      issued.some((time) => satisfies(time, wanted)) ||
      titled.some((time) => time.kind === wanted.kind && satisfies(time, wanted)),
  );
}

function numbersHold(question: Question, request: FacetRequest, { number, date }: DocumentIdentity): boolean {
  return question.numbers
    .filter(({ start }) => request.describes(syllableAt(question, start)))
    .every((mention) =>
      findDocumentNumbers(number ?? "").some(
        (own) =>
          matchesMention(own, mention) &&
          (own.year !== null || mention.year === null || date === null || date.startsWith(`${mention.year}`)),
      ),
    );
}

interface Scored {
  readonly identity: DocumentIdentity;
  readonly share: number;
}

const isCopy = (one: DocumentIdentity, other: DocumentIdentity): boolean =>
  one.number === other.number && one.issuer === other.issuer && one.date === other.date;

/**
 * The one document that the naming words of a question mean: every name, kind, body, year and partial number of theirs
 * holds for it, its identity bears nearly all of the other words, and no other document comes near.
 * @param documents those that may be meant: the ones a number names, or all
 * @returns null where none is meant clearly
 */
export function documentMeant(
  question: Question,
  request: FacetRequest,
  documents: readonly DocumentIdentity[],
  index: OpenedIndex,
): DocumentIdentity | null {
  const naming = question.terms.filter(
    ({ first, count, wordings }) =>
      Array.from({ length: count }, (_, step) => first + step).every((at) => request.describes(at)) &&
      !wordings[0]?.bare.every((word) => talk.has(word)),
  );
  const telling = naming.filter(({ light }) => !light);
  const isNumbered = question.numbers.length > 0;
  const isLoose = isNumbered && request.facets.every((facet) => loose.has(facet));
  // "Hồ sơ … gửi cho ai" is not the document that is sent: there every word counts, light ones too.
  const isWhole = request.facets.includes("recipients");
  const named = telling.some(({ required }) => required);
  if (!isNumbered && telling.length < (named ? 2 : wordsLeast)) return null;
  const total = telling.reduce((sum, { weight }) => sum + weight, 0);
  const called = kindCalled(request);
  const times = timesOf(question, request);
  const scored = documents.flatMap((identity): Scored[] => {
    const read = readIdentity(identity);
    const fits = (term: Term): boolean => fitIn(read.words, term, question) >= borne;
    if (!kindHolds(called, identity, read) || !timesHold(times, identity)) return [];
    if (!numbersHold(question, request, identity) || !bodiesHold(question, request, read)) return [];
    if (!naming.every((term) => (!term.required && !isWhole) || fits(term))) return [];
    const share =
      total === 0 ? 1 : telling.reduce((sum, term) => sum + (fits(term) ? term.weight : 0), 0) / total;
    return [{ identity, share }];
  });
  const [best, ...others] = scored.toSorted((one, other) => other.share - one.share);
  if (best === undefined || (!isLoose && best.share < identityLeast)) return null;
  if (others.some(({ share, identity }) => best.share - share < lead && !isCopy(identity, best.identity)))
    return null;
  if (best.share === 1) return best.identity;
  const { words } = readIdentity(best.identity);
  const source = ` ${bareText(index.source(best.identity.id) ?? "")} `;
  const foreign = telling.filter(
    (term) =>
      fitIn(words, term, question) < borne &&
      !term.wordings.some(({ bare }) => source.includes(` ${bare.join(" ")} `)),
  );
  return foreign.length > (isLoose ? telling.length * foreignMost : 0) ? null : best.identity;
}
