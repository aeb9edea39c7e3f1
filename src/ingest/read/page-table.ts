import type { PageLines, Row, Rule, Segment } from "./page-lines.js";

/** A table or a letter-head found on a page: rows of cells, a cell is its lines from top to bottom. */
export interface Grid {
  readonly cells: readonly (readonly (readonly Segment[])[])[];
  /** Left edges of its columns and the last one's right edge, in points. */
  readonly edges: readonly number[];
  readonly top: number;
  readonly bottom: number;
  /** "layout": a letter-head or a recipients-and-signature block. */
  readonly kind: "data" | "layout";
}

/** Strokes nearer than this are one rule drawn as the edges of a thin box (points). */
const sameRule = 3;

/** Distinct places among numbers that scatter a little. */
function places(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of values.toSorted((one, other) => one - other)) {
    if (value - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > sameRule) found.push(value);
  }
  return found;
}

const isUpright = ({ x0, x1, y0, y1 }: Rule): boolean => x1 - x0 < y1 - y0;

const touch = (one: Rule, other: Rule): boolean =>
  one.x0 <= other.x1 + sameRule &&
  other.x0 <= one.x1 + sameRule &&
  one.y0 <= other.y1 + sameRule &&
  other.y0 <= one.y1 + sameRule;

/** Rules that touch each other, directly or through others. */
function clusters(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules);
  const found: Rule[][] = [];
  for (const seed of rules) {
    if (!left.delete(seed)) continue;
    const cluster = [seed];
    for (const one of cluster) {
      for (const other of left) {
        if (touch(one, other) && left.delete(other)) cluster.push(other);
      }
    }
    found.push(cluster);
  }
  return found;
}

/** Index of the interval that a value falls into; -1 outside. */
function intervalOf(borders: readonly number[], value: number): number {
  return borders.findIndex(
    (border, index) => value >= border && value < (borders[index + 1] ?? Number.NEGATIVE_INFINITY),
  );
}

/** For each cell of a grid the first cell (row, column) of the merged cell it belongs to. */
function merged(rules: readonly Rule[], xs: readonly number[], ys: readonly number[]): [number, number][][] {
  const has = (upright: boolean, at: number, across: number): boolean =>
    rules.some((rule) =>
      upright
        ? isUpright(rule) && Math.abs(rule.x0 - at) <= sameRule && rule.y0 <= across && rule.y1 >= across
        : !isUpright(rule) && Math.abs(rule.y0 - at) <= sameRule && rule.x0 <= across && rule.x1 >= across,
    );
  const owner: [number, number][][] = [];
  for (let row = 0; row + 1 < ys.length; row += 1) {
    owner.push([]);
    for (let column = 0; column + 1 < xs.length; column += 1) {
      const middleX = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
      const middleY = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
      const left = column > 0 && !has(true, xs[column] ?? 0, middleY) ? owner[row]?.[column - 1] : undefined;
      const above = row > 0 && !has(false, ys[row] ?? 0, middleX) ? owner[row - 1]?.[column] : undefined;
      owner[row]?.push(left ?? above ?? [row, column]);
    }
  }
  return owner;
}

function gridOf(rules: readonly Rule[], rows: readonly Row[]): Grid | null {
  const xs = places(rules.filter(isUpright).map(({ x0 }) => x0));
  const ys = places(rules.filter((rule) => !isUpright(rule)).map(({ y0 }) => y0));
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  if (xs.length < 3 || ys.length < 2 || xs.length * ys.length < 8) return null;
  const owner = merged(rules, xs, ys);
  const cells: Segment[][][] = owner.map((row) => row.map(() => []));
  for (const row of rows) {
    for (const segment of row.segments) {
      const at = [
        intervalOf(ys, row.y - 0.3 * segment.size),
        intervalOf(xs, Math.max(left + 0.1, Math.min(right - 0.1, (segment.x0 + segment.x1) / 2))),
      ];
      const [y, x] = owner[at[0] ?? -1]?.[at[1] ?? -1] ?? [-1, -1];
      cells[y]?.[x]?.push(segment);
    }
  }
  const filled = cells.filter((row) => row.some((cell) => cell.length > 0));
  const columns = Math.max(0, ...filled.map((row) => row.filter((cell) => cell.length > 0).length));
  return columns < 2 ? null : { cells: filled, edges: xs, top, bottom, kind: "data" };
}

/** The ruled tables of a page, and the rows outside them. */
export function ruledTables({ rows, rules }: PageLines): { grids: Grid[]; rest: Row[] } {
  const grids: Grid[] = [];
  let rest: Row[] = [...rows];
  for (const cluster of clusters(rules)) {
    const grid = gridOf(cluster, rest);
    if (grid === null) continue;
    const inside = new Set(grid.cells.flat(2));
    grids.push(grid);
    rest = rest
      .map((row) => ({ ...row, segments: row.segments.filter((segment) => !inside.has(segment)) }))
      .filter(({ segments }) => segments.length > 0);
  }
  return { grids, rest };
}
