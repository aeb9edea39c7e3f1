import type { Answer } from "../../ask/answer.js";
import { renderAnswer } from "../../ask/render.js";
import type { Piece, Reply, Style } from "../../ask/reply.js";

/** SGR codes that switch a style on and off. */
const codes: Readonly<Partial<Record<Style, readonly [string, string]>>> = {
  bold: ["\u001b[1m", "\u001b[22m"],
  italic: ["\u001b[3m", "\u001b[23m"],
  mark: ["\u001b[1m", "\u001b[22m"],
};

/** A document's text never steers the terminal: control characters but line ends and tabs are left out. */
function harmless(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, ""); // eslint-disable-line no-control-regex
}

function printPiece({ text, style }: Piece, styled: boolean): string {
  const words = style === "mark" ? `«${harmless(text)}»` : harmless(text);
  const [on, off] = codes[style] ?? ["", ""];
  return styled ? `${on}${words}${off}` : words;
}

/**
 * A reply as lines of text; the cited words of an opened source stand in « ».
 * @param styled whether the reader is a terminal that knows bold and italic
 */
export function printReply(reply: Reply, styled = false): string {
  return reply.blocks.map((block) => block.map((piece) => printPiece(piece, styled)).join("")).join("\n\n");
}

/** One answer without styles, as `npm run ask` prints it. */
export function printAnswer(answer: Answer): string {
  return printReply(renderAnswer(answer));
}
