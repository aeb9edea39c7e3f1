/**
 * How much each thing counts. Values were chosen on the dev sets of ../shared/data/dev and on questions about local
 * official documents by `npm run evaluate`; each line says what it bought.
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

export const fieldWeights: FieldWeights = { k1: 0.9, bodyLength: 0.75, context: 0.5, contextLength: 0.5 };

/** How often a word of the context counts, in units of `FieldWeights.context`. */
export const contextTimes = { title: 1, identity: 1, heading: 4, opener: 1 } as const;

/** Weights of the four term kinds, applied at query time. */
export interface TermWeights {
  readonly syllable: number;
  readonly pair: number;
  /** A folded match of a question typed with marks, as a share of the exact one's. */
  readonly folded: number;
}

export const termWeights: TermWeights = { syllable: 1, pair: 0.65, folded: 0.25 };

/** How the parts of one search come together. */
export const searchWeights = {
  /** Share of the vector search in the final score. */
  dense: 0.2,
  /** Another word for the same thing, beside the question's own. */
  alternative: 0.5,
} as const;
