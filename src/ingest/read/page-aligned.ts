import type { Row, Segment } from "./page-lines.js";
import type { Grid } from "./page-table.js";

const leastColumns = 3;
const leastRows = 3;

interface Interval {
  x0: number;
  x1: number;
}

/** Columns that rows leave blank stripes between: the union of their segments' extents. */
function withRow(columns: readonly Interval[], row: Row): Interval[] {
  const all = [...columns, ...row.segments.map(({ x0, x1 }) => ({ x0, x1 }))].toSorted(
    (one, other) => one.x0 - other.x0,
  );
  const found: Interval[] = [];
  for (const { x0, x1 } of all) {
    const last = found.at(-1);
    if (last !== undefined && x0 < last.x1 + 3) last.x1 = Math.max(last.x1, x1);
    else found.push({ x0, x1 });
  }
  return found;
}

const isNumber = (text: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-ZĐ])[.)]?$/u.test(text);

/** Where a new row of the table begins, as indices of printed lines. */
function rowStarts(rows: readonly Row[], first: Interval): number[] {
  const anchors = rows.flatMap((row, index) =>
    row.segments.some(({ x0, x1, text }) => x0 >= first.x0 - 2 && x1 <= first.x1 + 2 && isNumber(text.trim()))
      ? [index]
      : [],
  );
  const gaps = rows.map((row, index) => (index === 0 ? 0 : row.y - (rows[index - 1]?.y ?? 0)));
  const line = gaps.slice(1).toSorted((one, other) => one - other)[Math.floor((gaps.length - 1) / 4)] ?? 0;
  const apart = gaps.flatMap((gap, index) => (index === 0 || gap > 1.25 * line ? [index] : []));
  if (anchors.length < 2) return apart;
  // Numbers stand beside their row's first line, or beside its middle line: then the widest gap between two parts them.
  const head = apart.find((index) => index > 0) ?? 1;
  const isAtTop = [0, 1, head].includes(anchors[0] ?? -1);
  if (isAtTop) return [...new Set([0, ...anchors])];
  const starts = [0];
  for (const [place, anchor] of anchors.entries()) {
    const from = place === 0 ? 1 : (anchors[place - 1] ?? 0) + 1;
    let best = anchor;
    for (let index = from; index <= anchor; index += 1) {
      if ((gaps[index] ?? 0) > (gaps[best] ?? 0)) best = index;
    }
    starts.push(best);
  }
  return [...new Set(starts)];
}

/** @param isRest whether the first line is a head row that returns on a new page */
function gridOf(rows: readonly Row[], columns: readonly Interval[], isRest: boolean): Grid {
  const starts = new Set(rowStarts(rows, columns[0] ?? { x0: 0, x1: 0 }));
  if (isRest) starts.add(1);
  const cells: Segment[][][] = [];
  for (const [index, row] of rows.entries()) {
    if (starts.has(index) || cells.length === 0) cells.push(columns.map(() => []));
    for (const segment of row.segments) {
      const column = columns.findIndex(({ x0, x1 }) => segment.x0 >= x0 - 1 && segment.x1 <= x1 + 1);
      cells.at(-1)?.[Math.max(column, 0)]?.push(segment);
    }
  }
  return {
    cells,
    edges: [...columns.map(({ x0 }) => x0), columns.at(-1)?.x1 ?? 0],
    top: rows[0]?.y ?? 0,
    bottom: rows.at(-1)?.y ?? 0,
    kind: "data",
  };
}

/** How far down columns keep apart from a head row on; its own index + 1 where it has too few of them. */
function runFrom(
  rows: readonly Row[],
  index: number,
): { readonly end: number; readonly columns: Interval[] } {
  let columns = rows[index] === undefined ? [] : withRow([], rows[index]);
  let end = index + 1;
  if (columns.length < leastColumns) return { end, columns };
  for (const row of rows.slice(end)) {
    if (row.y - (rows[end - 1]?.y ?? 0) > 4 * row.size) break;
    const next = withRow(columns, row);
    if (next.length !== columns.length) break;
    columns = next;
    end += 1;
  }
  return { end, columns };
}

const wordsOf = ({ segments }: Row): string => segments.map(({ text }) => text).join(" | ");

/**
 * Tables without rules: at least three columns that keep apart over at least three rows, and the rows outside them.
 * Two columns without rules are too often a stretched line of prose.
 * @param head words of the head row of a table on the page before, which may return over fewer rows
 */
export function alignedTables(rows: readonly Row[], head: string): { grids: Grid[]; rest: Row[] } {
  const grids: Grid[] = [];
  const rest: Row[] = [];
  let index = 0;
  while (index < rows.length) {
    const { end, columns } = runFrom(rows, index);
    const inside = rows.slice(index, end);
    const full = inside.filter(({ segments }) => segments.length >= leastColumns);
    const isRest = inside[0] !== undefined && wordsOf(inside[0]) === head;
    if (columns.length >= leastColumns && (full.length >= leastRows || isRest)) {
      grids.push(gridOf(inside, columns, isRest));
      index = end;
    } else {
      rest.push(...rows.slice(index, index + 1));
      index += 1;
    }
  }
  return { grids, rest };
}
