/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [1.477, 1.051, -1.394, 0.977, 1.324, -0.577, 2.460, 0.249, 0.477, 2.681, -0.845, 0.714, -0.430, -1.068, 0.625, 1.192, -0.515, -0.084, -0.689, -0.047, -1.413, -2.926, 1.049, -0.045, 2.415, -0.264, 1.598, 2.121, 2.080, -0.893, 0.702, 4.872, 0.742, -0.000, 0.000, -0.000, -0.000, -0.000, 0.000, -0.000, -0.000],
  gate: [0.860, 0.827, -0.564, -0.331, 1.399, -0.560, 1.874, 1.966, 0.665, 2.239, -0.382, -0.870, -1.299, -1.082, 0.069, 0.085, -0.139, 0.692, -0.958, -0.483, -0.033, 0.000, -0.688, 0.629, -0.422, -0.441, 0.983, 0.691, -0.320, 1.101, -2.866, 0.926, 1.039, 2.203, 0.399, -0.713, 0.119, 0.199, -0.221, 0.434, 1.197, 0.085, 0.729, 0.332, -9.078],
};
