import { Worker } from "node:worker_threads";

import { cutWithLangChain } from "./adapters/langchain-splitter.js";
import type { FromReader, ToReader } from "./adapters/reader-protocol.js";
import { sealNetwork } from "./adapters/seal.js";
import { withoutTexts } from "./document/bare.js";
import { DocumentRefusedError } from "./errors.js";
import type { ReadTools } from "./ingest/read/block.js";
import { readDocument } from "./ingest/read-document.js";
import type { FileToRead } from "./ports.js";

// A reader process (adapters/reader-pool.ts starts it): one file at a time, bytes in, a document out.

sealNetwork();

const limit = Number(process.argv[2]);
const tell = (message: FromReader): void => {
  process.send?.(message);
};

type Lines = Awaited<ReturnType<ReadTools["recognise"]>>;
interface Waiting {
  readonly resolve: (lines: Lines) => void;
  readonly reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let calls = 0;

const tools: ReadTools = {
  recognise: (picture) =>
    new Promise<Lines>((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      tell({ kind: "recognise", call: calls, picture });
    }),
};

async function read(file: FileToRead): Promise<void> {
  try {
    tell({ kind: "read", result: withoutTexts(await readDocument(file, cutWithLangChain, tools)) });
  } catch (error) {
    if (error instanceof DocumentRefusedError) {
      tell({ kind: "refused", reason: error.reason, isRetryable: error.isRetryable });
    } else {
      tell({
        kind: "failed",
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
}

function answer(call: number, act: (waiter: Waiting) => void): void {
  const waiter = waiting.get(call);
  waiting.delete(call);
  if (waiter !== undefined) act(waiter);
}

process.on("message", (message: ToReader) => {
  if (message.kind === "read") void read(message.file);
  else if (message.kind === "not-recognised") {
    const { reason } = message;
    answer(message.call, ({ reject }) => reject(new DocumentRefusedError(reason, { isRetryable: true })));
  } else {
    answer(message.call, ({ resolve }) => resolve(message.lines));
  }
});
// The pool went away: nobody waits for the answer.
process.on("disconnect", () => process.exit());

new Worker(new URL("./adapters/memory-watch.js", import.meta.url), { workerData: limit }).unref();
tell({ kind: "ready" });
