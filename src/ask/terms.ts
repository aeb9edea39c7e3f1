import { lexicon } from "../vietnamese/lexicon.js";
import { framePhrases, lightPhrases } from "../vietnamese/stopwords.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import type { Syllable } from "../vietnamese/syllables.js";
import type { Term, Wording } from "./question.js";

interface KeyedPhrase {
  readonly marked: readonly string[];
}

function keyed(phrases: readonly (readonly string[])[]): readonly KeyedPhrase[] {
  return phrases.map((phrase) => ({ marked: openedSyllables(phrase.join(" ")).map((syllable) => syllable.marked) }));
}

const frame = keyed(framePhrases);
const light = keyed(lightPhrases);

function wordingOf(phrase: string): Wording {
  const words = openedSyllables(phrase);
  return { bare: words.map((word) => word.bare), marked: words.map((word) => word.marked) };
}

const everyday = lexicon
  .map(({ everyday: phrase, official }) => ({ from: wordingOf(phrase), to: official.map(wordingOf), official }))
  .toSorted((first, second) => second.from.bare.length - first.from.bare.length);

/** Positions that a phrase list takes, longest phrases first; a capitalised syllable inside a sentence is no frame word. */
function mark(words: readonly Syllable[], phrases: readonly KeyedPhrase[], taken: boolean[], open: (index: number) => boolean): void {
  for (const { marked } of phrases) {
    for (let index = 0; index + marked.length <= words.length; index += 1) {
      const fits = marked.every((key, step) => words[index + step]?.marked === key && !taken[index + step] && open(index + step));
      if (fits) for (let step = 0; step < marked.length; step += 1) taken[index + step] = true;
    }
  }
}

/** Where the everyday phrases of the lexicon stand in the question, longest first, never overlapping. */
function findEveryday(words: readonly Syllable[], open: (index: number) => boolean) {
  const used = new Set<number>();
  const found: { first: number; count: number; to: readonly Wording[]; official: readonly string[] }[] = [];
  for (const entry of everyday) {
    const count = entry.from.bare.length;
    for (let first = 0; first + count <= words.length; first += 1) {
      const positions = Array.from({ length: count }, (_, step) => first + step);
      // One-syllable entries must agree in marks: "vé" is not "về".
      const fits = positions.every(
        (position, step) =>
          open(position) &&
          !used.has(position) &&
          (count > 1 ? words[position]?.bare === entry.from.bare[step] : words[position]?.marked === entry.from.marked[step]),
      );
      if (!fits) continue;
      for (const position of positions) used.add(position);
      found.push({ first, count, to: entry.to, official: entry.official });
    }
  }
  return found;
}

export interface TermOptions {
  /** Positions inside a document number, a time: they are compared as such, not as words. */
  readonly masked: ReadonlySet<number>;
  /** Runs that are proper names. */
  readonly names: readonly { readonly first: number; readonly count: number }[];
  /** Importance of one syllable, > 0. */
  readonly weigh: (syllable: Syllable) => number;
}

export interface FoundTerms {
  readonly terms: readonly Term[];
  readonly alternatives: readonly string[];
}

/** Light words carry this share of their weight: they are everywhere in official text. */
const lightShare = 0.3;
/** A name's syllables weigh this much more than words of the same rarity. */
const nameShare = 1.5;

/** The terms an answering passage should cover, from the question's syllables (abbreviations opened). */
export function findTerms(words: readonly Syllable[], options: TermOptions): FoundTerms {
  const { masked, names, weigh } = options;
  const inName = new Set(names.flatMap(({ first, count }) => Array.from({ length: count }, (_, step) => first + step)));
  const open = (index: number): boolean => !masked.has(index) && !inName.has(index);
  const framed = words.map(() => false);
  mark(words, frame, framed, open);
  const lightly = words.map(() => false);
  mark(words, light, lightly, open);

  const wording = (first: number, count: number): Wording => {
    const part = words.slice(first, first + count);
    return { bare: part.map((word) => word.bare), marked: part.map((word) => word.marked) };
  };
  const weight = (first: number, count: number): number =>
    words.slice(first, first + count).reduce((sum, word) => sum + weigh(word), 0);

  const terms: Term[] = names.map(({ first, count }) => ({
    first,
    count,
    wordings: [wording(first, count)],
    weight: weight(first, count) * nameShare,
    required: true,
  }));
  const phrases = findEveryday(words, open);
  const inPhrase = new Set<number>();
  for (const { first, count, to } of phrases) {
    for (let step = 0; step < count; step += 1) inPhrase.add(first + step);
    terms.push({ first, count, wordings: [wording(first, count), ...to], weight: weight(first, count), required: false });
  }
  words.forEach((word, index) => {
    if (!open(index) || framed[index] || inPhrase.has(index)) return;
    const digits = /\d/u.test(word.bare);
    terms.push({
      first: index,
      count: 1,
      wordings: [wording(index, 1)],
      weight: weigh(word) * (lightly[index] ? lightShare : 1),
      required: digits,
    });
  });
  return {
    terms: terms.toSorted((first, second) => first.first - second.first),
    alternatives: phrases.flatMap((phrase) => phrase.official),
  };
}
