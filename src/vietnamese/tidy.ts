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

/**
 * A document's text as it is stored: NFC with marks in order, line feeds only, invisible characters gone.
 * @param text already in Unicode: legacy letters must be decoded before, a soft hyphen is one of them
 */
export function tidyText(text: string): string {
  return orderMarks(compose(text))
    .replace(/\r\n?/gu, "\n")
    .replace(softHyphenInNumber, "-")
    .replaceAll("\u00ad", "")
    .replace(invisible, "");
}
