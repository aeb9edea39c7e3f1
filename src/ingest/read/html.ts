import { load } from "cheerio";

import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { assemble } from "./assemble.js";
import type { Extract, Piece, StyledLine } from "./block.js";
import { Words } from "./words.js";

type Dom = ReturnType<typeof load>;
type Node = ReturnType<Dom>[0];

const dropped =
  "script,style,noscript,template,nav,footer,aside,form,iframe,svg,canvas,button,select,input,textarea,head,[hidden],[aria-hidden=true]";
const blockNames = new Set(
  "address article blockquote body center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** `nodeType` of text in the DOM. */
const textNode = 3;

/** Lower-case name of an element; empty for text. */
const tagOf = (node: Node): string =>
  node !== undefined && "name" in node && typeof node.name === "string" ? node.name : "";

const childrenOf = (node: Node): readonly Node[] =>
  node !== undefined && "children" in node ? node.children : [];

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

/**
 * HTML as offices publish it: paragraphs, headings, lists, tables; scripts, menus, forms and hidden parts dropped.
 * The main part is taken where the page marks one.
 */
export function readHtml(text: string): Extract {
  refuseDeep(text);
  const $ = load(text);
  $(dropped).remove();
  $("[style]").each((_, element) => {
    if (
      /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/iu.test(
        $(element).attr("style") ?? "",
      )
    )
      $(element).remove();
  });
  const main = $("article, main, [role=main], #content, .content").first();
  const root = main.length > 0 && main.text().trim().length > 200 ? main : $("body");
  const pieces: Piece[] = [];

  const walk = (
    node: Node,
    lines: Lines,
    isBold: boolean,
    onBlock: (level: number, node: Node | null) => void,
  ): void => {
    if (node === undefined) return;
    if ("data" in node) {
      // Comments carry data too, and no words of the document.
      if (!("name" in node) && node.nodeType === textNode) lines.add(node.data, isBold);
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
    const isStrong = isBold || /^(?:b|strong|th|h[1-6])$/u.test(tag);
    for (const child of childrenOf(node)) walk(child, lines, isStrong, onBlock);
    if (isBlock) onBlock(/^h[1-6]$/u.test(tag) ? Number(tag.slice(1)) : 0, null);
  };

  /** A cell's lines; a table inside a cell is read as its text. */
  const cell = (node: Node, isHead: boolean): StyledLine[] => {
    const lines = new Lines();
    for (const child of childrenOf(node)) {
      walk(child, lines, isHead, (_, table) => {
        lines.close();
        if (table !== null) lines.done.push({ text: $(table).text().replace(/\s+/gu, " ").trim(), bold: 0 });
      });
    }
    lines.close();
    return lines.done;
  };
  const lines = new Lines();
  const onBlock = (level: number, table: Node | null): void => {
    lines.close();
    for (const line of lines.done.splice(0)) pieces.push({ kind: "paragraph", line, level });
    if (table === null) return;
    const rows = $(table)
      .find("tr")
      .toArray()
      .filter((row) => $(row).closest("table")[0] === table)
      .map((row) =>
        $(row)
          .children("td,th")
          .toArray()
          .map((one) => cell(one, tagOf(one) === "th")),
      );
    const filled = rows.filter((row) => row.some((one) => one.length > 0));
    // Pages lay their frame out with a table of one cell: its words are paragraphs.
    if (filled.every((row) => row.length === 1)) {
      for (const line of filled.flat(2)) pieces.push({ kind: "paragraph", line, level: 0 });
    } else if (filled.length > 0) pieces.push({ kind: "table", rows: filled });
  };
  for (const child of root.contents().toArray()) walk(child, lines, false, onBlock);
  onBlock(0, null);
  return assemble(pieces);
}
