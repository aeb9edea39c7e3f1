import { quantise, quantiseBackOff } from "../vietnamese/restorer-model.js";
import type { Candidates } from "./restorer-candidates.js";
import type { Estimates } from "./restorer-ngrams.js";

/** One stored n-gram. */
export interface Entry {
  /** -1 in a pair. */
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly value: number;
}

export interface Pruned {
  readonly entries: readonly Entry[];
  readonly single: Uint8Array;
  readonly singleBackOff: Uint8Array;
}

/** Indexes of the `limit` candidates of greatest benefit, in the order they were found. */
function best(candidates: Candidates, limit: number): number[] {
  const falling = candidates.benefit.toSorted().toReversed();
  const threshold = falling[Math.min(limit, falling.length - 1)] ?? 0;
  const chosen: number[] = [];
  for (let index = 0; index < candidates.benefit.length; index += 1) {
    if ((candidates.benefit[index] ?? 0) > threshold) chosen.push(index);
  }
  return chosen;
}

class Context {
  kept = 0;
  shorter = 0;
  add(probability: number, shorter: number): void {
    this.kept += probability;
    this.shorter += shorter;
  }
  /** What must multiply the shorter estimates of all that was not kept, so that the whole sums to 1. */
  get weight(): number {
    return Math.log(Math.max(1e-4, 1 - this.kept) / Math.max(1e-4, 1 - this.shorter));
  }
}

function within(contexts: Map<number, Context>, key: number): Context {
  const known = contexts.get(key);
  if (known !== undefined) return known;
  const made = new Context();
  contexts.set(key, made);
  return made;
}

/**
 * Keeps the best n-grams and works out the back-off weights of single syllables. Pairs have none: what is not stored
 * as a triple is scored by its pair alone. Room for their weights taught less than more n-grams did (measured).
 * @param limit most n-grams to keep
 */
export function prune(estimates: Estimates, candidates: Candidates, limit: number): Pruned {
  const size = estimates.counts.size;
  const chosen = best(candidates, limit);
  const contexts = new Map<number, Context>();
  const entries: Entry[] = [];
  for (const index of chosen) {
    if ((candidates.first[index] ?? 0) >= 0) continue;
    const [first, second] = [candidates.second[index] ?? 0, candidates.third[index] ?? 0];
    const probability = candidates.probability[index] ?? 0;
    within(contexts, first).add(probability, estimates.single(second));
    entries.push({ first: -1, second: first, third: second, value: quantise(Math.log(probability)) });
  }
  const weights = Float64Array.from({ length: size }, (_, id) => contexts.get(id)?.weight ?? 0);
  for (const index of chosen) {
    const first = candidates.first[index] ?? 0;
    if (first < 0) continue;
    const [second, third] = [candidates.second[index] ?? 0, candidates.third[index] ?? 0];
    entries.push({ first, second, third, value: quantise(Math.log(candidates.probability[index] ?? 0)) });
  }
  return {
    entries,
    single: Uint8Array.from({ length: size }, (_, id) => quantise(Math.log(estimates.single(id)))),
    singleBackOff: Uint8Array.from(weights, (weight) => quantiseBackOff(weight)),
  };
}
