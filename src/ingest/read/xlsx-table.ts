import type { Piece, StyledLine, TableRows } from "./block.js";
import type { Allowance } from "./office-pieces.js";
import type { SheetCell, SheetRow } from "./xlsx-sheet.js";

const orderNumber = /^(?:S?TT|Số\s+TT|Số thứ tự)\.?$/iu;
const closing =
  /^(?:Nơi nhận|Người lập|T\/?M\.?\s|K\/?T\.?\s|T\/?L\.?\s|TUQ\.?\s|Ghi chú\s*:|\p{Lu}[\p{L} ,-]+, ngày\s)/u;
/** Longest name of a column; longer text is an entry. */
const longestName = 80;
/** A table has at least so many columns; two cells in a row may be a letter-head. */
const leastColumns = 3;

const textOf = (cell: SheetCell | undefined): string => cell?.lines.map((line) => line.text).join(" ") ?? "";

/** The row where the table begins: one that starts with "TT", else the first with three cells. */
function headIndex(rows: readonly SheetRow[]): number {
  const named = rows.findIndex((row) => row.length > 1 && orderNumber.test(textOf(row[0])));
  if (named >= 0) return named;
  const wide = rows.findIndex((row) => row.length >= leastColumns);
  return wide >= 0 ? wide : rows.findIndex((row) => row.length > 1);
}

/** The row where the table is over: recipients and signatures stand below. */
function closingIndex(rows: readonly SheetRow[], from: number): number {
  const found = rows.findIndex(
    (row, index) =>
      index > from && row.length < leastColumns && row.some((cell) => closing.test(textOf(cell))),
  );
  return found < 0 ? rows.length : found;
}

/** Names of columns that are not bold: short words in every column, above values or dates. */
function isPlainHead(row: SheetRow, below: readonly SheetRow[]): boolean {
  const isWords = row.every((cell) => !cell.isValue && textOf(cell).length <= longestName);
  const isWidest = below.every((other) => other.length <= row.length);
  return isWords && isWidest && below.some((other) => other.some((cell) => cell.isValue));
}

const emboldened = (lines: readonly StyledLine[]): readonly StyledLine[] =>
  lines.map((line) => ({ ...line, bold: line.text.length }));

/** Rows on the columns that are used; an empty cell keeps its place. */
function gridOf(rows: readonly SheetRow[], allowance: Allowance): TableRows {
  const used = [...new Set(rows.flatMap((row) => row.map((cell) => cell.column)))].toSorted((a, b) => a - b);
  const places = new Map(used.map((column, index) => [column, index]));
  return rows.map((row) => {
    const width = Math.max(...row.map((cell) => places.get(cell.column) ?? 0)) + 1;
    allowance.spend(width, 0);
    const cells = Array.from({ length: width }, (): readonly StyledLine[] => []);
    for (const cell of row) cells[places.get(cell.column) ?? 0] = cell.lines;
    return cells;
  });
}

/** Rows outside the table: one cell is a paragraph, cells side by side a letter-head or a signature. */
function loosePieces(rows: readonly SheetRow[], allowance: Allowance): readonly Piece[] {
  const pieces: Piece[] = [];
  let beside: SheetRow[] = [];
  const flush = (): void => {
    if (beside.length > 0) pieces.push({ kind: "table", rows: gridOf(beside, allowance) });
    beside = [];
  };
  for (const row of rows) {
    if (row.length > 1) {
      beside.push(row);
      continue;
    }
    flush();
    for (const line of row[0]?.lines ?? []) pieces.push({ kind: "paragraph", line, level: 0 });
  }
  flush();
  return pieces;
}

/** A sheet's rows: title lines, the table with its head, what stands below it. */
export function sheetPieces(rows: readonly SheetRow[], allowance: Allowance): readonly Piece[] {
  const head = headIndex(rows);
  if (head < 0) return loosePieces(rows, allowance);
  const end = closingIndex(rows, head);
  const body = rows.slice(head, end);
  const grid = gridOf(body, allowance);
  const [first, ...rest] = grid;
  const isPlain = isPlainHead(body[0] ?? [], body.slice(1));
  const table = isPlain && first !== undefined ? [first.map(emboldened), ...rest] : grid;
  return [
    ...loosePieces(rows.slice(0, head), allowance),
    { kind: "table", rows: table },
    ...loosePieces(rows.slice(end), allowance),
  ];
}
