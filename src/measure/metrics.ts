/** Gains of the documents judged relevant to one query, by document id; absent = 0. */
export type Judgements = ReadonlyMap<string, number>;

/** Share of the relevant documents among the first `depth`; 0 where nothing is relevant. */
export function recallAt(ranking: readonly string[], judged: Judgements, depth: number): number {
  const relevant = [...judged].filter(([, gain]) => gain > 0);
  const head = new Set(ranking.slice(0, depth));
  return relevant.length === 0 ? 0 : relevant.filter(([id]) => head.has(id)).length / relevant.length;
}

/** One over the rank of the first relevant document among the first `depth`; 0 where there is none. */
export function reciprocalRankAt(ranking: readonly string[], judged: Judgements, depth: number): number {
  const place = ranking.slice(0, depth).findIndex((id) => (judged.get(id) ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** Gain over log2(rank + 1), summed, as a share of the best order's. @source Järvelin & Kekäläinen 2002, trec_eval's ndcg_cut */
export function ndcgAt(ranking: readonly string[], judged: Judgements, depth: number): number {
  const ideal = gainOf([...judged.values()].toSorted((one, other) => other - one).slice(0, depth));
  return ideal === 0 ? 0 : gainOf(ranking.slice(0, depth).map((id) => judged.get(id) ?? 0)) / ideal;
}

function gainOf(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that `share` of all values do not exceed (nearest rank); 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);
