import type { Counts, Estimates } from "./restorer-ngrams.js";

/** N-grams that may enter the model, in columns; `first` is -1 in a pair. */
export interface Candidates {
  readonly first: Int16Array;
  readonly second: Uint16Array;
  readonly third: Uint16Array;
  readonly probability: Float32Array;
  /** Nats of certainty that the training text loses without it. */
  readonly benefit: Float32Array;
}

/** For each id the ids it is typed alike with when marks are left off, itself included. */
export type Rivals = readonly (readonly number[])[];

/** N-grams met more rarely are noise more often than help. */
const rarest = 2;

/**
 * How much surer of the right reading an n-gram makes us, once: the log ratio of the posterior among all readings of
 * the same bare letters after and before its probability rises from the shorter n-gram's to its own. A tenth of the plain log ratio is
 * added: what tells nothing beside these neighbours may tell beside others.
 * @param posterior before, in (0, 1]
 * @param ratio own probability / the shorter n-gram's
 */
function gain(posterior: number, ratio: number): number {
  return Math.log(ratio / (1 - posterior + ratio * posterior)) + 0.1 * Math.log(ratio);
}

class Column {
  readonly #room: number;
  #length = 0;
  readonly #made: Candidates;

  constructor(room: number) {
    this.#room = room;
    this.#made = {
      first: new Int16Array(room),
      second: new Uint16Array(room),
      third: new Uint16Array(room),
      probability: new Float32Array(room),
      benefit: new Float32Array(room),
    };
  }

  push(first: number, second: number, third: number, probability: number, benefit: number): void {
    if (benefit <= 0) return;
    if (this.#length === this.#room) throw new RangeError("more n-grams than room was made for");
    const at = this.#length;
    this.#made.first[at] = first;
    this.#made.second[at] = second;
    this.#made.third[at] = third;
    this.#made.probability[at] = probability;
    this.#made.benefit[at] = benefit;
    this.#length += 1;
  }

  get filled(): Candidates {
    const { first, second, third, probability, benefit } = this.#made;
    const length = this.#length;
    return {
      first: first.subarray(0, length),
      second: second.subarray(0, length),
      third: third.subarray(0, length),
      probability: probability.subarray(0, length),
      benefit: benefit.subarray(0, length),
    };
  }
}

function frequent(counts: Uint32Array): number {
  return counts.reduce((sum, met) => sum + (met >= rarest ? 1 : 0), 0);
}

function addPairs(column: Column, estimates: Estimates, rivals: Rivals): void {
  const { size, pairs } = estimates.counts;
  const mass = rivals.map((group) => group.reduce((sum, id) => sum + estimates.single(id), 0));
  for (let index = 0; index < pairs.length; index += 1) {
    const met = pairs[index] ?? 0;
    if (met < rarest) continue;
    const [first, second] = [Math.floor(index / size), index % size];
    const [own, shorter] = [estimates.pair(first, second), estimates.single(second)];
    const posterior = ((estimates.single(first) / (mass[first] ?? 1)) * shorter) / (mass[second] ?? 1);
    column.push(-1, first, second, own, met * gain(Math.min(1, posterior), own / shorter));
  }
}

/** Sum of P(a) P(b | a) P(c | b) over all readings a, b, c of a triple's bare letters. */
function massOf(estimates: Estimates, rivals: Rivals, ids: readonly [number, number, number]): number {
  const [firsts, seconds, thirds] = ids.map((id) => rivals[id] ?? [id]);
  let sum = 0;
  for (const second of seconds ?? []) {
    let before = 0;
    for (const first of firsts ?? []) before += estimates.single(first) * estimates.pair(first, second);
    let after = 0;
    for (const third of thirds ?? []) after += estimates.pair(second, third);
    sum += before * after;
  }
  return sum;
}

function addTriples(column: Column, estimates: Estimates, rivals: Rivals): void {
  const { size, pairs, triples, tripleCounts }: Counts = estimates.counts;
  for (let start = 0, end = 0; start < triples.length; start = end) {
    const context = Math.floor((triples[start] ?? 0) / size);
    while (end < triples.length && Math.floor((triples[end] ?? 0) / size) === context) end += 1;
    const [first, second] = [Math.floor(context / size), context % size];
    for (let index = start; index < end; index += 1) {
      const met = tripleCounts[index] ?? 0;
      if (met < rarest) continue;
      const third = (triples[index] ?? 0) % size;
      const shorter = estimates.pair(second, third);
      const own = estimates.triple(met, pairs[context] ?? met, end - start, shorter);
      if (own <= shorter) continue;
      const mass = massOf(estimates, rivals, [first, second, third]);
      const posterior = (estimates.single(first) * estimates.pair(first, second) * shorter) / mass;
      column.push(first, second, third, own, met * gain(Math.min(1, posterior), own / shorter));
    }
  }
}

/** Every pair and triple met twice or more that makes some reading surer than the shorter n-gram does. */
export function candidates(estimates: Estimates, rivals: Rivals): Candidates {
  const { pairs, tripleCounts } = estimates.counts;
  const column = new Column(frequent(pairs) + frequent(tripleCounts));
  addPairs(column, estimates, rivals);
  addTriples(column, estimates, rivals);
  return column.filled;
}
