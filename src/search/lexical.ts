import { hasMarks, type Syllable, syllables } from "../vietnamese/syllables.js";
import type { TermStatistics } from "./opened.js";
import { impactSteps, passagesWith, type Postings, type TermKind, termKinds } from "./postings.js";
import type { Columns } from "./sections.js";
import { absent, findPair, findText, type PairTableColumns, type TextTableColumns } from "./tables.js";
import { type TermWeights, termWeights } from "./weights.js";

/** One text to look for, and how much it counts beside the others. */
export interface WeightedText {
  readonly text: string;
  readonly weight: number;
  /** What each syllable of the text counts beside the others, 0 to 1; all 1 where absent. */
  readonly shares?: readonly number[];
}

/** By kind and term. */
const noTerms = <Value>(): Readonly<Record<TermKind, Map<number, Value>>> => ({
  marked: new Map(),
  bare: new Map(),
  markedPair: new Map(),
  barePair: new Map(),
});

/** Syllables read of one question; more say nothing new and would let a flood hold up everybody. */
const syllablesRead = 400;

/** BM25F over syllables and adjacent pairs, with marks and without; reads its columns where they lie in the file. */
export class LexicalIndex implements TermStatistics {
  /** Those that count. */
  readonly passages: number;
  /** All of them, hidden ones too. */
  readonly #size: number;
  readonly #hidden: Uint8Array | null;
  readonly #texts: Readonly<Record<"marked" | "bare", TextTableColumns>>;
  readonly #pairs: Readonly<Record<"markedPair" | "barePair", PairTableColumns>>;
  readonly #postings: Readonly<Record<TermKind, Postings>>;
  readonly #tokens: { readonly starts: Uint32Array; readonly bare: Uint16Array | Uint32Array };

