import type { Library } from "../../ask/answer.js";

interface Place {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
}

/** Marks a button that opens a source, and one that turns a page of the list of documents. */
export const sourcePrefix = "s";
export const pagePrefix = "d";
/** Marks a button that chooses one of several readings. */
export const choicePrefix = "o";

const form = /^s:([0-9a-z]+):([0-9a-z]{1,8}):([0-9a-z]{1,6}):([0-9a-z]+)$/u;

/**
 * 53 bits of a text, base 36 (at most 11 letters). Tells texts apart; protects nothing: whoever makes one up gets
 * only what everybody may read.
 * @source cyrb53 by bryc, public domain
 */
function fingerprint(text: string): string {
  let first = 0xde_ad_be_ef;
  let second = 0x41_c6_ce_57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 2_654_435_761);
    second = Math.imul(second ^ unit, 1_597_334_677);
  }
  first =
    Math.imul(first ^ (first >>> 16), 2_246_822_507) ^ Math.imul(second ^ (second >>> 13), 3_266_489_909);
  second =
    Math.imul(second ^ (second >>> 16), 2_246_822_507) ^ Math.imul(first ^ (first >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & second) + (first >>> 0)).toString(36);
}

/**
 * A source as callback data: document, span and words, each short. Nothing is kept on our side, so a button works
 * after a restart. At most 41 bytes of Telegram's 64, whatever the document's id.
 */
export function sourceLink({ documentId, start, end }: Place, quote: string): string {
  return `${sourcePrefix}:${fingerprint(documentId)}:${start.toString(36)}:${(end - start).toString(36)}:${fingerprint(quote)}`;
}

/** A choice as callback data: its place and what it asks, at most 16 bytes. The question itself is kept with the talk. */
export function choiceLink(question: string, place: number): string {
  return `${choicePrefix}:${place.toString(36)}:${fingerprint(question)}`;
}

/**
 * The place that callback data names.
 * @returns null for data we never wrote, an unknown document, or words that no longer stand there
 */
export function resolveSourceLink(library: Library, data: string): Place | null {
  const [, document, from, length, words] = form.exec(data) ?? [];
  if (document === undefined || from === undefined || length === undefined) return null;
  const start = Number.parseInt(from, 36);
  const end = start + Number.parseInt(length, 36);
  const found = library.documents.find(({ documentId }) => fingerprint(documentId) === document);
  const source = found === undefined ? undefined : library.source(found.documentId);
  if (found === undefined || source === undefined || end > source.length) return null;
  return fingerprint(source.slice(start, end)) === words
    ? { documentId: found.documentId, start, end }
    : null;
}
