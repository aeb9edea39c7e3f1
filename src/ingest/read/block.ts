import type { Span } from "../../document/document.js";

/** One laid-out piece of a document's text, in reading order: a paragraph, a heading line, a table row, a letter-head line. */
export interface Block extends Span {
  /**
   * "layout": a line of a letter-head or of a recipients-and-signature block (a borderless table, not data).
   * "head": the row of a table that names its columns.
   */
  readonly kind: "paragraph" | "row" | "head" | "layout";
  /** Markdown or HTML heading level 1-6; 0 where the file does not mark it as a heading. */
  readonly level: number;
  /** How many UTF-16 units from `start` are bold: a run-in title; all of them = a bold line. */
  readonly bold: number;
  /** Which table (from 1) and which row and column of it (from 0); 0 outside tables. */
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** What a reader makes of a file. Every offset counts UTF-16 units of `source`. */
export interface Extract {
  readonly source: string;
  readonly blocks: readonly Block[];
}

/** A line of words with its leading bold part measured: what markup becomes. */
export interface StyledLine {
  readonly text: string;
  readonly bold: number;
}

/** A table as read: rows of cells, a cell is one or more lines. */
export type TableRows = readonly (readonly (readonly StyledLine[])[])[];

export type Piece =
  | { readonly kind: "paragraph"; readonly line: StyledLine; readonly level: number }
  | { readonly kind: "table"; readonly rows: TableRows };

/** Whether all of a block is bold. */
export function isBold(block: Block): boolean {
  return block.bold > 0 && block.bold >= block.end - block.start;
}
