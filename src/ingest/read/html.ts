import { load } from "cheerio";

import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { assemble } from "./assemble.js";
import type { Extract, Piece, StyledLine } from "./block.js";
import { childrenOf, findFirst, type HtmlNode, isText, prune, rowsOf, tagOf, textOf } from "./html-node.js";
import { quickTree } from "./html-tree.js";
import { Words } from "./words.js";

const blockNames = new Set(
  "address article blockquote body center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

const strongNames = new Set("b strong th h1 h2 h3 h4 h5 h6".split(" "));

/** Where pages put what they are about. */
const isMain = ({ name, attribs }: HtmlNode): boolean =>
  name === "article" ||
  name === "main" ||
  attribs?.["role"] === "main" ||
  attribs?.["id"] === "content" ||
  (attribs?.["class"]?.split(/\s+/u).includes("content") ?? false);

/** Collects runs of text into lines. */
class Lines {
  readonly done: StyledLine[] = [];
  private readonly open = new Words();

  add(text: string, isBold: boolean): void {
    this.open.add(text, isBold);
  }

  close(): void {
    const line = this.open.take();
    if (/[\p{L}\p{N}]/u.test(line.text)) this.done.push(line);
  }
}

/** Elements that pages nest; those that may stay open (p, li, td, tr) are not counted. */
const nesting = /<(\/?)(?:div|table|span|font|blockquote|ul|ol|b|i|u|em|strong|section|center|a)\b/giu;
const deepest = 1000;

/** @throws {DocumentRefusedError} for a page nested deeper than any person writes: trees and tables are walked by recursion */
function refuseDeep(text: string): void {
  let depth = 0;
  for (const [, closing] of text.matchAll(nesting)) {
    depth = Math.max(0, depth + (closing === "" ? 1 : -1));
    if (depth > deepest) throw new DocumentRefusedError(ingestMessages.tooDeep);
  }
}

/** Pages whose tags do not fit need the standard's repairs: parse5 makes them, and takes most of the time of reading. */
function repairedTree(text: string): HtmlNode {
  refuseDeep(text);
  return { children: load(text).root().contents().toArray() };
}

/**
 * HTML as offices publish it: paragraphs, headings, lists, tables; scripts, menus, forms and hidden parts dropped.
 * The main part is taken where the page marks one.
 */
export function readHtml(text: string): Extract {
  const page: HtmlNode = quickTree(text) ?? repairedTree(text);
  prune(page);
  const main = findFirst(page, isMain);
  const root =
    main !== null && textOf(main).trim().length > 200
      ? main
      : findFirst(page, (element) => element.name === "body");
  const pieces: Piece[] = [];

  const walk = (
    node: HtmlNode,
    lines: Lines,
    isBold: boolean,
    onBlock: (level: number, node: HtmlNode | null) => void,
  ): void => {
    if (isText(node)) {
      lines.add(node.data ?? "", isBold);
      return;
    }
    const tag = tagOf(node);
    if (tag === "br") {
      onBlock(0, null);
      return;
    }
    const isBlock = blockNames.has(tag);
    if (isBlock) onBlock(0, null);
    if (tag === "table") {
      onBlock(0, node);
      return;
    }
    if (tag === "li") lines.add("- ", false);
    const isStrong = isBold || strongNames.has(tag);
    for (const child of childrenOf(node)) walk(child, lines, isStrong, onBlock);
    if (isBlock) onBlock(/^h[1-6]$/u.test(tag) ? Number(tag.slice(1)) : 0, null);
  };

  /** A cell's lines; a table inside a cell is read as its text. */
  const cell = (node: HtmlNode, isHead: boolean): StyledLine[] => {
    const lines = new Lines();
    for (const child of childrenOf(node)) {
      walk(child, lines, isHead, (_, table) => {
        lines.close();
        if (table !== null) lines.done.push({ text: textOf(table).replace(/\s+/gu, " ").trim(), bold: 0 });
      });
    }
    lines.close();
    return lines.done;
  };
  const lines = new Lines();
  const onBlock = (level: number, table: HtmlNode | null): void => {
    lines.close();
    for (const line of lines.done.splice(0)) pieces.push({ kind: "paragraph", line, level });
    if (table === null) return;
    const rows = rowsOf(table).map((row) =>
      childrenOf(row)
        .filter((one) => one.name === "td" || one.name === "th")
        .map((one) => cell(one, one.name === "th")),
    );
    const filled = rows.filter((row) => row.some((one) => one.length > 0));
    // Pages lay their frame out with a table of one cell: its words are paragraphs.
    if (filled.every((row) => row.length === 1)) {
      for (const line of filled.flat(2)) pieces.push({ kind: "paragraph", line, level: 0 });
    } else if (filled.length > 0) pieces.push({ kind: "table", rows: filled });
  };
  for (const child of root === null ? [] : childrenOf(root)) walk(child, lines, false, onBlock);
  onBlock(0, null);
  return assemble(pieces);
}
