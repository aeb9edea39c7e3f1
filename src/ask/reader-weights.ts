/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [
    1.674, 1.749, -2.298, 1.783, 0.393, -0.056, 2.067, 0.131, 1.184, 0.893, -0.087, 1.566, -1.307, -0.985,
    0.499, 0.89, -0.407, 1.123, -0.813, 0.627, -1.105, -1.009, 0.419, -0.302, 1.557, 0.168, 2.44, 2.737,
    3.514, -0.498, -0.667, 1.385, 0.667, -0.0, 0.0, -0.0, 0.0, -0.0, -0.0, -0.0, -0.0, -0.189, -0.121, -0.428,
    1.331, 0.834, -0.324, -0.637, -2.745, -0.181,
  ],
  gate: [
    0.07, 0.207, -0.583, 0.406, 1.716, -1.053, 2.918, 0.637, 1.326, 0.425, -0.377, 0.389, -0.286, -1.013,
    0.148, 0.092, -0.324, 0.022, -0.464, -0.881, -0.325, -0.85, -0.37, -0.083, -0.382, -0.097, 1.19, 0.978,
    -0.4, 0.712, -0.449, 1.259, -0.743, 1.278, 0.535, -0.51, 0.032, -0.232, 0.021, 0.184, 0.801, -2.18,
    -0.356, 0.414, 1.472, 1.022, -1.055, -0.677, -0.642, -0.157, 0.079, 1.018, 0.083, 0.336, 0.289, -10.216,
  ],
};
