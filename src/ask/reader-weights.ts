/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [
    2.613, 0.976, -1.805, 0.745, 0.846, -0.495, 2.277, 0.134, 0.887, 2.584, -0.523, 2.406, -1.062, -0.976,
    0.404, 0.977, -0.496, -0.017, -1.138, 0.138, -1.417, -2.777, 0.43, -0.381, 1.838, -0.017, 1.482, 2.17,
    2.93, 0.258, 0.323, 3.953, 1.109, -0.0, 0.0, -0.0, -0.0, -0.0, -0.0, -0.0, -0.0,
  ],
  gate: [
    -0.022, 1.038, -0.825, 0.121, 0.807, -1.246, 2.746, 1.596, 0.924, 2.178, -0.341, -1.471, -0.299, -2.034,
    0.598, -0.049, 0.767, -0.065, -0.469, -0.487, 0.01, -1.772, -0.952, 0.812, -0.473, -0.358, 0.858, 1.182,
    -0.288, 1.285, -2.099, 1.805, -0.047, 1.743, -0.327, -0.669, 0.081, 0.084, -0.43, 2.012, 1.213, 0.1,
    0.658, 0.29, -0.042, -8.136,
  ],
};
