import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { accessErrorOf, codeOf } from "./file-errors.js";
import { lockFile } from "./lock.js";

interface Seal {
  readonly bytes: number;
  readonly sha256: string;
}

/** Hashing yields to other work between pieces of this many bytes (about 2 ms each). */
const pieceBytes = 4 * 1024 * 1024;
const readOnly = 0o444;

/** Runs one disk action; its failure becomes one of ours, `absent` stands for "no such file". */
async function guarded<T>(path: string, deed: string, action: () => Promise<T>, absent?: T): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (absent !== undefined && ["ENOENT", "ENOTDIR"].includes(codeOf(error))) return absent;
    throw accessErrorOf(error, path, deed);
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads a file of a known length piece by piece into `target` (whole) or a scratch buffer; null when it is shorter or longer. */
async function readPieces(
  handle: FileHandle,
  length: number,
  hash: Hash,
  whole: Buffer | null,
): Promise<boolean> {
  const scratch = whole ?? Buffer.allocUnsafeSlow(Math.min(pieceBytes, Math.max(1, length)));
  let position = 0;
  while (position < length) {
    const offset = whole === null ? 0 : position;
    const wanted = Math.min(pieceBytes, length - position);
    // eslint-disable-next-line no-await-in-loop -- order matters to the hash
    const { bytesRead } = await handle.read(scratch, offset, wanted, position);
    if (bytesRead === 0) return false;
    hash.update(scratch.subarray(offset, offset + bytesRead));
    position += bytesRead;
  }
  return true;
}

async function verify(file: string, seal: Seal, keep: boolean): Promise<Buffer | { readonly fault: string }> {
  return guarded<Buffer | { readonly fault: string }>(
    file,
    "read",
    async () => {
      const handle = await open(file, constants.O_RDONLY);
      try {
        const { size } = await handle.stat();
        if (size !== seal.bytes) return { fault: `${file} has ${size} bytes, ${seal.bytes} were written` };
        const whole = keep ? Buffer.allocUnsafeSlow(size) : null;
        const hash = createHash("sha256");
        const complete = await readPieces(handle, size, hash, whole);
        if (!complete || hash.digest("hex") !== seal.sha256) {
          return { fault: `${file} does not hold the bytes that were written` };
        }
        return whole ?? Buffer.alloc(0);
      } finally {
        await handle.close();
      }
    },
    { fault: `${file} is missing` },
  );
}

async function writeNew(file: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const handle = await open(file, "wx");
  try {
    // One `write` may be cut short on a filling disk; writeFile goes on until all is written or it fails.
    await handle.writeFile(bytes);
    if (mode !== undefined) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The real disk: write, fsync, rename, fsync of the directory, in that order. Fits the `Files` port of search/. */
/**
 * A folder with its parents. Node's own recursive mkdir never returns where a file system answers "no such folder" for
 * a child of a folder that is there (/proc on Linux), so each is made one by one.
 */
export async function makeFolders(directory: string): Promise<void> {
  try {
    await mkdir(directory);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST" && (await stat(directory)).isDirectory()) return;
    const parent = dirname(directory);
    if (code !== "ENOENT" || parent === directory || (await isFolder(parent))) throw error;
    await makeFolders(parent);
    await mkdir(directory);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

export const diskFiles = {
  list: (directory: string) =>
    guarded<readonly string[]>(directory, "read", async () => (await readdir(directory)).toSorted(), []),

  read: (file: string) => guarded<Uint8Array | null>(file, "read", () => readFile(file), null),

  readSealed: (file: string, seal: Seal) => verify(file, seal, true),

  checkSealed: async (file: string, seal: Seal) => {
    const found = await verify(file, seal, false);
    return "fault" in found ? found : null;
  },

  writeSealed: (file: string, bytes: Uint8Array) =>
    guarded(file, "write", async () => {
      await writeNew(file, bytes, readOnly);
      return { bytes: bytes.byteLength, sha256: diskFiles.digest(bytes) };
    }),

  seal: (file: string) =>
    guarded(file, "write", async () => {
      const handle = await open(file, "r+");
      try {
        await handle.sync();
        const { size } = await handle.stat();
        const hash = createHash("sha256");
        await readPieces(handle, size, hash, null);
        await handle.chmod(readOnly);
        return { bytes: size, sha256: hash.digest("hex") };
      } finally {
        await handle.close();
      }
    }),

  replace: (file: string, bytes: Uint8Array) =>
    guarded(file, "write", async () => {
      const temporary = `${file}.${process.pid}.tmp`;
      await rm(temporary, { force: true });
      try {
        await writeNew(temporary, bytes);
        await rename(temporary, file);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncDirectory(dirname(file));
    }),

  makeDirectory: (directory: string) =>
    guarded(directory, "write", async () => {
      await makeFolders(resolve(directory));
    }),

  publishDirectory: (from: string, to: string) =>
    guarded(to, "write", async () => {
      await syncDirectory(from);
      await rename(from, to);
      await syncDirectory(dirname(to));
    }),

  remove: (path: string) => guarded(path, "remove", () => rm(path, { recursive: true, force: true })),

  lock: (file: string) => guarded(file, "write", () => lockFile(file)),

  digest: (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex"),
};
