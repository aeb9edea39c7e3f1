import type { Piece, StyledLine } from "./block.js";
import { alignedTables } from "./page-aligned.js";
import { letterHeads } from "./page-columns.js";
import { withoutFurniture } from "./page-furniture.js";
import type { PageLines, Segment } from "./page-lines.js";
import { joinLine, type Line, lineOf, type Margins, marginsOf, paragraphsOf } from "./page-paragraphs.js";
import { type Grid, ruledTables } from "./page-table.js";

interface PagedGrid extends Grid {
  readonly page: number;
  readonly isScanned: boolean;
}

/** What a page holds, from top to bottom. */
type Item = { readonly y: number } & (
  | { readonly kind: "line"; readonly line: Line }
  | { readonly kind: "grid"; readonly grid: PagedGrid }
);

/** @param above what the page before holds */
function itemsOf(page: PageLines, above: readonly Item[]): Item[] {
  const ruled = ruledTables(page);
  const heads = letterHeads(ruled.rest, page.height);
  const last = above.findLast((item) => item.kind === "grid");
  const aligned = alignedTables(heads.rest, wordsOf(last?.grid.cells[0] ?? []));
  const grids = [...ruled.grids, ...heads.grids, ...aligned.grids];
  const items: Item[] = grids.map((grid) => ({
    kind: "grid",
    y: grid.top,
    grid: { ...grid, page: page.page, isScanned: page.isScanned },
  }));
  for (const row of aligned.rest) {
    items.push({ kind: "line", y: row.y, line: lineOf(row, page.page) });
  }
  return items.toSorted((one, other) => one.y - other.y);
}

/** Lines set apart as one: words joined, the bold part measured. */
function styled(segments: readonly Segment[]): StyledLine {
  let text = "";
  let bold = 0;
  for (const segment of segments) {
    const joined = text === "" ? segment.text : joinLine(text, segment.text);
    if (bold === text.length && segment.bold > 0) bold = joined.length - segment.text.length + segment.bold;
    text = joined;
  }
  return { text, bold };
}

const beginsLine =
  /^(?:[-+•–]\s|(?:T\/?M|K\/?T|T\/?L|TUQ|Q)[./]|PHÓ |CHỦ TỊCH|GIÁM ĐỐC|CHÁNH |BÍ THƯ|Độc lập|Nơi nhận|Kính gửi|V\/[Vv]\s|Số\s*[:.\d]|\*+$|-{3,})/u;
const isUpper = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const isBold = (one: Segment): boolean => one.bold > one.text.length / 2;

/** Recognised lines have no weight: an office below its superior is told by its first words. */
const beginsOffice =
  /^(?:(?:ỦY|UỶ|UY) BAN|HỘI ĐỒNG|BAN (?:CHẤP HÀNH|THƯỜNG VỤ|TỔ CHỨC|TUYÊN GIÁO|DÂN VẬN|CHỈ ĐẠO)|(?:HUYỆN|TỈNH|THÀNH|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)|ĐẢNG BỘ|CHI BỘ|SỞ|PHÒNG|CÔNG AN|BỘ CHỈ HUY|BAN CHỈ HUY)(?!\p{L})/u;

/** The lines of a letter-head's cell: hard-wrapped ones joined, a change of weight, size or capitals kept as a new line. */
function headLines(segments: readonly Segment[]): StyledLine[] {
  const lines: Segment[][] = [];
  for (const segment of segments) {
    const above = lines.at(-1)?.at(-1);
    const goesOn =
      above !== undefined &&
      !beginsLine.test(segment.text) &&
      !(segment.isScanned && beginsOffice.test(segment.text)) &&
      isUpper(above.text) === isUpper(segment.text) &&
      isBold(above) === isBold(segment) &&
      segment.y - above.y < 1.9 * segment.size &&
      !/[;.]$/u.test(above.text);
    if (goesOn) lines.at(-1)?.push(segment);
    else lines.push([segment]);
  }
  return lines.map(styled);
}

const wordsOf = (row: readonly (readonly Segment[])[]): string =>
  row.map((cell) => cell.map(({ text }) => text).join(" ")).join(" | ");

