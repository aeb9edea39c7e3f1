/**
 * Tables drawn with bars. Pages turned into Markdown hold three dialects: a bar alone on a line between cells (every
 * row closes and opens with one), one row a line ("a | b |"), and GFM ("| a | b |" with "|---|").
 */

const isBar = (line: string): boolean => line.trim() === "|";
const widestTable = 14;

export interface BarTable {
  /** Cells as the file holds them, markup and all. */
  readonly rows: readonly (readonly string[])[];
  /** Index of the first line after the table. */
  readonly next: number;
}

/**
 * Cuts the texts between lone bars into rows. A row of k cells is followed by one empty text (between its closing bar
 * and the next row's opening bar), which looks like an empty cell; so the cut is chosen that makes most rows equally
 * wide: least cost, a row of another width costs more than one of the table's.
 */
function cutRows(texts: readonly string[], width: number): { rows: string[][]; cost: number } {
  const isEmpty = texts.map((text) => text.trim() === "");
  const best: { cost: number; from: number }[] = [{ cost: 0, from: -1 }];
  // best[end]: cheapest cut of texts[0..end) where `end` stands just after a row's boundary.
  for (let end = 1; end <= texts.length + 1; end += 1) {
    let found = { cost: Number.POSITIVE_INFINITY, from: -1 };
    // The last row has no boundary text after it.
    if (end === texts.length + 1 || isEmpty[end - 1] === true) {
      for (let length = 1; length <= width && end - 1 - length >= 0; length += 1) {
        const from = end - 1 - length;
        const before = best[from];
        if (before === undefined) continue;
        const isBlank = isEmpty.slice(from, from + length).every(Boolean);
        const cost = before.cost + (length === width ? 0 : 1.2 - length * 0.02) + (isBlank ? 2 : 0);
        if (cost < found.cost) found = { cost, from };
      }
    }
    best[end] = found;
  }
  const rows: string[][] = [];
  let end = texts.length + 1;
  while (end > 0) {
    const from = best[end]?.from ?? -1;
    if (from < 0) return { rows: [[...texts]], cost: Number.POSITIVE_INFINITY };
    rows.unshift(texts.slice(from, end - 1));
    end = from;
  }
  return { rows, cost: best[texts.length + 1]?.cost ?? Number.POSITIVE_INFINITY };
}

/** Reads the lone-bar dialect from its opening bar. */
function loneBars(lines: readonly string[], start: number): BarTable {
  const texts: string[] = [];
  let open: string[] = [];
  let index = start + 1;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (!isBar(line)) {
      open.push(line);
      continue;
    }
    texts.push(open.join("\n"));
    open = [];
    // A bar and then an empty line closes the table, unless bars go on below without words between.
    if ((lines[index + 1] ?? "").trim() === "") break;
  }
  if (index >= lines.length && open.some((line) => line.trim() !== "")) texts.push(open.join("\n"));
  const filled = texts
    .map((text, position) => (text.trim() === "" ? -1 : position))
    .filter((position) => position >= 0);
  const most = Math.min(widestTable, texts.length);
  let chosen = { rows: [texts], cost: Number.POSITIVE_INFINITY };
  for (let width = 1; width <= most && filled.length > 0; width += 1) {
    const cut = cutRows(texts, width);
    // A wider table must earn its width: ties go to fewer rows of full width.
    if (cut.cost + width * 0.05 < chosen.cost) chosen = { rows: cut.rows, cost: cut.cost + width * 0.05 };
  }
  return { rows: chosen.rows.filter((row) => row.some((cell) => cell.trim() !== "")), next: index + 1 };
}

/** Reads rows written on one line each; a row goes on over lines until one ends with a bar. */
function barLines(lines: readonly string[], start: number): BarTable {
  const rows: string[][] = [];
  let index = start;
  while (index < lines.length && (lines[index] ?? "").includes("|")) {
    let row = lines[index] ?? "";
    let last = index;
    while (
      !row.trimEnd().endsWith("|") &&
      last + 1 < lines.length &&
      last - index < 6 &&
      (lines[last + 1] ?? "").trim() !== ""
    ) {
      last += 1;
      row += `\n${lines[last] ?? ""}`;
    }
    index = last + 1;
    const cells = row
      .trim()
      .replace(/^\|/u, "")
      .replace(/\|$/u, "")
      .split(/(?<!\\)\|/u);
    if (!/^[\s|:-]*$/u.test(row)) rows.push(cells);
  }
  return { rows, next: index };
}

/** The table that begins on a line; null when none does. */
export function tableAt(lines: readonly string[], index: number): BarTable | null {
  const line = lines[index] ?? "";
  if (isBar(line)) {
    const table = loneBars(lines, index);
    return table.rows.length === 0 ? { rows: [], next: table.next } : table;
  }
  const isRow = line.trimEnd().endsWith("|") || line.includes(" | ");
  return isRow ? barLines(lines, index) : null;
}
