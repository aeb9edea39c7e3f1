import type { Block, Extract } from "./block.js";
import { withTypedTables } from "./text-table.js";

const mark =
  /^\s*(?:[-+–•*]\s|\d{1,3}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s|[IVX]{1,5}[.-]\s|(?:Điều|Chương|Mục|Phần|Phụ lục)\s)/iu;
/** Lines of a letter-head set in two columns with blanks or tabs between. */
const columns = /\t+| {4,}/u;
const topLines = 14;

/** Whether a line goes on with the sentence of the line above (a hard wrap): it begins low and the one above is open. */
function continues(line: string, above: string): boolean {
  return (
    /^\s*[\p{Ll}\d]/u.test(line) &&
    !mark.test(line) &&
    !/[.;:!?…]["”]?\s*$/u.test(above) &&
    above.trim().length > 50
  );
}

/**
 * Plain text: the source is the text as it is, words untouched; a block is a line, hard-wrapped lines are one block.
 * Only the bars of a typed table are put in order.
 * @param given decoded text after the front matter
 */
export function readText(given: string): Extract {
  const lines = withTypedTables(given);
  const text = lines.some(({ row }) => row !== null) ? lines.map((line) => line.text).join("\n") : given;
  const blocks: Block[] = [];
  let offset = 0;
  let above = "";
  let seen = 0;
  const add = (start: number, end: number, kind: Block["kind"], column: number): void => {
    blocks.push({ start, end, kind, level: 0, bold: 0, table: 0, row: seen, column });
  };
  for (const { text: line, row } of lines) {
    const start = offset + (line.length - line.trimStart().length);
    const end = offset + line.trimEnd().length;
    offset += line.length + 1;
    const last = blocks.at(-1);
    if (end <= start) {
      above = "";
      continue;
    }
    if (row !== null) {
      if (/[\p{L}\p{N}]/u.test(line)) {
        const kind = row.isHead ? "head" : "row";
        blocks.push({ start, end, kind, level: 0, bold: 0, table: row.table, row: row.row, column: 0 });
      }
    } else if (last !== undefined && last.kind === "paragraph" && continues(line, above)) {
      blocks[blocks.length - 1] = { ...last, end };
    } else if (seen < topLines && columns.test(line.trim())) {
      let cell = start;
      for (const [column, words] of line
        .slice(start - offset + line.length + 1)
        .trim()
        .split(columns)
        .entries()) {
        cell = text.indexOf(words, cell);
        if (words !== "") add(cell, cell + words.length, "layout", column);
        cell += words.length;
      }
    } else if (/[\p{L}\p{N}]/u.test(line)) {
      add(start, end, "paragraph", 0);
    }
    seen += 1;
    above = line;
  }
  return { source: text, blocks };
}
