/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [
    2.642, 1.042, -1.77, 0.847, 0.773, -0.51, 2.287, 0.136, 0.906, 2.589, -0.502, 2.461, -1.155, -0.91, 0.431,
    0.922, -0.468, 0.03, -1.144, 0.169, -1.397, -2.829, 0.389, -0.179, 1.709, 0.037, 1.479, 2.121, 2.886, 0.4,
    0.29, 4.006, 1.182, 0.0, -0.0, 0.0, 0.0, 0.0, -0.0, 0.0, 0.0,
  ],
  gate: [
    0.248, 0.912, -0.7, -0.052, 0.625, -1.152, 2.598, 1.387, 0.817, 2.278, -0.303, -1.538, -0.646, -2.008,
    0.722, 0.021, 0.616, 0.034, -0.471, -0.526, 0.047, -1.856, -0.909, 0.684, -0.418, -0.311, 0.914, 1.206,
    -0.389, 1.14, -1.853, 1.711, -0.054, 1.589, -0.535, -0.681, 0.046, 0.166, -0.485, 2.038, 1.134, 0.101,
    0.661, 0.279, -0.132, -7.851,
  ],
};
