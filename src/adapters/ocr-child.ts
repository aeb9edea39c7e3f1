import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createWorker } from "tesseract.js";
import { type OcrWord, linesOf } from "./ocr-words.js";

/**
 * The process that ocr-engine.ts starts: tesseract.js is WebAssembly that a bad picture can crash or swell, and then
 * only this process and one page are lost. The model is the package's own file; nothing is fetched.
 */
const modelFolder = join(
  dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/vie/package.json")),
  "4.0.0_best_int",
);
/** WebAssembly memory only grows: a process that has swollen so far ends after its page (bytes). */
const mostMemory = 600_000_000;
/** tesseract.js: LSTM only, the only network that this model holds. */
const lstmOnly = 1;

const worker = await createWorker("vie", lstmOnly, {
  langPath: modelFolder,
  cacheMethod: "none",
  gzip: true,
  logger: () => {},
  errorHandler: () => {},
});

async function wordsIn(picture: Uint8Array): Promise<OcrWord[]> {
  const { data } = await worker.recognize(Buffer.from(picture), {}, { blocks: true, text: false });
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.lines));
  return lines.flatMap(({ words }, line) =>
    words.map(({ text, confidence, bbox }) => ({ text, confidence, ...bbox, line: String(line) })),
  );
}

process.on("message", (picture) => {
  if (!(picture instanceof Uint8Array)) return;
  wordsIn(picture).then(
    (words) => {
      process.send?.({ lines: linesOf(words) });
      if (process.memoryUsage.rss() > mostMemory) process.exit(0);
    },
    () => process.send?.({ fault: true }),
  );
});
process.once("disconnect", () => process.exit(0));
process.send?.({ ready: true });
