import type { Embedder, Logger, VectorIndex } from "../ports.js";
import type { Restorer } from "../vietnamese/restore.js";
import { syllables } from "../vietnamese/syllables.js";
import { best, fuse, type Ranked } from "./fuse.js";
import type { LexicalIndex } from "./lexical.js";
import type { Hit, SearchOptions } from "./opened.js";
import type { PassageStore } from "./passage-store.js";
import { type Query, understandQuery } from "./query.js";
import { searchWeights } from "./weights.js";

/** What a search works on: one opened generation. */
export interface Searched {
  readonly lexical: LexicalIndex;
  readonly store: PassageStore;
  /** Null for an index without vectors. */
  readonly vectors: VectorIndex | null;
  readonly embedder: Embedder;
  readonly logger?: Logger;
  /** Asked for at the first question that needs it; absent, no marks are read into questions. */
  readonly restorer?: () => Restorer;
  /** The documents that a question names by number. */
  readonly named: (question: string) => readonly string[];
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
  const query = queryOf(searched, question, options);
  const dense =
    mode === "lexical" ? [] : await nearest(searched, query.text, Math.max(limit, fewestNeighbours));
  if (mode === "dense") return hits(store, only(dense, options, store).slice(0, limit));
  const lexical = searched.lexical.score(query.texts);
  lift(lexical, searched.named(query.text), store);
  if (options.documents !== undefined) silence(lexical, options.documents, store);
  const near = only(dense, options, store);
  return hits(
    store,
    near.length === 0 ? best(lexical, limit) : fuse(lexical, near, searchWeights.dense, limit),
  );
}

function queryOf({ lexical, restorer }: Searched, question: string, options: SearchOptions): Query {
  const query: Query =
    options.isRead === true
      ? { typed: question, text: question, texts: [{ text: question, weight: 1 }] }
      : understandQuery(question, lexical, restorer?.() ?? null);
  const alternatives = (options.alternatives ?? []).map((text) => ({
    text,
    weight: searchWeights.alternative,
  }));
  return { ...query, texts: [...query.texts, ...alternatives] };
}

/** Puts the passages of documents named by number before all others, in their own order; those that cite them follow. */
function lift(scores: Float32Array, documents: readonly string[], store: PassageStore): void {
  if (documents.length === 0) return;
  const top = scores.reduce((most, score) => Math.max(most, score), 0) || 1;
  for (const id of documents)
    for (const passage of store.ofDocument(store.documentNumber(id)))
      scores[passage] = (scores[passage] ?? 0) + 2 * top;
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
