import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { FileAccessError } from "../errors.js";
import { accessErrorOf, codeOf } from "./file-errors.js";

interface Found {
  /** Below the folder, "/" between parts, NFC. */
  readonly path: string;
  readonly fault: "too-large" | "unreadable" | "orphan" | null;
}

const isFields = (path: string): boolean => /\.ya?ml$/iu.test(path);
const stemOf = (path: string): string => path.replace(/\.[^./]+$/u, "");

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const isHidden = (name: string): boolean => name.startsWith(".") || name.endsWith("~");

const pieceBytes = 1024 * 1024;
let scratch: Buffer | undefined;

/**
 * SHA-256 of a file in hex, piece by piece, and its size. At once, as all that looks at every file of a corpus: an
 * ingest waits for nothing else then, and thousands of small files take a fifth of the time.
 */
function digestOf(file: string): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash("sha256");
  const piece = (scratch ??= Buffer.allocUnsafeSlow(pieceBytes));
  const descriptor = openSync(file, "r");
  try {
    let bytes = 0;
    for (;;) {
      const read = readSync(descriptor, piece, 0, pieceBytes, null);
      if (read === 0) return { sha256: hash.digest("hex"), bytes };
      hash.update(piece.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The documents of a folder on disk. Links are followed; one that leads back into a folder being read, leads nowhere,
 * or may not be opened is listed as unreadable.
 * @param directory the corpus
 * @param largest most bytes of one file
 */
export function openCorpus(directory: string, largest: number) {
  /** Where each listed file really is: its name on disk may not be NFC. */
  const places = new Map<string, string>();
  /** The `.yml` beside a file, by the file's path: "nq-06.pdf.yml" before "nq-06.yml". */
  let beside = new Map<string, string>();

  const placeOf = (path: string): string => places.get(path) ?? join(directory, path);

  /** Leaves the `.yml` files out that stand beside a document; one alone is listed with its fault. */
  function pair(found: readonly Found[]): Found[] {
    const fields = new Map(
      found.flatMap(({ path }) => (isFields(path) ? [[stemOf(path), path] as const] : [])),
    );
    const documents = found.filter(({ path }) => !isFields(path));
    beside = new Map(
      documents.flatMap(({ path }) => {
        const own = fields.get(path) ?? fields.get(stemOf(path));
        return own === undefined ? [] : [[path, own] as const];
      }),
    );
    const used = new Set(beside.values());
    const orphans = found.filter(({ path }) => isFields(path) && !used.has(path));
    return [...documents, ...orphans.map(({ path }) => ({ path, fault: "orphan" as const }))];
  }

  function walk(place: string, below: string, above: ReadonlySet<string>, found: Found[]): void {
    const names = readdirSync(place)
      .filter((name) => !isHidden(name))
      .toSorted();
    for (const name of names) {
      if (below === "" && name === "_config") continue;
      const path = `${below}${name}`.normalize("NFC");
      const file = join(place, name);
      places.set(path, file);
      try {
        const kind = statSync(file);
        if (kind.isDirectory()) {
          const real = realpathSync(file);
          if (above.has(real)) found.push({ path, fault: "unreadable" });
          else walk(file, `${below}${name}/`, new Set([...above, real]), found);
        } else if (kind.isFile()) {
          found.push({ path, fault: kind.size > largest ? "too-large" : null });
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
        walk(directory, "", new Set([realpathSync(directory)]), found);
      } catch (error) {
        if (codeOf(error) === "ENOENT") {
          throw new FileAccessError(
            `There is no corpus folder ${directory}. Create it and put documents in, or name another with --corpus or CORPUS_DIR.`,
            { cause: error },
          );
        }
        throw accessErrorOf(error, directory, "read");
      }
      return pair(found).toSorted((one, other) => (one.path < other.path ? -1 : 1));
    },

    async fingerprint({ path }: { readonly path: string }) {
      try {
        const own = digestOf(placeOf(path));
        const fields = beside.get(path);
        const more = fields === undefined ? "" : `+${digestOf(placeOf(fields)).sha256}`;
        return { sha256: `${own.sha256}${more}`, bytes: own.bytes };
      } catch (error) {
        if (codeOf(error) === "") throw error;
        return null;
      }
    },

    async read({ path }: { readonly path: string }) {
      try {
        const bytes = await readFile(placeOf(path));
        const fields = beside.get(path);
        const frontMatter = fields === undefined ? null : await readFile(placeOf(fields));
        const own = digest(bytes);
        return { bytes, frontMatter, sha256: frontMatter === null ? own : `${own}+${digest(frontMatter)}` };
      } catch (error) {
        if (codeOf(error) === "") throw error;
        return null;
      }
    },
  };
}
