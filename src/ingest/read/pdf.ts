import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { assemble } from "./assemble.js";
import type { Extract, Piece, ReadTools } from "./block.js";
import { gate } from "./page-gate.js";
import type { PageLines } from "./page-lines.js";
import { piecesOf } from "./page-pieces.js";
import { letterCount, withWords } from "./page-words.js";
import { openPdf, type PdfPages } from "./pdf-document.js";

/** More than any resolution with its annexes; a yearbook is no document to cite. */
const mostPages = 1000;
/** Letters of a whole file, in millions. */
const mostMillions = 5;

/** Every page's text layer. A page that cannot be read is an empty one: the gate sees to it. */
async function layers(pdf: PdfPages): Promise<PageLines[]> {
  const pages: PageLines[] = [];
  let letters = 0;
  for (let number = 1; number <= pdf.count; number += 1) {
    // eslint-disable-next-line no-await-in-loop -- one page at a time keeps memory low
    const page = (await pdf.page(number)) ?? emptyPage(number);
    letters += letterCount(page);
    if (letters > mostMillions * 1_000_000) {
      throw new DocumentRefusedError(ingestMessages.tooMuchText(mostMillions));
    }
    pages.push(page);
  }
  return pages;
}

const emptyPage = (page: number): PageLines => ({
  page,
  width: 595,
  height: 842,
  rows: [],
  rules: [],
  isScanned: false,
});

const hasWords = (piece: Piece): boolean => piece.kind === "table" || /[\p{L}\p{N}]/u.test(piece.line.text);

/**
 * A PDF's words in reading order, with the page of each piece.
 * @throws {DocumentRefusedError} when it needs a password, is damaged, or is too long
 */
export async function readPdf(bytes: Uint8Array, tools: ReadTools): Promise<Extract> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.count > mostPages)
      throw new DocumentRefusedError(ingestMessages.tooManyPages(pdf.count, mostPages));
    const { pages: read, legacy } = withWords(await layers(pdf));
    const encoding = pdf.legacy() ?? legacy;
    const { pages, scanned, remarks } = await gate(read, bytes, tools);
    return {
      ...assemble(piecesOf(pages).filter(hasWords)),
      pages: pdf.count,
      ...(scanned.length === 0 ? {} : { scannedPages: scanned }),
      ...(remarks.length === 0 ? {} : { remarks }),
      ...(encoding === null ? {} : { legacy: encoding }),
    };
  } finally {
    await pdf.close();
  }
}
