import type { DocumentIdentity, Span } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import type { Passage } from "../document/passage.js";
import type { RelationKind } from "../document/relation.js";
import type { OpenedIndex } from "../search/opened.js";
import { changesOf, changesTo } from "./changes.js";
import { narrowed } from "./document-narrow.js";
import { chosen, isFormal, nameAt, type Teller, type Telling, type Told, toldBy } from "./document-told.js";
import type { Chosen } from "./draft.js";
import { quoteLimit } from "./quote.js";
import { itemsUnder } from "./related.js";
import { placeOf } from "./validity.js";

/** A lead-in whose items are the documents that go: "… và thay thế các Quyết định:". */
const leadIns: Readonly<Partial<Record<RelationKind, RegExp>>> = {
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

const further =
  /(?:[,;]| và)\s+(?:các\s+|thay thế\s+|bãi bỏ\s+)?(?=(?:nghị quyết|quyết định|thông tư|nghị định|chỉ thị|kế hoạch) số )/giu;

/** What a passage names beside its first document: "thay thế Nghị định số 98 … và Nghị định số 61 …". */
function furtherNames(place: Chosen): readonly Chosen[] {
  const { text } = place.passage;
  return [...text.slice(place.focus.end).matchAll(further)].map((match) => {
    const start = place.focus.end + match.index + match[0].length;
    return { ...place, focus: nameAt(place.passage, { start, end: text.length }) };
  });
}

/** What stands right before the name of a document that goes: "Nghị định này có hiệu lực … và thay thế". */
const verbs: Readonly<Partial<Record<RelationKind, RegExp>>> = {
  replaces: /này(?!\p{L})[^.;]*thay thế (?:cho )?$/iu,
  repeals: /này(?!\p{L})[^.;]*bãi bỏ $/iu,
  amends: /này(?!\p{L})[^.;]*sửa đổi,? (?:bổ sung )?$/iu,
};

function changedBy(kind: RelationKind, { question, request, identity, index }: Telling): Told | null {
  const own = (identity.relations ?? []).flatMap((relation) => {
    const place = placeOf(relation, identity, index);
    const changes =
      relation.kind === kind ||
      (relation.kind === "cites" &&
        place !== null &&
        verbs[kind]?.test(place.passage.text.slice(0, place.focus.start)) === true);
    return place === null || !changes
      ? []
      : [{ ...place, identity, focus: nameAt(place.passage, place.focus) }];
  });
  const more = own.flatMap(furtherNames);
  const listed = index
    .passages(identity.id)
    .filter(({ text }) => leadIns[kind]?.test(text))
    .flatMap((opener) => itemsUnder(opener, index))
    .filter(({ text }) => findDocumentNumbers(text).length > 0)
    .map((item) => chosen(item, identity, nameAt(item, { start: 0, end: item.text.length })));
  const all = [...own, ...more, ...listed];
  const distinct = all.filter(
    ({ passage, focus }, at) =>
      all.findIndex((one) => one.passage.id === passage.id && one.focus.end === focus.end) === at,
  );
  const left = narrowed(distinct, question, request);
  return toldBy(joined(left), ({ focus }) => (left.length === 1 ? focus : null));
}

/** What the document replaces or repeals, as the question says it; the other where it does not do that. */
export const replaced: Teller = (telling) => {
  const order: readonly RelationKind[] = telling.request.tail.startsWith("thay")
    ? ["replaces", "repeals"]
    : ["repeals", "replaces"];
  return order.map((kind) => changedBy(kind, telling)).find((told) => told !== null) ?? null;
};

/** What it amends. */
export const amended: Teller = (telling) => changedBy("amends", telling);

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
    .filter(
      ({ text }) =>
        /^(?:\d+\. )?\p{Lu}[\p{L} ]{2,30} số [^ ]+/u.test(text) && findDocumentNumbers(text).length > 0,
    );
  const [origin, ...amending] = names;
  return origin === undefined ? null : { origin, amending };
}

/** The first number that a passage names, as its name is printed: "Nghị định số 151/2025/NĐ-CP". */
function firstName({ text }: Passage): Span {
  const first = findDocumentNumbers(text)[0];
  const opening = /^\d+\. /u.exec(text)?.[0].length ?? 0;
  return { start: first === undefined ? 0 : opening, end: first?.end ?? 1 };
}

/** What amended the document: by a văn bản hợp nhất's own opening, else by other documents' ties to it. */
export const amendedBy: Teller = ({ identity, index }) => {
  const printed = (consolidated(identity, index)?.amending ?? []).map((one) =>
    chosen(one, identity, firstName(one)),
  );
  if (printed.length > 0) return toldBy(printed, ({ focus }) => focus);
  const others = changesTo(identity, changesOf(index.documents)).flatMap(({ kind, by, relation }) => {
    const place = kind === "amends" ? placeOf(relation, by, index) : null;
    return place === null ? [] : [{ ...place, identity: by }];
  });
  return toldBy(joined(others), () => null);
};

/** The document that it prints. */
export const origin: Teller = ({ identity, index }) => {
  const place = consolidated(identity, index)?.origin;
  return place === undefined
    ? null
    : toldBy([chosen(place, identity, firstName(place))], ({ focus }) => focus);
};
