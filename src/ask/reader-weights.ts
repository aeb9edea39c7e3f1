/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [1.289, 2.094, -2.268, 1.680, 0.573, -0.048, 2.107, 0.118, 1.167, 0.959, -0.012, 1.703, -1.042, -1.057, 0.448, 0.767, -0.359, 1.106, -0.902, 0.449, -1.166, -0.999, 0.503, -0.053, 2.012, 0.128, 2.389, 2.848, 3.304, -0.848, -0.873, 1.775, 0.525, 0.000, -0.000, 0.000, 0.000, -0.000, 0.000, -0.000, -0.000, -0.038, -0.067, -0.337, 1.473, 0.873, -0.235, -0.551],
  gate: [-0.390, 0.180, -0.651, 0.324, 1.845, -1.458, 2.881, 0.826, 1.510, 0.503, -0.478, 0.029, -0.369, -1.192, -0.113, 0.179, -0.328, 0.099, -0.532, -0.887, -0.301, -1.166, -0.522, 0.170, -0.342, -0.155, 1.178, 1.029, -0.329, 0.818, -0.447, 1.788, -0.406, 1.291, 0.574, -0.551, 0.053, -0.227, -0.010, 0.502, 1.014, -1.851, -0.431, 0.919, 1.149, 1.169, -1.239, -0.475, 0.082, 0.992, 0.095, 0.315, 0.130, -9.798],
};
