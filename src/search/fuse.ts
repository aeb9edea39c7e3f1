/** A passage by its number in the index. */
export interface Ranked {
  readonly passage: number;
  readonly score: number;
}

function byRank(one: Ranked, other: Ranked): number {
  return other.score - one.score || one.passage - other.passage;
}

/** The `limit` best of all scores above zero, best first; equal ones in index order. */
export function best(scores: Float32Array, limit: number): Ranked[] {
  const ranked: Ranked[] = [];
  if (limit < 1) return ranked;
  // Most passages are refused by this one comparison; about limit * ln(passages / limit) get further.
  let floor = 0;
  for (let passage = 0; passage < scores.length; passage += 1) {
    const score = scores[passage] ?? 0;
    if (score <= floor) continue;
    let [low, high] = [0, ranked.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranked[middle]?.score ?? 0) >= score) low = middle + 1;
      else high = middle;
    }
    ranked.splice(low, 0, { passage, score });
    if (ranked.length > limit) ranked.pop();
    if (ranked.length === limit) floor = ranked.at(-1)?.score ?? 0;
  }
  return ranked;
}

/**
 * One ranking out of two: the lexical score as a share of the best one, plus the cosine weighed by `share`. Every
 * passage has a lexical score; one that the vector search did not return counts as its last. What neither speaks for
 * is left out.
 * @param lexical by passage
 * @param dense best first, cosine in [-1, 1]
 * @param share weight of the dense part, 0 to 1
 */
export function fuse(
  lexical: Float32Array,
  dense: readonly Ranked[],
  share: number,
  limit: number,
): Ranked[] {
  const candidates = best(lexical, Math.max(limit, dense.length));
  const top = candidates[0]?.score ?? 0;
  const floor = Math.max(0, dense.at(-1)?.score ?? 0);
  const fused: Ranked[] = [];
  const add = (passage: number, cosine: number): void => {
    const words = top === 0 ? 0 : (lexical[passage] ?? 0) / top;
    const score = (1 - share) * words + share * cosine;
    if (score > 0) fused.push({ passage, score });
  };
  const near = new Set<number>();
  for (const { passage, score } of dense) {
    near.add(passage);
    add(passage, Math.max(floor, score));
  }
  for (const { passage } of candidates) if (!near.has(passage)) add(passage, floor);
  return fused.toSorted(byRank).slice(0, limit);
}
