import type { Span } from "../document/document.js";
import type { Reading } from "./leaf.js";
import { rank } from "./markers.js";
import { makeFrame } from "./outline.js";
import { type Block, isBold } from "./read/block.js";

/** The table being read. */
interface Table {
  readonly number: number;
  /** Names of its columns; empty where it has none. */
  head: string;
  /** The last row that only names a group of rows ("IV | Môi trường nuôi cá lồng"), and how a citation calls it. */
  group: { readonly words: string; readonly label: string; readonly span: Span } | null;
}

const groupNumber = /^(?:[IVX]{1,5}|[A-HĐ])\.?$/u;
const rowNumber = /^\d{1,4}(?:\.\d{1,3})*\.?$/u;
const longestGroup = 300;

/** Makes a function that lays the rows of tables into the tree, one after the other. */
export function createRowPlacer(reading: Reading): (block: Block) => void {
  let table: Table = { number: 0, head: "", group: null };
  const { outline } = reading;
  const headingsIn = (): string[] =>
    [...outline.headings, table.head, table.group?.words ?? ""].filter((words) => words !== "");
  const locate = (...names: (string | undefined)[]): string =>
    [outline.locator, ...names].filter(Boolean).join(", ");

  return (block) => {
    const words = reading.words(block);
    outline.closeTo(rank.paragraph);
    if (block.table !== table.number) {
      table = { number: block.table, head: "", group: null };
      outline.top.rows = 0;
    }
    if (block.kind === "head") {
      table.head = table.head === "" ? words : `${table.head} / ${words}`;
      reading.add(block, "heading", locate("bảng"), { headings: outline.headings });
      return;
    }
    const cells = words.split("|").map((cell) => cell.trim());
    const first = cells[0] ?? "";
    const number = first.replace(/\.$/u, "");
    const isShort = cells.filter((cell) => cell !== "").length <= 2 && words.length < longestGroup;
    // "732" or "X | Y" in bold names no group.
    if (
      isShort &&
      /\p{L}{3}/u.test(words) &&
      table.head !== "" &&
      (isBold(block) || groupNumber.test(first))
    ) {
      const label = groupNumber.test(first) || rowNumber.test(first) ? `mục ${number}` : "";
      table.group = null;
      reading.add(block, "heading", locate(label || "bảng"), { headings: headingsIn() });
      table.group = {
        words: cells.filter((cell) => cell !== "").join(" "),
        label,
        span: { start: block.start, end: block.end },
      };
      return;
    }
    outline.top.rows += 1;
    const name = `dòng ${rowNumber.test(first) ? number : outline.top.rows}`;
    outline.top.children.push(makeFrame(block, { kind: "row", rank: rank.plus, numeral: number, name }));
    reading.add(block, "row", locate(table.group?.label, name), {
      headings: headingsIn(),
      lead: table.group?.span ?? null,
    });
  };
}
