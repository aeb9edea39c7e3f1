import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { bareText } from "../vietnamese/syllables.js";
import type { Answer } from "./answer.js";
import { citationLimit, quoteItems } from "./list.js";
import { listOf } from "./related.js";

type Documents = Pick<OpenedIndex, "documents" | "passages" | "source">;

/** The list that a passage stands in, in the document's order: of its lead-in, else of its heading. */
function wholeList(passage: Passage, index: Documents): readonly Passage[] {
  const listed = listOf(passage, index);
  if (listed.length > 1) return listed;
  const path = passage.headings.join("\n");
  return index
    .passages(passage.documentId)
    .filter((one) => one.kind === passage.kind && one.headings.join("\n") === path);
}

/** Syllables of an item by which it is known again in what was said; quotes may be cut after more. */
const knownBy = 12;

/**
 * "Còn gì nữa không" after a list that was too long to be shown at once: its next items.
 * @param answer the earlier question's answer, as it was given first
 * @param said all that was answered in the talk
 * @returns null where that answer was no such list, or only some of the list were meant; or all of it was said
 */
export function continueList(answer: Answer, said: string, index: Documents): Answer | null {
  if (answer.kind !== "answered" || answer.completeness === "complete") return null;
  const { citations } = answer;
  const last = citations.at(-1);
  const first = citations[0];
  if (citations.length < citationLimit || first === undefined || last === undefined) return null;
  const isWithin = (one: Passage): boolean =>
    citations.some(
      ({ documentId, start, end }) => documentId === one.documentId && one.start < end && start < one.end,
    );
  const shownLast = index.passages(last.documentId).findLast(isWithin);
  const identity = index.documents.find(({ id }) => id === last.documentId);
  if (shownLast === undefined || identity === undefined) return null;
  const list = wholeList(shownLast, index);
  // Items that were chosen out of a list are not followed by the others.
  const from = list.findIndex(isWithin);
  const to = list.findLastIndex(isWithin);
  if (from === -1 || !list.slice(from, to + 1).every(isWithin)) return null;
  const before = bareText(said.replace(/\[\d+\]/gu, ""));
  const isSaid = ({ text }: Passage): boolean =>
    before.includes(bareText(text).split(" ").slice(0, knownBy).join(" "));
  const next = list.findLastIndex((one, place) => place <= to || isSaid(one)) + 1;
  const items = list.slice(next);
  const quoted = items.length === 0 ? null : quoteItems(items, identity, index);
  if (quoted === null) return null;
  return { ...answer, ...quoted, completeness: quoted.left > 0 ? "partial" : "complete" };
}
