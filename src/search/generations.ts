import { DamagedIndexError, FileAccessError, MissingIndexError, UsageError } from "../errors.js";
import { maintainMessages } from "../messages.js";
import type { Embedder, GenerationSummary } from "../ports.js";
import type { Changes } from "./changes.js";
import type { Files } from "./files.js";
import { refuseStale } from "./generation.js";
import { faultsOf, folderOf, generationNames, pathsOf, pointedId, readManifest } from "./layout.js";
import { fileNames } from "./manifest.js";

/** One generation as lists show it. Its files were not verified: only its manifest was. */
export interface GenerationEntry {
  readonly id: string;
  readonly isInForce: boolean;
  /** Whether a living process has it open. */
  readonly isOpen: boolean;
  /** Null where the manifest is damaged: then `fault` says how. */
  readonly summary: Omit<GenerationSummary, "files"> | null;
  readonly fault: string | null;
  /** Of all its files. */
  readonly bytes: number | null;
  /** Corpus files, against the generation that was in force before; null where there was none. */
  readonly changes: Changes | null;
}

export interface GenerationList {
  /** Newest first. */
  readonly generations: readonly GenerationEntry[];
  /** Names below quarantine/ of damaged generations. */
  readonly setAside: readonly string[];
}

async function entryOf(
  directory: string,
  id: string,
  state: Pick<GenerationEntry, "isInForce" | "isOpen">,
  files: Files,
): Promise<GenerationEntry> {
  const manifest = await readManifest(directory, id, files);
  if ("fault" in manifest) {
    return { id, ...state, summary: null, fault: manifest.fault, bytes: null, changes: null };
  }
  const { files: _files, ...summary } = manifest.summary;
  const own = await files.read(`${folderOf(directory, id)}/${fileNames.manifest}`);
  const bytes = Object.values(manifest.seals).reduce((sum, seal) => sum + seal.bytes, own?.byteLength ?? 0);
  return { id, ...state, summary, fault: null, bytes, changes: manifest.changes ?? null };
}

/** @throws {MissingIndexError} when nothing was ever published in `directory` */
export async function listGenerations(directory: string, files: Files): Promise<GenerationList> {
  const { generations, leases, quarantine } = pathsOf(directory);
  const ids = generationNames(await files.list(generations));
  if (ids.length === 0) throw new MissingIndexError(directory);
  const [pointed, open, aside] = await Promise.all([
    pointedId(directory, files),
    files.leased(leases),
    files.list(quarantine),
  ]);
  const entries = ids.map((id) =>
    entryOf(directory, id, { isInForce: id === pointed, isOpen: open.has(id) }, files),
  );
  return {
    generations: await Promise.all(entries),
    setAside: aside.filter((name) => !name.endsWith(".json")),
  };
}

/** The faults of every file of every generation, newest first; a pointer that names none is one of them. */
export async function verifyGenerations(
  directory: string,
  files: Files,
): Promise<readonly { readonly id: string; readonly faults: readonly string[] }[]> {
  const ids = generationNames(await files.list(pathsOf(directory).generations));
  if (ids.length === 0) throw new MissingIndexError(directory);
  const verified: { id: string; faults: readonly string[] }[] = [];
  for (const id of ids) {
    // eslint-disable-next-line no-await-in-loop -- one disk
    verified.push({ id, faults: await faultsOf(directory, id, files) });
  }
  const pointed = await pointedId(directory, files);
  const pointer = pathsOf(directory).pointer;
  if (pointed === null) verified.push({ id: "current", faults: [`${pointer} is missing or damaged`] });
  else if (!ids.includes(pointed)) {
    verified.push({ id: "current", faults: [`${pointer} names ${pointed}, which is not there`] });
  }
  return verified;
}

/**
 * Puts an older generation in force again, every file of it verified before.
 * @param wanted its id; null = the one before the one in force
 * @returns its id and the one that was in force
 * @throws {UsageError} for an id that is not there
 * @throws {DamagedIndexError} {StaleIndexError} when it cannot serve; the one in force stays
 * @throws {BusyError} while another process publishes
 */
export async function rollBack(
  directory: string,
  wanted: string | null,
  { files, embedder }: { readonly files: Files; readonly embedder: Pick<Embedder, "fingerprint"> },
): Promise<{ readonly id: string; readonly before: string | null }> {
  const { generations, lock: lockFile, pointer } = pathsOf(directory);
  if (generationNames(await files.list(generations)).length === 0) throw new MissingIndexError(directory);
  const lock = await files.lock(lockFile);
  try {
    const ids = generationNames(await files.list(generations));
    const before = await pointedId(directory, files);
    if (wanted !== null && !ids.includes(wanted)) {
      throw new UsageError(maintainMessages.noSuchGeneration(wanted, ids));
    }
    const id = wanted ?? ids.find((one) => before === null || one < before);
    if (id === undefined) throw new FileAccessError(maintainMessages.nothingBefore);
    const manifest = await readManifest(directory, id, files);
    const [fault] = await faultsOf(directory, id, files);
    if ("fault" in manifest || fault !== undefined) throw new DamagedIndexError(directory, fault ?? id);
    refuseStale(manifest, embedder);
    if (id !== before) await files.replace(pointer, Buffer.from(`${id}\n`));
    return { id, before };
  } finally {
    await lock.release();
  }
}
