import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildIndex, openIndex } from "../index.js";
import { type BeirSet, type Entry, readBeirSet } from "./beir.js";
import { type Judgements, mean, ndcgAt, percentile, recallAt, reciprocalRankAt } from "./metrics.js";
import { typedAs, type Typing } from "./typing.js";

export interface RetrievalOptions {
  readonly mode: "hybrid" | "lexical" | "dense";
  readonly typing: Typing;
  /** Ask only the first so many queries. */
  readonly queries?: number;
}

/** The names of `evaluate --json` in the contract. */
export interface RetrievalReport {
  readonly documents: number;
  readonly queries: number;
  readonly recall10: number;
  readonly recall100: number;
  readonly mrr10: number;
  readonly ndcg10: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  readonly buildSeconds: number;
  readonly rssMiB: number;
}

/** One line of a TREC run file: query Q0 document rank score tag. */
export type RunLine = string;

const depth = 100;
const noJudgements: Judgements = new Map();

/** Indexes a BEIR-style folder in a temporary directory, asks its queries by the search path of `ask`, and measures. */
export async function measureRetrieval(directory: string, options: RetrievalOptions) {
  const set = readBeirSet(directory);
  const place = await mkdtemp(join(tmpdir(), "hoi-nghi-quyet-evaluate-"));
  try {
    return await measureIn(place, set, options);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Passages of equal scores come in index order, so the index is built in an order that neither the file's nor the
 * names decide: by the texts, and only among identical ones by name.
 */
function inOwnOrder(corpus: readonly Entry[]): Entry[] {
  return corpus.toSorted(
    (one, other) =>
      compare(one.text, other.text) ||
      compare(one.title ?? "", other.title ?? "") ||
      compare(one.id, other.id),
  );
}

async function measureIn(place: string, { corpus, queries, judgements }: BeirSet, options: RetrievalOptions) {
  const { milliseconds } = await buildIndex(
    inOwnOrder(corpus),
    place,
    options.mode === "lexical" ? { embedder: null } : {},
  );
  const index = await openIndex(place);
  const asked = queries.slice(0, options.queries ?? queries.length);
  const run: RunLine[] = [];
  const latencies: number[] = [];
  const rankings: { readonly ranking: string[]; readonly judged: Judgements }[] = [];
  for (const { id, text } of asked) {
    const question = typedAs(text, options.typing);
    const started = performance.now();
    // eslint-disable-next-line no-await-in-loop -- one question at a time is what is timed
    const hits = await index.search(question, { limit: depth, mode: options.mode });
    latencies.push(performance.now() - started);
    rankings.push({
      ranking: hits.map(({ documentId }) => documentId),
      judged: judgements.get(id) ?? noJudgements,
    });
    run.push(
      ...hits.map(
        ({ documentId, score }, rank) => `${id} Q0 ${documentId} ${rank + 1} ${score} ${options.mode}`,
      ),
    );
  }
  await index.close();
  const over = (measure: (ranking: readonly string[], judged: Judgements) => number) =>
    mean(rankings.map(({ ranking, judged }) => measure(ranking, judged)));
  const report: RetrievalReport = {
    documents: corpus.length,
    queries: asked.length,
    recall10: over((ranking, judged) => recallAt(ranking, judged, 10)),
    recall100: over((ranking, judged) => recallAt(ranking, judged, depth)),
    mrr10: over((ranking, judged) => reciprocalRankAt(ranking, judged, 10)),
    ndcg10: over((ranking, judged) => ndcgAt(ranking, judged, 10)),
    p50Milliseconds: percentile(latencies, 0.5),
    p95Milliseconds: percentile(latencies, 0.95),
    buildSeconds: milliseconds / 1000,
    rssMiB: process.memoryUsage.rss() / 2 ** 20,
  };
  return { report, run };
}
