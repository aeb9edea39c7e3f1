import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createGunzip } from "node:zlib";

import { ExpectedError, FileAccessError } from "../errors.js";
import { maintainMessages } from "../messages.js";
import { type ArchivedFile, type ArchiveInfo, archiveVersion, infoName } from "./archive.js";
import { syncFolder } from "./disk.js";
import { accessErrorOf, codeOf } from "./file-errors.js";
import { makeFolders } from "./files.js";
import {
  type ByteSource,
  byteSource,
  EndOfArchive,
  nextEntry,
  NotTar,
  skipPadding,
  type TarEntry,
} from "./tar.js";

/** The list of a million files is about 150 MB; more is no backup of ours. */
const largestInfo = 256 * 1024 * 1024;

/** Below the root and nowhere else, on every system: no "..", no drive, no device, no control characters. */
export function isSafePath(path: string): boolean {
  // eslint-disable-next-line no-control-regex -- they are what must not be there
  if (/[\u0000-\u001f\u007f\\:]/u.test(path)) return false;
  const parts = path.split("/");
  return parts.every((part) => part !== "" && !/^\.{1,2}$/u.test(part) && Buffer.byteLength(part) <= 255);
}

function isInfo(value: unknown): value is ArchiveInfo {
  if (typeof value !== "object" || value === null) return false;
  if (!("kind" in value) || value.kind !== "hoi-nghi-quyet-backup") return false;
  return (
    "generation" in value &&
    typeof value.generation === "string" &&
    "files" in value &&
    Array.isArray(value.files)
  );
}

async function readInfo(source: ByteSource, file: string): Promise<ArchiveInfo> {
  const entry = await nextEntry(source);
  if (entry?.name !== infoName || entry.bytes > largestInfo) throw new NotTar("no list of files");
  const pieces: Buffer[] = [];
  for await (const piece of source.pieces(entry.bytes)) pieces.push(piece);
  await skipPadding(source, entry.bytes);
  const info: unknown = JSON.parse(Buffer.concat(pieces).toString("utf8"));
  if (!isInfo(info)) throw new NotTar("the list is not ours");
  if (info.version > archiveVersion) throw new FileAccessError(maintainMessages.newerBackup(file));
  for (const { path, bytes, sha256 } of info.files) {
    if (typeof path !== "string" || !isSafePath(path)) {
      throw new FileAccessError(maintainMessages.unsafeBackup(file, JSON.stringify(path)));
    }
    if (!Number.isSafeInteger(bytes) || bytes < 0 || typeof sha256 !== "string") throw new NotTar(path);
  }
  return info;
}

/** Writes one file and checks what was written; durable when it returns, but for its folder. */
async function extractFile(
  source: ByteSource,
  entry: TarEntry,
  { bytes, sha256 }: ArchivedFile,
  target: string,
): Promise<boolean> {
  await makeFolders(dirname(target));
  const hash = createHash("sha256");
  const handle = await open(target, "wx", entry.mode & 0o200 ? 0o644 : 0o444);
  try {
    for await (const piece of source.pieces(bytes)) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await skipPadding(source, bytes);
  return hash.digest("hex") === sha256;
}

/**
 * Opens an archive and hands its list of files on, then, if `target` answers with a folder, puts every file there.
 * @param choose is told what the archive holds and names a new folder to fill; null = only look
 * @throws {FileAccessError} one sentence for every way in which a file can be no whole archive of ours
 */
export async function readArchive(
  file: string,
  choose: (info: ArchiveInfo) => string | null,
): Promise<ArchiveInfo> {
  const stream = createReadStream(file);
  const opened = new Promise<void>((resolve, reject) => {
    stream.once("open", () => resolve());
    stream.once("error", reject);
  });
  await opened.catch((error: unknown) => {
    throw new FileAccessError(maintainMessages.noSuchBackup(file), { cause: error });
  });
  let place: string = infoName;
  let known = false;
  const unzipped = createGunzip();
  stream.on("error", (error) => unzipped.destroy(error));
  try {
    const source = byteSource(stream.pipe(unzipped));
    const info = await readInfo(source, file);
    known = true;
    const target = choose(info);
    if (target === null) return info;
    await makeFolders(target);
    for (const one of info.files) {
      place = one.path;
      // eslint-disable-next-line no-await-in-loop -- the archive's order
      const entry = await nextEntry(source);
      if (entry?.name !== one.path || entry.bytes !== one.bytes) throw new NotTar(one.path);
      // eslint-disable-next-line no-await-in-loop
      if (!(await extractFile(source, entry, one, join(target, one.path)))) throw new NotTar(one.path);
    }
    for (const folder of new Set(info.files.map(({ path }) => dirname(path)))) {
      // eslint-disable-next-line no-await-in-loop -- a handful
      await syncFolder(join(target, folder));
    }
    return info;
  } catch (error) {
    throw sentenceFor(error, file, place, known);
  } finally {
    stream.destroy();
    unzipped.destroy();
  }
}

function sentenceFor(error: unknown, file: string, place: string, known: boolean): unknown {
  if (error instanceof ExpectedError) return error;
  const code = codeOf(error);
  if (error instanceof EndOfArchive || code === "Z_BUF_ERROR") {
    return new FileAccessError(maintainMessages.truncatedBackup(file), { cause: error });
  }
  if (
    !known &&
    (error instanceof NotTar || error instanceof SyntaxError || code.startsWith("Z_") || code === "EISDIR")
  ) {
    return new FileAccessError(maintainMessages.notABackup(file), { cause: error });
  }
  if (error instanceof NotTar || code.startsWith("Z_")) {
    return new FileAccessError(maintainMessages.damagedBackup(file, place), { cause: error });
  }
  return accessErrorOf(error, place, "write");
}
