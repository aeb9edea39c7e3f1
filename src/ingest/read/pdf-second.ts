import { PDF, type PDFPage } from "@libpdf/core";
import { decodeRun } from "../../vietnamese/legacy.js";
import { type Letter, type PageLines, rowsOf } from "./page-lines.js";

/** A second opinion on pages whose first reading is no Vietnamese. */
export interface SecondReader {
  /** @returns null where it cannot read the page either */
  page(first: PageLines): PageLines | null;
}

type Char = ReturnType<PDFPage["extractText"]>["lines"][number]["spans"][number]["chars"][number];

/** Letters in their order, y downwards; a jump in the order is another run of words. */
function lettersOf(chars: readonly Char[], height: number): Letter[] {
  return chars
    .toSorted((one, other) => (one.sequenceIndex ?? 0) - (other.sequenceIndex ?? 0))
    .map(({ char, bbox, fontSize, fontName, baseline }) => ({
      text: char,
      x0: bbox.x,
      x1: bbox.x + bbox.width,
      y: height - baseline,
      size: fontSize,
      font: fontName,
      isHidden: false,
      run: 0,
    }));
}

/**
 * The same pages read by @libpdf/core, which decodes fonts by code of its own. Only its letters and their places are
 * taken: its lines run columns into each other.
 * @returns null when it cannot open the file
 */
export async function openSecond(bytes: Uint8Array): Promise<SecondReader | null> {
  try {
    const pages = (await PDF.load(bytes)).getPages();
    return {
      page(first) {
        try {
          const text = pages[first.page - 1]?.extractText();
          if (text === undefined) return null;
          const chars = text.lines.flatMap(({ spans }) => spans.flatMap((span) => span.chars));
          const rows = rowsOf(lettersOf(chars, text.height), first.rules, {
            nameOf: (font) => font,
            decode: decodeRun,
          });
          return { ...first, width: text.width, height: text.height, rows };
        } catch {
          return null;
        }
      },
    };
  } catch {
    return null;
  }
}
