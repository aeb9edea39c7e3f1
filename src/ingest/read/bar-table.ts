/**
 * Tables drawn with bars. Pages turned into Markdown hold three dialects: a bar alone on a line between cells (every
 * row closes and opens with one), one row a line ("a | b |"), and GFM ("| a | b |" with "|---|").
 */

const isBar = (line: string): boolean => line.trim() === "|";
const widestTable = 24;

export interface BarTable {
  /** Cells as the file holds them, markup and all. */
  readonly rows: readonly (readonly string[])[];
  /** Index of the first line after the table. */
  readonly next: number;
}

/** What begins a row in a numbered table: "1", "2.3", "IV", "A", "a)". */
const rowNumber = /^[*\s]*(?:\d{1,4}(?:\.\d{1,3})*\.?|[IVX]{1,6}\.?|[A-HĐ]\.?|[a-zđ]\)?)[*\s]*$/u;
const numberedHead = /^[*\s]*(?:S?TT|Số\s+TT|Stt)\.?[*\s]*$/u;

/** How unlikely it is that these texts are one row of a table so wide; 0 = just right. */
function rowCost(texts: readonly string[], width: number, isNumbered: boolean): number {
  const filled = texts.map((text) => text.trim() !== "");
  const last = filled.lastIndexOf(true);
  if (last < 0) return 1;
  let cost = texts.length === width ? 0 : 0.3;
  cost += (texts.length - 1 - last) * 0.05;
  for (let index = 0; index < last; index += 1) {
    if (filled[index] === true) continue;
    // A row's first cells may be missing below a cell that spans rows.
    const isLeading = !filled.slice(0, index).includes(true);
    cost += isLeading ? 0.3 : 0.7;
    if (isNumbered && !isLeading && rowNumber.test(texts[index + 1] ?? "")) cost += 0.6;
  }
  const first = texts[0] ?? "";
  const isOddStart = first.trim() !== "" && !rowNumber.test(first) && !numberedHead.test(first);
  return isNumbered && isOddStart ? cost + 0.5 : cost;
}

/**
 * Cuts the texts between lone bars into rows. A row of k cells is followed by one empty text (between its closing bar
 * and the next row's opening bar), which looks like an empty cell; so the cut of least cost is chosen.
 * @param width most cells of a row
 */
function cutRows(texts: readonly string[], width: number): { rows: string[][]; cost: number } {
  const isNumbered = numberedHead.test(texts[0] ?? "");
  // best[end]: cheapest cut of texts[0..end) where a row's boundary stands just before `end`.
  const best: { cost: number; from: number }[] = [{ cost: 0, from: -1 }];
  for (let end = 1; end <= texts.length + 1; end += 1) {
    let found = { cost: Number.POSITIVE_INFINITY, from: -1 };
    // The last row has no boundary text after it.
    if (end === texts.length + 1 || (texts[end - 1] ?? "").trim() === "") {
      for (let length = 1; length <= width && end - 1 - length >= 0; length += 1) {
        const from = end - 1 - length;
        const before = best[from];
        if (before === undefined || before.cost >= found.cost) continue;
        const cost = before.cost + rowCost(texts.slice(from, end - 1), width, isNumbered);
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
  // The first row names the columns as a rule: wider tables must earn their width.
  const firstEmpty = texts.findIndex((text) => text.trim() === "");
  const expected = firstEmpty < 0 ? texts.length : firstEmpty;
  let chosen = { rows: [texts], cost: Number.POSITIVE_INFINITY };
  for (let width = 1; width <= Math.min(widestTable, texts.length); width += 1) {
    const { rows, cost } = cutRows(texts, width);
    const total = cost + Math.abs(width - expected) * 0.1;
    if (total < chosen.cost) chosen = { rows, cost: total };
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
  const isRow = /^\s*\||\|\s*$/u.test(line) || line.includes(" | ");
  return isRow ? barLines(lines, index) : null;
}
