import { diskFiles } from "../adapters/files.js";
import { hnswVectors } from "../adapters/hnsw.js";
import { builtinEmbedder } from "../builtin.js";
import { openGeneration } from "../search/generation.js";
import { type ChaosCorpus, documentIdOf, readStamp, stampOf } from "./chaos-corpus.js";

/** Documents that are searched for after each kill; all of them are compared. */
const searchedFor = 10;
const hitsLooked = 10;

export interface Checked {
  /** The version that the index holds; NaN where it does not open. */
  readonly version: number;
  /** What is wrong, one sentence each. */
  readonly faults: readonly string[];
}

/**
 * Opens what a killed writer left, as a reader would, and compares all of it with the version that it says it is of:
 * every document's text, the counts of the manifest, and whether documents are found by their words.
 * @param pick numbers in [0, 1)
 */
export async function checkIndex(
  directory: string,
  corpus: ChaosCorpus,
  pick: () => number,
): Promise<Checked> {
  let index;
  try {
    index = await openGeneration(directory, {
      files: diskFiles,
      vectors: hnswVectors,
      embedder: builtinEmbedder(),
    });
  } catch (error) {
    return { version: Number.NaN, faults: [`does not open: ${String(error)}`] };
  }
  const version = readStamp(index.source(documentIdOf(0)) ?? "");
  const faults: string[] = [];
  for (let document = 0; document < corpus.size; document += 1) {
    if (!(index.source(documentIdOf(document)) ?? "").includes(stampOf(document, version))) {
      faults.push(`document ${document} is not of version ${version}`);
    }
  }
  const { documents, passages } = index.generation;
  const all = index.allPassages();
  if (documents !== corpus.size || index.documents.length !== documents) {
    faults.push(
      `${index.documents.length} documents, ${documents} in the manifest, ${corpus.size} in the corpus`,
    );
  }
  if (all.length !== passages || index.statistics.passages !== passages) {
    faults.push(
      `${all.length} passages, ${index.statistics.passages} in the words, ${passages} in the manifest`,
    );
  }
  for (let time = 0; time < searchedFor; time += 1) {
    const document = Math.floor(pick() * corpus.size);
    // eslint-disable-next-line no-await-in-loop -- one question after the other
    const hits = await index.search(corpus.question(document), { limit: hitsLooked });
    if (!hits.some(({ documentId }) => documentId === documentIdOf(document))) {
      faults.push(`document ${document} is not found by its own words`);
    }
  }
  await index.close();
  return { version, faults };
}
