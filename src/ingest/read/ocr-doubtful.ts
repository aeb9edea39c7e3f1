import type { Span } from "../../document/document.js";

/**
 * Figures that a recognised text most often has wrong: roman numerals read as ones ("quý I" -> "quý 1", "quý II" ->
 * "quý 11", "Quý II/2022" -> "Quý 112022"), and days and months that no calendar has (domain notes §7).
 */
const patterns: readonly RegExp[] = [
  /quý\s+(?:[1lI|[\]!]{1,3}|1V|lV|IY)(?=[\s/,.;)]|$)/giu,
  /quý\s+[1lI|]{1,3}\s*20\d\d/giu,
  /(?:ngày\s+)?\b(?:3[2-9]|[4-9]\d)\/(?:\d{1,2})\/(?:19|20)\d\d/gu,
  /\b\d{1,2}\/(?:1[3-9]|[2-9]\d)\/(?:19|20)\d\d/gu,
  /(?:mục|chương|phần|khóa|nhiệm kỳ)\s+(?:1{2,3}|l{1,3}|1V)(?=[\s,.;)]|$)/giu,
];
/** A quarter in clean roman numerals is what offices print: nothing to doubt. */
const certain = /^quý\s+I{1,3}$/iu;

/** Spans of a recognised text whose figures need support from elsewhere before they are taken for numbers. */
export function doubtfulFigures(text: string): Span[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(([words]) => !certain.test(words) || /[1lL|]/u.test(words))
      .map(({ index, 0: words }) => ({ start: index, end: index + words.length })),
  );
  return found
    .toSorted((one, other) => one.start - other.start)
    .filter((one, index, all) => index === 0 || one.start >= (all[index - 1]?.end ?? 0));
}

/** Whether a span of a recognised text touches a figure that is not to be trusted. */
export function isDoubtfulFigure(text: string, { start, end }: Span): boolean {
  return doubtfulFigures(text).some((one) => one.start < end && start < one.end);
}
