import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { FileAccessError } from "../errors.js";
import { maintainMessages } from "../messages.js";
import { accessErrorOf, codeOf } from "./file-errors.js";
import { syncFolder } from "./disk.js";
import { paddingOf, tarEnd, tarHeader } from "./tar.js";

/** A file of an archive: its path below the root, its length and the SHA-256 of its bytes in hex. */
export interface ArchivedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The first entry of every archive: what follows, in this order. */
export interface ArchiveInfo {
  readonly kind: "hoi-nghi-quyet-backup";
  readonly version: number;
  readonly generation: string;
  readonly createdAt: string;
  readonly files: readonly ArchivedFile[];
}

export const infoName = "backup.json";
export const archiveVersion = 1;

/** Texts shrink to a third at the fastest level already; vectors shrink at none. */
const gzipLevel = 1;
/** An archive holds what citizens may read and perhaps more: nobody else on the machine needs to. */
const ownerOnly = 0o600;

/** Paths of the plain files below a folder, sorted; links are left out. */
export async function filesBelow(root: string, folder = ""): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    // eslint-disable-next-line no-await-in-loop -- a few folders
    if (entry.isDirectory()) found.push(...(await filesBelow(root, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found.toSorted();
}

async function sealOf(root: string, path: string): Promise<ArchivedFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(join(root, path))) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { path, bytes, sha256: hash.digest("hex") };
}

/** The archive's bytes; a file that is not as it was sealed a moment ago ends it. */
async function* contentOf(root: string, info: ArchiveInfo): AsyncGenerator<Buffer> {
  const head = Buffer.from(JSON.stringify(info));
  yield Buffer.concat([tarHeader(infoName, head.length, 0o644), head, paddingOf(head.length)]);
  for (const { path, bytes, sha256 } of info.files) {
    // eslint-disable-next-line no-await-in-loop -- one file after the other is what an archive is
    const { mode } = await stat(join(root, path));
    yield tarHeader(path, bytes, mode & 0o777);
    const hash = createHash("sha256");
    let read = 0;
    for await (const piece of createReadStream(join(root, path))) {
      hash.update(piece);
      read += piece.length;
      yield piece;
    }
    if (read !== bytes || hash.digest("hex") !== sha256) {
      throw new FileAccessError(maintainMessages.changedMeanwhile(path));
    }
    yield paddingOf(bytes);
  }
  yield tarEnd;
}

/**
 * Writes the files into one .tar.gz, under a temporary name until it is whole and on disk. Holds one piece of a file
 * in memory.
 * @param paths below `root`
 * @throws {FileAccessError} where it cannot be written or a file changes meanwhile; nothing is left behind
 */
export async function writeArchive(
  file: string,
  root: string,
  paths: readonly string[],
  { overwrite, ...named }: Pick<ArchiveInfo, "generation" | "createdAt"> & { readonly overwrite: boolean },
): Promise<ArchiveInfo> {
  // A folder or a device is never replaced, whatever was asked.
  const there = await stat(file).catch(() => null);
  if (there !== null && (!overwrite || !there.isFile())) {
    throw new FileAccessError(maintainMessages.backupExists(file));
  }
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    const files: ArchivedFile[] = [];
    // eslint-disable-next-line no-await-in-loop -- one disk
    for (const path of paths) files.push(await sealOf(root, path));
    const info: ArchiveInfo = { kind: "hoi-nghi-quyet-backup", version: archiveVersion, ...named, files };
    await rm(temporary, { force: true });
    await pipeline(
      Readable.from(contentOf(root, info)),
      createGzip({ level: gzipLevel }),
      // `flush`: fsync before it closes.
      createWriteStream(temporary, { flags: "wx", mode: ownerOnly, flush: true }),
    );
    await rename(temporary, file);
    await syncFolder(dirname(file));
    return info;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw codeOf(error) === "" ? error : accessErrorOf(error, file, "write");
  }
}
