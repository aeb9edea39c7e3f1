import type { Span } from "../document/document.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Question } from "./question.js";

/** A cell's words within its row; offsets into the row's text. */
interface Cell extends Span {
  readonly text: string;
}

function cellsOf(text: string): readonly Cell[] {
  let at = 0;
  return text.split("|").map((part) => {
    const start = at + part.length - part.trimStart().length;
    at += part.length + 1;
    return { start, end: start + part.trim().length, text: part.trim() };
  });
}

const figure = /^\d+(?:[.,]\d+)*(?:\s*(?:-|–|đến)\s*\d+(?:[.,]\d+)*)?$/u;

/** The head line of the table a row stands in, where it has as many columns as the row; null else. */
function headsOf(cells: readonly Cell[], headings: readonly string[]): readonly string[] | null {
  const heads = headings.findLast((heading) => heading.includes("|"))?.split("|");
  return heads !== undefined && heads.length === cells.length ? heads : null;
}

/** Whether a head counts in a unit: "Diện tích (ha)", "Số hộ", "Mẫu", "Giá (đồng/kWh)"; never "Vị trí lấy mẫu". */
function countsIn(head: string, ways: readonly string[]): boolean {
  const folded = foldKeepingOffsets(head).toLowerCase().trim();
  return ways.some((way) =>
    new RegExp(
      String.raw`^(?:(?:tong |tong so |so |so luong )?${escaped(way)}(?:\s|$)|.*\([^)]*(?<!\w)${escaped(way)}(?!\w)[^)]*\))`,
      "u",
    ).test(folded),
  );
}

const escaped = (way: string): string => way.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/**
 * The figures of a table row that stand in cells of their own; offsets into `text`. Where the question names a year
 * that a column is headed by, only that column's.
 * @param ways the unit as it may be written, folded; empty = any
 * @param headings above the row, the table's head line among them
 */
export function figuresOfRow(
  text: string,
  question: Question,
  ways: readonly string[],
  headings: readonly string[],
): readonly Span[] {
  if (!text.includes("|")) return [];
  const cells = cellsOf(text);
  const heads = headsOf(cells, headings);
  const isOwn = cells.some((cell) => ways.includes(foldKeepingOffsets(cell.text).toLowerCase()));
  const figures = cells.filter(
    (cell, column) =>
      figure.test(cell.text) &&
      // The first cell numbers the row.
      !(column === 0 && /^\d{1,3}$/u.test(cell.text)) &&
      (ways.length === 0 || isOwn || countsIn(heads?.[column] ?? "", ways)),
  );
  const years = question.times.flatMap(({ year }) => (year === undefined ? [] : [String(year)]));
  const ofYear = figures.filter((cell) => {
    const head = heads?.[cells.indexOf(cell)] ?? "";
    return years.some((year) => head.includes(year));
  });
  return (ofYear.length > 0 ? ofYear : figures).map(({ start, end }) => ({ start, end }));
}
