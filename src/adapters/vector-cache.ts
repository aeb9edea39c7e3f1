import { createHash } from "node:crypto";

import { BadVectorError } from "../errors.js";
import type { Embedder, Logger } from "../ports.js";
import { textsAtOnce } from "./embedding-clients.js";
import { diskFiles } from "./files.js";
import { type KeptVectors, readSegments, writeSegments } from "./vector-segments.js";

/** Every batch is a file: so many are then written anew as few. */
const mostSegments = 64;
/** So many times what the last publication asked for may be kept: enough to change the model and change it back. */
const mostUnused = 2;

/**
 * An embedder that keeps on disk what it made of a passage, by model and text: a second ingest asks the service for new
 * texts only, a killed one for what was not yet answered. Each batch is on disk before the next is asked for.
 * Questions are not kept. A cache that cannot be read or written is no reason to stop.
 * @param directory its own folder; may be deleted at any time
 * @throws {BadVectorError} when the service gives vectors of another length than it used to; what is kept stays: one wrong answer must not
 *   cost everything that was paid for
 */
export function cacheVectors(embedder: Embedder, directory: string, logger?: Logger): Embedder {
  const { fingerprint } = embedder;
  const used = new Set<string>();
  let opened: ReturnType<typeof readSegments> | undefined;
  /** Of this embedder's vectors; 0 until the first is seen. */
  let dimensions = 0;

  const keyOf = (text: string) => createHash("sha256").update(`${fingerprint}\0${text}`).digest("hex");

  async function guarded<T>(action: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await action();
    } catch (error) {
      logger?.warn("vector-cache.failed", { directory, reason: String(error) });
      return otherwise;
    }
  }

  const open = () =>
    (opened ??= guarded(() => readSegments(directory), { vectors: new Map(), names: new Set() }));

  /** @throws {BadVectorError} */
  function agree(length: number): void {
    dimensions ||= length;
    if (length === dimensions) return;
    throw new BadVectorError(
      `${fingerprint} gave a vector of ${length} numbers after ones of ${dimensions}. If another model stands behind that name now, delete ${directory} and run: npm run ingest -- --force`,
    );
  }

  /** Asks for texts that are not known; they are kept, batch by batch. */
  async function make(missing: ReadonlyMap<string, string>, vectors: KeptVectors): Promise<string[]> {
    const wanted = [...missing];
    const written: string[] = [];
    for (let start = 0; start < wanted.length; start += textsAtOnce) {
      const batch = wanted.slice(start, start + textsAtOnce);
      // eslint-disable-next-line no-await-in-loop -- one batch at a time: services limit requests
      const made = await embedder.embedDocuments(batch.map(([, text]) => text));
      if (made.length !== batch.length) {
        throw new BadVectorError(`${fingerprint} gave ${made.length} vectors for ${batch.length} texts.`);
      }
      const fresh: KeptVectors = new Map();
      for (const [place, [key]] of batch.entries()) {
        const vector = Float32Array.from(made[place] ?? []);
        agree(vector.length);
        fresh.set(key, vector);
        vectors.set(key, vector);
      }
      // eslint-disable-next-line no-await-in-loop -- on disk before the next is paid for
      written.push(...(await guarded(() => writeSegments(directory, fresh), [])));
    }
    return written;
  }

  /** Drops what the publication did not ask for once it is the greater part; makes many small files few. */
  async function tidy(): Promise<void> {
    const { vectors, names } = await open();
    const isBloated = vectors.size > mostUnused * used.size;
    if (!isBloated && names.size <= mostSegments) return;
    const kept = isBloated ? new Map([...vectors].filter(([key]) => used.has(key))) : vectors;
    const written = new Set(await writeSegments(directory, kept));
    for (const name of names) {
      // eslint-disable-next-line no-await-in-loop -- one disk
      if (!written.has(name)) await diskFiles.remove(`${directory}/${name}`);
    }
    opened = Promise.resolve({ vectors: kept, names: written });
  }

  return {
    fingerprint,
    get dimensions() {
      return dimensions || embedder.dimensions;
    },
    async embedDocuments(texts) {
      const { vectors, names } = await open();
      const keys = texts.map(keyOf);
      const missing = new Map<string, string>();
      for (const [place, key] of keys.entries()) {
        const known = vectors.get(key);
        if (known === undefined) missing.set(key, texts[place] ?? "");
        else agree(known.length);
        used.add(key);
      }
      for (const name of await make(missing, vectors)) names.add(name);
      return keys.map((key) => Array.from(vectors.get(key) ?? []));
    },
    embedQuery: (text) => embedder.embedQuery(text),
    async settle() {
      if (used.size > 0) await guarded(tidy, undefined);
    },
  };
}
