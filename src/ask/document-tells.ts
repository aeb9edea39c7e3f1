import type { DocumentIdentity, Span } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import type { Passage } from "../document/passage.js";
import { answerMessages, documentMessages } from "../messages.js";
import type { OpenedIndex } from "../search/opened.js";
import { findTimes, printDay, satisfies } from "../vietnamese/dates.js";
import { bareText } from "../vietnamese/syllables.js";
import { capitalise, shorten } from "./describe.js";
import { callDocument, type Chosen } from "./draft.js";
import { narrowed } from "./document-narrow.js";
import { type Facet, type FacetRequest } from "./document-facets.js";
import { tellsForce } from "./effect.js";
import { quoteLimit } from "./quote.js";
import { itemsUnder } from "./related.js";
import type { Question } from "./question.js";
import { placeOf } from "./validity.js";

/** What answers one facet: a sentence from the document's identity, or the places that say it. */
export interface Told {
  /** Computed from metadata; null where the quotes themselves answer. */
  readonly sentence: string | null;
  readonly places: readonly Chosen[];
  /** The piece of the first place that is the answer itself, offsets in its text. */
  readonly piece: Span | null;
  /** Places that there are beside those. */
  readonly more: number;
}

/** What a facet is told from. */
export interface Telling {
  readonly question: Question;
  readonly request: FacetRequest;
  readonly identity: DocumentIdentity;
  readonly index: OpenedIndex;
}

type Teller = (telling: Telling) => Told | null;

const longestTitle = 160;

const chosen = (passage: Passage, identity: DocumentIdentity, focus: Span = { start: 0, end: 1 }): Chosen => ({
  passage,
  identity,
  focus,
});

/** A sentence with the place that bears its words; without one it is not told. */
function sentence(text: string, passage: Passage | undefined, identity: DocumentIdentity): Told | null {
  return passage === undefined
    ? null
    : { sentence: capitalise(text), places: [chosen(passage, identity)], piece: null, more: 0 };
}

const isFormal = ({ kind }: Passage): boolean => kind === "letterhead" || kind === "heading";

const signer: Teller = ({ identity, index }) => {
  if (identity.signer === null) return null;
  const name = bareText(identity.signer);
  const formal = index.passages(identity.id).filter(isFormal);
  const place =
    formal.findLast(({ text }) => bareText(text) === name) ??
    formal.findLast(({ text }) => ` ${bareText(text)} `.includes(` ${name} `));
  return sentence(answerMessages.documentSigner(callDocument(identity), identity.signer), place, identity);
};

const numberPlace = ({ identity, index }: Telling): Passage | undefined =>
  index
    .passages(identity.id)
    .find(({ text }) => findDocumentNumbers(text).some((number) => number.text === identity.number));

const number: Teller = (telling) => {
  const { identity } = telling;
  if (identity.number === null) return null;
  const called = documentMessages.named(identity.kind, shorten(identity.title, longestTitle));
  const date = identity.date === null ? null : printDay(identity.date);
  return sentence(documentMessages.number(called, identity.number, date), numberPlace(telling), identity);
};

const issued: Teller = ({ identity, index }) => {
  const [year, month, day] = (identity.date ?? "").split("-").map(Number);
  if (identity.date === null || year === undefined || month === undefined || day === undefined) return null;
  const wanted = { start: 0, end: 0, kind: "day", day, month, year } as const;
  const place = index
    .passages(identity.id)
    .find((passage) => isFormal(passage) && findTimes(passage.text).some((time) => satisfies(time, wanted)));
  const called = callDocument({ ...identity, date: null });
  return sentence(answerMessages.documentDate(called, printDay(identity.date)), place, identity);
};

const issuer: Teller = ({ identity, index }) => {
  if (identity.issuer === null) return null;
  const name = ` ${bareText(identity.issuer)} `;
  const place = index
    .passages(identity.id)
    .find(({ kind, text }) => kind === "letterhead" && text.includes(" ") && name.includes(` ${bareText(text)} `));
  const called = callDocument({ ...identity, issuer: null });
  return sentence(answerMessages.documentIssuer(called, identity.issuer), place, identity);
};

