import { lexicon } from "../vietnamese/lexicon.js";
import { framePhrases, lightPhrases } from "../vietnamese/stopwords.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import type { Syllable } from "../vietnamese/syllables.js";
import type { Term, Wording } from "./question.js";

type ByFirst<T> = ReadonlyMap<string, readonly T[]>;

/** Entries by the first key of their phrase, longest phrase first. */
function byFirst<T>(entries: readonly T[], keysOf: (entry: T) => readonly string[]): ByFirst<T> {
  const found = new Map<string, T[]>();
  for (const entry of entries.toSorted((first, second) => keysOf(second).length - keysOf(first).length)) {
    const key = keysOf(entry)[0] ?? "";
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return found;
}

const keyed = (phrases: readonly (readonly string[])[]): ByFirst<readonly string[]> =>
  byFirst(
    phrases.map((phrase) => openedSyllables(phrase.join(" ")).map((syllable) => syllable.marked)),
    (keys) => keys,
  );

const frame = keyed(framePhrases);
const light = keyed(lightPhrases);

function wordingOf(phrase: string): Wording {
  const words = openedSyllables(phrase);
  return { bare: words.map((word) => word.bare), marked: words.map((word) => word.marked) };
}

const everyday = byFirst(
  lexicon.map(({ everyday: phrase, official }) => ({
    from: wordingOf(phrase),
    to: official.map(wordingOf),
    official,
  })),
  ({ from }) => from.bare,
);

/** Positions that a phrase list takes, leftmost and longest first. */
function mark(
  words: readonly Syllable[],
  phrases: ByFirst<readonly string[]>,
  open: (index: number) => boolean,
): boolean[] {
  const taken = words.map(() => false);
  for (let index = 0; index < words.length; index += 1) {
    const phrase = phrases
      .get(words[index]?.marked ?? "")
      ?.find((keys) => keys.every((key, step) => words[index + step]?.marked === key && open(index + step)));
    if (phrase === undefined) continue;
    taken.fill(true, index, index + phrase.length);
    index += phrase.length - 1;
  }
  return taken;
}

/** Where the everyday phrases of the lexicon stand in the question, longest first, never overlapping. */
function findEveryday(
  words: readonly Syllable[],
  open: (index: number) => boolean,
  framed: readonly boolean[],
) {
  const all = words.flatMap((word, first) =>
    (everyday.get(word.bare) ?? [])
      .filter(({ from }) =>
        from.bare.every(
          (key, step) =>
            open(first + step) &&
            // One-syllable entries must agree in marks: "vé" is not "về".
            (from.bare.length > 1
              ? words[first + step]?.bare === key
              : !framed[first] && word.marked === from.marked[0]),
        ),
      )
      .map(({ from, to, official }) => ({ first, count: from.bare.length, to, official })),
  );
  const used = new Set<number>();
  const found: typeof all = [];
  for (const entry of all.toSorted((one, other) => other.count - one.count || one.first - other.first)) {
    const positions = Array.from({ length: entry.count }, (_, step) => entry.first + step);
    if (positions.some((position) => used.has(position))) continue;
    for (const position of positions) used.add(position);
    found.push(entry);
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
  const inName = new Set(
    names.flatMap(({ first, count }) => Array.from({ length: count }, (_, step) => first + step)),
  );
  const open = (index: number): boolean => !masked.has(index) && !inName.has(index);
  const framed = mark(words, frame, open);
  const lightly = mark(words, light, open);

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
    light: false,
  }));
  const phrases = findEveryday(words, open, framed);
  const inPhrase = new Set<number>();
  for (const { first, count, to } of phrases) {
    for (let step = 0; step < count; step += 1) inPhrase.add(first + step);
    terms.push({
      first,
      count,
      wordings: [wording(first, count), ...to],
      weight: weight(first, count),
      required: false,
      light: false,
    });
  }
  words.forEach((word, index) => {
    if (!open(index) || framed[index] || inPhrase.has(index)) return;
    // "60 triệu" may stand as 60.000.000: such a sum cannot be asked to the letter.
    const digits = /\d/u.test(word.bare) && !/^(?:trieu|ti|nghin|ngan)$/u.test(words[index + 1]?.bare ?? "");
    terms.push({
      first: index,
      count: 1,
      wordings: [wording(index, 1)],
      weight: weigh(word) * (lightly[index] ? lightShare : 1),
      required: digits,
      light: lightly[index] ?? false,
    });
  });
  return {
    terms: terms.toSorted((first, second) => first.first - second.first),
    alternatives: phrases.flatMap((phrase) => phrase.official),
  };
}
