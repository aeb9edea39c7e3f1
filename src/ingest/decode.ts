import { DocumentRefusedError } from "../errors.js";
import { ingestMessages } from "../messages.js";
import { looksVietnamese, type LegacyText, readLegacy } from "../vietnamese/legacy-detect.js";
import { compose } from "../vietnamese/spelling.js";
import { tidyText } from "../vietnamese/tidy.js";

function withBom(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function utf16(bytes: Uint8Array, encoding: string): string {
  const even = bytes.slice(2, bytes.length - (bytes.length % 2));
  if (encoding === "utf-16be") {
    for (let index = 0; index + 1 < even.length; index += 2) {
      [even[index], even[index + 1]] = [even[index + 1] ?? 0, even[index] ?? 0];
    }
  }
  return new TextDecoder("utf-16le", { fatal: true }).decode(even);
}

/** Letters that only Unicode Vietnamese has; legacy fonts never give them. */
const unicodeOnly = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]/gu;
/** What text of a legacy font looks like when its bytes are read as Latin-1: letters and signs Vietnamese does not use. */
const latinOnly = /[µ¸¹¶·©¨®¬ª«»¼½¾ÄÅÆËÎÏÑÖØÛÜÞßäåæëîïñöøûüþÿ]/gu;

/** Whether a text was typed in a legacy font of which we know no table (VPS, VISCII). */
function looksLegacy(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const foreign = count(latinOnly);
  if (foreign <= 10) return false;
  const letters = count(/\p{L}/gu);
  return letters > 200 && foreign / letters > 0.05 && count(unicodeOnly) / letters < 0.01;
}

/** Bytes that are no Unicode: those of a legacy font, or Windows' own Vietnamese with its combining marks. */
function fromBytes(bytes: Uint8Array): LegacyText | null {
  const read = readLegacy(new TextDecoder("windows-1252").decode(bytes));
  if (read.legacy !== null) return read;
  const text = compose(new TextDecoder("windows-1258").decode(bytes));
  return looksVietnamese(text) ? { text, legacy: null } : null;
}

/**
 * File bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, TCVN3 and VNI as bytes or as Latin-1 letters in
 * Unicode, Windows-1258.
 * @throws {DocumentRefusedError} for binary content, another encoding, or text typed in an unknown legacy font
 */
export function decode(bytes: Uint8Array): LegacyText {
  const encoding = withBom(bytes);
  if (encoding === null && bytes.subarray(0, 8192).includes(0)) {
    throw new DocumentRefusedError(ingestMessages.binary);
  }
  let read: LegacyText | null;
  try {
    read = readLegacy(
      encoding === null ? new TextDecoder("utf-8", { fatal: true }).decode(bytes) : utf16(bytes, encoding),
    );
  } catch (error) {
    read = encoding === null ? fromBytes(bytes) : null;
    if (read === null) throw new DocumentRefusedError(ingestMessages.wrongEncoding, { cause: error });
  }
  if (looksLegacy(read.text)) throw new DocumentRefusedError(ingestMessages.legacyFont);
  return { text: tidyText(read.text), legacy: read.legacy };
}
