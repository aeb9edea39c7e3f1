import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Disk, type DiskHandle, nodeDisk } from "../adapters/disk.js";
import { createFiles, diskFiles } from "../adapters/files.js";
import { createHnswVectors, hnswVectors } from "../adapters/hnsw.js";
import { builtinEmbedder } from "../builtin.js";
import { FileAccessError } from "../errors.js";
import type { IndexContent } from "../ports.js";
import { openGeneration } from "../search/generation.js";
import type { Files } from "../search/files.js";
import { generationNames } from "../search/layout.js";
import { createPublisher } from "../search/publish.js";

export interface FullDiskReport {
  /** Places at which the disk was full: system calls, or sizes of a real one. */
  readonly places: number;
  readonly faults: readonly string[];
}

/** A disk that is full from its n-th writing call on, or at that one alone. */
function fullFrom(first: number, isOnce: boolean): { disk: Disk; heal: () => void; calls: () => number } {
  let calls = 0;
  let isHealed = false;
  const room = async <T>(action: () => Promise<T>): Promise<T> => {
    calls += 1;
    const isFull = isOnce ? calls === first : calls >= first;
    if (isFull && !isHealed)
      throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    return action();
  };
  const disk: Disk = {
    ...nodeDisk,
    mkdir: (path) => room(() => nodeDisk.mkdir(path)),
    rename: (from, to) => room(() => nodeDisk.rename(from, to)),
    open: async (path, flags): Promise<DiskHandle> => {
      const handle = await (flags === "r"
        ? nodeDisk.open(path, flags)
        : room(() => nodeDisk.open(path, flags)));
      return {
        read: (buffer, offset, length, position) => handle.read(buffer, offset, length, position),
        writeFile: (bytes) => room(() => handle.writeFile(bytes)),
        chmod: (mode) => handle.chmod(mode),
        sync: () => room(() => handle.sync()),
        stat: () => handle.stat(),
        close: () => handle.close(),
      };
    },
  };
  return { disk, heal: () => void (isHealed = true), calls: () => calls };
}

const publisherOver = (directory: string, files: Files) =>
  createPublisher(directory, { files, vectors: createHnswVectors(1), now: Date.now });

async function inForce(directory: string): Promise<string> {
  const parts = { files: diskFiles, vectors: hnswVectors, embedder: builtinEmbedder() };
  return (await openGeneration(directory, parts)).generation.id;
}

const newestIn = (directory: string) => generationNames(readdirSync(join(directory, "generations")))[0];

/** One failed publication: what it must leave behind. @returns whether it failed */
async function failsWell(
  directory: string,
  before: string,
  publish: () => Promise<unknown>,
  fault: (text: string) => void,
): Promise<boolean> {
  const failure: unknown = await publish().then(
    () => null,
    (error: unknown) => error,
  );
  if (failure === null) return false;
  if (!(failure instanceof FileAccessError) || !failure.message.includes("the disk is full")) {
    fault(`no clear sentence: ${failure instanceof Error ? failure.message : typeof failure}`);
  }
  const serving = await inForce(directory);
  // Failed after the switch itself, in the sync of its folder: then the new one serves, whole, and is found again.
  if (serving !== before && serving !== newestIn(directory)) fault(`${serving} serves instead of ${before}`);
  return true;
}

/** Publishes with the disk full at each writing call in turn. */
export async function fullAtEveryCall(directory: string, content: IndexContent): Promise<FullDiskReport> {
  const faults: string[] = [];
  let places = 0;
  for (const isOnce of [true, false]) {
    for (let first = 1; ; first += 1) {
      // eslint-disable-next-line no-await-in-loop -- one publication after the other
      const before = (await publisherOver(directory, diskFiles).publish(content)).id;
      const { disk, heal } = fullFrom(first, isOnce);
      const files = createFiles(disk);
      const fault = (text: string) =>
        faults.push(`call ${first}${isOnce ? " alone" : " and after"}: ${text}`);
      // eslint-disable-next-line no-await-in-loop
      const failed = await failsWell(
        directory,
        before,
        () => publisherOver(directory, files).publish(content),
        fault,
      );
      if (!failed) break;
      places += 1;
      heal();
      // eslint-disable-next-line no-await-in-loop
      const { id } = await publisherOver(directory, files).publish(content);
      // eslint-disable-next-line no-await-in-loop
      if ((await inForce(directory)) !== id) fault("does not recover when there is room again");
      if (readdirSync(join(directory, "generations")).some((name) => name.startsWith(".")))
        fault("leaves half a generation");
    }
  }
  return { places, faults };
}

const page = 4096;

/** The same on a real small disk, page by page; null where none can be mounted (no root). */
export async function fullAtEverySize(mount: string, content: IndexContent): Promise<FullDiskReport | null> {
  mkdirSync(mount, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", mount], { stdio: "ignore" });
  } catch {
    return null;
  }
  const faults: string[] = [];
  let places = 0;
  try {
    const directory = join(mount, "index");
    const ballast = join(mount, "ballast");
    const publisher = publisherOver(directory, diskFiles);
    const before = (await publisher.publish(content)).id;
    for (let free = 0; ; free += 1 + Math.floor(free / 8)) {
      const { bavail, bsize } = statfsSync(mount);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free * page)));
      const fault = (text: string) => faults.push(`${free} pages free: ${text}`);
      // eslint-disable-next-line no-await-in-loop -- one size after the other
      const failed = await failsWell(directory, before, () => publisher.publish(content), fault);
      rmSync(ballast);
      if (!failed) break;
      places += 1;
    }
    const { id } = await publisher.publish(content);
    if ((await inForce(directory)) !== id) faults.push("does not recover when there is room again");
  } finally {
    execFileSync("umount", [mount]);
  }
  return { places, faults };
}
