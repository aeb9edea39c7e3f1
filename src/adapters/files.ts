import { createHash, type Hash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";

import { type Disk, type DiskHandle, isFolder, nodeDisk } from "./disk.js";
import { accessErrorOf, codeOf } from "./file-errors.js";
import { leasedNames, takeLease } from "./leases.js";
import { lockFile } from "./lock.js";

interface Seal {
  readonly bytes: number;
  readonly sha256: string;
}

/** Hashing yields to other work between pieces of this many bytes (about 2 ms each). */
const hashedAtOnce = 4 * 1024 * 1024;
/** Most bytes of one read call. */
const readAtOnce = 64 * 1024 * 1024;
/**
 * A file that is hashed and not kept goes through pieces of this many bytes. Small, because memory that was never
 * touched is dear: 5 ms a mebibyte in a virtual machine, as much as hashing eight of them.
 */
const pieceBytes = 256 * 1024;
/** Of files alone: a read-only folder would keep everybody but root from removing an index by `rm -r`. */
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

async function syncDirectory(directory: string, disk: Disk): Promise<void> {
  const handle = await disk.open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Hashes a file of a known length piece by piece, each while the next is read. @returns false when it is shorter */
async function hashFile(handle: DiskHandle, length: number, hash: Hash): Promise<boolean> {
  if (length === 0) return true;
  const scratch = Buffer.allocUnsafeSlow(Math.min(2 * pieceBytes, length));
  const read = async (position: number) => {
    const offset = position % (2 * pieceBytes);
    const wanted = Math.min(pieceBytes - (position % pieceBytes), length - position);
    const { bytesRead } = await handle.read(scratch, offset, wanted, position);
    return scratch.subarray(offset, offset + bytesRead);
  };
  let next = read(0);
  for (let position = 0; position < length;) {
    // eslint-disable-next-line no-await-in-loop -- order matters to the hash
    const piece = await next;
    if (piece.length === 0) return false;
    position += piece.length;
    if (position < length) {
      next = read(position);
      // Awaited in the next round; until then a failure is no unhandled one.
      next.catch(() => undefined);
    }
    hash.update(piece);
  }
  return true;
}

/** Fills `whole` from the file, in the background, then hashes it. @returns false when the file is shorter */
async function readAndHash(handle: DiskHandle, whole: Buffer, hash: Hash): Promise<boolean> {
  for (let position = 0; position < whole.length;) {
    const wanted = Math.min(readAtOnce, whole.length - position);
    // eslint-disable-next-line no-await-in-loop -- one after the other
    const { bytesRead } = await handle.read(whole, position, wanted, position);
    if (bytesRead === 0) return false;
    position += bytesRead;
  }
  for (let position = 0; position < whole.length; position += hashedAtOnce) {
    // eslint-disable-next-line no-await-in-loop -- the pause is the point
    if (position > 0) await setImmediate();
    hash.update(whole.subarray(position, position + hashedAtOnce));
  }
  return true;
}

async function verify(
  file: string,
  seal: Seal,
  keep: boolean,
  disk: Disk,
): Promise<Buffer | { readonly fault: string }> {
  return guarded<Buffer | { readonly fault: string }>(
    file,
    "read",
    async () => {
      const handle = await disk.open(file, "r");
      try {
        const { size } = await handle.stat();
        if (size !== seal.bytes) return { fault: `${file} has ${size} bytes, ${seal.bytes} were written` };
        const whole = keep ? Buffer.allocUnsafeSlow(size) : null;
        const hash = createHash("sha256");
        const complete = await (whole === null
          ? hashFile(handle, size, hash)
          : readAndHash(handle, whole, hash));
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

async function writeNew(file: string, bytes: Uint8Array, disk: Disk, mode?: number): Promise<void> {
  const handle = await disk.open(file, "wx");
  try {
    await handle.writeFile(bytes);
    if (mode !== undefined) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * A folder with its parents. Node's own recursive mkdir never returns where a file system answers "no such folder" for
 * a child of a folder that is there (/proc on Linux), so each is made one by one.
 */
export async function makeFolders(directory: string, disk: Disk = nodeDisk): Promise<void> {
  try {
    await disk.mkdir(directory);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST" && (await isFolder(directory))) return;
    const parent = dirname(directory);
    if (code !== "ENOENT" || parent === directory || (await isFolder(parent))) throw error;
    await makeFolders(parent, disk);
    // Once more from the start: another process may have made it meanwhile.
    await makeFolders(directory, disk);
  }
}

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Write, fsync, rename, fsync of the directory, in that order. Fits the `Files` port of search/. */
export function createFiles(disk: Disk) {
  return {
    list: (directory: string) =>
      guarded<readonly string[]>(
        directory,
        "read",
        async () => (await disk.readdir(directory)).toSorted(),
        [],
      ),

    read: (file: string) => guarded<Uint8Array | null>(file, "read", () => disk.readFile(file), null),

    readSealed: (file: string, seal: Seal) => verify(file, seal, true, disk),

    checkSealed: async (file: string, seal: Seal) => {
      const found = await verify(file, seal, false, disk);
      return "fault" in found ? found : null;
    },

    writeSealed: (file: string, bytes: Uint8Array) =>
      guarded(file, "write", async () => {
        await writeNew(file, bytes, disk, readOnly);
        return { bytes: bytes.byteLength, sha256: digest(bytes) };
      }),

    seal: (file: string) =>
      guarded(file, "write", async () => {
        const handle = await disk.open(file, "r+");
        try {
          await handle.chmod(readOnly);
          await handle.sync();
          const { size } = await handle.stat();
          const hash = createHash("sha256");
          await hashFile(handle, size, hash);
          return { bytes: size, sha256: hash.digest("hex") };
        } finally {
          await handle.close();
        }
      }),

    replace: (file: string, bytes: Uint8Array) =>
      guarded(file, "write", async () => {
        const temporary = `${file}.${process.pid}.tmp`;
        await disk.rm(temporary, { force: true });
        try {
          await writeNew(temporary, bytes, disk);
          await disk.rename(temporary, file);
        } catch (error) {
          await disk.rm(temporary, { force: true });
          throw error;
        }
        await syncDirectory(dirname(file), disk);
      }),

    makeDirectory: (directory: string) =>
      guarded(directory, "write", () => makeFolders(resolve(directory), disk)),

    publishDirectory: (from: string, to: string) =>
      guarded(to, "write", async () => {
        await syncDirectory(from, disk);
        await disk.rename(from, to);
        await syncDirectory(dirname(to), disk);
      }),

    move: (from: string, to: string) =>
      guarded(from, "move", async () => {
        await disk.rename(from, to);
        await syncDirectory(dirname(to), disk);
        if (dirname(from) !== dirname(to)) await syncDirectory(dirname(from), disk);
      }),

    remove: (path: string) => guarded(path, "remove", () => disk.rm(path, { recursive: true, force: true })),

    lock: (file: string) => guarded(file, "write", () => lockFile(file)),

    lease: (directory: string, name: string) =>
      guarded(directory, "write", async () => {
        await makeFolders(resolve(directory), disk);
        return takeLease(directory, name);
      }),

    leased: (directory: string) => leasedNames(directory),

    digest,
  };
}

/** The real disk. */
export const diskFiles = createFiles(nodeDisk);
