import { openChatForms } from "../vietnamese/abbreviations.js";
import { isWellFormed } from "../vietnamese/orthography.js";
import { withQuestionWords } from "../vietnamese/question-words.js";
import { decodeTypingResidue } from "../vietnamese/residue.js";
import type { Restored, Restorer } from "../vietnamese/restore.js";
import { tidy } from "../vietnamese/spelling.js";
import { decodeViqr } from "../vietnamese/viqr.js";
import { sharesOf } from "./frames.js";
import type { WeightedText } from "./lexical.js";
import type { TermStatistics } from "./opened.js";
import { correctErrors } from "./typing-errors.js";
import { type SearchWeights, searchWeights } from "./weights.js";

/** What a typed text was read as. */
export interface ReadText {
  /** Key strokes decoded, typing errors mended; marks only where they were typed. */
  readonly letters: string;
  /** `letters` with marks put on. */
  readonly text: string;
  /** `text` with the second reading of every ambiguous syllable; null where none is. */
  readonly secondReading: string | null;
  /** Other readings of possible typing errors. */
  readonly corrections: readonly string[];
}

/** A question as search looks for it. */
export interface Query {
  /** Tidied, nothing read into it. */
  readonly typed: string;
  /** What we understood. */
  readonly text: string;
  /** The same, with what each of its syllables counts. */
  readonly asked: WeightedText;
  readonly texts: readonly WeightedText[];
}

/** Longer texts are pasted, not typed: they are looked for as they are, so that no flood holds up others. */
const longestRead = 1000;

function secondOf({ text, alternatives }: Restored): string | null {
  if (alternatives.length === 0) return null;
  let second = "";
  let end = 0;
  for (const reading of alternatives) {
    second += text.slice(end, reading.start) + reading.text;
    end = reading.end;
  }
  return second + text.slice(end);
}

/**
 * Reads a typed text: key strokes -> letters, typing errors -> words of the index, bare syllables -> marked ones.
 * @param opened tidied, chat forms opened
 * @param restorer null reads no marks into it
 */
export function readTyped(opened: string, statistics: TermStatistics, restorer: Restorer | null): ReadText {
  if (opened.length > longestRead)
    return { letters: opened, text: opened, secondReading: null, corrections: [] };
  const knows = restorer?.knows ?? isWellFormed;
  const decoded = decodeTypingResidue(opened, knows);
  const { text: letters, alternatives: corrections } = correctErrors(decoded, statistics, knows);
  const restored = restorer?.restore(letters) ?? { text: letters, changed: false, alternatives: [] };
  const text = restored.changed ? withQuestionWords(letters, restored.text) : restored.text;
  return { letters, text, secondReading: secondOf(restored), corrections };
}

/**
 * The one query stage of `search`, `evaluate --beir` and the library; `ask` reads its question by `readTyped` as well.
 * The typed letters keep the full weight: no ranking depends on the restorer being right.
 */
export function understandQuery(
  question: string,
  statistics: TermStatistics,
  restorer: Restorer | null,
  weights: SearchWeights = searchWeights,
): Query {
  const typed = tidy(question);
  const opened = openChatForms(decodeViqr(typed));
  const { letters, text, secondReading, corrections } = readTyped(opened, statistics, restorer);
  const shares = sharesOf(text, weights);
  // The restorer changes no letter: what frames the question does so in the letters as typed.
  const texts: WeightedText[] = [{ text: letters, weight: 1, shares }];
  // Each further text counts where it says something new. Official words for abbreviations belong here too.
  const add = (other: string | null, weight: number): void => {
    if (other !== null && weight > 0 && !texts.some((one) => one.text === other))
      texts.push({ text: other, weight, shares: other === text ? shares : sharesOf(other, weights) });
  };
  add(text, weights.query.restored);
  add(secondReading, weights.query.secondReading);
  for (const correction of corrections) add(correction, weights.query.correction);
  add(typed, weights.query.typed);
  return { typed, text, asked: { text, weight: 1, shares }, texts };
}

/** A question that was read before: looked for as it stands. */
export function readQuery(text: string, weights: SearchWeights = searchWeights): Query {
  const asked: WeightedText = { text, weight: 1, shares: sharesOf(text, weights) };
  return { typed: text, text, asked, texts: [asked] };
}
