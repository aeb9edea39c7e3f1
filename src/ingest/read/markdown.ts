import { assemble } from "./assemble.js";
import { tableAt } from "./bar-table.js";
import type { Extract, Piece } from "./block.js";
import { cellLines, isRule, styled } from "./inline.js";

const heading = /^(#{1,6})\s+(.*?)\s*#*$/u;
const bullet = /^\s*(?:\*{0,3})[-+–•]\s+\*{0,3}(\S)/u;
const numbered = /^\s*\*{0,3}(?:\d{1,3}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s*\*{0,3}\s*[\p{Lu}"“]/u;
const point = /^\s*\*{0,3}[a-zđ]\)\s/u;

/**
 * Whether a line begins a block although no empty line stands before it. Hard-wrapped prose also breaks before a
 * dash ("Sở Lao động\n- Thương binh và Xã hội", "2026\n- 2030"), so the line above must have ended, or other dashes
 * must stand in the same stretch.
 */
function beginsBlock(line: string, above: string, below: string): boolean {
  if (heading.test(line)) return true;
  const hasEnded = /[.;:!?…,)]["”*\s]*$/u.test(above);
  if (bullet.test(line)) return hasEnded || bullet.test(above) || bullet.test(below);
  return hasEnded && (numbered.test(line) || point.test(line));
}

/**
 * Markdown as official pages publish it: emphasis, headings, tables drawn with bars, hard-wrapped lines. The source it
 * gives is clean prose: no markup, one blank between the lines of a paragraph.
 * @param text decoded text after the front matter
 */
export function readMarkdown(text: string): Extract {
  const lines = text.split("\n");
  const pieces: Piece[] = [];
  let open: string[] = [];
  let level = 0;
  const flush = (): void => {
    const line = styled(open.join("\n"));
    if (line.text !== "") pieces.push({ kind: "paragraph", line, level });
    open = [];
    level = 0;
  };
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const table = tableAt(lines, index);
    if (table !== null) {
      flush();
      if (table.rows.length > 0) {
        pieces.push({ kind: "table", rows: table.rows.map((row) => row.map((cell) => cellLines(cell))) });
      }
      index = table.next;
      continue;
    }
    index += 1;
    if (line.trim() === "" || (isRule(line) && !line.includes("**"))) {
      flush();
      continue;
    }
    if (open.length > 0 && beginsBlock(line, open.at(-1) ?? "", lines[index] ?? "")) flush();
    const title = heading.exec(line);
    if (title === null) {
      // A Markdown list mark "* " is no emphasis; the printed mark of a list is the dash.
      open.push(line.replace(/^\s*\*\s+(?=[^*\s])(?!.*\*\s*$)/u, "- ").replace(/^\s*>\s?/u, ""));
    } else {
      open.push(title[2] ?? "");
      level = title[1]?.length ?? 0;
      flush();
    }
  }
  flush();
  return assemble(pieces);
}
