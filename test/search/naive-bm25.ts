import type { WeightedText } from "../../src/search/lexical.js";
import type { LexicalText } from "../../src/search/lexical-build.js";
import { fieldWeights, termWeights } from "../../src/search/weights.js";
import { hasMarks, syllables } from "../../src/vietnamese/syllables.js";

type Spelling = "marked" | "bare";

function termsOf(text: string, spelling: Spelling): { syllables: string[]; pairs: string[] } {
  const keys = syllables(text).map((syllable) => syllable[spelling]);
  return { syllables: keys, pairs: keys.slice(1).map((key, index) => `${keys[index]} ${key}`) };
}

const countOf = (list: readonly string[], wanted: string) => list.filter((item) => item === wanted).length;
const lengthOf = (text: string) => syllables(text).length;
const average = (list: readonly number[]) =>
  list.reduce((sum, item) => sum + item, 0) / Math.max(1, list.length);

const norm = (lengths: readonly number[], passage: number, share: number) =>
  1 - share + (share * (lengths[passage] ?? 0)) / Math.max(1, average(lengths));

const occurrences = (text: LexicalText, spelling: Spelling, kind: "syllables" | "pairs", term: string) => ({
  body: countOf(termsOf(text.body, spelling)[kind], term),
  context: text.context.reduce(
    (sum, part) => sum + part.times * countOf(termsOf(part.text, spelling)[kind], term),
    0,
  ),
});

/** BM25F as its formula is written, over strings and lists: the slow twin that the fast one must equal. */
export function naiveScores(texts: readonly LexicalText[], wanted: readonly WeightedText[]): number[] {
  const { k1, bodyLength, context, contextLength } = fieldWeights;
  const bodyLengths = texts.map((text) => lengthOf(text.body));
  const contextLengths = texts.map((text) =>
    text.context.reduce((sum, part) => sum + part.times * lengthOf(part.text), 0),
  );
  const scoreTerm = (spelling: Spelling, kind: "syllables" | "pairs", term: string): number[] => {
    const counts = texts.map((text) => occurrences(text, spelling, kind, term));
    const holding = counts.filter((count) => count.body + count.context > 0).length;
    const idf = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5)) ** termWeights.rarity;
    return counts.map((count, passage) => {
      const weighted =
        count.body / norm(bodyLengths, passage, bodyLength) +
        (context * count.context) / norm(contextLengths, passage, contextLength);
      return (idf * weighted) / (k1 + weighted);
    });
  };

  /** How much the exact match of a term with an unmarked syllable counts: its share of the folded form's passages. */
  const meant = (term: string, bareTerm: string, kind: "syllables" | "pairs"): number => {
    const bares = bareTerm.split(" ");
    if (!term.split(" ").some((syllable, index) => syllable === bares[index])) return 1;
    const holding = (spelling: Spelling, wantedTerm: string) =>
      texts.filter((text) => {
        const { body: inBody, context: around } = occurrences(text, spelling, kind, wantedTerm);
        return inBody + around > 0;
      }).length;
    const all = holding("bare", bareTerm);
    return all === 0 ? 1 : holding("marked", term) / all;
  };

  const scores = texts.map(() => 0);
  const add = (spelling: Spelling, kind: "syllables" | "pairs", term: string, weight: number) => {
    scoreTerm(spelling, kind, term).forEach((score, passage) => {
      scores[passage] = (scores[passage] ?? 0) + weight * score;
    });
  };
  for (const { text, weight, shares = [] } of wanted) {
    const marked = hasMarks(text);
    for (const kind of ["syllables", "pairs"] as const) {
      const share = kind === "syllables" ? termWeights.syllable : termWeights.pair;
      const bareTerms = termsOf(text, "bare")[kind];
      const own = (index: number): number =>
        kind === "syllables" ? (shares[index] ?? 1) : Math.max(shares[index] ?? 1, shares[index + 1] ?? 1);
      for (const [index, term] of termsOf(text, "marked")[kind].entries()) {
        if (marked)
          add("marked", kind, term, weight * share * own(index) * meant(term, bareTerms[index] ?? "", kind));
      }
      const folded = marked ? termWeights.folded : 1;
      for (const [index, term] of bareTerms.entries())
        add("bare", kind, term, weight * share * own(index) * folded);
    }
  }
  return scores;
}
