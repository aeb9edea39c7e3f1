import type { Citation } from "../document/citation.js";

/** "mark": the cited words inside the paragraph they stand in. */
export type Style = "plain" | "bold" | "italic" | "quote" | "mark";

/** A run of text in one style; may hold line ends. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** A source the reader can open: a button in Telegram, `/nguon 1` in the terminal. */
export interface Source {
  readonly marker: number;
  /** "[1] đoạn 4" */
  readonly label: string;
  readonly citation: Citation;
}

/** What to say, whatever the channel. Pieces of a block follow one another; a blank line stands between blocks. */
export interface Reply {
  readonly blocks: readonly (readonly Piece[])[];
  readonly sources: readonly Source[];
}

export function piece(text: string, style: Style = "plain"): Piece {
  return { text, style };
}

/** A reply of one sentence or text. */
export function say(text: string): Reply {
  return { blocks: [[piece(text)]], sources: [] };
}

/** A reply's words without styles, as an archive or a log of turns keeps them. */
export function plainText(reply: Reply): string {
  return reply.blocks.map((block) => block.map(({ text }) => text).join("")).join("\n\n");
}
