import { best, candidatesOf, penaltyOf, secondReadings, type Place } from "./restore-lattice.js";
import { RestorerModel } from "./restorer-model.js";
import { compose } from "./spelling.js";
import { syllables } from "./syllables.js";

/** Another reading of one syllable, as likely as to matter; offsets into `Restored.text`. */
export interface SecondReading {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Restored {
  /** The question in NFC with marks put on; without marks it is letter for letter the question as typed. */
  readonly text: string;
  readonly changed: boolean;
  readonly alternatives: readonly SecondReading[];
}

export interface Restorer {
  /** Puts marks on syllables typed without; those typed with marks stay and tell about their neighbours. */
  readonly restore: (text: string) => Restored;
  /** Whether a written syllable (any case, with its marks) is Vietnamese as the training text writes it. */
  readonly knows: (syllable: string) => boolean;
}

/** Whether what stands between two syllables ends a sentence: "." only before a blank ("4.000", "v.v" do not end). */
export function isSentenceGap(between: string): boolean {
  return /[;:?!\n…•]|\.(?:\s|$)/u.test(between);
}

/** The reading in the letter case of what was typed, unit for unit. */
function inCaseOf(typed: string, reading: string): string {
  if (typed === typed.toLowerCase()) return reading;
  return Array.from(reading, (letter, index) => {
    const like = typed[index] ?? "";
    return like === like.toLowerCase() ? letter : letter.toUpperCase();
  }).join("");
}

/** The stretches of places that form one sentence each. */
function sentencesOf(text: string, places: readonly Place[]): Place[][] {
  const sentences: Place[][] = [];
  let end = 0;
  for (const place of places) {
    const current = sentences.at(-1);
    if (current === undefined || isSentenceGap(text.slice(end, place.start))) sentences.push([place]);
    else current.push(place);
    end = place.end;
  }
  return sentences;
}

/**
 * Restores tone marks by the likeliest path through the readings of each syllable.
 * @param bytes `models/restorer/restorer.bin`, read in place: keep it unchanged
 * @throws {RangeError} when the bytes are not a restorer model
 */
export function createRestorer(bytes: Uint8Array): Restorer {
  const model = new RestorerModel(bytes);
  return {
    restore(written: string): Restored {
      const text = compose(written);
      const places = candidatesOf(model, text, syllables(text));
      const sentences = sentencesOf(text, places);
      let penalty = 0;
      let chosen = sentences.map((sentence) => best(model, sentence, penalty));
      if (places.some((place) => place.isMarked)) {
        penalty = penaltyOf(places, chosen.flat());
        chosen = sentences.map((sentence) => best(model, sentence, penalty));
      }
      const alternatives: SecondReading[] = [];
      let restored = "";
      let end = 0;
      for (const [index, sentence] of sentences.entries()) {
        const path = chosen[index] ?? [];
        const seconds = secondReadings(model, sentence, path, penalty);
        for (const [position, place] of sentence.entries()) {
          const typed = text.slice(place.start, place.end);
          const reading = path[position];
          restored += text.slice(end, place.start);
          restored += reading?.text === undefined ? typed : inCaseOf(typed, reading.text);
          const second = seconds[position];
          if (second !== undefined) {
            alternatives.push({ start: place.start, end: place.end, text: inCaseOf(typed, second) });
          }
          end = place.end;
        }
      }
      restored += text.slice(end);
      return { text: restored, changed: restored !== text, alternatives };
    },
    knows: (syllable) => model.knows(compose(syllable).toLowerCase()),
  };
}