const subject: Teller = ({ identity, index }) => {
  const opening = bareText(identity.title).split(" ").slice(0, 6).join(" ");
  const place = index.passages(identity.id).find(({ text }) => bareText(text).includes(opening));
  return sentence(answerMessages.documentSubject(callDocument(identity), identity.title), place, identity);
};

const ofItself =
  /(?:nghị quyết|quyết định|thông tư|nghị định|kế hoạch|chỉ thị|luật|quy định|quy chế|văn bản|chương trình|pháp lệnh)(?: \p{L}+)? này/iu;
const ofDay = /hiệu lực[^.;]{0,40}từ ngày (?:ký|được thông qua|thông qua|ban hành|công bố)/iu;

const force: Teller = ({ identity, index }) => {
  const telling = index.passages(identity.id).filter(
    (passage) =>
      !isFormal(passage) &&
      !/^căn cứ/iu.test(passage.text) &&
      // A form in an annex speaks of the document to be made from it.
      !(identity.annexes ?? []).some(({ start, end }) => start <= passage.start && passage.start < end) &&
      !/^(?:phụ lục|mẫu)/iu.test(passage.headings[0] ?? "") &&
      (tellsForce(passage) || ofDay.test(passage.text)),
  );
  const place = telling.findLast(({ text }) => ofItself.test(text)) ?? telling.at(-1);
  if (place === undefined) return null;
  const at = Math.max(0, place.text.search(/hiệu lực|được áp dụng/iu));
  return { sentence: null, places: [chosen(place, identity, { start: at, end: at + 1 })], piece: null, more: 0 };
};

/** The name of a cited document up to its number: what follows says it at length in the quote. */
function nameAt({ text }: Passage, { start, end }: Span): Span {
  const first = findDocumentNumbers(text.slice(start, end))[0];
  return { start, end: first === undefined ? end : start + first.end };
}

const quotedMost = 6;

/** The places that remain after the question's own words; the piece only where one remains. */
function toldBy(places: readonly Chosen[], pieceOf: (place: Chosen) => Span | null): Told | null {
  const [first, second] = places;
  if (first === undefined) return null;
  return {
    sentence: null,
    places: places.slice(0, quotedMost),
    piece: second === undefined ? pieceOf(first) : null,
    more: Math.max(0, places.length - quotedMost),
  };
}

/** A lead-in whose items are the documents that go: "… và thay thế các Quyết định:". */
const leadIns: Readonly<Record<string, RegExp>> = {
  replaces: /thay thế[^.;:]{0,80}:\s*$/iu,
  repeals: /(?:bãi bỏ|hết hiệu lực)[^.;:]{0,120}:\s*$/iu,
  amends: /sửa đổi[^.;:]{0,80}:\s*$/iu,
};

/** Places of one passage that lie near each other are one place. */
function joined(places: readonly Chosen[]): readonly Chosen[] {
  const kept: Chosen[] = [];
  for (const place of places.toSorted((one, other) => one.passage.start - other.passage.start)) {
    const last = kept.at(-1);
    if (last?.passage.id !== place.passage.id) kept.push(place);
    else if (place.focus.end - last.focus.start < quoteLimit * 0.8)
      kept[kept.length - 1] = { ...last, focus: { start: last.focus.start, end: place.focus.end } };
    else if (place.focus.start !== last.focus.start) kept.push(place);
  }
  return kept;
}

const changes =
  (...kinds: readonly string[]): Teller =>
  ({ question, request, identity, index }) => {
    const own = (identity.relations ?? []).flatMap((relation) => {
      const place = kinds.includes(relation.kind) ? placeOf(relation, identity, index) : null;
      return place === null ? [] : [{ ...place, identity, focus: nameAt(place.passage, place.focus) }];
    });
    const listed = index
      .passages(identity.id)
      .filter(({ text }) => kinds.some((kind) => leadIns[kind]?.test(text)))
      .flatMap((opener) => itemsUnder(opener, index))
      .filter(({ id, text }) => findDocumentNumbers(text).length > 0 && !own.some(({ passage }) => passage.id === id))
      .map((item) => chosen(item, identity, nameAt(item, { start: 0, end: item.text.length })));
    const left = narrowed([...own, ...listed], question, request);
    const places = joined(left);
    return toldBy(places, ({ focus }) => (left.length === 1 ? focus : null));
  };

