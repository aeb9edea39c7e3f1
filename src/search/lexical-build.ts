import { syllables } from "../vietnamese/syllables.js";
import {
  type FieldLengths,
  grownWords,
  type Postings,
  PostingsBuilder,
  type TermKind,
  termKinds,
} from "./postings.js";
import { type Column, packColumns } from "./sections.js";
import { freezeTexts, PairTable } from "./tables.js";
import { type FieldWeights, fieldWeights } from "./weights.js";

/** Words around a passage, and how often each of them counts. */
export interface ContextText {
  readonly text: string;
  /** Whole, >= 1. */
  readonly times: number;
}

/** What one passage is found by. */
export interface LexicalText {
  /** The passage's own words. */
  readonly body: string;
  /** Title, number, headings … one text each: pairs never span two of them. */
  readonly context: readonly ContextText[];
  /** The heading or title that stands right above the body, read with it where the place of words counts. */
  readonly lead?: string;
}

/** By the two spellings, side by side. Plain arrays: tens of thousands of short typed ones take longer to make. */
type Spellings = Readonly<Record<"marked" | "bare", readonly number[]>>;

/** A text as syllable numbers. */
interface Numbered extends Spellings {
  /** As pair numbers, once they were asked for; one less than syllables. */
  pairs: Spellings | null;
}

/** A passage holds about so many units of text for each posting. */
const unitsInPosting = 4;

/** Context texts repeat from passage to passage; this many are kept as numbers. */
const contextsKept = 4096;

/** BM25F's saturated weight of a term as a share of its limit k1 + 1, before idf; in (0, 1). */
export function impactOf(
  weights: FieldWeights,
  body: number,
  bodyNorm: number,
  context: number,
  contextNorm: number,
): number {
  const count = body / bodyNorm + (weights.context * context) / contextNorm;
  return count / (weights.k1 + count);
}

/** Builds the lexical index in memory, passage by passage. */
export class LexicalBuilder {
  readonly #weights: FieldWeights;
  readonly #marked = new Map<string, number>();
  readonly #bare = new Map<string, number>();
  readonly #markedPairs = new PairTable();
  readonly #barePairs = new PairTable();
  readonly #postings: Readonly<Record<TermKind, PostingsBuilder>>;
  readonly #bodyLengths: number[] = [];
  readonly #contextLengths: number[] = [];
  readonly #contexts = new Map<string, Numbered>();
  /** Bare syllable numbers of every lead and body, one after the other. */
  #tokens = new Uint32Array(4096);
  #tokenCount = 0;
  readonly #tokenStarts: number[] = [0];

  /** @param units about how many UTF-16 units of text will come */
  constructor(weights: FieldWeights = fieldWeights, units = 0) {
    this.#weights = weights;
    const expected = Math.ceil(units / unitsInPosting);
    this.#postings = {
      marked: new PostingsBuilder(expected),
      bare: new PostingsBuilder(expected),
      markedPair: new PostingsBuilder(expected),
      barePair: new PostingsBuilder(expected),
    };
  }

  add(text: LexicalText): void {
    const passage = this.#bodyLengths.length;
    const body = this.#number(text.body);
    this.#count(body, passage, "body", 1);
    let contextLength = 0;
    for (const { text: part, times } of text.context) {
      const numbered = this.#context(part);
      this.#count(numbered, passage, "context", times);
      contextLength += numbered.marked.length * times;
    }
    if (text.lead !== undefined) this.#keep(this.#context(text.lead).bare);
    this.#keep(body.bare);
    this.#tokenStarts.push(this.#tokenCount);
    this.#bodyLengths.push(body.marked.length);
    this.#contextLengths.push(contextLength);
  }

  /** The index as one file's bytes. */
  freeze(): Uint8Array {
    const [markedPairs, barePairs] = [this.#markedPairs.freeze(), this.#barePairs.freeze()];
    const columns: Record<string, Column> = {
      passages: Uint32Array.of(this.#bodyLengths.length),
      "tokens.starts": Uint32Array.from(this.#tokenStarts),
      "tokens.bare": (this.#bare.size <= 0x10000 ? Uint16Array : Uint32Array).from(
        this.#tokens.subarray(0, this.#tokenCount),
      ),
      ...named("marked.text", freezeTexts([...this.#marked.keys()])),
      ...named("bare.text", freezeTexts([...this.#bare.keys()])),
      ...named("markedPair.pair", markedPairs),
      ...named("barePair.pair", barePairs),
    };
    const terms: Readonly<Record<TermKind, number>> = {
      marked: this.#marked.size,
      bare: this.#bare.size,
      markedPair: markedPairs.firsts.length,
      barePair: barePairs.firsts.length,
    };
    const impact = this.#impacts();
    for (const kind of termKinds) {
      const postings: Postings = this.#postings[kind].freeze(terms[kind], this.#bodyLengths.length, impact);
      Object.assign(columns, named(kind, postings));
    }
    return packColumns(columns);
  }

  /** Pairs are normalised by the syllable lengths too: a text of n syllables has n - 1 of them. */
  #impacts(): (body: number, context: number, passage: number) => number {
    const weights = this.#weights;
    const lengths: FieldLengths = {
      body: Uint32Array.from(this.#bodyLengths),
      context: Uint32Array.from(this.#contextLengths),
    };
    const [bodyNorms, contextNorms] = [
      norms(lengths.body, weights.bodyLength),
      norms(lengths.context, weights.contextLength),
    ];
    return (body, context, passage) =>
      impactOf(weights, body, bodyNorms[passage] ?? 1, context, contextNorms[passage] ?? 1);
  }

  #keep(numbers: readonly number[]): void {
    const end = this.#tokenCount + numbers.length;
    if (end > this.#tokens.length) this.#tokens = grownWords(this.#tokens, end);
    this.#tokens.set(numbers, this.#tokenCount);
    this.#tokenCount = end;
  }

  #context(text: string): Numbered {
    const known = this.#contexts.get(text);
    if (known !== undefined) return known;
    const numbered = this.#number(text);
    if (this.#contexts.size >= contextsKept) this.#contexts.clear();
    this.#contexts.set(text, numbered);
    return numbered;
  }

  #number(text: string): Numbered {
    const read = syllables(text);
    const marked = read.map((syllable) => numberOf(this.#marked, syllable.marked));
    const bare = read.map((syllable) => numberOf(this.#bare, syllable.bare));
    return { marked, bare, pairs: null };
  }

  #pairs({ marked, bare }: Numbered): Spellings {
    return { marked: pairsOf(this.#markedPairs, marked), bare: pairsOf(this.#barePairs, bare) };
  }

  #count(text: Numbered, passage: number, field: "body" | "context", times: number): void {
    const postings = this.#postings;
    const pairs = (text.pairs ??= this.#pairs(text));
    postings.marked.count(text.marked, passage, field, times);
    postings.bare.count(text.bare, passage, field, times);
    postings.markedPair.count(pairs.marked, passage, field, times);
    postings.barePair.count(pairs.bare, passage, field, times);
  }
}

const pairsOf = (table: PairTable, numbers: readonly number[]): number[] =>
  numbers.slice(1).map((number, index) => table.number(numbers[index] ?? 0, number));

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** BM25's length factor of each passage: 1 at the average length. */
export function norms(lengths: Uint32Array, share: number): Float64Array {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return Float64Array.from(lengths, (length) => 1 - share + (share * length) / Math.max(1, average));
}

function named(prefix: string, columns: object): Record<string, Column> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${prefix}.${name}`, column]));
}
