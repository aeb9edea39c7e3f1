import { openedSyllables } from "../vietnamese/abbreviations.js";
import type { Wording } from "./question.js";

/** A text's syllables, abbreviations opened, ready for asking what stands in it. */
export interface Words {
  readonly bare: readonly string[];
  readonly marked: readonly string[];
  /** Offsets of each syllable in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether each syllable is written with a capital first letter, the others small: in a line of capitals none is. */
  readonly capital: readonly boolean[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

const isCapitalised = (written: string): boolean =>
  written[0] !== written[0]?.toLowerCase() && (written.length === 1 || written !== written.toUpperCase());

export function wordsOf(text: string): Words {
  const found = openedSyllables(text);
  const bare: string[] = [];
  const marked: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const places = new Map<string, number[]>();
  for (const [index, word] of found.entries()) {
    bare.push(word.bare);
    marked.push(word.marked);
    starts.push(word.start);
    ends.push(word.end);
    const list = places.get(word.bare);
    if (list === undefined) places.set(word.bare, [index]);
    else list.push(index);
  }
  let capital: readonly boolean[] | undefined;
  return {
    bare,
    marked,
    starts,
    ends,
    places,
    // Few questions ask for it.
    get capital() {
      return (capital ??= starts.map((start, index) => isCapitalised(text.slice(start, ends[index]))));
    },
  };
}

/** A word that agrees but for its marks counts this much when the user typed marks. */
const wrongMarks = 0.35;
/** The same where we restored the marks ourselves. */
const unsureMarks = 0.85;

/** How well a run of syllables stands at one position, 0 to 1; 0 unless all of them are there, side by side. */
function fitAt(words: Words, wording: Wording, at: number, marksCount: boolean): number {
  let worst = 1;
  for (let step = 0; step < wording.bare.length; step += 1) {
    if (words.bare[at + step] !== wording.bare[step]) return 0;
    if (words.marked[at + step] !== wording.marked[step])
      worst = Math.min(worst, marksCount ? wrongMarks : unsureMarks);
  }
  return worst;
}

const absent = { at: -1, fit: 0 } as const;

/** Where a wording stands side by side in a text, best fit first found; -1 where nowhere. */
export function findWording(
  words: Words,
  wording: Wording,
  marksCount: boolean,
): { readonly at: number; readonly fit: number } {
  let place = -1;
  let best = 0;
  const places = words.places.get(wording.bare[0] ?? "");
  if (places === undefined) return absent;
  for (const at of places) {
    const fit = fitAt(words, wording, at, marksCount);
    if (fit > best) {
      best = fit;
      place = at;
    }
    if (fit === 1) break;
  }
  return best === 0 ? absent : { at: place, fit: best };
}

/** Words of a phrase that stand apart from each other count this much of the share that is there. */
const scattered = 0.6;

/**
 * How much of a wording a text covers, 0 to 1: whole and side by side 1, scattered less, absent 0.
 * @param whole only side by side counts (names)
 */
export function covers(words: Words, wording: Wording, marksCount: boolean, whole: boolean): number {
  const { fit } = findWording(words, wording, marksCount);
  if (fit > 0 || whole || wording.bare.length === 1) return fit;
  const there = wording.bare.filter((key) => words.places.has(key)).length;
  return there === wording.bare.length ? scattered + 0.2 : (there / wording.bare.length) * scattered;
}