/** Whether a table's first row on a new page is the rest of the row that the page break cut. */
function isCutRow(row: readonly (readonly Segment[])[], above: readonly (readonly Segment[])[]): boolean {
  const filled = row.filter((cell) => cell.length > 0);
  const isUnnumbered = row[0]?.length === 0 && (above[0]?.length ?? 0) > 0;
  return isUnnumbered && filled.some((cell) => /^[\p{Ll}\d(,;.]/u.test(cell[0]?.text ?? ""));
}

/** A table that goes on over a page break: the same columns; a head row that returns is dropped. */
function joinTables(above: PagedGrid, below: PagedGrid): PagedGrid | null {
  const isData = above.kind === "data" && below.kind === "data" && below.page > above.page;
  if (!isData || above.edges.length !== below.edges.length) return null;
  const isSameHead = wordsOf(above.cells[0] ?? []) === wordsOf(below.cells[0] ?? []);
  const isSamePlace = above.edges.every((edge, index) => Math.abs(edge - (below.edges[index] ?? 0)) < 6);
  if (!isSameHead && !isSamePlace) return null;
  const rows = [...below.cells];
  for (const head of above.cells.slice(0, 3)) {
    if (rows[0] === undefined || wordsOf(rows[0]) !== wordsOf(head)) break;
    rows.shift();
  }
  const cells = [...above.cells];
  const [first, last] = [rows[0], cells.at(-1)];
  if (first !== undefined && last !== undefined && isCutRow(first, last)) {
    cells[cells.length - 1] = last.map((cell, index) => [...cell, ...(first[index] ?? [])]);
    rows.shift();
  }
  return { ...above, page: below.page, cells: [...cells, ...rows] };
}

function tablePiece(grid: PagedGrid, page: number): Piece {
  const cell = grid.kind === "layout" ? headLines : (lines: readonly Segment[]) => [styled(lines)];
  const isScanned = grid.isScanned || grid.cells.flat(2).some((segment) => segment.isScanned);
  return {
    kind: "table",
    rows: grid.cells.map((row) => row.map((lines) => (lines.length === 0 ? [] : cell(lines)))),
    page,
    ...(isScanned ? { isScanned } : {}),
  };
}

/** Pages of lines to pieces in reading order; paragraphs and tables that a page break cut are one again. */
export function piecesOf(pages: readonly PageLines[]): Piece[] {
  const items: Item[] = [];
  let above: readonly Item[] = [];
  for (const page of withoutFurniture(pages)) {
    above = itemsOf(page, above);
    items.push(...above);
  }
  const lines = items.flatMap((item) => (item.kind === "line" ? [item.line] : []));
  const whole = marginsOf(lines) ?? {
    left: Math.min(...lines.map(({ x0 }) => x0)),
    right: Math.max(...lines.map(({ x1 }) => x1)),
  };
  const byPage = new Map<number, Margins>();
  for (const { page } of pages) {
    byPage.set(page, marginsOf(lines.filter((line) => line.page === page)) ?? whole);
  }
  const margins = (page: number): Margins => byPage.get(page) ?? whole;

  const pieces: Piece[] = [];
  let open: Line[] = [];
  let table: { grid: PagedGrid; page: number } | null = null;
  const flushLines = (): void => {
    for (const paragraph of paragraphsOf(open, margins)) {
      const [first] = paragraph;
      const isScanned = paragraph.some((line) => line.isScanned);
      pieces.push({
        kind: "paragraph",
        line: styled(paragraph),
        level: 0,
        page: first?.page ?? 1,
        ...(isScanned ? { isScanned } : {}),
      });
    }
    open = [];
  };
  const flushTable = (): void => {
    if (table !== null) pieces.push(tablePiece(table.grid, table.page));
    table = null;
  };
  for (const item of items) {
    if (item.kind === "line") {
      flushTable();
      open.push(item.line);
      continue;
    }
    flushLines();
    const joined: PagedGrid | null = table === null ? null : joinTables(table.grid, item.grid);
    if (table !== null && joined !== null) table = { grid: joined, page: table.page };
    else {
      flushTable();
      table = { grid: item.grid, page: item.grid.page };
    }
  }
  flushTable();
  flushLines();
  return pieces;
}
