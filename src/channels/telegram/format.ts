import { bold, italic, join, quote, type FmtString } from "telegraf/format";

import type { Piece, Reply } from "../../ask/reply.js";

/** Styles become entities beside the text, never markup inside it: nothing to escape, nothing to inject. */
function formatPiece({ text, style }: Piece): FmtString | string {
  switch (style) {
    case "bold":
    case "mark":
      return bold(text);
    case "italic":
      return italic(text);
    case "quote":
      return quote(text);
    default:
      return text;
  }
}

/** A reply as one text with entities, of any length. */
export function format(reply: Reply): FmtString {
  const blocks = reply.blocks.map((block) => join(block.filter(({ text }) => text !== "").map(formatPiece)));
  return join(blocks, "\n\n");
}
