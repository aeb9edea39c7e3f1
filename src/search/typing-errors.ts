import { isWellFormed } from "../vietnamese/orthography.js";
import { type Syllable, syllables } from "../vietnamese/syllables.js";
import type { TermStatistics } from "./opened.js";

export interface Corrected {
  /** The text with what is surely a typing error mended; mended syllables bear no marks. */
  readonly text: string;
  /** The same text with what may be one mended too: to look for beside it, never instead. */
  readonly alternatives: readonly string[];
}

type Counts = Pick<TermStatistics, "bare" | "barePair">;

const letters = "abcdeghiklmnopqrstuvxy";
/** Shorter syllables have too many neighbours; longer runs are no syllable. */
const [shortest, longest] = [3, 14] as const;
/** Most syllables mended of one question: more is another language, not haste. */
const mostMended = 4;
/** How much likelier than the next reading a mended one must be (difference of log counts). */
const clearlyBetter = 0.5;

/** Every form one typing error away: a letter missing, too many, another one, two swapped, a blank left out. */
function* neighboursOf(word: string): Generator<readonly string[]> {
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (head !== "" && tail !== "") yield [head, tail];
    if (tail !== "") yield [head + tail.slice(1)];
    if (tail.length > 1) yield [head + (tail[1] ?? "") + (tail[0] ?? "") + tail.slice(2)];
    for (const letter of letters) {
      yield [head + letter + tail];
      if (tail !== "") yield [head + letter + tail.slice(1)];
    }
  }
}

interface Reading {
  readonly words: readonly string[];
  /** Whether it stands beside a neighbour somewhere in the index. */
  readonly fits: boolean;
  readonly score: number;
}

function readingsOf(word: string, before: string, after: string, counts: Counts): Reading[] {
  const found = new Map<string, Reading>();
  for (const words of neighboursOf(word)) {
    const [first = "", second] = words;
    if (found.has(words.join(" ")) || counts.bare(first) === 0) continue;
    const joined = second === undefined ? 0 : counts.barePair(first, second);
    // A blank left out: the two halves must be a pair that the documents write.
    if (second !== undefined && (first.length < 2 || second.length < 2 || joined === 0)) continue;
    const pairs = [counts.barePair(before, first), counts.barePair(second ?? first, after), joined];
    const score = pairs.reduce(
      (sum, count) => sum + Math.log(1 + count),
      Math.log(1 + counts.bare(first)) / 10,
    );
    found.set(words.join(" "), { words, fits: pairs.some((count) => count > 0), score });
  }
  return [...found.values()].toSorted((one, other) => other.score - one.score).slice(0, 2);
}

/** Codes, addresses, abbreviations and numbers are never typing errors. */
function isWord(text: string, { start, end, bare }: Syllable, counts: Counts): boolean {
  const typed = text.slice(start, end);
  const around = (text[start - 1] ?? " ") + (text[end] ?? " ");
  const isShortForm = typed === typed.toUpperCase() && text !== text.toUpperCase();
  return (
    bare.length >= shortest &&
    bare.length <= longest &&
    /^[a-z]+$/u.test(bare) &&
    !isShortForm &&
    !/[-/@_&\d]/u.test(around) &&
    counts.bare(bare) === 0
  );
}

/**
 * Mends typing errors against the words of the index. A syllable is read otherwise only when no document bears it. It is
 * replaced only when it is no Vietnamese syllable, is not written as a name, and one reading stands beside a neighbour
 * in the documents: a place or a person that we do not know stays unknown.
 * @param text NFC, key strokes decoded
 * @param knows whether a written lower-case syllable is Vietnamese
 */
export function correctErrors(text: string, counts: Counts, knows: (syllable: string) => boolean): Corrected {
  const read = syllables(text);
  let sure = "";
  let possible = "";
  let end = 0;
  let mended = 0;
  for (const [index, word] of read.entries()) {
    if (mended === mostMended) break;
    if (!isWord(text, word, counts)) continue;
    const before = read[index - 1]?.bare ?? "";
    const [best, next] = readingsOf(word.bare, before, read[index + 1]?.bare ?? "", counts);
    if (best === undefined) continue;
    const typed = text.slice(word.start, word.end);
    const lower = typed.toLowerCase();
    const isVietnamese = isWellFormed(lower) || isWellFormed(word.bare) || knows(lower);
    // A word that the documents do not bear is most often meant as it stands.
    if (isVietnamese && !best.fits) continue;
    mended += 1;
    const isName = index > 0 && typed !== lower && text !== text.toUpperCase();
    if (isName) continue;
    const isClear = next === undefined || best.score - next.score >= clearlyBetter;
    const isSure = !isVietnamese && best.fits && isClear;
    const between = text.slice(end, word.start);
    sure += between + (isSure ? best.words.join(" ") : typed);
    possible += between + best.words.join(" ");
    end = word.end;
  }
  const rest = text.slice(end);
  return {
    text: sure + rest,
    alternatives: possible === sure ? [] : [possible + rest],
  };
}
