/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [
    2.607, 1.009, -1.864, 0.837, 0.742, -0.443, 2.306, 0.127, 0.911, 2.591, -0.411, 2.454, -1.276, -0.938,
    0.386, 0.921, -0.476, -0.008, -1.12, 0.122, -1.406, -2.802, 0.398, -0.51, 1.705, 0.022, 1.482, 2.103,
    3.057, 0.414, 0.315, 4.097, 1.115, -0.0, 0.0, 0.0, 0.0, -0.0, -0.0, 0.0, 0.0,
  ],
  gate: [
    0.319, 0.947, -0.811, -0.161, 0.811, -1.022, 2.617, 1.649, 0.834, 2.209, -0.445, -1.437, -0.543, -1.701,
    0.535, -0.059, 0.692, 0.037, -0.516, -0.645, -0.199, -1.833, -0.848, 0.831, -0.502, -0.409, 0.921, 1.094,
    -0.363, 1.196, -2.032, 1.772, -0.013, 1.801, -0.312, -0.637, 0.062, 0.105, -0.324, 1.9, 1.122, 0.1, 0.696,
    0.267, -0.119, -8.153,
  ],
};
