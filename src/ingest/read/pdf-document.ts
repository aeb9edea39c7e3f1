import { createRequire } from "node:module";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { decodeRun, encodingOfFont, type LegacyEncoding } from "../../vietnamese/legacy.js";
import { type PageLines, rowsOf } from "./page-lines.js";
import { upright } from "./page-upright.js";
import { drawnOn } from "./pdf-glyphs.js";
import { getDocument } from "./pdf-library.js";

/** The package's own tables of character codes and its stand-ins for the 14 standard fonts: nothing is fetched. */
const packageFolder = createRequire(import.meta.url)
  .resolve("pdfjs-dist/package.json")
  .replace(/package\.json$/u, "");

/** Letters of one page beyond which it is no page of an office: a bomb, or a map. */
const mostLetters = 100_000;

interface Font {
  readonly name: string;
  /** Thousandths of an em to text units. */
  readonly scale: number;
}

/** A font as PDF.js keeps it for drawing; its type there is `any`. */
function fontOf(value: unknown): Font {
  if (typeof value !== "object" || value === null) return { name: "", scale: 0.001 };
  const name = "name" in value && typeof value.name === "string" ? value.name : "";
  const matrix = "fontMatrix" in value && Array.isArray(value.fontMatrix) ? value.fontMatrix[0] : 0.001;
  return { name, scale: typeof matrix === "number" ? matrix : 0.001 };
}

export interface PdfPages {
  readonly count: number;
  /** @returns null for a page that cannot be read at all */
  page(number: number): Promise<PageLines | null>;
  /** The legacy encoding that a font of the pages read so far is named for. */
  legacy(): LegacyEncoding | null;
  close(): Promise<void>;
}

function refusal(error: unknown): DocumentRefusedError {
  const name = error instanceof Error ? error.name : "";
  return new DocumentRefusedError(
    name === "PasswordException" ? ingestMessages.passworded : ingestMessages.damaged,
    { cause: error },
  );
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      // PDF.js takes the buffer away from its owner.
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWasm: false,
      useWorkerFetch: false,
      cMapUrl: `${packageFolder}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${packageFolder}standard_fonts/`,
      // Pictures are not decoded: only words and rules are wanted here.
      maxImageSize: 1,
      enableXfa: false,
      verbosity: 0,
    }).promise;
  } catch (error) {
    throw refusal(error);
  }
}

/**
 * The pages of a PDF's text layer, through PDF.js.
 * @throws {DocumentRefusedError} when it needs a password (one that only forbids printing does not) or is damaged
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const document = await open(bytes);
  let legacy: LegacyEncoding | null = null;
  const decode = (text: string, fontName: string): string => {
    legacy ??= encodingOfFont(fontName)?.encoding ?? null;
    return decodeRun(text, fontName);
  };
  return {
    legacy: () => legacy,
    count: document.numPages,
    close: () => document.loadingTask.destroy(),
    async page(number) {
      try {
        const page = await document.getPage(number);
        const operators = await page.getOperatorList();
        const known = new Map<string, Font>();
        const font = (id: string): Font => {
          const found = known.get(id) ?? fontOf(page.commonObjs.has(id) ? page.commonObjs.get(id) : null);
          known.set(id, found);
          return found;
        };
        const drawn = drawnOn(operators, (id) => font(id).scale);
        if (drawn.glyphs.texts.length > mostLetters)
          throw new DocumentRefusedError(ingestMessages.crowdedPage(number));
        const { letters, rules, width, height } = upright(drawn, { view: page.view, rotate: page.rotate });
        const rows = rowsOf(letters, rules, { nameOf: (id) => font(id).name, decode });
        page.cleanup();
        const { isPlain } = drawn;
        return { page: number, width, height, rows, rules, isScanned: false, isPlain };
      } catch (error) {
        if (error instanceof DocumentRefusedError) throw error;
        return null;
      }
    },
  };
}
