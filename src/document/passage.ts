import type { Span } from "./document.js";

/**
 * The unit that is indexed, retrieved and cited: one sentence, one clause of a running task list, one point, bullet
 * or table row. `text === source.slice(start, end)`; passages of a document never overlap and stand in its order.
 */
export interface Passage extends Span {
  /** `documentId#start-end` */
  readonly id: string;
  readonly documentId: string;
  readonly text: string;
  /** "heading": only a title, never an answer by itself. "letterhead": letter-head, legal bases, recipients, signature. */
  readonly kind: "sentence" | "item" | "row" | "heading" | "letterhead";
  /** Where the words stand, as a citation says it: "Điều 3, khoản 2, điểm đ"; "đoạn 4, ý 7". */
  readonly locator: string;
  /** The headings above it, outermost first; words for search and for reading it in context. */
  readonly headings: readonly string[];
  /** The paragraph, clause or point that it stands in: what "open the source" shows. */
  readonly parent: Span;
  /**
   * The words that introduce the list it belongs to ("… thực hiện một số nhiệm vụ trọng tâm sau"), null outside a
   * list. Items of one list share the same opener span, whatever their depth's own lead-in.
   */
  readonly opener: Span | null;
}

/** The words of a passage's opener, cut from its document's source; empty outside a list. */
export function openerText({ opener }: Pick<Passage, "opener">, source: string): string {
  return opener === null ? "" : source.slice(opener.start, opener.end);
}

export function passageId(documentId: string, span: Span): string {
  return `${documentId}#${span.start}-${span.end}`;
}

/**
 * Where a passage stands among its document's passages, which follow each other in the text; -1 where it does not.
 * By halving: a decree has thousands of them.
 */
export function placeOf(passages: readonly Passage[], { id, start }: Passage): number {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  while (passages[low]?.start === start && passages[low]?.id !== id) low += 1;
  return passages[low]?.id === id ? low : -1;
}
