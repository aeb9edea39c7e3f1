import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";

import { FileAccessError } from "../errors.js";
import { accessErrorOf, codeOf } from "./file-errors.js";

interface Found {
  /** Below the folder, "/" between parts, NFC. */
  readonly path: string;
  readonly fault: "too-large" | "unreadable" | null;
}

const isHidden = (name: string): boolean => name.startsWith(".") || name.endsWith("~");

/**
 * The documents of a folder on disk. Links are followed; one that leads back into a folder being read, leads nowhere,
 * or may not be opened is listed as unreadable.
 * @param directory the corpus
 * @param largest most bytes of one file
 */
export function openCorpus(directory: string, largest: number) {
  /** Where each listed file really is: its name on disk may not be NFC. */
  const places = new Map<string, string>();

  async function walk(
    place: string,
    below: string,
    above: ReadonlySet<string>,
    found: Found[],
  ): Promise<void> {
    const names = (await readdir(place)).filter((name) => !isHidden(name)).toSorted();
    for (const name of names) {
      if (below === "" && name === "_config") continue;
      const path = `${below}${name}`.normalize("NFC");
      const file = join(place, name);
      places.set(path, file);
      try {
        // eslint-disable-next-line no-await-in-loop -- order
        const [real, { size, ...kind }] = [
          await realpath(file),
          await stat(file).then((one) => ({
            size: one.size,
            isFile: one.isFile(),
            isDirectory: one.isDirectory(),
          })),
        ];
        if (kind.isDirectory) {
          if (above.has(real)) found.push({ path, fault: "unreadable" });
          // eslint-disable-next-line no-await-in-loop -- order
          else await walk(file, `${below}${name}/`, new Set([...above, real]), found);
        } else if (kind.isFile) {
          found.push({ path, fault: size > largest ? "too-large" : null });
        }
      } catch (error) {
        if (codeOf(error) === "") throw error;
        found.push({ path, fault: "unreadable" });
      }
    }
  }

  return {
    async list(): Promise<readonly Found[]> {
      const found: Found[] = [];
      try {
        places.clear();
        await walk(directory, "", new Set([await realpath(directory)]), found);
      } catch (error) {
        if (codeOf(error) === "ENOENT") {
          throw new FileAccessError(
            `There is no corpus folder ${directory}. Create it and put documents in, or name another with --corpus or CORPUS_DIR.`,
            { cause: error },
          );
        }
        throw accessErrorOf(error, directory, "read");
      }
      return found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
    },

    async read(file: {
      readonly path: string;
    }): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | null> {
      try {
        const bytes = await readFile(places.get(file.path) ?? join(directory, file.path));
        return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
      } catch (error) {
        if (codeOf(error) === "") throw error;
        return null;
      }
    },
  };
}
