import { openerText, type Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Candidate } from "./candidates.js";
import { itemsUnder, listOf } from "./related.js";

/** A list under a heading with more entries than this is a chapter, not an enumeration. */
const longestList = 24;

/** A list as the document has it: its entries and the words that announce it. */
export interface List {
  readonly items: readonly Passage[];
  /** The lead-in, or the heading where there is none. */
  readonly title: string;
  /** Headings above the title that are about it as well; empty where the title says all. */
  readonly above: string;
  /** The candidate it was found by. */
  readonly candidate: Candidate;
  /** Entries that are called what is asked: headings of parts, rows under such a head. */
  readonly isOfKind: boolean;
  /** As many as the candidate says there are. */
  readonly isCounted: boolean;
}

/** The passages of one document by their headings. */
type Places = ReadonlyMap<string, readonly Passage[]>;

const isLeadIn = ({ text }: Passage): boolean => /:\s*$/u.test(text);
const keyOf = (headings: readonly string[]): string => headings.join("\n");

/** Groups a document's passages by their headings; remembers them for one question. */
export function placesOf(index: OpenedIndex): (documentId: string) => Places {
  const known = new Map<string, Places>();
  return (documentId) => {
    const before = known.get(documentId);
    if (before !== undefined) return before;
    const places = new Map<string, Passage[]>();
    for (const passage of index.passages(documentId)) {
      const key = keyOf(passage.headings);
      const there = places.get(key);
      if (there === undefined) places.set(key, [passage]);
      else there.push(passage);
    }
    known.set(documentId, places);
    return places;
  };
}

/** The entries under headings; the items of a lead-in stand for it. Empty where there are more than a list has. */
function entriesUnder(headings: readonly string[], places: Places): readonly Passage[] {
  if (headings.length === 0) return [];
  const entries = (places.get(keyOf(headings)) ?? []).filter(
    (one) => one.kind !== "heading" && one.kind !== "letterhead" && !isLeadIn(one),
  );
  return entries.length <= longestList ? entries : [];
}

/** The headings right under others. */
const headingsUnder = (headings: readonly string[], places: Places): readonly Passage[] =>
  (places.get(keyOf(headings)) ?? []).filter(({ kind }) => kind === "heading");

/** Items with those of a lead-in among them in its place: it says nothing by itself. */
function opened(items: readonly Passage[], index: OpenedIndex): readonly Passage[] {
  // Several lead-ins open parts of their own.
  if (items.filter(isLeadIn).length !== 1) return items;
  const found = items.flatMap((item) => (isLeadIn(item) ? itemsUnder(item, index) : [item]));
  const unique = [...new Map(found.map((item) => [item.id, item])).values()];
  return unique.length <= longestList ? unique : items;
}

const names = (text: string, nouns: readonly string[]): boolean => {
  const folded = ` ${foldKeepingOffsets(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
  return nouns.some((noun) => folded.includes(` ${noun} `));
};

/** Whether a heading begins, after its number, with what is asked: "1. Thủ tục cấp giấy phép". */
const isCalled = (text: string, nouns: readonly string[]): boolean => {
  const folded = foldKeepingOffsets(text).toLowerCase();
  return nouns.some((noun) => new RegExp(String.raw`^(?:[\divxlc]+[.)]\s*)+${noun}(?!\w)`, "u").test(folded));
};

/** How many headings up parts are looked for. */
const levelsUp = 3;

/**
 * Parts of the document around a candidate: the headings under one of its headings ("IV. LĨNH VỰC BƯU CHÍNH" → "1. Thủ
 * tục …", "2. Thủ tục …") where most are called what is asked; and what stands under the one heading that is called so
 * ("c) Thành phần hồ sơ" of the same procedure).
 */
function partsAround(candidate: Candidate, nouns: readonly string[], places: Places): List[] {
  const { headings } = candidate.passage;
  const found: List[] = [];
  for (let depth = headings.length; depth > 0 && depth > headings.length - levelsUp; depth -= 1) {
    const above = headings.slice(0, depth);
    const parts = headingsUnder(above, places);
    const called = parts.filter(({ text }) => names(text, nouns));
    const title = above.at(-1) ?? "";
    if (parts.length <= longestList && called.length > 1 && called.length * 2 >= parts.length)
      found.push({ items: called, title, above: "", candidate, isOfKind: true, isCounted: false });
    const [part, another] = called;
    if (part !== undefined && another === undefined) {
      const items = entriesUnder([...above, part.text], places);
      found.push({ items, title: part.text, above: title, candidate, isOfKind: false, isCounted: false });
    }
  }
  return found;
}

/**
 * The list of as many things as a candidate says there are ("công bố 02 thủ tục …"), elsewhere in its document: rows under
 * a head that calls them so ("Tên thủ tục"), or headings.
 */
function announcedBy(candidate: Candidate, nouns: readonly string[], places: Places): List[] {
  const text = foldKeepingOffsets(candidate.passage.text).toLowerCase();
  const counts = nouns.flatMap((noun) =>
    [
      ...text.matchAll(new RegExp(String.raw`(?<![\w.,/])(\d{1,2}) (?:\([^)]{1,12}\) )?${noun}(?!\w)`, "gu")),
    ].map((match) => Number(match[1])),
  );
  const [count] = counts;
  if (count === undefined || count < 2 || count > longestList) return [];
  const groups = [...places].filter(([key]) => key !== "");
  const rows = groups
    .filter(
      ([key]) => (key.split("\n").at(-1) ?? "").includes("|") && names(key.split("\n").at(-1) ?? "", nouns),
    )
    .map(([, passages]) => passages.filter(({ kind }) => kind === "row"));
  const headings = groups.map(([, passages]) =>
    passages.filter(({ kind, text: title }) => kind === "heading" && isCalled(title, nouns)),
  );
  const items = [...rows, ...headings].find((group) => group.length === count);
  return items === undefined
    ? []
    : [{ items, title: candidate.passage.text, above: "", candidate, isOfKind: true, isCounted: true }];
}

/**
 * The lists that a candidate opens or stands in.
 * @param nouns what is asked, folded; null where the question names nothing
 */
export function listsOf(
  candidate: Candidate,
  nouns: readonly string[] | null,
  index: OpenedIndex,
  places: Places,
): readonly List[] {
  const { passage } = candidate;
  const heading = passage.headings.at(-1) ?? "";
  // The head line of a table names its columns; what the table is of stands above it.
  const table = heading.includes("|") ? (passage.headings.at(-2) ?? "") : "";
  const source = index.source(passage.documentId) ?? "";
  const common = { candidate, above: "", isOfKind: false, isCounted: false };
  const found: List[] = [
    { ...common, items: opened(itemsUnder(passage, index), index), title: passage.text },
    { ...common, items: opened(listOf(passage, index), index), title: openerText(passage, source) },
    { ...common, items: entriesUnder(passage.headings, places), title: heading, above: table },
    ...(nouns === null
      ? []
      : [...partsAround(candidate, nouns, places), ...announcedBy(candidate, nouns, places)]),
  ];
  return found.filter(({ items, title }) => items.length > 1 && title !== "");
}

/**
 * Whether one sentence holds a list in itself: "Trung Quốc, Úc, Nhật Bản", "qua iHanoi hoặc SMS hoặc Email". Three short
 * members at least.
 */
export function enumerates(text: string): boolean {
  const members = text
    .slice(0, 600)
    .split(/,|;| hoặc | và /u)
    .map((member) => member.trim().split(/\s+/u).length);
  let run = 0;
  let longest = 0;
  for (const words of members) {
    run = words <= 6 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest >= 3;
}
