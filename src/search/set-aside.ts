import { BusyError, FileAccessError } from "../errors.js";
import type { Logger } from "../ports.js";
import type { Files, WriterLock } from "./files.js";
import { faultsOf, folderOf, generationNames, pathsOf, pointedId } from "./layout.js";

interface Parts {
  readonly files: Files;
  readonly logger?: Logger;
}

/** Moves a generation out of the way and writes down why; the caller holds the lock. Nothing is deleted. */
export async function moveAside(
  directory: string,
  id: string,
  reasons: readonly string[],
  lock: WriterLock,
  { files, logger }: Parts,
): Promise<void> {
  const { quarantine } = pathsOf(directory);
  await files.makeDirectory(quarantine);
  // A generation that was restored may be damaged a second time: its first remains keep their name.
  const place = `${quarantine}/${id}.${lock.token.slice(0, 6)}`;
  await files.replace(`${place}.json`, Buffer.from(`${JSON.stringify({ id, reasons }, null, 2)}\n`));
  await files.move(folderOf(directory, id), place);
  logger?.warn("index.set-aside", { id, reasons, place });
}

/**
 * Sets damaged generations aside and lets the pointer name one that is whole. Two processes may find the same damage,
 * and a writer may be removing the very folder: so it is done by the holder of the writer's lock alone, and only what
 * is still damaged then is moved. Where no generation is whole, all stay as they are. Never throws: the caller has an
 * index to serve.
 */
export async function setAside(directory: string, suspects: readonly string[], parts: Parts): Promise<void> {
  const { files, logger } = parts;
  try {
    const lock = await files.lock(pathsOf(directory).lock);
    try {
      await setAsideLocked(directory, suspects, lock, parts);
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (!(error instanceof BusyError || error instanceof FileAccessError)) throw error;
    logger?.warn("index.set-aside-failed", { suspects, reason: error.message });
  }
}

/** As `setAside`, for a caller who holds the lock. @throws {FileAccessError} */
export async function setAsideLocked(
  directory: string,
  suspects: readonly string[],
  lock: WriterLock,
  parts: Parts,
): Promise<void> {
  const { files } = parts;
  const { generations, pointer } = pathsOf(directory);
  const present = generationNames(await files.list(generations));
  const damaged = new Map<string, readonly string[]>();
  for (const id of suspects.filter((one) => present.includes(one))) {
    // eslint-disable-next-line no-await-in-loop -- one disk
    const faults = await faultsOf(directory, id, files);
    if (faults.length > 0) damaged.set(id, faults);
  }
  const pointed = await pointedId(directory, files);
  if (pointed === null || damaged.has(pointed) || !present.includes(pointed)) {
    const whole = await newestWhole(
      directory,
      present.filter((id) => !damaged.has(id)),
      files,
    );
    if (whole === undefined) return;
    await files.replace(pointer, Buffer.from(`${whole}\n`));
  }
  for (const [id, faults] of damaged) {
    // eslint-disable-next-line no-await-in-loop -- one after the other, each logged
    await moveAside(directory, id, faults, lock, parts);
  }
}

async function newestWhole(
  directory: string,
  newestFirst: readonly string[],
  files: Files,
): Promise<string | undefined> {
  for (const id of newestFirst) {
    // eslint-disable-next-line no-await-in-loop -- the first that is whole will do
    if ((await faultsOf(directory, id, files)).length === 0) return id;
  }
  return undefined;
}
