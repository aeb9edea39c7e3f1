/**
 * How much each thing counts. Chosen on the dev sets of ../shared/data/dev (nDCG@10, with marks) and on 81 questions
 * about local official documents (any right passage among the first 5): each line says what it bought there.
 */

/** BM25F, fixed at build time: term counts saturate after both fields were added. */
export interface FieldWeights {
  /** Saturation of a repeated term. */
  readonly k1: number;
  /** Length normalisation of the passage's own words, 0 to 1. */
  readonly bodyLength: number;
  /** Weight of one occurrence in the context (title, headings …); the body's is 1. */
  readonly context: number;
  readonly contextLength: number;
}

/**
 * k1 0.8 instead of 1.2: zalo2021-phapdien 0.760 -> 0.774, no set worse. bodyLength 0.7: whole articles want 0.75,
 * single sentences 0.5.
 */
export const fieldWeights: FieldWeights = { k1: 0.8, bodyLength: 0.7, context: 0.5, contextLength: 0.5 };

/**
 * How often a word of the context counts, in units of `FieldWeights.context`. Against every part once: local 0.79 ->
 * 0.86, zalo2021-phapdien 0.774 -> 0.801. Without any context local falls to 0.59.
 */
export const contextTimes = { title: 4, identity: 3, heading: 3, opener: 2 } as const;

/** Weights of the four term kinds, applied at query time. */
export interface TermWeights {
  readonly syllable: number;
  /** Two syllables side by side. */
  readonly pair: number;
  /** A folded match of a question typed with marks, as a share of the exact one's. */
  readonly folded: number;
  /** Power of the idf: above 1 a rare word counts more against the many common ones of a long question. */
  readonly rarity: number;
}

/**
 * rarity 1 -> 1.3: zalo2021-phapdien 0.932/0.812 -> 0.935/0.812, vicov19qa 0.473/0.385 -> 0.478/0.389, viquad 0.949/0.853 ->
 * 0.951/0.854, alqac2022 nDCG 0.936 -> 0.941; 1.1 to 1.4 alike, 1.6 zalo2021-phapdien 0.928/0.808.
 * pair 0.65 instead of 1: viquad 0.824 -> 0.832. folded 1 instead of 0.25: with half the marks left out
 * zalo2021-phapdien 0.678 -> 0.783 and viquad 0.767 -> 0.822, with all of them no set worse by more than 0.003.
 */
export const termWeights: TermWeights = { syllable: 1, pair: 0.65, folded: 1, rarity: 1.3 };

/**
 * How the parts of one search come together. What each bought on the dev sets, Recall@10 / nDCG@10 with marks, all else as
 * shipped or nearly so (`scripts/train/tune.ts`); a set that is not named moved by 0.003 or less.
 */
export interface SearchWeights {
  /** Share of the vector search in the fused score, 0 to 1. */
  readonly dense: number;
  /** What a syllable counts that frames a question, or that stands in every official text; others 1. */
  readonly frame: number;
  readonly light: number;
  /** Second stage: what a passage gains that says all of the question within `width` syllables; the first `candidates` only. */
  readonly proximity: { readonly share: number; readonly candidates: number; readonly width: number };
  /** What a passage gains by the mean of the best `members` passages of its law, resolution or titled text. */
  readonly family: { readonly share: number; readonly members: number };
  /** What a passage of the period that the question names gains, as a share of its score; the first `candidates` only. */
  readonly period: { readonly share: number; readonly candidates: number };
  /** Another word for the same thing, beside the question's own. */
  readonly alternative: number;
  /** What is read into a question, beside the letters as typed (1). */
  readonly query: {
    readonly restored: number;
    readonly secondReading: number;
    readonly correction: number;
    /** As typed, where chat forms, key strokes or errors were read otherwise. */
    readonly typed: number;
  };
}

/**
 * dense 0 -> 0.4: zalo2021-phapdien 0.922 -> 0.928 recall, viquad 0.941/0.849 -> 0.956/0.859, alqac2022 nDCG 0.945 -> 0.936.
 * frame 1 -> 0.7: vicov19qa 0.459/0.376 -> 0.465/0.381, zalo2021-phapdien 0.926/0.809 -> 0.929/0.813.
 * light 1 -> 0.7: vicov19qa without marks 0.452 -> 0.460 recall.
 * proximity 0 -> 0.25: viquad 0.949/0.852 -> 0.953/0.857, without marks 0.944/0.848 -> 0.953/0.854.
 * family 0.5 of 5 -> 0.8 of 3: zalo2021-phapdien 0.928 -> 0.933 recall; none -> 0.5 of 5, words alone: 0.912/0.801 -> 0.924/0.806.
 * restored 0 -> 0.5, without marks: zalo2021-phapdien 0.927 -> 0.930, vicov19qa 0.454 -> 0.456. secondReading 0.1: nothing.
 */
export const searchWeights: SearchWeights = {
  dense: 0.4,
  frame: 0.6,
  light: 0.7,
  proximity: { share: 0.25, candidates: 40, width: 26 },
  family: { share: 0.8, members: 3 },
  period: { share: 0.05, candidates: 40 },
  alternative: 0.5,
  query: { restored: 0.5, secondReading: 0, correction: 0.5, typed: 0.2 },
};
