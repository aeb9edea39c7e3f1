import { dirname } from "node:path";

import { filesBelow, writeArchive } from "./adapters/archive.js";
import { readArchive } from "./adapters/archive-read.js";
import { diskFiles } from "./adapters/files.js";
import { FileAccessError, MissingIndexError } from "./errors.js";
import { maintainMessages } from "./messages.js";
import type { Embedder } from "./ports.js";
import { describeGeneration } from "./search/describe-generation.js";
import { listGenerations, rollBack, verifyGenerations } from "./search/generations.js";
import { faultsOf, folderOf, pathsOf, pointedId } from "./search/layout.js";
import { moveAside } from "./search/set-aside.js";

/** What a maintainer may want of the generations; one of them. */
export type MaintenanceDeed =
  | { readonly deed: "list" | "verify" }
  | { readonly deed: "rollback"; readonly id: string | null }
  | { readonly deed: "backup" | "restore"; readonly file: string };

export interface MaintainParts {
  readonly indexDirectory: string;
  /** Loaded only by the deeds that need its fingerprint. */
  readonly embedder: () => Promise<Pick<Embedder, "fingerprint">>;
  readonly now: () => number;
  /** Overwrites what is newer. */
  readonly force: boolean;
}

/** What a deed comes to: a value for programs, sentences for people, and the exit code. */
export interface Maintained {
  readonly value: unknown;
  readonly text: string;
  readonly exitCode: 0 | 1;
}

/** Top folders that belong to this machine and this moment. Later stores beside generations/ are taken along. */
const notArchived = new Set(["generations", "leases", "quarantine"]);

/** The files that make up the index in force: the pointer, its generation, and the stores beside it. */
async function archivedPaths(directory: string, id: string): Promise<string[]> {
  const all = await filesBelow(directory);
  return all.filter((path) => {
    const [top = "", ...rest] = path.split("/");
    if (rest.length === 0) return path === "current";
    if (top === "generations") return rest[0] === id;
    return !notArchived.has(top) && !top.startsWith(".");
  });
}

/**
 * Writes the index in force into one file. The lock is held meanwhile: nobody publishes between two of its files.
 * @throws {MissingIndexError} {FileAccessError} {BusyError}
 */
export async function backUp(directory: string, file: string, { now, force }: MaintainParts) {
  const id = await pointedId(directory, diskFiles);
  if (id === null) throw new MissingIndexError(directory);
  const lock = await diskFiles.lock(pathsOf(directory).lock);
  try {
    const [fault] = await faultsOf(directory, id, diskFiles);
    if (fault !== undefined) throw new FileAccessError(maintainMessages.nothingToBackUp(fault));
    return await writeArchive(file, directory, await archivedPaths(directory, id), {
      generation: id,
      createdAt: new Date(now()).toISOString(),
      overwrite: force,
    });
  } finally {
    await lock.release();
  }
}

/**
 * Brings an archived index back, beside whatever is there: every byte is verified before the first is put in its
 * place, and the pointer is switched last, so that a running bot takes it over as it does a new generation.
 * @throws {FileAccessError} for a wrong archive, and where a newer index is in force and `force` is not set
 */
export async function restore(directory: string, file: string, { force }: MaintainParts) {
  const { generations, lock: lockFile, pointer } = pathsOf(directory);
  const { generation: id } = await readArchive(file, () => null);
  await diskFiles.makeDirectory(generations);
  const lock = await diskFiles.lock(lockFile);
  const temporary = `${directory}/.restore-${lock.token}`;
  try {
    const inForce = await pointedId(directory, diskFiles);
    if (inForce !== null && inForce > id && !force) {
      throw new FileAccessError(maintainMessages.newerInForce(inForce, id));
    }
    const info = await readArchive(file, () => temporary);
    const [fault] = await faultsOf(temporary, id, diskFiles);
    if (fault !== undefined) throw new FileAccessError(maintainMessages.damagedBackup(file, fault));
    const stores = info.files.filter(({ path }) => path !== "current" && !path.startsWith("generations/"));
    for (const { path } of stores) {
      // eslint-disable-next-line no-await-in-loop -- each is durable before the pointer is
      await diskFiles.makeDirectory(dirname(`${directory}/${path}`));
      // eslint-disable-next-line no-await-in-loop
      await diskFiles.move(`${temporary}/${path}`, `${directory}/${path}`);
    }
    const isThere = (await diskFiles.list(generations)).includes(id);
    const old = isThere ? await faultsOf(directory, id, diskFiles) : [];
    if (old.length > 0) await moveAside(directory, id, old, lock, { files: diskFiles });
    if (!isThere || old.length > 0) await diskFiles.move(folderOf(temporary, id), folderOf(directory, id));
    await diskFiles.replace(pointer, Buffer.from(`${id}\n`));
    return info;
  } finally {
    await diskFiles.remove(temporary).catch(() => undefined);
    await lock.release();
  }
}

const sumOf = (files: readonly { readonly bytes: number }[]) =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Carries out one deed. @throws our errors, each one sentence; the index in force is then as it was */
export async function maintain(wanted: MaintenanceDeed, parts: MaintainParts): Promise<Maintained> {
  const directory = parts.indexDirectory;
  switch (wanted.deed) {
    case "list": {
      const list = await listGenerations(directory, diskFiles);
      const lines = list.generations.map((entry) => describeGeneration(entry).join("\n  "));
      if (list.setAside.length > 0) {
        lines.push(maintainMessages.setAside(list.setAside, pathsOf(directory).quarantine));
      }
      return { value: list, text: lines.join("\n\n"), exitCode: 0 };
    }
    case "verify": {
      const verified = await verifyGenerations(directory, diskFiles);
      const damaged = verified.filter(({ faults }) => faults.length > 0).length;
      const lines = verified.map(({ id, faults }) =>
        faults.length === 0 ? maintainMessages.sound(id) : maintainMessages.faults(id, faults),
      );
      const total = maintainMessages.verified(verified.filter(({ id }) => id !== "current").length, damaged);
      return { value: verified, text: [...lines, total].join("\n"), exitCode: damaged === 0 ? 0 : 1 };
    }
    case "rollback": {
      const value = await rollBack(directory, wanted.id, {
        files: diskFiles,
        embedder: await parts.embedder(),
      });
      return { value, text: maintainMessages.rolledBack(value.id, value.before), exitCode: 0 };
    }
    case "backup": {
      const { generation, files } = await backUp(directory, wanted.file, parts);
      const value = { file: wanted.file, generation, files: files.length, bytes: sumOf(files) };
      const size = maintainMessages.size(value.bytes);
      return {
        value,
        text: maintainMessages.backedUp(wanted.file, generation, files.length, size),
        exitCode: 0,
      };
    }
    default: {
      const { generation, files } = await restore(directory, wanted.file, parts);
      const value = { directory, generation, files: files.length, bytes: sumOf(files) };
      return { value, text: maintainMessages.restored(generation, directory, files.length), exitCode: 0 };
    }
  }
}