const basis: Teller = ({ question, request, identity, index }) => {
  const own = index
    .passages(identity.id)
    .filter(({ kind, text }) => kind !== "heading" && /^(?:- )?căn cứ(?!\p{L})/iu.test(text))
    .map((passage) => {
      const first = findDocumentNumbers(passage.text)[0];
      return chosen(passage, identity, first ?? { start: 0, end: 1 });
    });
  const left = narrowed(own, question, request);
  return toldBy(left, ({ passage, focus }) => (findDocumentNumbers(passage.text).length > 0 ? focus : null));
};

const proposed = /^(?:- )?(?:theo|xét) (?:đề nghị|đề xuất|tờ trình|ý kiến)[^.;]*? của /iu;

const proposer: Teller = ({ identity, index }) => {
  const place = index.passages(identity.id).find(({ kind, text }) => kind !== "heading" && proposed.test(text));
  const start = place === undefined ? 0 : (proposed.exec(place.text)?.[0].length ?? 0);
  if (place === undefined) return null;
  const rest = place.text.slice(start);
  const stop = rest.search(/ tại (?:tờ trình|văn bản|báo cáo|công văn)|[;,.]\s|[;,.]?$/iu);
  return {
    sentence: null,
    places: [chosen(place, identity, { start, end: start + stop })],
    piece: { start, end: start + stop },
    more: 0,
  };
};

/** A văn bản hợp nhất opens with the document it prints and those that amended it: the passages that name them. */
export function consolidated(
  { id, number: own }: DocumentIdentity,
  index: OpenedIndex,
): { readonly origin: Passage; readonly amending: readonly Passage[] } | null {
  if (findDocumentNumbers(own ?? "")[0]?.kind !== "VBHN") return null;
  const passages = index.passages(id).filter((passage) => !isFormal(passage));
  const stop = passages.findIndex(({ text }) => /^(?:- )?(?:căn cứ|theo đề nghị|xét đề nghị)/iu.test(text));
  const names = passages
    .slice(0, Math.max(0, stop))
    .filter(({ text }) => /^(?:\d+\. )?\p{Lu}[\p{L} ]{2,30} số [^ ]+/u.test(text) && findDocumentNumbers(text).length > 0);
  const [origin, ...amending] = names;
  return origin === undefined ? null : { origin, amending };
}

/** The first number that a passage names, as its name is printed: "Nghị định số 151/2025/NĐ-CP". */
function firstName({ text }: Passage): Span {
  const first = findDocumentNumbers(text)[0];
  const opening = /^\d+\. /u.exec(text)?.[0].length ?? 0;
  return { start: first === undefined ? 0 : opening, end: first?.end ?? 1 };
}

const amendedBy: Teller = ({ identity, index }) => {
  const places = (consolidated(identity, index)?.amending ?? []).map((one) => chosen(one, identity, firstName(one)));
  return toldBy(places, ({ focus }) => focus);
};

const origin: Teller = ({ identity, index }) => {
  const place = consolidated(identity, index)?.origin;
  return place === undefined ? null : toldBy([chosen(place, identity, firstName(place))], ({ focus }) => focus);
};

const recipients: Teller = ({ identity, index }) => {
  const formal = index.passages(identity.id).filter(({ kind }) => kind === "letterhead");
  const places = (identity.recipients ?? []).flatMap((one) => {
    const place =
      formal.findLast(({ text }) => text.replace(/^[-\s]+/u, "") === one) ??
      formal.findLast(({ text }) => text.includes(one));
    return place === undefined ? [] : [chosen(place, identity)];
  });
  return toldBy([...new Map(places.map((one) => [one.passage.id, one])).values()], () => null);
};

export const tellers: Readonly<Record<Facet, Teller>> = {
  signer,
  number,
  issued,
  issuer,
  subject,
  force,
  replaced: changes("replaces", "repeals"),
  amended: changes("amends"),
  "amended-by": amendedBy,
  origin,
  basis,
  proposer,
  recipients,
};
