import type { FileFault, Files } from "./files.js";
import { fileNames, type Manifest, parseManifest } from "./manifest.js";

/** Where things stand below an index directory. */
export function pathsOf(directory: string) {
  return {
    generations: `${directory}/generations`,
    /** One line: the id of the generation in force. */
    pointer: `${directory}/current`,
    lock: `${directory}/lock`,
    /** One line while native code reads an older graph to build the next: the id of its generation. */
    graphInUse: `${directory}/graph-in-use`,
    /** Which generations are open, and by whom; see `Files.lease`. */
    leases: `${directory}/leases`,
    /** Damaged generations, each beside a file that says why it is there. Nothing here is ever read or removed by us. */
    quarantine: `${directory}/quarantine`,
  } as const;
}

/** Where one generation's files are. */
export const folderOf = (directory: string, id: string) => `${pathsOf(directory).generations}/${id}`;

const idPattern = /^\d{8}T\d{9}Z-[0-9a-f]{6}$/u;

/** Finished generations among folder names, newest first. Names with a dot in front are still being written. */
export function generationNames(names: readonly string[]): string[] {
  return names.filter((name) => idPattern.test(name)).toSorted((one, other) => (one < other ? 1 : -1));
}

/** The generation that the pointer names; null when there is no pointer or it is damaged. */
export async function pointedId(directory: string, files: Files): Promise<string | null> {
  const bytes = await files.read(pathsOf(directory).pointer);
  const id = bytes === null ? "" : Buffer.from(bytes).toString("utf8").trim();
  return idPattern.test(id) ? id : null;
}

/** The verified manifest of a generation, or why there is none. */
export async function readManifest(
  directory: string,
  id: string,
  files: Files,
): Promise<Manifest | FileFault> {
  const file = `${folderOf(directory, id)}/${fileNames.manifest}`;
  const bytes = await files.read(file);
  if (bytes === null) return { fault: `${file} is missing` };
  const parsed = parseManifest(bytes, files.digest);
  if ("fault" in parsed) return { fault: `${file} ${parsed.fault}` };
  // A whole folder that was copied over another one is sound in itself.
  return parsed.summary.id === id ? parsed : { fault: `${file} is of generation ${parsed.summary.id}` };
}

/** Every file of a generation that is not what was written, in words; empty when all are. */
export async function faultsOf(directory: string, id: string, files: Files): Promise<readonly string[]> {
  const manifest = await readManifest(directory, id, files);
  if ("fault" in manifest) return [manifest.fault];
  const faults: string[] = [];
  for (const [name, seal] of Object.entries(manifest.seals)) {
    // eslint-disable-next-line no-await-in-loop -- one disk
    const found = await files.checkSealed(`${folderOf(directory, id)}/${name}`, seal);
    if (found !== null) faults.push(found.fault);
  }
  return faults;
}

/** The time an id was made at. */
function timeOf(id: string): number {
  const digits = id.slice(0, 19).replace(/\D/gu, "");
  const at = (start: number, end: number) => Number(digits.slice(start, end));
  return Date.UTC(at(0, 4), at(4, 6) - 1, at(6, 8), at(8, 10), at(10, 12), at(12, 14), at(14, 17));
}

/**
 * A new generation's id: "20261123T181500123Z-3f2a9c". Ids sort by age even where the clock was set back.
 * @param newest the newest id there is
 * @param token random hex of this writer
 */
export function nextId(
  now: number,
  newest: string | undefined,
  token: string,
): { id: string; createdAt: string } {
  const time = newest === undefined ? now : Math.max(now, timeOf(newest) + 1);
  const createdAt = new Date(time).toISOString();
  return { id: `${createdAt.replace(/[-:.]/gu, "")}-${token.slice(0, 6)}`, createdAt };
}
