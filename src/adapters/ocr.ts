import { OcrEngine } from "./ocr-engine.js";
import { type Environment, recogniseByProgram, tesseractInstalled } from "./ocr-program.js";
import type { OcrLine } from "./ocr-words.js";

export { tesseractInstalled };

export interface OcrOptions {
  /** The environment that the tesseract program is looked for and run in. */
  readonly environment: Environment;
  /** Which engine; by default the program where it is installed (faster), else tesseract.js. */
  readonly engine?: "program" | "package";
  /** Pages at once; 2 by default, for 2 cores. */
  readonly atOnce?: number;
  /** Milliseconds after which a page is given up; 60,000 by default. */
  readonly limit?: number;
}

export interface Ocr {
  /**
   * Reads the words of a page; further pages wait for their turn.
   * @param picture PNG or JPEG
   * @throws {Error} when the page cannot be recognised in time; the next page is not touched by it
   */
  readonly recognise: (picture: Uint8Array) => Promise<readonly OcrLine[]>;
  /** Ends what is running. Pages under way or waiting fail. */
  readonly close: () => Promise<void>;
}

/** Lets so many callers in at once; the others wait in order. */
class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  constructor(free: number) {
    this.#free = free;
  }
  async take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

/** Recognises pages by Tesseract; everything heavy runs in other processes, started at the first page. */
export function createOcr({ environment, engine, atOnce = 2, limit = 60_000 }: OcrOptions): Ocr {
  const turns = new Turns(atOnce);
  const closing = new AbortController();
  const engines: OcrEngine[] = [];
  const idle: OcrEngine[] = [];
  let isProgram: Promise<boolean> | null =
    engine === undefined ? null : Promise.resolve(engine === "program");

  const byPackage = async (picture: Uint8Array, stop: AbortSignal): Promise<readonly OcrLine[]> => {
    let own = idle.pop();
    if (own === undefined) {
      own = new OcrEngine();
      engines.push(own);
    }
    try {
      return await own.recognise(picture, stop);
    } finally {
      idle.push(own);
    }
  };

  return {
    async recognise(picture) {
      await turns.take();
      try {
        closing.signal.throwIfAborted();
        const stop = AbortSignal.any([closing.signal, AbortSignal.timeout(limit)]);
        isProgram ??= tesseractInstalled(environment);
        return (await isProgram)
          ? await recogniseByProgram(picture, environment, stop)
          : await byPackage(picture, stop);
      } finally {
        turns.give();
      }
    },
    async close() {
      closing.abort(new Error("recognising was ended"));
      await Promise.all(engines.map((one) => one.close()));
    },
  };
}
