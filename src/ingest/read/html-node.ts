import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";

/** A part of a page: an element has `name`, text has `data`. The nodes that cheerio builds fit it. */
export interface HtmlNode {
  /** Lower case. */
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>> | undefined;
  children?: HtmlNode[];
  readonly data?: string;
  /** 3 where `data` is text: comments carry data too. */
  readonly nodeType?: number;
}

/** `nodeType` of text in the DOM. */
export const textNode = 3;

const none: readonly HtmlNode[] = [];
export const childrenOf = (node: HtmlNode): readonly HtmlNode[] => node.children ?? none;
/** Lower-case name of an element; empty for text. */
export const tagOf = (node: HtmlNode): string => node.name ?? "";
export const isText = (node: HtmlNode): boolean => node.nodeType === textNode;

/** Parts of a page that are no words of its document. */
const dropped = new Set(
  "script style noscript template nav footer aside form iframe svg canvas button select input textarea head".split(
    " ",
  ),
);
const hiding =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/iu;

function isDropped({ name, attribs }: HtmlNode): boolean {
  if (name === undefined) return false;
  if (dropped.has(name)) return true;
  if (attribs === undefined) return false;
  const { hidden, style } = attribs;
  return (
    hidden !== undefined ||
    attribs["aria-hidden"] === "true" ||
    (style !== undefined && style !== "" && hiding.test(style))
  );
}

/** Levels of a tree that may be walked by recursion: the stack holds some 4,000. Counting tags alone misses made-up ones. */
const deepest = 3000;

/**
 * Takes scripts, menus, forms and hidden parts out of a tree.
 * @throws {DocumentRefusedError} for one nested deeper than any person writes
 */
export function prune(node: HtmlNode, depth = 0): void {
  if (node.children === undefined) return;
  if (depth > deepest) throw new DocumentRefusedError(ingestMessages.tooDeep);
  if (node.children.some(isDropped)) node.children = node.children.filter((child) => !isDropped(child));
  for (const child of node.children) prune(child, depth + 1);
}

/** The first element, in the order of the page, that fits. */
export function findFirst(node: HtmlNode, fits: (element: HtmlNode) => boolean): HtmlNode | null {
  for (const child of childrenOf(node)) {
    if (child.name === undefined) continue;
    const found = fits(child) ? child : findFirst(child, fits);
    if (found !== null) return found;
  }
  return null;
}

/** All text below an element, blanks as they stand. */
export function textOf(node: HtmlNode): string {
  if (isText(node)) return node.data ?? "";
  return childrenOf(node).map(textOf).join("");
}

/** Rows of a table, those of tables in its cells left out. */
export function rowsOf(table: HtmlNode): HtmlNode[] {
  return childrenOf(table).flatMap((child) => {
    if (child.name === undefined || child.name === "table") return [];
    return child.name === "tr" ? [child, ...rowsOf(child)] : rowsOf(child);
  });
}
