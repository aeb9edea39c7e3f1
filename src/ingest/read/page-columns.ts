import type { Row, Segment } from "./page-lines.js";
import type { Grid } from "./page-table.js";

/** Words that stand in a letter-head or beside a signature, and hardly anywhere else in two columns. */
const headWords =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*-\s*Tự do|Nơi nhận\s*:?|Lưu\s*:?\s*(?:VT|HC|Văn thư|VP)|^\s*(?:TM|KT|TL|TUQ|T\/M|K\/T|T\/L)[./] ?\p{Lu}|^(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG PHÒNG)|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}$/mu;
const numberLine = /^\s*Số\s*[:.\d]/u;
const topZone = 0.25;

interface Column {
  segments: Segment[];
  x0: number;
  x1: number;
}

const middleOf = ({ x0, x1 }: { readonly x0: number; readonly x1: number }): number => (x0 + x1) / 2;

function add(column: Column, segment: Segment): void {
  column.segments.push(segment);
  column.x0 = Math.min(column.x0, segment.x0);
  column.x1 = Math.max(column.x1, segment.x1);
}

/** Whether a line is set as its column is: centred on it, flush with it, or inside it. */
function fits(column: Column, segment: Segment): boolean {
  return (
    Math.abs(middleOf(column) - middleOf(segment)) <= 12 ||
    Math.abs(column.x0 - segment.x0) <= 6 ||
    (segment.x0 >= column.x0 - 4 && segment.x1 <= column.x1 + 4)
  );
}

/** Rows whose baselines differ by less than half a line and that stand beside each other: two columns set apart. */
export function looseRows(rows: readonly Row[]): Row[] {
  const found: Row[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    const isBeside =
      last !== undefined &&
      row.y - last.y < 0.55 * Math.max(row.size, last.size) &&
      row.segments.every((one) =>
        last.segments.every((other) => one.x0 > other.x1 + 8 || other.x0 > one.x1 + 8),
      );
    if (!isBeside) found.push(row);
    else {
      found[found.length - 1] = {
        y: last.y,
        size: Math.max(row.size, last.size),
        segments: [...last.segments, ...row.segments].toSorted((one, other) => one.x0 - other.x0),
      };
    }
  }
  return found;
}

/** The widest gap of a row, as the index of the segment after it. */
function widestGap({ segments }: Row): number {
  let found = 1;
  let widest = 0;
  for (let index = 1; index < segments.length; index += 1) {
    const gap = (segments[index]?.x0 ?? 0) - (segments[index - 1]?.x1 ?? 0);
    if (gap > widest) [found, widest] = [index, gap];
  }
  return found;
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly left: Column;
  readonly right: Column;
}

const columnOf = (segments: readonly Segment[]): Column => ({
  segments: [...segments],
  x0: Math.min(...segments.map(({ x0 }) => x0)),
  x1: Math.max(...segments.map(({ x1 }) => x1)),
});

/** Two columns around a row that has words on both sides; grown up and down while lines keep to one side. */
function pairAround(rows: readonly Row[], seed: number, height: number, centre: number): Pair | null {
  const row = rows[seed];
  if (row === undefined || row.segments.length < 2) return null;
  const at = widestGap(row);
  const left = columnOf(row.segments.slice(0, at));
  const right = columnOf(row.segments.slice(at));
  if (right.x0 - left.x1 < 8) return null;

  const take = (index: number, near: number, step: 1 | -1): boolean => {
    const next = rows[index];
    const last = rows[near];
    if (next === undefined || last === undefined) return false;
    const distance = Math.abs(next.y - last.y) / Math.max(next.size, 1);
    const lefts = next.segments.filter(({ x1 }) => x1 < right.x0 - 2);
    const rights = next.segments.filter(({ x0 }) => x0 > left.x1 + 2 && !lefts.some((one) => one.x0 === x0));
    if (lefts.length + rights.length < next.segments.length) return false;
    if (!lefts.every((one) => fits(left, one)) || !rights.every((one) => fits(right, one))) return false;
    // A title centred on the page is in neither column, though it may be short enough to stand in one.
    const [only] = next.segments;
    if (next.segments.length === 1 && only !== undefined) {
      const own = lefts.length > 0 ? left : right;
      const isCentred = Math.abs(middleOf(only) - centre) <= 8 && Math.abs(middleOf(own) - centre) > 30;
      if (isCentred) return false;
      // Below "TM. …" a hand's breadth is left for the signature; above "Nơi nhận" the prose ends.
      const limit = lefts.length === 0 && step === 1 ? 13 : 2.6;
      if (distance > limit) return false;
      const isTop = index < 3 && next.y < topZone * height;
      const isProse = step === -1 && lefts.length > 0 && !isTop;
      if (isProse && !/^(?:Nơi nhận|Kính gửi)/u.test(only.text)) return false;
    } else if (distance > 4) return false;
    for (const one of lefts) add(left, one);
    for (const one of rights) add(right, one);
    return true;
  };
  let to = seed;
  while (take(to + 1, to, 1)) to += 1;
  let from = seed;
  while (take(from - 1, from, -1)) from -= 1;
  return { from, to, left, right };
}

const byLine = (column: Column): Segment[] => column.segments.toSorted((one, other) => one.y - other.y);

function layoutOf({ left, right }: Pair): Grid {
  const [lefts, rights] = [byLine(left), byLine(right)];
  const all = [...lefts, ...rights].map(({ y }) => y);
  // The number and the date stand in a second row, as in the table that offices type a letter-head into.
  const border = (lefts.find(({ text }) => numberLine.test(text))?.y ?? Number.POSITIVE_INFINITY) - 4;
  const above = [lefts.filter(({ y }) => y < border), rights.filter(({ y }) => y < border)];
  const below = [lefts.filter(({ y }) => y >= border), rights.filter(({ y }) => y >= border)];
  return {
    cells: [above, below].filter((row) => row.some((cell) => cell.length > 0)),
    edges: [left.x0, right.x0, right.x1],
    top: Math.min(...all),
    bottom: Math.max(...all),
    kind: "layout",
  };
}

/** The letter-heads and signature blocks of a page: two columns without rules, and the rows outside them. */
export function letterHeads(rows: readonly Row[], height: number): { grids: Grid[]; rest: Row[] } {
  const loose = looseRows(rows);
  const edges = loose.flatMap(({ segments }) => segments);
  const centre = (Math.min(...edges.map(({ x0 }) => x0)) + Math.max(...edges.map(({ x1 }) => x1))) / 2;
  const grids: Grid[] = [];
  const rest: Row[] = [];
  let done = 0;
  for (let index = 0; index < loose.length; index += 1) {
    if (index < done) continue;
    const pair = pairAround(loose.slice(done), index - done, height, centre);
    const words =
      pair === null ? "" : [...pair.left.segments, ...pair.right.segments].map(({ text }) => text).join("\n");
    if (pair === null || !headWords.test(words)) continue;
    rest.push(...loose.slice(done, done + pair.from));
    grids.push(layoutOf(pair));
    done += pair.to + 1;
  }
  rest.push(...loose.slice(done));
  return { grids, rest };
}
