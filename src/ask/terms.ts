import { framePhrases, lightPhrases } from "../vietnamese/stopwords.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import type { Syllable } from "../vietnamese/syllables.js";
import { byFirst, findEveryday, wordingOf, type ByFirst, type Everyday } from "./everyday.js";
import type { NameRun } from "./names.js";
import type { Term, Wording } from "./question.js";

const keyed = (phrases: readonly (readonly string[])[]): ByFirst<readonly string[]> =>
  byFirst(
    phrases.map((phrase) => openedSyllables(phrase.join(" ")).map((syllable) => syllable.marked)),
    (keys) => keys,
  );

const frame = keyed(framePhrases);
const light = keyed(lightPhrases);

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

export interface TermOptions {
  /** Positions inside a document number, a time: they are compared as such, not as words. */
  readonly masked: ReadonlySet<number>;
  /** Runs that are proper names. */
  readonly names: readonly NameRun[];
  readonly everyday: Everyday;
  /** Whether the question was typed with marks. */
  readonly marked: boolean;
  /** The long forms of a short one that has several readings. */
  readonly readings: (syllable: Syllable) => readonly string[];
  /** Importance of one syllable, > 0. */
  readonly weigh: (syllable: Syllable) => number;
}

export interface FoundTerms {
  readonly terms: readonly Term[];
  readonly alternatives: readonly string[];
}

/** "ix" for 9, up to 39: congresses, sessions and wards are counted in Roman numbers. */
function roman(value: number): string {
  const ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
  return "x".repeat(Math.floor(value / 10)) + (ones[value % 10] ?? "");
}

/** Documents write "06" or "XIV" and people "6" and "14": one number. */
function otherDigits(digits: string): readonly Wording[] {
  if (!/^\d{1,2}$/u.test(digits)) return [];
  const value = Number(digits);
  const others = [
    `${value}`,
    `${value}`.padStart(2, "0"),
    ...(value > 1 && value < 40 ? [roman(value)] : []),
  ];
  return others.filter((other) => other !== digits).map((other) => ({ bare: [other], marked: [other] }));
}

/** "1 năm", "2 bên": a small count need not stand as a figure; after these words it names something. */
const isCount = (digits: string): boolean => /^\d$/u.test(digits);
/** "m3", "km2": a unit, no figure. */
const isUnit = (word: string): boolean => /^[a-z]{1,3}[23]$/u.test(word);
const numbering = new Set(
  "quy dieu khoan diem so thu muc mau luc chuong phan nhom dot ki hang lop cap".split(" "),
);

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

  const terms: Term[] = names.map(({ first, count, usual }) => ({
    first,
    count,
    wordings: [
      wording(first, count),
      ...(usual === undefined ? [] : [{ bare: wording(first, count).bare, marked: usual }]),
    ],
    weight: weight(first, count) * nameShare,
    // "Kiên Giang cũ": the province as it was called stands in no document of today.
    required: usual === undefined || !/^c[uũ]$/u.test(words[first + count]?.marked ?? ""),
    light: false,
  }));
  const phrases = findEveryday(words, options.everyday, open, framed, options.marked);
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
    const digits =
      /\d/u.test(word.bare) &&
      !isUnit(word.bare) &&
      !/^(?:trieu|ti|nghin|ngan)$/u.test(words[index + 1]?.bare ?? "");
    terms.push({
      first: index,
      count: 1,
      wordings: [wording(index, 1), ...otherDigits(word.bare), ...options.readings(word).map(wordingOf)],
      weight: weigh(word) * (lightly[index] ? lightShare : 1),
      required: digits && (!isCount(word.bare) || numbering.has(words[index - 1]?.bare ?? "")),
      light: lightly[index] ?? false,
    });
  });
  return {
    terms: terms.toSorted((first, second) => first.first - second.first),
    alternatives: phrases.flatMap((phrase) => phrase.official),
  };
}
