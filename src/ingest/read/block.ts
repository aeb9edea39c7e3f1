import type { Span } from "../../document/document.js";
import type { RecognisedLine } from "../../ports.js";

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
  /** The page it begins on, from 1; absent where the format has no pages. */
  readonly page?: number;
  /** Whether its words were recognised from a picture (OCR): figures in it are not certain. */
  readonly isScanned?: boolean;
}

/** What a reader makes of a file. Every offset counts UTF-16 units of `source`. */
export interface Extract {
  readonly source: string;
  readonly blocks: readonly Block[];
  /** Pages of the file, where the format has them. */
  readonly pages?: number;
  /** Pages whose words were recognised from a picture, from 1. */
  readonly scannedPages?: readonly number[];
  /** The legacy encoding its letters were decoded from. */
  readonly legacy?: "tcvn3" | "vni";
  /** What a person should know of this reading, in Vietnamese, one sentence each. */
  readonly remarks?: readonly string[];
}

/** A line of words with its leading bold part measured: what markup becomes. */
export interface StyledLine {
  readonly text: string;
  readonly bold: number;
}

/** A table as read: rows of cells, a cell is one or more lines. */
export type TableRows = readonly (readonly (readonly StyledLine[])[])[];

interface Placed {
  /** As in `Block`. */
  readonly page?: number;
  readonly isScanned?: boolean;
}

export type Piece =
  | (Placed & { readonly kind: "paragraph"; readonly line: StyledLine; readonly level: number })
  | (Placed & { readonly kind: "table"; readonly rows: TableRows });

/** What a reader may ask for while it reads: it runs apart, without network and without files. */
export interface ReadTools {
  /**
   * Reads the words of one page.
   * @param picture PNG or JPEG
   */
  recognise(picture: Uint8Array): Promise<readonly RecognisedLine[]>;
}

/** Bytes of one format to text and blocks. */
export type Reader = (bytes: Uint8Array, tools: ReadTools) => Promise<Extract>;

/** Whether all of a block is bold. */
export function isBold(block: Block): boolean {
  return block.bold > 0 && block.bold >= block.end - block.start;
}
