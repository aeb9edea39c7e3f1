import { ingestMessages } from "../../messages.js";
import { healthOf, isHealthy } from "../health.js";
import type { ReadTools } from "./block.js";
import { doubtfulFigures } from "./ocr-doubtful.js";
import { pageOfRecognised } from "./ocr-lines.js";
import type { PageLines } from "./page-lines.js";
import { letterCount, textOf, withWords } from "./page-words.js";
import { openDrawer, type PageDrawer } from "./pdf-draw.js";
import { openSecond, type SecondReader } from "./pdf-second.js";

/** A page of fewer letters says too little to be its own text when a picture stands on it. */
const fewLetters = 50;
/** A scan often carries a digital stamp or a printed head as text: so few letters are weighed against the picture's. */
const stampLetters = 300;
/** Doubtful figures named to staff. */
const mostFigures = 5;
/** Two pages at once: what the engine takes on two cores. */
const atOnce = 2;

export interface Gated {
  readonly pages: readonly PageLines[];
  /** Pages whose words were recognised, from 1. */
  readonly scanned: readonly number[];
  readonly remarks: readonly string[];
}

const isFine = (page: PageLines): boolean => isHealthy(healthOf(textOf(page)));

/** What one file's pages are read by when their text layer will not do; each is opened when first needed. */
class Helpers {
  readonly #bytes: Uint8Array;
  #second: Promise<SecondReader | null> | null = null;
  #drawer: Promise<PageDrawer | null> | null = null;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  second(): Promise<SecondReader | null> {
    this.#second ??= openSecond(this.#bytes);
    return this.#second;
  }
  drawer(): Promise<PageDrawer | null> {
    this.#drawer ??= openDrawer(this.#bytes);
    return this.#drawer;
  }
  async close(): Promise<void> {
    (await this.#drawer)?.close();
  }
}

/** The page as its picture reads; null where it is blank or cannot be drawn or recognised. */
async function recognised(page: PageLines, helpers: Helpers, tools: ReadTools): Promise<PageLines | null> {
  const drawn = await (await helpers.drawer())?.draw(page.page);
  if (drawn === undefined || drawn === null || drawn.picture === null) return null;
  try {
    const lines = await tools.recognise(drawn.picture);
    const { pages } = withWords([
      pageOfRecognised(
        lines,
        drawn.rules,
        { page: page.page, width: drawn.width, height: drawn.height },
        drawn.scale,
      ),
    ]);
    return pages[0] ?? null;
  } catch {
    // One page lost must not cost the document; the caller says which.
    return null;
  }
}

/** The best reading of one page: its text layer, the second extractor's, its picture's. */
async function best(
  page: PageLines,
  helpers: Helpers,
  tools: ReadTools,
): Promise<{ page: PageLines; isLost: boolean }> {
  const letters = letterCount(page);
  if (letters >= fewLetters && !isFine(page)) {
    const again = (await helpers.second())?.page(page);
    const second = again === null || again === undefined ? undefined : withWords([again]).pages[0];
    if (second !== undefined && letterCount(second) >= fewLetters && isFine(second)) {
      return { page: second, isLost: false };
    }
    const read = await recognised(page, helpers, tools);
    return read !== null && letterCount(read) > 0 ? { page: read, isLost: false } : { page, isLost: true };
  }
  if (letters >= stampLetters) return { page, isLost: false };
  const hasPicture = page.isPlain !== true && ((await helpers.drawer())?.hasPicture(page.page) ?? false);
  if (!hasPicture && letters > 0) return { page, isLost: false };
  const read = await recognised(page, helpers, tools);
  const isFuller = read !== null && letterCount(read) > 1.5 * letters;
  return { page: isFuller ? read : page, isLost: false };
}

/** What staff should know of recognised pages: figures to look at, as printed, with their page; [] where none. */
export function scanRemarks(pages: readonly PageLines[]): string[] {
  const figures = new Set<string>();
  for (const page of pages.filter(({ isScanned }) => isScanned)) {
    const text = textOf(page);
    for (const { start, end } of doubtfulFigures(text)) {
      figures.add(ingestMessages.figureOnPage(text.slice(start, end), page.page));
    }
  }
  if (figures.size === 0) return [];
  const shown = [...figures].slice(0, mostFigures).join(", ");
  return [ingestMessages.doubtfulFigures(figures.size > mostFigures ? `${shown} …` : shown)];
}

/**
 * Lets through pages whose words are Vietnamese, and reads the others again: by the second extractor, then from their
 * picture.
 */
export async function gate(pages: readonly PageLines[], bytes: Uint8Array, tools: ReadTools): Promise<Gated> {
  const helpers = new Helpers(bytes);
  try {
    const kept: PageLines[] = [...pages];
    const lost: number[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let index = next; index < pages.length; index = next) {
        next = index + 1;
        const page = pages[index];
        if (page === undefined) continue;
        // eslint-disable-next-line no-await-in-loop -- a worker reads one page after another
        const found = await best(page, helpers, tools);
        kept[index] = found.page;
        if (found.isLost) lost.push(page.page);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return {
      pages: kept,
      scanned: kept.flatMap(({ page, isScanned }) => (isScanned ? [page] : [])),
      remarks: [
        ...(lost.length === 0
          ? []
          : [ingestMessages.poorPages(lost.toSorted((one, other) => one - other).join(", "))]),
        ...scanRemarks(kept),
      ],
    };
  } finally {
    await helpers.close();
  }
}
