import { availableParallelism } from "node:os";

import { withTexts } from "../document/bare.js";
import { DocumentRefusedError } from "../errors.js";
import { ingestMessages } from "../messages.js";
import type { DocumentReader, FileToRead, Logger, ReadResult, RecognisedLine } from "../ports.js";
import { type ReaderProcess, startReader } from "./reader-process.js";
import type { FromReader } from "./reader-protocol.js";

export interface ReaderPoolParts {
  /** Reads the words of a picture, outside the readers; within a time of its own. */
  readonly recognise: (picture: Uint8Array) => Promise<readonly RecognisedLine[]>;
  /** Ends what `recognise` started. */
  readonly close?: () => Promise<void>;
  readonly logger?: Logger;
  /** Readers at most; by default one a core. */
  readonly atOnce?: number;
  /** Longest time for a document between two of its recognised pages. */
  readonly seconds?: number;
  /** Most resident memory of a reader. */
  readonly megabytes?: number;
  /** The reader's program; ours but in tests. */
  readonly entry?: string;
}

const mostReaders = 4;

/** A reader that died under a file; `isFresh` where the file was its first. */
class ReaderGone extends Error {
  readonly isFresh: boolean;
  readonly refusal: DocumentRefusedError;
  constructor(refusal: DocumentRefusedError, isFresh: boolean) {
    super(refusal.reason);
    this.refusal = refusal;
    this.isFresh = isFresh;
  }
}

/** A reader process and how many files it has read. */
interface Slot {
  reader: ReaderProcess | null;
  files: number;
  isBusy: boolean;
}

/**
 * Reads files in processes of their own, kept warm from file to file. One that hangs, crashes or takes too much memory
 * is killed and costs its file only; another takes its place.
 */
export function createReaderPool(parts: ReaderPoolParts): DocumentReader {
  const { recognise, logger, seconds = 60, megabytes = 768 } = parts;
  const atOnce = parts.atOnce ?? Math.min(mostReaders, availableParallelism());
  const slots: Slot[] = Array.from({ length: atOnce }, () => ({ reader: null, files: 0, isBusy: false }));
  const queue: (() => void)[] = [];

  /** Why a reader ended: V8 aborts when its heap is full, the memory watch kills, anything else is a crash. */
  function refusalFor(signal: string | null, code: number | null): DocumentRefusedError {
    const isMemory = signal === "SIGKILL" || signal === "SIGABRT" || code === 134;
    return new DocumentRefusedError(
      isMemory ? ingestMessages.tookTooMuchMemory(megabytes) : ingestMessages.readerDied,
      { isRetryable: true },
    );
  }

  function readIn(slot: Slot, file: FileToRead, onPage: (recognised: number) => void): Promise<ReadResult> {
    const isFresh = slot.files === 0;
    const reader = (slot.reader ??= startReader(megabytes, parts.entry));
    slot.files += 1;
    let pages = 0;
    return new Promise<ReadResult>((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      let isOver = false;
      const drop = (): void => {
        slot.reader = null;
        slot.files = 0;
        reader.kill();
      };
      const end = (act: () => void): void => {
        isOver = true;
        clearTimeout(timer);
        reader.onMessage(null);
        act();
      };
      const startClock = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          drop();
          const refusal = new DocumentRefusedError(ingestMessages.tookTooLong(seconds), {
            isRetryable: true,
          });
          end(() => reject(refusal));
        }, seconds * 1000);
      };
      const look = async (call: number, picture: Uint8Array): Promise<void> => {
        clearTimeout(timer);
        try {
          const lines = await recognise(picture);
          pages += 1;
          onPage(pages);
          reader.send({ kind: "recognised", call, lines });
        } catch (error) {
          logger?.warn("ingest.page-not-recognised", { path: file.path, reason: String(error) });
          const reason = error instanceof DocumentRefusedError ? error.reason : ingestMessages.readerDied;
          reader.send({ kind: "not-recognised", call, reason });
        }
        if (!isOver) startClock();
      };
      reader.onMessage((message: FromReader) => {
        switch (message.kind) {
          case "ready":
            return;
          case "recognise":
            void look(message.call, message.picture);
            return;
          case "read":
            end(() => resolve(withTexts<ReadResult>(message.result)));
            return;
          case "refused": {
            const { reason, isRetryable } = message;
            end(() => reject(new DocumentRefusedError(reason, { isRetryable })));
            return;
          }
          case "failed":
            logger?.error("ingest.reader-failed", { path: file.path, detail: message.detail });
            end(() => reject(new DocumentRefusedError(ingestMessages.readerDied, { isRetryable: true })));
        }
      });
      void reader.gone.then(({ signal, code, last }) => {
        if (slot.reader === reader) drop();
        if (isOver) return;
        logger?.warn("ingest.reader-died", { path: file.path, signal, code, last });
        end(() => reject(new ReaderGone(refusalFor(signal, code), isFresh)));
      });
      startClock();
      reader.send({ kind: "read", file });
    });
  }

  /** What an earlier file left in a warm reader is not this file's fault: it is read once more in a fresh one. */
  async function readTwice(slot: Slot, file: FileToRead, onPage: (recognised: number) => void) {
    try {
      return await readIn(slot, file, onPage);
    } catch (error) {
      if (!(error instanceof ReaderGone)) throw error;
      if (error.isFresh) throw error.refusal;
    }
    return readIn(slot, file, onPage).catch((error: unknown) => {
      throw error instanceof ReaderGone ? error.refusal : error;
    });
  }

  async function freeSlot(): Promise<Slot> {
    for (;;) {
      // A warm one first: most runs need no second process.
      const free =
        slots.find((slot) => !slot.isBusy && slot.reader !== null) ?? slots.find((slot) => !slot.isBusy);
      if (free !== undefined) {
        free.isBusy = true;
        return free;
      }
      // eslint-disable-next-line no-await-in-loop -- waits for its turn
      await new Promise<void>((resume) => queue.push(resume));
    }
  }

  return {
    atOnce,
    async read(file, onPage = () => undefined) {
      const slot = await freeSlot();
      try {
        return await readTwice(slot, file, onPage);
      } finally {
        slot.isBusy = false;
        queue.shift()?.();
      }
    },
    async close() {
      for (const slot of slots) {
        slot.reader?.kill();
        slot.reader = null;
      }
      await parts.close?.();
    },
  };
}
