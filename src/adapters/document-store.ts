import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";

import { withoutTexts, withTexts } from "../document/bare.js";
import type { DocumentStore, ReadResult } from "../ports.js";
import { accessErrorOf, codeOf } from "./file-errors.js";

const digestLength = 32;

const sealed = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat([createHash("sha256").update(bytes).digest(), bytes]);

/** What follows the checksum; null where it is not what was written. */
function unsealed(file: Buffer): Buffer | null {
  const bytes = file.subarray(digestLength);
  return createHash("sha256").update(bytes).digest().equals(file.subarray(0, digestLength)) ? bytes : null;
}

/**
 * Documents and vectors by content in a folder, one file each with its checksum in front. A file appears whole under
 * its name or not at all; one that is damaged counts as absent and is written anew.
 */
export function openDocumentStore(directory: string): DocumentStore {
  const place = (name: string): string => `${directory}/${name}`;
  let isMade = false;

  async function write(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = place(`.${name}.${randomBytes(4).toString("hex")}`);
    try {
      if (!isMade) await mkdir(directory, { recursive: true });
      isMade = true;
      await writeFile(temporary, sealed(bytes));
      await rename(temporary, place(name));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw accessErrorOf(error, place(name), "write");
    }
  }

  // At once, since an ingest waits for nothing else then: thousands of small files take a fifth of the time.
  function read(name: string): Buffer | null {
    try {
      return unsealed(readFileSync(place(name)));
    } catch (error) {
      if (codeOf(error) === "") throw error;
      return null;
    }
  }

  return {
    async readResult(key) {
      const bytes = read(`${key}.json`);
      if (bytes === null) return null;
      // The checksum held: these are the words that `writeResult` wrote.
      const stored: { refused: string } | ReturnType<typeof withoutTexts<ReadResult>> = JSON.parse(
        bytes.toString("utf8"),
      );
      return "refused" in stored ? stored : withTexts<ReadResult>(stored);
    },
    writeResult: (key, result) =>
      write(`${key}.json`, Buffer.from(JSON.stringify("refused" in result ? result : withoutTexts(result)))),
    async readVectors(key) {
      const bytes = read(`${key}.vectors`);
      if (bytes === null || bytes.length < 8) return null;
      const count = bytes.readUInt32LE(0);
      const dimensions = bytes.readUInt32LE(4);
      const { buffer, byteOffset, byteLength } = bytes;
      const [start, end] = [byteOffset + 8, byteOffset + byteLength];
      // A view of 32-bit numbers must begin at a multiple of four: else it is copied.
      const flat =
        start % 4 === 0
          ? new Float32Array(buffer, start, (end - start) / 4)
          : new Float32Array(buffer.slice(start, end));
      const vectors = Array.from({ length: count }, (_, at) =>
        flat.subarray(at * dimensions, (at + 1) * dimensions),
      );
      return vectors;
    },
    writeVectors(key, vectors) {
      const dimensions = vectors[0]?.length ?? 0;
      const flat = new Float32Array(vectors.length * dimensions);
      for (const [at, vector] of vectors.entries()) flat.set(vector, at * dimensions);
      const head = Buffer.alloc(8);
      head.writeUInt32LE(vectors.length, 0);
      head.writeUInt32LE(dimensions, 4);
      const bytes = Buffer.concat([head, Buffer.from(flat.buffer)]);
      return write(`${key}.vectors`, bytes);
    },
    async keepOnly(keys) {
      const names = await readdir(directory).catch((): string[] => []);
      for (const name of names) {
        // eslint-disable-next-line no-await-in-loop -- one disk
        if (!keys.has(name.replace(/\.[^.]+$/u, "")))
          await rm(place(name), { force: true }).catch(() => undefined);
      }
    },
  };
}
