import type { Document } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import { BadVectorError } from "../errors.js";
import type { Embedder } from "../ports.js";

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
 * One vector for each text, in order.
 * @param onProgress called after each batch with how many are done
 * @throws {BadVectorError} when the embedder gives another number of vectors than it was asked for
 */
export async function embed(
  texts: readonly string[],
  embedder: Embedder,
  onProgress: (done: number) => void,
): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let start = 0; start < texts.length; start += batchSize) {
    const batch = texts.slice(start, start + batchSize);
    // eslint-disable-next-line no-await-in-loop -- one model, one batch at a time
    const made = await embedder.embedDocuments(batch);
    if (made.length !== batch.length) {
      throw new BadVectorError(`The embedder gave ${made.length} vectors for ${batch.length} texts.`);
    }
    vectors.push(...made);
    onProgress(vectors.length);
  }
  return vectors;
}
