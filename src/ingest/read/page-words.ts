import { readLegacy } from "../../vietnamese/legacy-detect.js";
import { decodeLegacy, type LegacyEncoding } from "../../vietnamese/legacy.js";
import { orderMarks } from "../../vietnamese/marks.js";
import { compose } from "../../vietnamese/spelling.js";
import { invisible, plain, softHyphenInNumber } from "../../vietnamese/tidy.js";
import type { PageLines, Segment } from "./page-lines.js";

/** Bullets of Symbol and Wingdings live in the private use area; inside a word such a character is a lost letter. */
const privateUse = /^[\ue000-\uf8ff]|(?<![\p{L}\p{N}])[\ue000-\uf8ff](?![\p{L}\p{N}])/gu;
const ligatures: Readonly<Record<string, string>> = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl" };

const untidy = /[\s\u00a0]{2}|[^\S ]|Đ\u00d0|\u00d0Đ/u;

/** Words as they are stored: NFC, no control characters, single blanks. A soft hyphen at the end stays for joining. */
function clean(text: string): string {
  if (plain.test(text) && !untidy.test(text)) return text.trim();
  return (
    orderMarks(compose(text))
      .replace(/[ﬀ-ﬄ]/gu, (letter) => ligatures[letter] ?? letter)
      .replace(privateUse, "•")
      // No text holds both letters in a row: OCR gives one Đ twice ("QĐÐ-UBND").
      .replace(/Đ\u00d0|\u00d0Đ/gu, "Đ")
      .replace(softHyphenInNumber, "-")
      .replace(/\u00ad(?!$)/gu, "")
      .replace(invisible, "")
      .replace(/[\s\u00a0]+/gu, " ")
      .trim()
  );
}

/**
 * Pages whose letters are words: legacy letters decoded where fonts gave no hint (the encoding is decided over the
 * whole document), then cleaned. Must come before anything is judged by its words.
 */
export function withWords(pages: readonly PageLines[]): {
  pages: PageLines[];
  legacy: LegacyEncoding | null;
} {
  const all = pages.flatMap(({ rows }) => rows.flatMap(({ segments }) => segments));
  const { text, legacy } = readLegacy(all.map((one) => one.text.replace(/[\r\n]/gu, " ")).join("\n"));
  const decoded = text.split("\n");
  let index = 0;
  const worded = (segment: Segment): Segment => {
    const line = legacy === null ? segment.text : (decoded[index] ?? segment.text);
    index += 1;
    const words = clean(line);
    const isWhole = segment.bold >= segment.text.trimEnd().length;
    const head = segment.text.slice(0, segment.bold);
    const bold = isWhole
      ? words.length
      : clean(legacy === null || line === segment.text ? head : decodeLegacy(head, legacy)).length;
    return { ...segment, text: words, bold: Math.min(bold, words.length) };
  };
  const worked = pages.map((page) => ({
    ...page,
    rows: page.rows
      .map((row) => ({ ...row, segments: row.segments.map(worded).filter((one) => one.text !== "") }))
      .filter(({ segments }) => segments.length > 0),
  }));
  return { pages: worked, legacy };
}

/** The words of a page, a line each. */
export function textOf(page: PageLines): string {
  return page.rows.map(({ segments }) => segments.map(({ text }) => text).join(" ")).join("\n");
}

const noLetters = /[^\p{L}\p{N}]+/gu;

/** How many letters and figures a page holds. */
export function letterCount(page: PageLines): number {
  let count = 0;
  for (const { segments } of page.rows) {
    for (const { text } of segments) count += text.replace(noLetters, "").length;
  }
  return count;
}
