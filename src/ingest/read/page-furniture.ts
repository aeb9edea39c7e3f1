import type { PageLines, Row, Segment } from "./page-lines.js";

/** Share of the page's height that running heads and page numbers stand in, from the top and from the bottom. */
const zone = { top: 0.12, bottom: 0.9 };
const pageNumber = /^[-–—\s]*(?:Trang\s+)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s.]*$/iu;

/** What a program that signs prints on the first page: who signed, when. */
const stamp =
  /^(?:Người ký|Ký (?:số )?bởi|Được ký (?:số )?bởi|Văn bản được ký|Signature (?:Not Verified|valid)|Digitally signed|Signed by|Signing time|Thời gian ký|Ngày ký|Giờ ký|Email\s*:\s*\S+@|Cơ quan\s*:|Tổ chức\s*:)|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]\d{1,2}:\d{2}:\d{2}/u;
const stampStart =
  /^(?:Người ký|Ký (?:số )?bởi|Được ký|Văn bản được ký|Signature |Digitally signed|Signed by)/u;

const patternOf = (text: string): string => text.replace(/\d+/gu, "#").replace(/\s+/gu, " ").trim();
const textOf = ({ segments }: Row): string => segments.map(({ text }) => text).join(" ");

function isEdge(page: PageLines, row: Row, index: number): boolean {
  const isTop = index < 2 && row.y < zone.top * page.height;
  const isBottom = index >= page.rows.length - 2 && row.y > zone.bottom * page.height;
  return isTop || isBottom;
}

/** A number alone at the page's edge: centred or at the outer side, never where a line of prose begins. */
function isPageNumber(page: PageLines, row: Row, index: number): boolean {
  const [only] = row.segments;
  const isOutermost = index === 0 || index === page.rows.length - 1;
  if (!isOutermost || row.segments.length > 1 || only === undefined || !isEdge(page, row, index))
    return false;
  return pageNumber.test(only.text) && (only.x0 + only.x1) / 2 > 0.3 * page.width;
}

/**
 * Heads and feet that come back at the same place of at least three pages, and two fifths of them. Words that stand in
 * the middle of a page too are a table's head row, repeated where it goes on.
 */
function runningLines(pages: readonly PageLines[]): Set<string> {
  const seen = new Map<string, number>();
  const inside = new Set<string>();
  for (const page of pages) {
    const own = new Set<string>();
    for (const [index, row] of page.rows.entries()) {
      const words = patternOf(textOf(row));
      if (isEdge(page, row, index)) own.add(`${Math.round(row.y / 3)} ${words}`);
      else inside.add(words);
    }
    for (const key of own) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const least = Math.max(3, 0.4 * pages.length);
  const isInside = (key: string): boolean => inside.has(key.slice(key.indexOf(" ") + 1));
  return new Set([...seen].filter(([key, count]) => count >= least && !isInside(key)).map(([key]) => key));
}

/** The small print of a digital signature: its first line and those that go on below it, flush and as small. */
function stampsOf(rows: readonly Row[]): Set<Segment> {
  const segments = rows.flatMap((row) => row.segments);
  const usual = segments.map(({ size }) => size).toSorted((one, other) => one - other)[
    Math.floor(segments.length / 2)
  ];
  const found = new Set<Segment>();
  for (const start of segments) {
    if (!stampStart.test(start.text) || start.size > 0.85 * (usual ?? start.size)) continue;
    let last = start;
    found.add(start);
    for (const next of segments) {
      const isBelow = next.y > last.y && next.y - last.y < 2 * start.size;
      const isAlike = Math.abs(next.x0 - start.x0) < 12 && Math.abs(next.size - start.size) < 1;
      if (!isBelow || !isAlike) continue;
      // A name goes on over a second line; the time closes the stamp.
      if (!stamp.test(next.text) && next.y - last.y > 1.5 * start.size) continue;
      found.add(next);
      last = next;
    }
  }
  return found;
}

/**
 * Pages without what the paper carries beside its words: page numbers, running heads and feet, signature stamps.
 * Lines inside ruled tables stay: a head row that returns on each page is joined later.
 */
export function withoutFurniture(pages: readonly PageLines[]): PageLines[] {
  const running = runningLines(pages);
  return pages.map((page) => {
    const stamps = stampsOf(page.rows);
    const isRuled = (row: Row): boolean =>
      page.rules.some(({ x0, x1, y0, y1 }) => x1 - x0 < 3 && y0 <= row.y && y1 >= row.y - row.size);
    const rows = page.rows
      .filter((row, index) => {
        if (isRuled(row)) return true;
        if (isPageNumber(page, row, index)) return false;
        const key = `${Math.round(row.y / 3)} ${patternOf(textOf(row))}`;
        return !(isEdge(page, row, index) && running.has(key));
      })
      .map((row) => ({ ...row, segments: row.segments.filter((segment) => !stamps.has(segment)) }))
      .filter(({ segments }) => segments.length > 0);
    return { ...page, rows };
  });
}
