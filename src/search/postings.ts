/** The four kinds of term that are counted. */
export const termKinds = ["marked", "bare", "markedPair", "barePair"] as const;
export type TermKind = (typeof termKinds)[number];

/** Impacts are stored in this many steps of the largest possible one (k1 + 1). */
export const impactSteps = 255;

/** Where the terms of one kind stand. The postings of term t are at `starts[t] .. starts[t + 1]`, by passage. */
export interface Postings {
  readonly starts: Uint32Array;
  /** Passage numbers, ascending within a term. */
  readonly passages: Uint16Array | Uint32Array;
  /** BM25F's saturated term weight without its idf, in `impactSteps`. */
  readonly impacts: Uint8Array;
}

/**
 * In how many passages a term stands.
 * @param hidden 1 for each passage that does not count; null: all count
 */
export function passagesWith(postings: Postings, term: number, hidden: Uint8Array | null): number {
  if (term < 0) return 0;
  const [start, end] = [postings.starts[term] ?? 0, postings.starts[term + 1] ?? 0];
  if (hidden === null) return end - start;
  let count = 0;
  for (let place = start; place < end; place += 1) {
    if (hidden[postings.passages[place] ?? 0] !== 1) count += 1;
  }
  return count;
}

/** Field lengths of one kind, in terms, by passage. */
export interface FieldLengths {
  readonly body: Uint32Array;
  readonly context: Uint32Array;
}

/** Room that postings are given at first. */
const fewestPostings = 4096;

/** Collects occurrences passage after passage, then turns the counts into impacts. */
export class PostingsBuilder {
  #terms: Uint32Array;
  #passages: Uint32Array;
  #body: Uint8Array;
  #context: Uint8Array;
  /** By term: its newest posting's place, plus one; 0 = none yet. */
  #newest = new Uint32Array(1024);
  #size = 0;

  /** @param expected about how many postings will come: growing copies them all */
  constructor(expected = fewestPostings) {
    const room = Math.max(fewestPostings, expected);
    this.#terms = new Uint32Array(room);
    this.#passages = new Uint32Array(room);
    this.#body = new Uint8Array(room);
    this.#context = new Uint8Array(room);
  }

  /** Counts one occurrence of each term. Passages come in ascending order; a count stops at 255, far past saturation. */
  count(terms: readonly number[], passage: number, field: "body" | "context", times: number): void {
    for (const term of terms) {
      if (term >= this.#newest.length) this.#newest = grownWords(this.#newest, term + 1);
      let place = (this.#newest[term] ?? 0) - 1;
      if (place < 0 || this.#passages[place] !== passage) {
        place = this.#add(term, passage);
        this.#newest[term] = place + 1;
      }
      const counts = field === "body" ? this.#body : this.#context;
      counts[place] = Math.min(255, (counts[place] ?? 0) + times);
    }
  }

  /** @param impact from the two counts and the passage, in (0, 1] */
  freeze(
    termCount: number,
    passageCount: number,
    impact: (body: number, context: number, passage: number) => number,
  ): Postings {
    const starts = new Uint32Array(termCount + 1);
    for (let place = 0; place < this.#size; place += 1) {
      const after = (this.#terms[place] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let term = 0; term < termCount; term += 1)
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const next = starts.slice();
    const passages = passageCount <= 0x10000 ? new Uint16Array(this.#size) : new Uint32Array(this.#size);
    const impacts = new Uint8Array(this.#size);
    for (let place = 0; place < this.#size; place += 1) {
      const term = this.#terms[place] ?? 0;
      const passage = this.#passages[place] ?? 0;
      const target = next[term] ?? 0;
      next[term] = target + 1;
      passages[target] = passage;
      const share = impact(this.#body[place] ?? 0, this.#context[place] ?? 0, passage);
      impacts[target] = Math.max(1, Math.round(share * impactSteps));
    }
    return { starts, passages, impacts };
  }

  #add(term: number, passage: number): number {
    const place = this.#size;
    if (place === this.#terms.length) {
      this.#terms = grownWords(this.#terms, place + 1);
      this.#passages = grownWords(this.#passages, place + 1);
      this.#body = grownBytes(this.#body);
      this.#context = grownBytes(this.#context);
    }
    this.#terms[place] = term;
    this.#passages[place] = passage;
    this.#size += 1;
    return place;
  }
}

/** The same words with room for `atLeast`, at least twice as much as before. */
export function grownWords(column: Uint32Array, atLeast: number) {
  const larger = new Uint32Array(Math.max(atLeast, column.length * 2));
  larger.set(column);
  return larger;
}

function grownBytes(column: Uint8Array) {
  const larger = new Uint8Array(column.length * 2);
  larger.set(column);
  return larger;
}
