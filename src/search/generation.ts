import { DamagedIndexError, MissingIndexError, StaleIndexError } from "../errors.js";
import type { Embedder } from "../ports.js";
import { folderOf, generationNames, pathsOf, pointedId, readManifest } from "./layout.js";
import { formatVersion, type Manifest } from "./manifest.js";
import {
  openFolder,
  type OpenedGeneration,
  type OpenedTexts,
  type OpenParts,
  openTexts,
  Unfit,
} from "./open-folder.js";
import { setAside } from "./set-aside.js";

export type { OpenedGeneration, OpenParts } from "./open-folder.js";

/** An index without vectors fits every embedder. @throws {StaleIndexError} */
export function refuseStale(
  { format, summary, dimensions }: Manifest,
  embedder: Pick<Embedder, "fingerprint">,
): void {
  if (format !== formatVersion) throw new StaleIndexError(`format ${format}`, `format ${formatVersion}`);
  if (dimensions > 0 && summary.embedder !== embedder.fingerprint) {
    throw new StaleIndexError(summary.embedder, embedder.fingerprint);
  }
}

/** @throws {Unfit} */
async function manifestOf(directory: string, id: string, { files }: Pick<OpenParts, "files">) {
  const manifest = await readManifest(directory, id, files);
  if ("fault" in manifest) throw new Unfit(manifest.fault);
  return manifest;
}

const nothing = () => Promise.resolve();

/** Keeps the writer from removing a generation while it is open. A reader without the right to write goes without. */
async function lease(
  directory: string,
  id: string,
  { files, logger, isService }: Pick<OpenParts, "files" | "logger" | "isService">,
) {
  if (isService !== true) return nothing;
  return files.lease(pathsOf(directory).leases, id).catch((error: unknown) => {
    logger?.debug("index.no-lease", { id, reason: String(error) });
    return nothing;
  });
}

/** Opens one generation; `close` gives it free. @throws {Unfit} {StaleIndexError} */
async function openOne(directory: string, id: string, parts: OpenParts): Promise<OpenedGeneration> {
  const release = await lease(directory, id, parts);
  try {
    const manifest = await manifestOf(directory, id, parts);
    refuseStale(manifest, parts.embedder);
    return await openFolder(folderOf(directory, id), manifest, parts, release);
  } catch (error) {
    await release();
    throw error;
  }
}

const asDamage = (directory: string) => (error: unknown) => {
  throw error instanceof Unfit ? new DamagedIndexError(directory, error.message) : error;
};

/**
 * Opens the generation of that id and no other.
 * @throws {DamagedIndexError} {StaleIndexError}
 */
export function openNamed(directory: string, id: string, parts: OpenParts): Promise<OpenedGeneration> {
  return openOne(directory, id, parts).catch(asDamage(directory));
}

/** The texts of an older generation, for a quote that was given from it. @throws {DamagedIndexError} */
export async function openNamedTexts(
  directory: string,
  id: string,
  parts: Pick<OpenParts, "files" | "logger" | "isService">,
): Promise<OpenedTexts> {
  const release = await lease(directory, id, parts);
  try {
    const manifest = await manifestOf(directory, id, parts);
    return await openTexts(folderOf(directory, id), manifest, parts.files);
  } catch (error) {
    return asDamage(directory)(error);
  } finally {
    // All of it is in memory by now.
    await release();
  }
}

/**
 * Opens the generation in force: the one that the pointer names, or the newest that verifies where the pointer or its
 * generation is damaged. A service sets damaged ones aside then, with the reason.
 * @throws {MissingIndexError} when nothing was ever published in `directory`
 * @throws {StaleIndexError} when it was built in another format or by another embedder
 * @throws {DamagedIndexError} when no generation verifies
 */
export async function openGeneration(directory: string, parts: OpenParts): Promise<OpenedGeneration> {
  const { files, logger } = parts;
  const pointed = await pointedId(directory, files);
  const newestFirst = generationNames(await files.list(pathsOf(directory).generations));
  const ids = pointed === null ? newestFirst : [pointed, ...newestFirst.filter((id) => id !== pointed)];
  if (newestFirst.length === 0) throw new MissingIndexError(directory);
  if (pointed === null) logger?.warn("index.pointer-missing", { directory });
  const damaged = new Map<string, string>();
  for (const id of ids) {
    try {
      // eslint-disable-next-line no-await-in-loop -- the next one is opened only when this one is unfit
      const opened = await openOne(directory, id, parts);
      // eslint-disable-next-line no-await-in-loop -- once
      if (damaged.size > 0 && parts.isService === true) await setAside(directory, [...damaged.keys()], parts);
      return opened;
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      logger?.error("index.generation-damaged", { id, reason: error.message });
      damaged.set(id, error.message);
    }
  }
  throw new DamagedIndexError(directory, [...damaged.values()][0] ?? "nothing in it can be read");
}
