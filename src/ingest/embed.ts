import { contentKey } from "../document/content-key.js";
import type { Document } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import { BadVectorError } from "../errors.js";
import type { DocumentStore, Embedder, Vector } from "../ports.js";

/** Texts handed to the embedder at once. */
const batchSize = 256;

/** What a vector stands for: the passage under its title, headings and opener. */
export function embeddedText(document: Document, passage: Passage): string {
  const opener =
    passage.opener === null ? "" : document.source.slice(passage.opener.start, passage.opener.end);
  return [document.identity.title, ...passage.headings, opener, passage.text]
    .filter((part) => part !== "")
    .join("\n");
}

/**
 * The numbers in 32 bits, looked at one by one: a null would become 0 on the way.
 * @throws {BadVectorError}
 */
function compact(vector: readonly number[], fingerprint: string): Vector {
  if (!Array.isArray(vector)) throw new BadVectorError(`${fingerprint} gave something else than a vector.`);
  const place = vector.findIndex((value: unknown) => typeof value !== "number" || !Number.isFinite(value));
  if (place >= 0)
    throw new BadVectorError(`${fingerprint} gave a vector that holds ${String(vector[place])} at ${place}.`);
  return Float32Array.from(vector);
}

interface Cut {
  readonly document: Document;
  readonly passages: readonly Passage[];
}

/**
 * One vector for each passage, in order; those of a document whose words are the same as before come from the store.
 * @param onProgress called after each batch with how many passages are done
 * @returns the vectors and the names under which the store keeps them
 * @throws {BadVectorError} when the embedder gives another number of vectors than it was asked for
 */
export async function embed(
  cuts: readonly Cut[],
  embedder: Embedder,
  store: Pick<DocumentStore, "readVectors" | "writeVectors">,
  onProgress: (done: number) => void,
): Promise<{ readonly vectors: readonly Vector[]; readonly keys: readonly string[] }> {
  // A service's vectors are cached text by text (adapters/vector-cache.ts): a changed document pays for its changes only.
  const keepsItself = embedder.settle !== undefined;
  const made: (readonly Vector[] | null)[] = [];
  const keys: string[] = [];
  const wanted: { readonly place: number; readonly texts: readonly string[] }[] = [];
  for (const [place, { document, passages }] of cuts.entries()) {
    const texts = passages.map((passage) => embeddedText(document, passage));
    const key = contentKey(embedder.fingerprint, ...texts);
    keys.push(key);
    // eslint-disable-next-line no-await-in-loop -- one disk
    const known = keepsItself ? null : await store.readVectors(key);
    made.push(known?.length === texts.length ? known : null);
    if (made[place] === null) wanted.push({ place, texts });
  }
  const queue = wanted.flatMap(({ texts }) => texts);
  const kept = cuts.reduce(
    (sum, { passages }, place) => sum + (made[place] === null ? 0 : passages.length),
    0,
  );
  const fresh: Vector[] = [];
  for (let start = 0; start < queue.length; start += batchSize) {
    const batch = queue.slice(start, start + batchSize);
    // eslint-disable-next-line no-await-in-loop -- one model, one batch at a time
    const vectors = await embedder.embedDocuments(batch);
    if (vectors.length !== batch.length) {
      throw new BadVectorError(`The embedder gave ${vectors.length} vectors for ${batch.length} texts.`);
    }
    for (const vector of vectors) fresh.push(compact(vector, embedder.fingerprint));
    onProgress(kept + fresh.length);
  }
  let from = 0;
  for (const { place, texts } of wanted) {
    const own = fresh.slice(from, from + texts.length);
    from += texts.length;
    made[place] = own;
    // eslint-disable-next-line no-await-in-loop -- one disk
    if (!keepsItself) await store.writeVectors(keys[place] ?? "", own);
  }
  return { vectors: made.flatMap((vectors) => vectors ?? []), keys };
}
