import { readFileSync } from "node:fs";

import { createOcr, tesseractInstalled } from "../adapters/ocr.js";
import { createReaderPool } from "../adapters/reader-pool.js";

export interface OcrBench {
  readonly engine: "program" | "package";
  readonly pages: number;
  /** Of the second reading: the first starts reader and engine. */
  readonly seconds: number;
  /** While at least one page was at the engine. */
  readonly engineSeconds: number;
  /** Seconds over the engine's: 1.2 at most is wanted. */
  readonly overEngine: number;
}

/** Runs work, and adds up the time in which any of it was under way. */
function stopwatch() {
  let [running, since, total] = [0, 0, 0];
  return {
    get seconds() {
      return total / 1000;
    },
    async time<Result>(work: () => Promise<Result>): Promise<Result> {
      if (running === 0) since = performance.now();
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) total += performance.now() - since;
      }
    },
  };
}

/**
 * Reads a scanned file with a warm reader, beside the time that its pages spend at the engine.
 * @param environment where the tesseract program is looked for
 */
export async function benchOcr(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OcrBench> {
  const bytes = readFileSync(file);
  const ocr = createOcr({ environment });
  let watch = stopwatch();
  let pages = 0;
  const recognise = (picture: Uint8Array) => watch.time(() => ocr.recognise(picture));
  const reader = createReaderPool({ recognise, close: () => ocr.close(), atOnce: 1 });
  const read = () => reader.read({ path: "scan.pdf", bytes, frontMatter: null }, () => (pages += 1));
  try {
    await read();
    watch = stopwatch();
    pages = 0;
    const started = performance.now();
    await read();
    const seconds = (performance.now() - started) / 1000;
    const engine = (await tesseractInstalled(environment)) ? "program" : "package";
    return { engine, pages, seconds, engineSeconds: watch.seconds, overEngine: seconds / watch.seconds };
  } finally {
    await reader.close();
  }
}
