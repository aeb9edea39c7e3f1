import { openedSyllables } from "../vietnamese/abbreviations.js";
import type { LexiconEntry } from "../vietnamese/lexicon.js";
import type { Syllable } from "../vietnamese/syllables.js";
import type { Wording } from "./question.js";

/** Phrases by the first key of each, longest phrase first. */
export type ByFirst<T> = ReadonlyMap<string, readonly T[]>;

export function byFirst<T>(entries: readonly T[], keysOf: (entry: T) => readonly string[]): ByFirst<T> {
  const found = new Map<string, T[]>();
  for (const entry of entries.toSorted((first, second) => keysOf(second).length - keysOf(first).length)) {
    const key = keysOf(entry)[0] ?? "";
    const known = found.get(key);
    if (known === undefined) found.set(key, [entry]);
    else known.push(entry);
  }
  return found;
}

export function wordingOf(phrase: string): Wording {
  const words = openedSyllables(phrase);
  return { bare: words.map((word) => word.bare), marked: words.map((word) => word.marked) };
}

interface EverydayPhrase {
  readonly from: Wording;
  readonly official: readonly string[];
}

/** The lexicon, made ready for looking questions up in it. */
export interface Everyday {
  /** Phrases that begin with a bare syllable, longest first. */
  startingWith(bare: string): readonly EverydayPhrase[];
}

/** A question meets few of the lexicon's phrases: the others are never split into syllables. */
export function readEveryday(lexicon: readonly LexiconEntry[]): Everyday {
  const openings = new Map<string, string>();
  const waiting = new Map<string, LexiconEntry[]>();
  for (const entry of lexicon) {
    const word = /^\S*/u.exec(entry.everyday)?.[0] ?? "";
    let opening = openings.get(word);
    if (opening === undefined) {
      opening = openedSyllables(word)[0]?.bare ?? "";
      openings.set(word, opening);
    }
    const known = waiting.get(opening);
    if (known === undefined) waiting.set(opening, [entry]);
    else known.push(entry);
  }
  const ready = new Map<string, readonly EverydayPhrase[]>();
  return {
    startingWith(bare) {
      const known = ready.get(bare);
      if (known !== undefined) return known;
      const made = (waiting.get(bare) ?? [])
        .map(({ everyday, official }) => ({ from: wordingOf(everyday), official }))
        .toSorted((one, other) => other.from.bare.length - one.from.bare.length);
      // Only syllables that open a phrase are kept: questions hold any others.
      if (made.length > 0) ready.set(bare, made);
      return made;
    },
  };
}

/** An everyday phrase of a question: where it stands and how documents say it. */
export interface FoundEveryday {
  readonly first: number;
  readonly count: number;
  /** `official` as syllables, in the same order. */
  readonly to: readonly Wording[];
  readonly official: readonly string[];
}

/**
 * Where the everyday phrases of the lexicon stand in the question, longest first, never overlapping.
 * @param open positions that are no number, time or name
 * @param framed positions of words that only frame the question
 * @param marked whether the question was typed with marks
 */
export function findEveryday(
  words: readonly Syllable[],
  everyday: Everyday,
  open: (index: number) => boolean,
  framed: readonly boolean[],
  marked: boolean,
): readonly FoundEveryday[] {
  const fits = ({ from }: EverydayPhrase, first: number): boolean =>
    from.bare.every((key, step) => {
      const word = words[first + step];
      if (word?.bare !== key || !open(first + step)) return false;
      // Typed marks must agree: "sơ đồ" is no "sổ đỏ". So must those of one-syllable entries always: "vé" is not "về".
      const agrees = word.marked === from.marked[step];
      if (from.bare.length === 1) return agrees && !framed[first];
      return agrees || !marked || word.marked === word.bare;
    });
  const all = words.flatMap((word, first) =>
    everyday
      .startingWith(word.bare)
      .filter((phrase) => fits(phrase, first))
      .map(({ from, official }) => ({ first, count: from.bare.length, official })),
  );
  const used = new Set<number>();
  const found: FoundEveryday[] = [];
  for (const entry of all.toSorted((one, other) => other.count - one.count || one.first - other.first)) {
    const positions = Array.from({ length: entry.count }, (_, step) => entry.first + step);
    if (positions.some((position) => used.has(position))) continue;
    for (const position of positions) used.add(position);
    found.push({ ...entry, to: entry.official.map(wordingOf) });
  }
  return found;
}
