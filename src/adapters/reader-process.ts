import { type ChildProcess, fork } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import type { FromReader, ToReader } from "./reader-protocol.js";

/** The compiled reader, beside the compiled adapters. */
const ownEntry = fileURLToPath(new URL("../reader.js", import.meta.url));
const bytesPerMegabyte = 1024 * 1024;

/** Our own code and the packages beside it or above it: all that a reader may open. */
function readable(entry: string): string[] {
  const product = dirname(dirname(ownEntry));
  const folders = [join(product, "*"), join(dirname(entry), "*")];
  for (let folder = dirname(product); ; folder = dirname(folder)) {
    folders.push(join(folder, "node_modules", "*"));
    if (folder === dirname(folder)) return folders;
  }
}

/** The permission model's flag lost its "experimental" in Node 22.13. */
const permission = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

/**
 * Room for young objects, in megabytes: a document's letters and lines live as long as its reading, and with V8's own 1 to
 * 16 they are copied over and over (a tenth of the time, measured).
 */
const youngSpace = ["--min-semi-space-size=16", "--max-semi-space-size=32"];

export interface ReaderProcess {
  send(message: ToReader): void;
  onMessage(listener: ((message: FromReader) => void) | null): void;
  /** Resolves when the process is gone, with what it left on its standard error. */
  readonly gone: Promise<{
    readonly signal: string | null;
    readonly code: number | null;
    readonly last: string;
  }>;
  kill(): void;
}

/** Letters of a dead reader's last words kept for the log. */
const lastWords = 2_000;

/**
 * Starts a reader: no environment, no network (seal.ts), no file but our own code (Node's permission model), a heap of
 * its own.
 * @param megabytes most resident memory; beyond it the process kills itself
 * @param entry what to run; ours but in tests
 */
export function startReader(megabytes: number, entry: string = ownEntry): ReaderProcess {
  const child: ChildProcess = fork(entry, [String(megabytes * bytesPerMegabyte)], {
    execArgv: [
      "--no-warnings",
      permission,
      "--allow-worker",
      ...readable(entry).map((folder) => `--allow-fs-read=${folder}`),
      `--max-old-space-size=${megabytes}`,
      ...youngSpace,
    ],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let last = "";
  child.stderr?.setEncoding("utf8").on("data", (words: string) => {
    last = `${last}${words}`.slice(-lastWords);
  });
  let listener: ((message: FromReader) => void) | null = null;
  child.on("message", (message: FromReader) => listener?.(message));
  const gone = new Promise<{ signal: string | null; code: number | null; last: string }>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal, last }));
    child.once("error", (error) => resolve({ code: null, signal: null, last: String(error) }));
  });
  return {
    // A reader that died meanwhile is noticed by `gone`.
    send: (message) => void child.send(message, () => undefined),
    onMessage: (next) => {
      listener = next;
    },
    gone,
    kill: () => child.kill("SIGKILL"),
  };
}
