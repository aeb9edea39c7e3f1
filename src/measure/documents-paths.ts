import type { Passage } from "../document/passage.js";

/**
 * A second opinion on where words stand: a scanner of the raw file, line by line, that shares nothing with the reader
 * (no blocks, no markers, no tree). It knows numerals at the beginning of a paragraph and remembers the last ones.
 */
export interface NaivePath {
  readonly article: string;
  readonly roman: string;
  readonly clause: string;
  readonly point: string;
}

interface Event {
  /** In letters and digits of the file, markup and blanks left out. */
  readonly at: number;
  readonly path: NaivePath;
}

const nowhere: NaivePath = { article: "", roman: "", clause: "", point: "" };

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

/** Words of links stay, addresses and tags go: neither is text of the document. */
const withoutMarkup = (raw: string): string =>
  raw
    .replace(/\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/gu, "]")
    .replace(/<\/?(?:sup|sub|b|i|u|em|strong|span|p|div|font|a|br)\b[^>\n]{0,60}>/giu, "")
    .replace(/&(?:nbsp|amp|lt|gt|quot|apos);/gu, " ");

/** What a paragraph's first numeral makes of the path; null where it bears none. */
function stepOf(words: string, path: NaivePath): NaivePath | null {
  const division =
    /^(?:Phụ lục|Phần|Chương|Mục|Tiểu mục|(?:Biểu )?Mẫu(?: số)?:?)\s+(?:(?:số )?[IVXLC\d]+[a-z]?|thứ \p{L}+)([-–.: ]*)(.*)$/iu.exec(
      words,
    );
  if (division !== null && /^\p{Lu}/u.test(words)) {
    const isTitle =
      division[2] === "" || !/\p{Ll}/u.test(division[2] ?? "") || /[-–.:]/u.test(division[1] ?? "");
    return isTitle && words.length < 200 ? nowhere : null;
  }
  // A footnote at the end of a page or of the text.
  if (/^\[\d{1,3}\]/u.test(words)) return nowhere;
  if (
    /^(?:PHỤ LỤC|Nơi nhận|Ghi chú\s*:)|^(?:TM|KT|TL|TUQ)\. ?\p{Lu}|^T\/M |^\((?:Ban hành )?[Kk]èm theo/u.test(
      words,
    )
  )
    return nowhere;
  // A line in capitals without a numeral below an article heads something attached; "TT" is a table's head.
  const isShouted =
    !/\p{Ll}/u.test(words) &&
    /\p{Lu}{2}/u.test(words) &&
    words.length > 6 &&
    !/^[\p{Lu}\d]{1,4}[.)-]/u.test(words);
  if (isShouted && path.article !== "") return nowhere;
  if (/^(?:Nghị quyết|Luật) này (?:đã )?được .{0,160}thông qua/u.test(words)) return nowhere;
  const article = /^Điều\s+(\d{1,3}[a-zđ]?)\s*(?:[.:]|$)/iu.exec(words)?.[1];
  if (article !== undefined) return { ...nowhere, article };
  const decimal = /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s*\)?\s+\p{L}/u.exec(words)?.[1];
  const whole = /^(\d{1,3})(?:\.\s*(?!\d)|-\s+)\S/u.exec(words)?.[1];
  const clause = decimal ?? whole;
  if (clause !== undefined) return { ...path, clause, point: "" };
  const point = /^([a-zđ]{1,2}\d?(?=\)|\. \p{Lu})|\d{1,2}(?=\)))/u.exec(words)?.[1];
  if (point !== undefined) return { ...path, point };
  const roman = /^([IVX]{1,5})\s*(?:[.\-–]\s*|\/\s+)\p{L}/u.exec(words)?.[1];
  if (roman !== undefined) return { ...nowhere, roman };
  return /^[A-HK]\.\s+\p{Lu}/u.test(words) ? nowhere : null;
}

