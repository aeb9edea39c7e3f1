import type { DocumentIdentity } from "../document/document.js";
import type { Embedder, Logger, VectorIndex } from "../ports.js";
import type { Restorer } from "../vietnamese/restore.js";
import { syllables } from "../vietnamese/syllables.js";
import { withFamilies } from "./family.js";
import { fuse, type Ranked } from "./fuse.js";
import type { LexicalIndex } from "./lexical.js";
import { ofPeriods, periodsOf, withPeriods } from "./periods.js";
import { withProximity } from "./proximity.js";
import type { Hit, SearchOptions } from "./opened.js";
import type { PassageStore } from "./passage-store.js";
import { type Query, readQuery, understandQuery } from "./query.js";
import { type SearchWeights, searchWeights } from "./weights.js";

/** What a search works on: one opened generation. */
export interface Searched {
  readonly lexical: LexicalIndex;
  readonly store: PassageStore;
  /** Null for an index without vectors. */
  readonly vectors: VectorIndex | null;
  readonly embedder: Embedder;
  readonly logger?: Logger;
  /** Others than the shipped ones, for tuning. */
  readonly weights?: SearchWeights;
  /** Asked for at the first question that needs it; absent, no marks are read into questions. */
  readonly restorer?: () => Restorer;
  /** 1 for each passage that this searcher must not see; null where all may be seen. `lexical` knows of it too. */
  readonly hidden?: Uint8Array | null;
  /** What is known of each document, by id. */
  readonly identities: () => ReadonlyMap<string, DocumentIdentity>;
  /** The documents that a question names by number. */
  readonly named: (question: string) => readonly string[];
}

/** Neighbours asked for at least: below that the two rankings hardly meet. */
const fewestNeighbours = 64;
/** Most hidden neighbours made up for: beyond, the words alone must find. */
const mostMadeUp = 2_000;
/** Passages that the second stage orders at least. */
const fewestRanked = 100;

/** understand -> lexical + vectors -> filter -> rank -> what is named by number first. Best first; empty for a question without a known word. */
export async function search(
  searched: Searched,
  question: string,
  options: SearchOptions,
): Promise<readonly Hit[]> {
  const { store, identities } = searched;
  const limit = Math.min(Math.max(1, Math.trunc(options.limit) || 1), store.size);
  const mode = options.mode ?? "hybrid";
  if (limit < 1 || syllables(question).length === 0) return [];
  const query = queryOf(searched, question, options);
  const isWanted =
    options.period === undefined ? null : ofPeriods(periodsOf(options.period), store, identities);
  const neighbours =
    mode === "lexical" ? [] : await nearest(searched, query.text, Math.max(limit, fewestNeighbours));
  const dense = isWanted === null ? neighbours : neighbours.filter(({ passage }) => isWanted(passage));
  if (mode === "dense") return hits(store, only(dense, options, store).slice(0, limit));
  const lexical = searched.lexical.score(query.texts);
  if (options.documents !== undefined) silence(lexical, options.documents, store);
  if (isWanted !== null)
    lexical.forEach((score, passage) => {
      if (score > 0 && !isWanted(passage)) lexical[passage] = 0;
    });
  const near = only(dense, options, store);
  const pool = Math.max(limit, fewestRanked);
  const ranked = rank(searched, query, lexical, near, pool);
  const named = new Set(searched.named(query.text));
  if (named.size === 0) return hits(store, ranked.slice(0, limit));
  // A document named by its number comes first, whatever else speaks for others.
  const others = ranked.filter(({ passage }) => !named.has(store.documentIdOf(passage)));
  silence(lexical, named, store);
  const within = rank(searched, query, lexical, only(near, { documents: named }, store), pool);
  const lift = 1 + (others[0]?.score ?? 0);
  const lifted = within.map(({ passage, score }) => ({ passage, score: score + lift }));
  return hits(store, [...lifted, ...others].slice(0, limit));
}

/** fuse -> words near each other -> the document's other passages. */
function rank(
  { lexical, store, identities, weights = searchWeights }: Searched,
  query: Query,
  scores: Float32Array,
  near: readonly Ranked[],
  pool: number,
): Ranked[] {
  const fused = fuse(scores, near, near.length === 0 ? 0 : weights.dense, pool);
  const close = withProximity(fused, query.asked, lexical, weights.proximity);
  const whole = withFamilies(close, (passage) => store.familyOf(passage), weights.family);
  return withPeriods(whole, query.text, store, identities, weights.period);
}

function queryOf(
  { lexical, restorer, weights = searchWeights }: Searched,
  question: string,
  options: SearchOptions,
): Query {
  const query: Query =
    options.isRead === true
      ? readQuery(question, weights)
      : understandQuery(question, lexical, restorer?.() ?? null, weights);
  const alternatives = (options.alternatives ?? []).map((text) => ({
    text,
    weight: weights.alternative,
  }));
  return { ...query, texts: [...query.texts, ...alternatives] };
}

/**
 * A model that does not answer costs the dense half of the ranking, never the answer. Hidden passages are asked for on
 * top and left out, so that they take nobody's place.
 */
async function nearest(
  { vectors, embedder, logger, hidden = null }: Searched,
  question: string,
  limit: number,
): Promise<Ranked[]> {
  if (vectors === null) return [];
  try {
    const vector = await embedder.embedQuery(question);
    const more = hidden?.reduce((sum, one) => sum + one, 0) ?? 0;
    return vectors
      .nearest(vector, limit + Math.min(more, mostMadeUp))
      .filter(({ label }) => hidden?.[label] !== 1)
      .slice(0, limit)
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
  { documents }: Pick<SearchOptions, "documents">,
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
