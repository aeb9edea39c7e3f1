/** A passage by its number in the index. */
export interface Ranked {
  readonly passage: number;
  readonly score: number;
}

/** The `limit` best of all scores above zero, best first; equal ones in index order. */
export function best(scores: Float32Array, limit: number): Ranked[] {
  if (limit < 1) return [];
  // A heap of the best so far, worst at its root: most passages are refused by one comparison.
  const heap: Ranked[] = [];
  let floor = 0;
  for (let passage = 0; passage < scores.length; passage += 1) {
    const score = scores[passage] as number;
    if (score <= floor) continue;
    if (heap.length < limit) rise(heap, { passage, score });
    else sink(heap, { passage, score });
    if (heap.length === limit) floor = heap[0]?.score ?? 0;
  }
  return heap.toSorted(byRank);
}

function byRank(one: Ranked, other: Ranked): number {
  return other.score - one.score || one.passage - other.passage;
}

function rise(heap: Ranked[], added: Ranked): void {
  let place = heap.push(added) - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent] as Ranked;
    if (byRank(above, added) > 0) break;
    heap[place] = above;
    place = parent;
  }
  heap[place] = added;
}

/** Replaces the root. */
function sink(heap: Ranked[], added: Ranked): void {
  let place = 0;
  for (;;) {
    let child = place * 2 + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && byRank(heap[child + 1] as Ranked, heap[child] as Ranked) > 0) child += 1;
    const below = heap[child] as Ranked;
    if (byRank(below, added) <= 0) break;
    heap[place] = below;
    place = child;
  }
  heap[place] = added;
}

/**
 * One ranking out of two: the lexical score as a share of the best one, plus the cosine weighed by `share`. Every
 * passage has a lexical score; one that the vector search did not return counts as its last.
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
  const cosines = new Map(dense.map(({ passage, score }) => [passage, Math.max(floor, score)]));
  const passages = new Set([...candidates, ...dense].map(({ passage }) => passage));
  return [...passages]
    .map((passage) => {
      const words = top === 0 ? 0 : (lexical[passage] ?? 0) / top;
      return { passage, score: (1 - share) * words + share * (cosines.get(passage) ?? floor) };
    })
    .toSorted(byRank)
    .slice(0, limit);
}
