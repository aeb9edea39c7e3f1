import type { Library } from "./answer.js";
import { capitalise, particulars } from "./describe.js";
import { piece, type Reply } from "./reply.js";

/** The place to open; a `Citation` is one. */
export interface Place {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly locator?: string;
}

/** With title and particulars it stays below Telegram's 4,096. UTF-16 units. */
const roomForParagraph = 3_000;

/** A cut is moved to a blank at most this far, so that words stay whole. UTF-16 units. */
const slack = 40;

function isBlankOrEdge(text: string, index: number): boolean {
  return (
    index <= 0 || index >= text.length || /\s/u.test(text[index - 1] ?? "") || /\s/u.test(text[index] ?? "")
  );
}

/** The nearest word border at or inside `index`, walking by `step`; a text without blanks is cut between graphemes. */
function border(text: string, index: number, step: 1 | -1): number {
  for (let walked = 0; walked <= slack; walked += 1) {
    if (isBlankOrEdge(text, index + walked * step)) return index + walked * step;
  }
  return new Intl.Segmenter("vi").segment(text).containing(index)?.index ?? index;
}

/**
 * The words before and after the quote that fit, "…" where something was left out.
 * @param room for the words around the quote; the shorter side leaves its rest to the other
 */
function around(
  before: string,
  after: string,
  room: number,
): { readonly before: string; readonly after: string } {
  const half = Math.floor(room / 2);
  const roomAfter = room - Math.min(before.length, half);
  const keptAfter = Math.min(after.length, roomAfter);
  const roomBefore = room - keptAfter;
  const from = before.length <= roomBefore ? 0 : border(before, before.length - roomBefore, 1);
  const to = after.length <= keptAfter ? after.length : border(after, keptAfter, -1);
  return {
    before: (from === 0 ? "" : "…") + before.slice(from).trimStart(),
    after: after.slice(0, to).trimEnd() + (to === after.length ? "" : "…"),
  };
}

/**
 * The cited words inside their paragraph, below the name of the document.
 * @returns undefined when the document is gone or the span is not of its text
 */
export function renderSource(library: Library, place: Place): Reply | undefined {
  const source = library.source(place.documentId);
  const paragraph = library.paragraph(place.documentId, place.start, place.end);
  const document = library.documents.find(({ documentId }) => documentId === place.documentId);
  if (source === undefined || paragraph === undefined || document === undefined) return undefined;
  const start = Math.min(paragraph.start, place.start);
  const end = Math.max(paragraph.end, place.end);
  const quote = source.slice(place.start, place.end);
  const { before, after } = around(
    source.slice(start, place.start),
    source.slice(place.end, end),
    Math.max(0, roomForParagraph - quote.length),
  );
  const details = [particulars(document), document.issuer ?? "", place.locator ?? ""]
    .filter(Boolean)
    .join(", ");
  return {
    blocks: [
      [piece(document.title, "bold"), ...(details === "" ? [] : [piece(`\n${capitalise(details)}`)])],
      [piece(before), piece(quote, "mark"), piece(after)].filter(({ text }) => text !== ""),
    ],
    sources: [],
  };
}
