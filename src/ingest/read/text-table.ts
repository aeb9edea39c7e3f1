/** A line of a plain text; `row` where it is one of a typed table. */
export interface TypedLine {
  readonly text: string;
  readonly row: { readonly table: number; readonly row: number; readonly isHead: boolean } | null;
}

const barRow = /^\s*\|.*\|.*\|\s*$/u;
/** "|---|---|", "+----+----+": drawn, no words. */
const drawn = /^\s*[|+](?=.*[-=])[-=:+|\s]*$/u;
const numberedHead = /^(?:S?TT|Số TT)\.?$/iu;

/** Cells as a row is written everywhere here: one blank around each bar, none at the ends, empty cells at the end left out. */
function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
  while (cells.at(-1) === "") cells.pop();
  return cells;
}

/**
 * The lines of a text with its typed tables ("| TT | Nhiệm vụ |") as rows; drawn lines of a table are left out. A row
 * alone is no table. The first row names the columns where it begins with TT or a drawn line parts it from the next.
 */
export function withTypedTables(text: string): readonly TypedLine[] {
  const lines = text.split("\n");
  if (!text.includes("|")) return lines.map((line) => ({ text: line, row: null }));
  const read: TypedLine[] = [];
  let table = 0;
  for (let start = 0; start < lines.length;) {
    let end = start;
    while (end < lines.length && (barRow.test(lines[end] ?? "") || drawn.test(lines[end] ?? ""))) end += 1;
    const part = lines.slice(start, Math.max(end, start + 1));
    const rows = part.filter((line) => !drawn.test(line));
    if (end === start || rows.length < 2) {
      read.push(...part.map((line) => ({ text: line, row: null })));
    } else {
      table += 1;
      const first = rows[0] ?? "";
      const isParted = drawn.test(part[part.indexOf(first) + 1] ?? "");
      for (const [row, line] of rows.entries()) {
        const cells = cellsOf(line);
        const isHead = row === 0 && (isParted || numberedHead.test(cells[0] ?? ""));
        read.push({ text: cells.join(" | "), row: { table, row, isHead } });
      }
    }
    start += part.length;
  }
  return read;
}
