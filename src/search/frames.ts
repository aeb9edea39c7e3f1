import { framePhrases, lightPhrases } from "../vietnamese/stopwords.js";
import { hasMarks, syllables } from "../vietnamese/syllables.js";
import { type SearchWeights, searchWeights } from "./weights.js";

type Key = "marked" | "bare";
interface Phrase {
  readonly keys: readonly string[];
  readonly kind: "frame" | "light";
}

/** By first syllable, longest first. */
function phrasesBy(key: Key): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>();
  const add = (phrases: readonly (readonly string[])[], kind: Phrase["kind"]) => {
    for (const phrase of phrases) {
      const keys = phrase.flatMap((word) => syllables(word).map((syllable) => syllable[key]));
      const first = keys[0] ?? "";
      found.set(first, [...(found.get(first) ?? []), { keys, kind }]);
    }
  };
  add(framePhrases, "frame");
  add(lightPhrases, "light");
  for (const phrases of found.values()) phrases.sort((one, other) => other.keys.length - one.keys.length);
  return found;
}

/** Made when the first question comes, for each way of typing. */
const made: Partial<Record<Key, ReadonlyMap<string, readonly Phrase[]>>> = {};

/**
 * What each syllable of a question counts, 0 to 1: words that frame a question ("khi nào", "cho tôi hỏi") or that stand in
 * every official text ("thực hiện") are rare or common in documents for reasons of their own.
 */
export function sharesOf(text: string, weights: SearchWeights = searchWeights): number[] {
  const read = syllables(text);
  const key: Key = hasMarks(text) ? "marked" : "bare";
  const phrases = (made[key] ??= phrasesBy(key));
  const shares = read.map(() => 1);
  for (let at = 0; at < read.length;) {
    const here = at;
    const phrase = phrases
      .get(read[at]?.[key] ?? "")
      ?.find(({ keys }) => keys.every((wanted, step) => read[here + step]?.[key] === wanted));
    if (phrase === undefined) {
      at += 1;
      continue;
    }
    shares.fill(weights[phrase.kind], at, at + phrase.keys.length);
    at += phrase.keys.length;
  }
  return shares;
}
