import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { assemble } from "./assemble.js";
import type { Extract, ReadTools } from "./block.js";
import { pageOfRecognised } from "./ocr-lines.js";
import { scanRemarks } from "./page-gate.js";
import type { PageLines } from "./page-lines.js";
import { piecesOf } from "./page-pieces.js";
import { withWords } from "./page-words.js";
import { type DrawnPage, openDrawer } from "./pdf-draw.js";
import { type Picture, pdfOf, pictureOf } from "./picture-pdf.js";

/** A sheet of A3 at 300 dpi has 17 million; a bomb of a few kilobytes may claim billions. */
const mostMegapixels = 60;
/** A picture is taken for a page of A4 (points); a coarser one than this (pixels) is drawn larger. */
const pageWidth = 595;
const leastPixels = 1240;

/** The picture drawn upright, its rules taken out; null where PDFium cannot read this kind. */
async function drawn(picture: Picture): Promise<DrawnPage | null> {
  if (picture.entries === null) return null;
  const drawer = await openDrawer(pdfOf(picture, pageWidth));
  try {
    return (await drawer?.draw(1, Math.max(picture.width, leastPixels) / pageWidth)) ?? null;
  } finally {
    drawer?.close();
  }
}

async function linesIn(bytes: Uint8Array, picture: Picture, tools: ReadTools): Promise<PageLines | null> {
  const page = await drawn(picture);
  if (page === null) {
    const scale = picture.width / pageWidth;
    const height = picture.height / scale;
    return pageOfRecognised(await tools.recognise(bytes), [], { page: 1, width: pageWidth, height }, scale);
  }
  if (page.picture === null) return null;
  const size = { page: 1, width: page.width, height: page.height };
  return pageOfRecognised(await tools.recognise(page.picture), page.rules, size, page.scale);
}

/**
 * The words of a photographed or scanned page.
 * @param bytes PNG or JPEG
 * @throws {DocumentRefusedError} when it is damaged, too large, or cannot be recognised
 */
export async function readImage(bytes: Uint8Array, tools: ReadTools): Promise<Extract> {
  const picture = pictureOf(bytes);
  if (picture === null || picture.width === 0 || picture.height === 0) {
    throw new DocumentRefusedError(ingestMessages.damaged);
  }
  if (picture.width * picture.height > mostMegapixels * 1_000_000) {
    throw new DocumentRefusedError(ingestMessages.tooLargePicture(mostMegapixels));
  }
  let page: PageLines | null;
  try {
    page = await linesIn(bytes, picture, tools);
  } catch (error) {
    throw new DocumentRefusedError(ingestMessages.unrecognised, { cause: error });
  }
  const { pages } = withWords(page === null ? [] : [page]);
  const remarks = scanRemarks(pages);
  return {
    ...assemble(piecesOf(pages)),
    pages: 1,
    scannedPages: [1],
    ...(remarks.length === 0 ? {} : { remarks }),
  };
}
