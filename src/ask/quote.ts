import type { Citation } from "../document/citation.js";
import type { DocumentIdentity, Span } from "../document/document.js";
import type { Passage } from "../document/passage.js";

/** Longest quote, in UTF-16 units (contract). */
export const quoteLimit = 300;
/** The same where several long ones must share an answer. */
export const shortQuote = 200;

/** A cut quote begins with a clause where one begins so near, in UTF-16 units; else with a word. */
const clauseNear = 40;

/** Leaves blanks and a closing separator out of a quote. */
export function trimSpan(source: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s;,–-]/u.test(source[start] ?? "")) start += 1;
  while (end > start && /[\s;,]/u.test(source[end - 1] ?? "")) end -= 1;
  return { start, end };
}

/**
 * The piece of a passage to quote: all of it when short enough, else a window of whole words around what matters, cut
 * at a comma or semicolon where one is near.
 * @param focus offsets in `source` that must be inside
 * @param limit longest piece, in UTF-16 units
 */
export function quoteSpan(source: string, span: Span, focus: Span, limit = quoteLimit): Span {
  const whole = trimSpan(source, span);
  if (whole.end - whole.start <= limit) return whole;
  const room = limit - Math.min(limit, focus.end - focus.start);
  let start = Math.max(whole.start, focus.start - Math.floor(room * 0.6));
  let end = Math.min(whole.end, start + limit);
  if (end === whole.end) start = Math.max(whole.start, end - limit);
  if (start > whole.start) {
    const clause = source.slice(start, Math.min(focus.start, end)).search(/[,;:]\s/u);
    const word = source.slice(start, end).search(/\s/u);
    start += clause >= 0 && clause <= clauseNear && start + clause + 2 <= focus.start ? clause + 2 : word + 1;
  }
  end = Math.min(whole.end, start + limit);
  if (end < whole.end) {
    const tail = source.slice(start, end);
    const clause = Math.max(tail.lastIndexOf("; "), tail.lastIndexOf(", "), tail.lastIndexOf(". "));
    const word = tail.lastIndexOf(" ");
    end = start + (start + clause > focus.end && clause > limit / 2 ? clause : word);
  }
  return trimSpan(source, { start, end });
}

export function cite(
  marker: number,
  passage: Passage,
  identity: DocumentIdentity,
  source: string,
  span: Span,
): Citation {
  return {
    marker,
    documentId: passage.documentId,
    title: identity.title,
    number: identity.number,
    kind: identity.kind,
    issuer: identity.issuer,
    date: identity.date,
    locator: passage.locator,
    quote: source.slice(span.start, span.end),
    start: span.start,
    end: span.end,
  };
}
