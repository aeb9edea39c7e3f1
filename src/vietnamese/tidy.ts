import { orderMarks } from "./marks.js";
import { compose } from "./spelling.js";

/**
 * Characters that are never words: zero-width, bidi controls, fillers, variation selectors and the tag block (all of
 * them carry hidden instructions), C0 controls but tab and line feed. The soft hyphen is handled apart: PDFs put it
 * where a number's hyphen stood.
 */
export const invisible =
  // eslint-disable-next-line no-control-regex -- removing control characters is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufff9-\ufffb]|(?!\u00ad)\p{Default_Ignorable_Code_Point}/gu;
export const softHyphenInNumber = /(?<=[\p{Lu}\d])\u00ad(?=[\p{Lu}\d])/gu;

/** Characters of which nothing is to be tidied: letters composed, no mark loose, nothing hidden, no carriage return. */
export const plain =
  /^[\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e\u2212\u25a0-\u25ff]*$/u;

/**
 * A document's text as it is stored: NFC with marks in order, line feeds only, invisible characters gone.
 * @param text already in Unicode: legacy letters must be decoded before, a soft hyphen is one of them
 */
export function tidyText(text: string): string {
  if (plain.test(text)) return text;
  return orderMarks(compose(text))
    .replace(/\r\n?/gu, "\n")
    .replace(softHyphenInNumber, "-")
    .replaceAll("\u00ad", "")
    .replace(invisible, "");
}