  /** @param hidden 1 for each passage that scores nothing and counts nowhere, as if it were not there */
  constructor(columns: Columns, hidden: Uint8Array | null = null) {
    const text = (kind: string): TextTableColumns => ({
      units: columns.shorts(`${kind}.text.units`),
      starts: columns.words(`${kind}.text.starts`),
      slots: columns.words(`${kind}.text.slots`),
    });
    const pair = (kind: string): PairTableColumns => ({
      firsts: columns.words(`${kind}.pair.firsts`),
      seconds: columns.words(`${kind}.pair.seconds`),
      slots: columns.words(`${kind}.pair.slots`),
    });
    const postings = (kind: TermKind): Postings => ({
      starts: columns.words(`${kind}.starts`),
      passages: columns.indices(`${kind}.passages`),
      impacts: columns.bytes(`${kind}.impacts`),
    });
    this.#size = columns.words("passages")[0] ?? 0;
    this.#hidden = hidden;
    this.passages = this.#size - (hidden?.reduce((sum, one) => sum + one, 0) ?? 0);
    this.#tokens = { starts: columns.words("tokens.starts"), bare: columns.indices("tokens.bare") };
    this.#texts = { marked: text("marked"), bare: text("bare") };
    this.#pairs = { markedPair: pair("markedPair"), barePair: pair("barePair") };
    this.#postings = {
      marked: postings("marked"),
      bare: postings("bare"),
      markedPair: postings("markedPair"),
      barePair: postings("barePair"),
    };
  }

  marked(key: string): number {
    return passagesWith(this.#postings.marked, findText(this.#texts.marked, key), this.#hidden);
  }

  bare(key: string): number {
    return passagesWith(this.#postings.bare, findText(this.#texts.bare, key), this.#hidden);
  }

  /** The bare syllable's number in `tokens`, or `absent`. */
  bareNumber(key: string): number {
    return findText(this.#texts.bare, key);
  }

  /** Bare syllable numbers of a passage and of what stands right above it, in their order. */
  tokens(passage: number): Uint16Array | Uint32Array {
    const { starts, bare } = this.#tokens;
    return bare.subarray(starts[passage] ?? 0, starts[passage + 1] ?? 0);
  }

  markedPair(first: string, second: string): number {
    return passagesWith(this.#postings.markedPair, this.#pairNumber("marked", first, second), this.#hidden);
  }

  barePair(first: string, second: string): number {
    return passagesWith(this.#postings.barePair, this.#pairNumber("bare", first, second), this.#hidden);
  }

  /**
   * The score of every passage for some texts at once; scores add up over terms, a term's weights over texts.
   * @returns one score for each passage, >= 0; 0 = no term in common
   */
  score(texts: readonly WeightedText[], weights: TermWeights = termWeights): Float32Array {
    const wanted = noTerms<number>();
    for (const { text, weight, shares } of texts) {
      // A question typed without any mark says nothing about marks: only the folded terms are its own.
      const exact = hasMarks(text) ? weight : 0;
      const folded = exact > 0 ? weight * weights.folded : weight;
      const read = syllables(text).slice(0, syllablesRead);
      const said = noTerms<{ weight: number; times: number }>();
      const want = (kind: TermKind, term: number, one: number) => {
        if (term === absent || one === 0) return;
        const before = said[kind].get(term);
        if (before === undefined) said[kind].set(term, { weight: one, times: 1 });
        else {
          before.weight += one;
          before.times += 1;
        }
      };
      let [markedBefore, bareBefore]: [number, number] = [absent, absent];
      read.forEach((syllable, index) => {
        const [firstMarked, firstBare] = [markedBefore, bareBefore];
        const marked = findText(this.#texts.marked, syllable.marked);
        const bare = findText(this.#texts.bare, syllable.bare);
        const isBare = syllable.marked === syllable.bare;
        [markedBefore, bareBefore] = [marked, bare];
        const own = shares?.[index] ?? 1;
        const marking = isBare ? this.#share("marked", marked, bare) : 1;
        want("marked", marked, exact * weights.syllable * own * marking);
        want("bare", bare, folded * weights.syllable * own);
        const before: Syllable | undefined = read[index - 1];
        if (before === undefined) return;
        const markedPair = this.#numberOfPair("marked", firstMarked, marked);
        const barePair = this.#numberOfPair("bare", firstBare, bare);
        const isBarePair = isBare || before.marked === before.bare;
        const share = isBarePair ? this.#share("markedPair", markedPair, barePair) : 1;
        const both = weights.pair * Math.max(own, shares?.[index - 1] ?? 1);
        want("markedPair", markedPair, exact * both * share);
        want("barePair", barePair, folded * both);
      });
      for (const kind of termKinds)
        for (const [term, { weight: sum, times }] of said[kind]) {
          const whole = times === 1 ? sum : sum * times ** (weights.repeated - 1);
          wanted[kind].set(term, (wanted[kind].get(term) ?? 0) + whole);
        }
    }
    const scores = new Float32Array(this.#size);
    for (const kind of termKinds)
      for (const [term, weight] of wanted[kind])
        this.#add(scores, this.#postings[kind], term, weight, weights.rarity);
    this.#hidden?.forEach((isHidden, passage) => {
      if (isHidden === 1) scores[passage] = 0;
    });
    return scores;
  }

  /**
   * In a question with some marks, a syllable without any is either meant so ("xa") or typed lazily ("nghi"): the
   * more often the folded form stands for the bare one in the texts, the more its exact match counts.
   */
  #share(kind: "marked" | "markedPair", exact: number, folded: number): number {
    const all = passagesWith(this.#postings[kind === "marked" ? "bare" : "barePair"], folded, this.#hidden);
    return all === 0 ? 1 : passagesWith(this.#postings[kind], exact, this.#hidden) / all;
  }

  #pairNumber(kind: "marked" | "bare", first: string, second: string): number {
    const texts = this.#texts[kind];
    return this.#numberOfPair(kind, findText(texts, first), findText(texts, second));
  }

  #numberOfPair(kind: "marked" | "bare", first: number, second: number): number {
    if (first === absent || second === absent) return absent;
    return findPair(kind === "marked" ? this.#pairs.markedPair : this.#pairs.barePair, first, second);
  }

  #add(scores: Float32Array, postings: Postings, term: number, weight: number, rarity: number): void {
    const { starts, passages, impacts } = postings;
    const start = starts[term] ?? 0;
    const end = starts[term + 1] ?? 0;
    const holding = passagesWith(postings, term, this.#hidden);
    const factor = (weight * inverseFrequency(holding, this.passages) ** rarity) / impactSteps;
    for (let place = start; place < end; place += 1) {
      const passage = passages[place] ?? 0;
      scores[passage] = (scores[passage] ?? 0) + factor * (impacts[place] ?? 0);
    }
  }
}

/** BM25's idf, always positive: rare terms weigh more. @source Robertson & Zaragoza 2009, with Lucene's "+ 1" */
export function inverseFrequency(holding: number, all: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}