/** Text quoted into an amendment keeps the amending clause's path: from a numeral in quotes to the closing quote. */
function quoteAfter(words: string, isQuoted: boolean): boolean {
  const closes = /["”][.;,]?\s*$/u.test(words);
  const opens = /^["“]\s*(?:Điều \d|\d{1,3}\.|[a-zđ]\)|Mục \d|Chương [IVX])/u.test(words);
  return closes ? false : isQuoted || opens;
}

/** Reads a raw file into its letters and the path from each numeral on. */
export function scanPaths(file: string): { readonly letters: string; readonly events: readonly Event[] } {
  const events: Event[] = [{ at: 0, path: nowhere }];
  let letters = "";
  let path = nowhere;
  let isInTable = false;
  let isQuoted = false;
  let above = "";
  const lines = withoutMarkup(file.normalize("NFC")).split("\n");
  for (const [index, line] of lines.entries()) {
    const words = line.replace(/[*#>\\]/gu, "").trim();
    if (words === "|") isInTable = (lines[index + 1] ?? "").trim() !== "";
    // A letter-head inside the text begins a form, which counts anew.
    if (/CỘNG H(?:ÒA|OÀ) XÃ|ĐẢNG CỘNG SẢN VIỆT NAM/u.test(words) && path !== nowhere) {
      path = nowhere;
      events.push({ at: letters.length, path });
    }
    const isRow = isInTable || words.includes(" | ") || words.endsWith("|");
    const paragraph = [words, ...lines.slice(index + 1, index + 8)].join("\n").split(/\n\s*\n/u)[0] ?? "";
    const begins = above === "" || /[.;:,”"]$/u.test(above);
    if (words !== "" && !isRow && begins) {
      // A numeral and its word may be broken over two lines ("Điều" / "1.").
      const whole = paragraph.replace(/[*\s]+/gu, " ").trim();
      const step = isQuoted || /^["“]/u.test(whole) ? null : stepOf(whole, path);
      if (step !== null) {
        path = step;
        events.push({ at: letters.length, path });
      }
      if (above === "") isQuoted = quoteAfter(whole, isQuoted);
    }
    if (isQuoted && /["”][.;,]?$/u.test(words)) isQuoted = false;
    letters += lettersOf(words);
    above = words;
  }
  return { letters, events };
}

/** A citation's words as a path: "Điều 3, khoản 2, điểm đ", "mục II.1". */
export function pathOf(locator: string): NaivePath {
  // A form printed inside the text has numerals of its own, and those are what a scanner sees.
  const host = (locator.split(/, biểu mẫu(?:,|$)/u).at(-1) ?? "").split(/(?:^|, )trích /u)[0] ?? "";
  const last = (pattern: RegExp): string => [...host.matchAll(pattern)].at(-1)?.[1] ?? "";
  const section = last(/mục ([IVX]*[\d.]*)(?![\p{L}])/gu);
  return {
    article: last(/Điều (\d+[a-zđ]?)/gu),
    roman: /^[IVX]+/u.exec(section)?.[0] ?? "",
    clause: last(/khoản ([\d.]+)/gu) || section.replace(/^[IVX]+\.?/u, ""),
    point: last(/điểm ([a-zđ]{1,2}\d?|\d+)/gu),
  };
}

export interface PathCheck {
  readonly file: string;
  readonly locator: string;
  /** The first words, enough to find the place. */
  readonly words: string;
  /** What the scanner saw; null where it did not find the words. */
  readonly scanned: NaivePath | null;
  readonly agrees: boolean;
}

/** A row's own groups ("mục II" of a table) are no part of the path: rows are held against what stands around the table. */
const agree = (one: NaivePath, other: NaivePath, isRow: boolean): boolean =>
  one.article === other.article && one.point === other.point && (isRow || agreeAbove(one, other));

const agreeAbove = (one: NaivePath, other: NaivePath): boolean =>
  (one.clause === other.clause || one.clause.endsWith(`.${other.clause}`)) &&
  (one.roman === other.roman || one.article !== "");

/** Compares every passage's locator with the scanner's path; letter-heads and signatures bear none and are left out. */
export function checkPaths(file: string, raw: string, passages: readonly Passage[]): PathCheck[] {
  const { letters, events } = scanPaths(raw);
  let cursor = 0;
  return passages.flatMap((passage) => {
    const wanted = lettersOf(passage.text);
    const at = letters.indexOf(wanted, cursor);
    const isFound = at >= 0 && wanted !== "";
    if (isFound) cursor = at + wanted.length;
    if (passage.kind === "letterhead" || wanted === "") return [];
    const scanned = isFound ? (events.findLast((event) => event.at <= at)?.path ?? nowhere) : null;
    const words = passage.text.slice(0, 80);
    const isRow =
      passage.kind === "row" || /, (?:bảng|dòng \d)/u.test(passage.locator) || words.includes(" | ");
    const agrees = scanned !== null && agree(pathOf(passage.locator), scanned, isRow);
    return [{ file, locator: passage.locator, words, scanned, agrees }];
  });
}
