import type { RecognisedLine, RecognisedWord } from "../../ports.js";
import { partJoined } from "./ocr-joined.js";
import type { PageLines, Row, Rule, Segment } from "./page-lines.js";
import type { DrawnRule } from "./picture-rules.js";

/** How far letters reach below the baseline, and a line's box in heights of its font, marks above included. */
const descent = 0.22;
const boxes = 1.02;
const below = /[gpqyjạặậẹệịọộợụựỵ,;()/]/u;

/** Words further apart than this (heights of the line) stand in two columns: engines read across a letter-head. */
const columnGap = 1.1;
/** Least confidence of a sign that stands alone between columns: a rule or a speck is read as "_" or ".". */
const leastSign = 75;
/** Outside tables, a line of so few letters and so little confidence is no words: the dashes under a letter-head, a seal's edge. */
const doubtful = { letters: 4, confidence: 55 };

const wordsOf = (line: RecognisedLine): readonly RecognisedWord[] => line.words ?? [line];

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** How a page leans: pixels down for one pixel to the right, from the bottoms of its long lines. */
function slopeOf(lines: readonly RecognisedLine[]): number {
  const slopes = lines.flatMap((line) => {
    const words = wordsOf(line);
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined || words.length < 6) return [];
    return [(last.y1 - first.y1) / Math.max(1, last.x0 - first.x0)];
  });
  return slopes.length < 5 ? 0 : median(slopes);
}

/** A place turned back by the page's lean; the angles are small. */
const levelX = (x: number, y: number, slope: number): number => x + slope * y;
const levelY = (x: number, y: number, slope: number): number => y - slope * x;

function level(word: RecognisedWord, slope: number): RecognisedWord {
  const middle = (word.y0 + word.y1) / 2;
  return {
    ...word,
    x0: levelX(word.x0, middle, slope),
    x1: levelX(word.x1, middle, slope),
    y0: levelY(word.x0, word.y0, slope),
    y1: levelY(word.x0, word.y1, slope),
  };
}

/** Cuts a line where columns are apart: at wide gaps and at rules. */
function cut(line: readonly RecognisedWord[], uprights: readonly Rule[]): RecognisedWord[][] {
  const gap = columnGap * median(line.map(({ y0, y1 }) => y1 - y0));
  const words = line.filter(({ text, confidence }, index) => {
    if (/[\p{L}\p{N}]/u.test(text) || confidence >= leastSign) return true;
    const [before, after] = [line[index - 1], line[index + 1]];
    return before !== undefined && after !== undefined && after.x0 - before.x1 <= gap;
  });
  const parts: RecognisedWord[][] = [];
  for (const word of words) {
    const last = parts.at(-1)?.at(-1);
    const middle = (word.y0 + word.y1) / 2;
    const isRuled =
      last !== undefined &&
      uprights.some(
        ({ x0, y0, y1 }) =>
          y0 < middle && y1 > middle && x0 > (last.x0 + last.x1) / 2 && x0 < (word.x0 + word.x1) / 2,
      );
    if (last === undefined || word.x0 - last.x1 > gap || isRuled) parts.push([word]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function isWorded(words: readonly RecognisedWord[]): boolean {
  const letters = words.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  return letters > 0 && (letters >= doubtful.letters || confidence >= doubtful.confidence);
}

/** Between two rules even one letter is a cell. */
function isInTable(words: readonly RecognisedWord[], uprights: readonly Rule[]): boolean {
  const [first] = words;
  if (first === undefined || !words.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) return false;
  const beside = uprights.filter(({ y0, y1 }) => y0 < first.y0 && y1 > first.y1);
  return beside.some(({ x0 }) => x0 < first.x0) && beside.some(({ x0 }) => x0 > first.x1);
}

/** One size for all: boxes of single lines differ by the letters that they happen to hold. */
function segmentOf(words: readonly RecognisedWord[], size: number, scale: number): Segment {
  // The letters' bottoms scatter: the middle one of words that reach below, and of those that do not.
  const bottoms = words.map(({ text, y1 }) => y1 / scale - (below.test(text) ? descent * size : 0));
  return {
    text: words.map(({ text }) => partJoined(text)).join(" "),
    bold: 0,
    isItalic: false,
    x0: Math.min(...words.map(({ x0 }) => x0)) / scale,
    x1: Math.max(...words.map(({ x1 }) => x1)) / scale,
    y: median(bottoms),
    size,
    isScanned: true,
  };
}

function rowsOf(segments: readonly Segment[], size: number): Row[] {
  const rows: Row[] = [];
  for (const segment of segments.toSorted((one, other) => one.y - other.y)) {
    const last = rows.at(-1);
    const isBeside = last?.segments.every((one) => segment.x0 > one.x1 || one.x0 > segment.x1) ?? false;
    if (last === undefined || !isBeside || segment.y - last.y > 0.4 * size) {
      rows.push({ y: segment.y, size, segments: [segment] });
    } else {
      const all = [...last.segments, segment].toSorted((one, other) => one.x0 - other.x0);
      rows[rows.length - 1] = { ...last, segments: all };
    }
  }
  return rows;
}

/**
 * Lines recognised in a picture of a page as lines of that page, made level.
 * @param drawn the rules found in the picture
 * @param scale pixels for one point
 */
export function pageOfRecognised(
  lines: readonly RecognisedLine[],
  drawn: readonly DrawnRule[],
  page: Pick<PageLines, "page" | "width" | "height">,
  scale: number,
): PageLines {
  const slope = slopeOf(lines);
  const size = (median(lines.map(({ y0, y1 }) => y1 - y0)) * boxes) / scale;
  const rules = drawn.map(({ isUpright, from, to, x, y }): Rule => {
    const [across, down] = [levelX(x, y, slope), levelY(x, y, slope)];
    return isUpright
      ? { x0: across, x1: across, y0: levelY(x, from, slope), y1: levelY(x, to, slope) }
      : { x0: levelX(from, y, slope), x1: levelX(to, y, slope), y0: down, y1: down };
  });
  const uprights = rules.filter(({ x0, x1 }) => x0 === x1);
  const segments = lines
    .flatMap((line) =>
      cut(
        wordsOf(line).map((word) => level(word, slope)),
        uprights,
      ),
    )
    .filter((words) => isWorded(words) || isInTable(words, uprights))
    .map((words) => segmentOf(words, size, scale));
  const inPoints = ({ x0, y0, x1, y1 }: Rule): Rule => ({
    x0: x0 / scale,
    y0: y0 / scale,
    x1: x1 / scale,
    y1: y1 / scale,
  });
  return { ...page, rows: rowsOf(segments, size), rules: rules.map(inPoints), isScanned: true };
}
