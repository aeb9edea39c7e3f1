import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

import { diskFiles } from "../adapters/files.js";
import type { Vectors } from "../ports.js";
import type { Files } from "../search/files.js";
import type { Announce } from "./chaos-stages.js";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Milliseconds. */
const betweenFiles = 15;

/** A generation that is being written is the one that is served: the dot in front is left out. */
const inPlace = (path: string) => path.replace("/generations/.", "/generations/");

/**
 * The null control: files saved as most programs save them, over the old ones, with no temporary name, no fsync and no
 * rename. A harness that finds no loss here finds none anywhere.
 */
export function naiveFiles(announce: Announce): Files {
  return {
    ...diskFiles,
    list: async () => [],
    writeSealed: async (file, bytes) => {
      announce("writing");
      await writeFile(inPlace(file), bytes);
      // As the sealed writer is slowed down: small files would all be written between two ticks of the killer's clock.
      await pause(betweenFiles);
      return { bytes: bytes.byteLength, sha256: sha256(bytes) };
    },
    seal: async (file) => {
      const bytes = await readFile(inPlace(file));
      return { bytes: bytes.byteLength, sha256: sha256(bytes) };
    },
    replace: (file, bytes) => writeFile(file, bytes),
    makeDirectory: async (directory) => void (await mkdir(inPlace(directory), { recursive: true })),
    publishDirectory: async () => undefined,
    move: async () => undefined,
    remove: async () => undefined,
    // One id for ever: the same folder is written again and again.
    lock: async () => ({ token: "000000", isHeld: async () => true, release: async () => undefined }),
  };
}

export const naiveVectors = (vectors: Vectors): Vectors => ({
  ...vectors,
  build: (list, dimensions, file) => vectors.build(list, dimensions, inPlace(file)),
});
