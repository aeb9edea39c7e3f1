/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [
    2.798, 1.555, -2.517, 1.552, 0.428, 0.068, 1.917, 0.116, 1.252, 0.999, 0.108, 1.512, -1.921, -1.182, 0.33,
    0.673, -0.347, 1.17, -0.865, 0.694, -1.219, -1.042, 0.301, -0.155, 1.62, 0.084, 2.04, 2.4, 3.753, -0.057,
    -0.787, 1.368, 0.985, -0.0, -0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -0.912, -0.147, -0.553, -0.565, 0.565,
    -0.708, -2.213, 0.113,
  ],
  gate: [
    -0.376, 0.356, -0.572, 0.611, 1.902, -1.572, 3.053, 0.578, 1.329, 0.391, -0.718, 0.779, 0.613, -1.516,
    0.069, 0.125, -0.359, -0.17, -0.412, -0.85, -0.419, -0.851, -0.312, 0.043, -0.378, -0.092, 1.161, 1.157,
    -0.353, 0.84, -0.537, 2.372, -0.492, 1.317, 0.673, -0.622, 0.058, -0.172, 0.094, 0.415, 0.709, -2.696,
    -0.611, 0.046, -3.385, 0.593, -0.694, 0.0, -0.365, 0.08, 1.094, 0.043, 0.301, 0.001, -9.502,
  ],
};
