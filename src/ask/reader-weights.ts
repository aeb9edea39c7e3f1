/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [2.551, 0.937, -1.824, 0.728, 0.870, -0.482, 2.286, 0.129, 0.885, 2.586, -0.340, 2.397, -0.983, -0.979, 0.241, 0.981, -0.498, -0.013, -1.164, 0.168, -1.391, -2.772, 0.416, -0.357, 1.832, -0.036, 1.465, 2.161, 2.874, 0.302, 0.406, 3.901, 1.818, 0.000, -0.000, 0.000, 0.000, 0.000, -0.000, 0.000, -0.000],
  gate: [-0.168, 1.281, -0.965, -0.185, 0.843, -1.217, 2.425, 1.496, 0.955, 2.090, -0.473, -1.383, 0.553, -1.943, 0.333, 0.043, 0.318, -0.199, -1.028, -0.524, 0.113, -2.047, -0.731, 0.552, -0.267, -0.463, 0.857, 1.033, 0.010, 1.201, -2.023, 1.918, 0.196, 1.799, -0.221, -0.505, 0.124, 0.132, -0.304, 1.419, 1.143, 0.109, 1.052, 0.369, -9.328],
};
