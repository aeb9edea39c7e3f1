import type { Section, Span } from "../document/document.js";
import { Outline } from "./outline.js";
import type { Block } from "./read/block.js";
import { sentencesOf } from "./sentences.js";

/** A block with its place in the tree: what is cut into passages. */
export interface Leaf extends Span {
  readonly role: "heading" | "text" | "row" | "letterhead";
  readonly locator: string;
  /** Headings above, outermost first. */
  readonly headings: readonly string[];
  /** The line that introduces the list it belongs to; null outside a list. */
  readonly lead: Span | null;
  /** What "open the source" shows. */
  readonly parent: Span;
  /** UTF-16 units of a bullet's dash: no words. */
  readonly dash: number;
  /** What a citation says after the place: that its words were recognised from a picture. Absent where nothing. */
  readonly mark?: string;
}

/** A document half read: its words, its tree so far, its leaves so far. */
export class Reading {
  readonly source: string;
  readonly outline: Outline;
  readonly leaves: Leaf[] = [];
  /** Whether the text has numbered parts; else its paragraphs are counted ("đoạn 3"). */
  readonly isStructured: boolean;

  constructor(source: string, isStructured: boolean) {
    this.source = source;
    this.outline = new Outline(source.length);
    this.isStructured = isStructured;
  }

  words(span: Span): string {
    return this.source.slice(span.start, span.end);
  }

  add(span: Span, role: Leaf["role"], locator: string, more: Partial<Leaf> = {}): void {
    const { start, end } = span;
    this.leaves.push({
      start,
      end,
      role,
      locator,
      headings: [],
      lead: null,
      parent: { start, end },
      dash: 0,
      ...more,
    });
  }

  /** The sentence that ends a block with a colon, which introduces what follows; null where none does. */
  leadOf(block: Block): Span | null {
    return this.words(block).endsWith(":") ? (sentencesOf(this.source, block).at(-1) ?? null) : null;
  }
}

const longestParent = 1500;

/** A list item's parent becomes the smallest part that holds its lead too, while that is short enough to read at once. */
export function withParent(leaf: Leaf, sections: readonly Section[]): Leaf {
  if (leaf.role !== "text" || leaf.lead === null) return leaf;
  const holds = (section: Section): boolean => section.start <= leaf.start && leaf.end <= section.end;
  let { parent } = leaf;
  for (let inside = sections.find(holds); inside !== undefined; inside = inside.children.find(holds)) {
    const { start, end } = inside;
    if (start <= leaf.lead.start && end - start <= longestParent) parent = { start, end };
  }
  return { ...leaf, parent };
}
