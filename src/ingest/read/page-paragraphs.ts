import type { Row, Segment } from "./page-lines.js";

/** A whole line of prose with the page it stands on. */
export interface Line extends Segment {
  readonly page: number;
}

/** The edges that prose keeps on a page, in points. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

const marker =
  /^(?:(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục|Phụ lục|PHỤ LỤC)\s+(?:\d+|[IVXLC]+|thứ)\b|\d{1,3}(?:\.\d{1,3})*[.)/-]\s|[IVX]{1,5}[.)/-]\s|[a-zđ][).]\s|[A-HĐ][.)]\s|[-–+•*✓]\s|Căn cứ\s|Xét\s|Theo đề nghị\s|Nơi nhận)/u;
const ended = /[.;:!?…][)”"’]*$/u;

/** One line from the segments of a row: columns that were none are words of one line. */
export function lineOf(row: Row, page: number): Line {
  let text = "";
  let bold = 0;
  for (const segment of row.segments) {
    if (text !== "") text += " ";
    if (bold >= text.length - 1) bold = segment.bold > 0 ? text.length + segment.bold : bold;
    text += segment.text;
  }
  const [first] = row.segments;
  return {
    text,
    bold,
    isItalic: row.segments.every(({ isItalic }) => isItalic),
    x0: first?.x0 ?? 0,
    x1: row.segments.at(-1)?.x1 ?? 0,
    y: row.y,
    size: row.size,
    page,
    isScanned: row.segments.some(({ isScanned }) => isScanned),
  };
}

const fewLines = 6;

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

/** Left edge = where most full lines begin; right edge = the furthest that a twentieth of the lines reach. */
export function marginsOf(lines: readonly Line[]): Margins | null {
  if (lines.length < fewLines) return null;
  const rights = lines.map(({ x1 }) => x1).toSorted((one, other) => other - one);
  const right = rights[Math.floor(lines.length / 20)] ?? 0;
  const full = lines.filter(({ x1, size }) => right - x1 < 2 * size);
  const lefts = (full.length >= 3 ? full : lines).map(({ x0 }) => Math.round(x0));
  const least = Math.min(...lines.map(({ x0 }) => x0));
  const common = mostCommon(lefts);
  // Where every paragraph has one line, the indent is commoner than the edge.
  const returned = lefts.filter((x0) => x0 < common - 4).length;
  return { left: returned >= 2 ? least : common, right };
}

/** Points that a line's last word would have had left for the next one. */
function roomAfter(line: Line, margins: Margins, isCentred: boolean): number {
  return isCentred ? margins.right - margins.left - (line.x1 - line.x0) : margins.right - line.x1;
}

function isCentredLine(line: Line, margins: Margins): boolean {
  const middle = (margins.left + margins.right) / 2;
  const indent = line.x0 - margins.left;
  return Math.abs((line.x0 + line.x1) / 2 - middle) < 6 && indent > 1.5 * line.size;
}

function firstWordWidth(line: Line): number {
  const word = /^\S+/u.exec(line.text)?.[0] ?? "";
  return (word.length / Math.max(line.text.length, 1)) * (line.x1 - line.x0) + 0.2 * line.size;
}

/** The usual distance between lines of one paragraph, in heights of the font; 1.2 where the text does not show it. */
function usualLeading(lines: readonly Line[], margins: (page: number) => Margins): number {
  const ratios = lines.flatMap((line, index) => {
    const above = lines[index - 1];
    if (above === undefined || above.page !== line.page || !/^[\p{Ll}\d]/u.test(line.text)) return [];
    const isFull = roomAfter(above, margins(above.page), false) < 3 * above.size;
    return isFull ? [Math.round(((line.y - above.y) / line.size) * 20) / 20] : [];
  });
  return ratios.length < 3 ? 1.2 : mostCommon(ratios);
}

const isAllBold = (line: Line): boolean => line.bold >= line.text.length;

/** Whether a line begins a paragraph of its own below another line. */
function begins(line: Line, above: Line, margins: (page: number) => Margins, leading: number): boolean {
  const [own, edge] = [margins(line.page), margins(above.page)];
  const isSamePage = line.page === above.page;
  const isCentred = isCentredLine(line, own);
  const wasCentred = isCentredLine(above, edge);
  if (Math.abs(line.size - above.size) > 1.2) return true;
  if (isSamePage && line.y - above.y > (leading * 1.18 + 0.04) * line.size) return true;
  const isFull = roomAfter(above, edge, true) < 3 * above.size;
  if (isCentred !== wasCentred) {
    // A title's last line is centred below lines that fill the page's width.
    const goesOn = isFull && !ended.test(above.text) && isAllBold(line) === isAllBold(above);
    if (isCentred ? !goesOn : !isFull) return true;
  }
  const fitted = roomAfter(above, edge, wasCentred) > firstWordWidth(line) + 0.6 * above.size;
  // A ragged right edge leaves some room; a sentence that goes on in lower case does so only within reason.
  const isShort = fitted && (!/^\p{Ll}/u.test(line.text) || ended.test(above.text) || isSamePage);
  if (isShort) return true;
  if (isCentred) return isAllBold(line) !== isAllBold(above);
  const indent = line.x0 - own.left;
  const hadIndent = above.x0 - edge.left;
  const isIndented = indent > 0.8 * line.size;
  const isHanging =
    marker.test(above.text) && indent > hadIndent + 0.4 * line.size && !marker.test(line.text);
  if (isIndented && !isHanging && Math.abs(indent - hadIndent) > 0.4 * line.size) return true;
  if (marker.test(line.text) && (isIndented || ended.test(above.text))) return true;
  if (isAllBold(above) && line.bold === 0 && ended.test(above.text)) return true;
  return isIndented && ended.test(above.text) && Math.abs(indent - hadIndent) <= 0.4 * line.size && !isHanging
    ? !marker.test(above.text) || fitted
    : false;
}

/** Puts the next line behind a text: no blank behind a number's own hyphen or stroke ("06-" + "NQ/HU"). */
export function joinLine(text: string, next: string): string {
  if (text.endsWith("\u00ad")) return `${text}${next}`;
  const isCutNumber = /[\p{L}\d][-/]$/u.test(text) && /^[\p{L}\d]/u.test(next);
  return isCutNumber ? `${text}${next}` : `${text} ${next}`;
}

/** Lines to paragraphs: each is its lines, the first one's page is the paragraph's. */
export function paragraphsOf(
  lines: readonly Line[],
  margins: (page: number) => Margins,
): (readonly Line[])[] {
  const leading = usualLeading(lines, margins);
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const above = last?.at(-1);
    if (last === undefined || above === undefined || begins(line, above, margins, leading))
      paragraphs.push([line]);
    else last.push(line);
  }
  return paragraphs;
}
