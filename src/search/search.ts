import type { Embedder, Logger, VectorIndex } from "../ports.js";
import { syllables } from "../vietnamese/syllables.js";
import { withFamilies } from "./family.js";
import { sharesOf } from "./frames.js";
import { best, fuse, type Ranked } from "./fuse.js";
import type { LexicalIndex, WeightedText } from "./lexical.js";
import { withProximity } from "./proximity.js";
import type { Hit, SearchOptions } from "./opened.js";
import type { PassageStore } from "./passage-store.js";
import { searchWeights } from "./weights.js";

/** What a search works on: one opened generation. */
export interface Searched {
  readonly lexical: LexicalIndex;
  readonly store: PassageStore;
  /** Null for an index without vectors. */
  readonly vectors: VectorIndex | null;
  readonly embedder: Embedder;
  readonly logger?: Logger;
}

/** Neighbours asked for at least: below that the two rankings hardly meet. */
const fewestNeighbours = 100;

/** understand -> lexical + vectors -> fuse -> filter. Best first; empty for a question without a known word. */
export async function search(
  searched: Searched,
  question: string,
  options: SearchOptions,
): Promise<readonly Hit[]> {
  const { store } = searched;
  const limit = Math.min(Math.max(1, Math.trunc(options.limit) || 1), store.size);
  const mode = options.mode ?? "hybrid";
  if (limit < 1 || syllables(question).length === 0) return [];
  const dense =
    mode === "lexical" ? [] : await nearest(searched, question, Math.max(limit, fewestNeighbours));
  if (mode === "dense") return hits(store, only(dense, options, store).slice(0, limit));
  const texts = textsOf(question, options.alternatives ?? []);
  const lexical = searched.lexical.score(texts);
  if (options.documents !== undefined) silence(lexical, options.documents, store);
  const near = only(dense, options, store);
  const pool = Math.max(limit, fewestNeighbours);
  const fused = near.length === 0 ? best(lexical, pool) : fuse(lexical, near, searchWeights.dense, pool);
  const close = withProximity(fused, texts[0] ?? { text: question, weight: 1 }, searched.lexical);
  const ranked = withFamilies(close, (passage) => store.familyOf(passage));
  return hits(store, ranked.slice(0, limit));
}

function textsOf(question: string, alternatives: readonly string[]): WeightedText[] {
  return [
    { text: question, weight: 1, shares: sharesOf(question) },
    ...alternatives.map((text) => ({ text, weight: searchWeights.alternative })),
  ];
}

/** A model that does not answer costs the dense half of the ranking, never the answer. */
async function nearest(
  { vectors, embedder, logger }: Searched,
  question: string,
  limit: number,
): Promise<Ranked[]> {
  if (vectors === null) return [];
  try {
    const vector = await embedder.embedQuery(question);
    return vectors
      .nearest(vector, limit)
      .map(({ label, similarity }) => ({ passage: label, score: similarity }));
  } catch (error) {
    logger?.warn("search.vectors-failed", { reason: error instanceof Error ? error.message : String(error) });
    return [];
  }
}

/** Zeroes the score of every passage outside the wanted documents. */
function silence(scores: Float32Array, documents: ReadonlySet<string>, store: PassageStore): void {
  const wanted = new Set([...documents].map((id) => store.documentNumber(id)));
  for (let passage = 0; passage < scores.length; passage += 1) {
    if (!wanted.has(store.documentNumberOf(passage))) scores[passage] = 0;
  }
}

function only(
  ranked: readonly Ranked[],
  { documents }: SearchOptions,
  store: PassageStore,
): readonly Ranked[] {
  return documents === undefined
    ? ranked
    : ranked.filter(({ passage }) => documents.has(store.documentIdOf(passage)));
}

function hits(store: PassageStore, ranked: readonly Ranked[]): Hit[] {
  return ranked.map(({ passage, score }) => ({
    passageId: store.idOf(passage),
    documentId: store.documentIdOf(passage),
    score,
  }));
}
