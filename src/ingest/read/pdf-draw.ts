import { PDFiumLibrary } from "@hyzyla/pdfium";
import { type DrawnRule, takeRules } from "./picture-rules.js";
import { greyPng } from "./png.js";

/** Scanned official copies are at least 200 dpi (decree 30/2020); more costs time and wins nothing (domain notes §8). */
export const drawnDpi = 200;
/** A drawing the size of a map is drawn coarser (pixels). */
const mostPixels = 12_000_000;
/** Share of dark pixels below which a page is blank: dust of a scanner. */
const leastInk = 0.0004;

export interface DrawnPage {
  /** PNG; null for a page with nothing on it. */
  readonly picture: Uint8Array | null;
  /** Rules of tables, taken out of the picture. */
  readonly rules: readonly DrawnRule[];
  /** Pixels of the picture for one point of the page. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

export interface PageDrawer {
  /** Whether a picture stands on the page: one without words may then be a scan. @param page from 1 */
  hasPicture(page: number): boolean;
  /** @param scale pixels for one point; `drawnDpi` by default. Null where it cannot be drawn */
  draw(page: number, scale?: number): Promise<DrawnPage | null>;
  close(): void;
}

let started: Promise<PDFiumLibrary> | null = null;

/** Started once in a process: its code is compiled while it draws the first page (0.5 s). */
function library(): Promise<PDFiumLibrary> {
  started ??= PDFiumLibrary.init();
  return started;
}

function hasInk(pixels: Uint8Array): boolean {
  let dark = 0;
  for (const pixel of pixels) if (pixel < 128) dark += 1;
  return dark > leastInk * pixels.length;
}

/**
 * Draws pages of a PDF in grey.
 * @returns null when PDFium cannot open the file
 */
export async function openDrawer(bytes: Uint8Array): Promise<PageDrawer | null> {
  try {
    const document = await (await library()).loadDocument(bytes);
    return {
      hasPicture(page) {
        try {
          for (const { type } of document.getPage(page - 1).objects()) {
            // A scanner may wrap its picture into a form.
            if (type === "image" || type === "form") return true;
          }
        } catch {
          return false;
        }
        return false;
      },
      async draw(page, wanted = drawnDpi / 72) {
        try {
          const drawn = document.getPage(page - 1);
          const { originalWidth, originalHeight } = drawn.getOriginalSize();
          const scale = Math.min(wanted, Math.sqrt(mostPixels / Math.max(1, originalWidth * originalHeight)));
          const { data, width, height } = await drawn.render({ scale, colorSpace: "Gray", render: "bitmap" });
          const dpi = Math.round(scale * 72);
          const isBlank = !hasInk(data);
          const rules = isBlank ? [] : takeRules(data, width, height, dpi);
          return {
            rules,
            picture: isBlank ? null : greyPng(data, width, height, dpi),
            scale,
            width: originalWidth,
            height: originalHeight,
          };
        } catch {
          started = null;
          return null;
        }
      },
      close() {
        document.destroy();
      },
    };
  } catch {
    // Memory of a WebAssembly program that failed is not to be trusted again.
    started = null;
    return null;
  }
}
