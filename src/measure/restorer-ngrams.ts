import { edge } from "../vietnamese/restorer-model.js";

/** Counts of single syllables, pairs and triples of a stream of ids; triples sorted by context, then word. */
export interface Counts {
  readonly size: number;
  readonly total: number;
  readonly singles: Uint32Array;
  /** Row = first id, column = second: size x size. */
  readonly pairs: Uint32Array;
  /** (first * size + second) * size + third, rising. */
  readonly triples: Float64Array;
  readonly tripleCounts: Uint32Array;
}

/** Counts a stream; a triple never spans a sentence edge in its middle. */
export function count(ids: Uint16Array, size: number): Counts {
  const singles = new Uint32Array(size);
  const pairs = new Uint32Array(size * size);
  const keys = new Float64Array(ids.length);
  let length = 0;
  for (let index = 1; index < ids.length; index += 1) {
    const [second, third] = [ids[index - 1] ?? 0, ids[index] ?? 0];
    singles[third] = (singles[third] ?? 0) + 1;
    pairs[second * size + third] = (pairs[second * size + third] ?? 0) + 1;
    if (index < 2 || second === edge) continue;
    keys[length] = ((ids[index - 2] ?? 0) * size + second) * size + third;
    length += 1;
  }
  const sorted = keys.subarray(0, length).toSorted();
  let distinct = 0;
  const tripleCounts = new Uint32Array(length);
  for (let index = 0; index < length; index += 1) {
    const key = sorted[index] ?? 0;
    if (index === 0 || key !== sorted[distinct - 1]) {
      sorted[distinct] = key;
      distinct += 1;
    }
    tripleCounts[distinct - 1] = (tripleCounts[distinct - 1] ?? 0) + 1;
  }
  return {
    size,
    total: ids.length - 1,
    singles,
    pairs,
    triples: sorted.subarray(0, distinct),
    tripleCounts: tripleCounts.subarray(0, distinct),
  };
}

/** Ney's estimate of the absolute discount: n1 / (n1 + 2 n2), from how many n-grams were met once and twice. */
function discountOf(counts: Uint32Array): number {
  let once = 0;
  let twice = 0;
  for (const value of counts) {
    if (value === 1) once += 1;
    else if (value === 2) twice += 1;
  }
  return once === 0 ? 0.5 : once / (once + 2 * twice);
}

/** Times that each context of two is taken to have spoken as the shorter one does: tempers contexts met a few times. */
const imaginary = 4;

/** Interpolated probabilities with absolute discounting (Ney, Essen and Kneser 1994), before anything is pruned. */
export class Estimates {
  readonly counts: Counts;
  readonly #tripleDiscount: number;
  readonly #pairDiscount: number;
  /** How many different syllables follow each. */
  readonly #followers: Uint32Array;

  constructor(counts: Counts) {
    this.counts = counts;
    this.#tripleDiscount = discountOf(counts.tripleCounts);
    this.#pairDiscount = discountOf(counts.pairs);
    this.#followers = new Uint32Array(counts.size);
    for (let first = 0; first < counts.size; first += 1) {
      const row = counts.pairs.subarray(first * counts.size, (first + 1) * counts.size);
      this.#followers[first] = row.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
    }
  }

  single(word: number): number {
    return ((this.counts.singles[word] ?? 0) + 0.1) / (this.counts.total + 0.1 * this.counts.size);
  }

  pair(first: number, second: number): number {
    const context = this.counts.singles[first] ?? 0;
    if (context === 0) return this.single(second);
    const met = this.counts.pairs[first * this.counts.size + second] ?? 0;
    const rest = (this.#pairDiscount * (this.#followers[first] ?? 0)) / context;
    return Math.max(met - this.#pairDiscount, 0) / context + rest * this.single(second);
  }

  /** @param kinds how many different syllables follow the context; `total` = how often it was met */
  triple(met: number, total: number, kinds: number, shorter: number): number {
    const rest = this.#tripleDiscount * kinds + imaginary;
    return (Math.max(met - this.#tripleDiscount, 0) + rest * shorter) / (total + imaginary);
  }
}
