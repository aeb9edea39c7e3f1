/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [
    2.428, 0.95, -1.724, 0.896, 0.743, -0.312, 2.034, 0.105, 0.844, 2.544, -0.119, 2.313, -1.038, -0.977,
    0.111, 0.874, -0.483, 0.19, -1.0, 0.355, -1.335, -2.732, 0.36, -0.524, 1.486, 0.002, 1.375, 2.106, 2.793,
    0.327, 0.199, 3.196, 1.147, 0.0, -0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
  ],
  gate: [
    0.343, 0.969, -0.946, -0.134, 0.653, -1.185, 2.273, 1.425, 0.807, 2.137, -0.56, -1.421, -0.816, -1.848,
    0.77, -0.021, 0.505, -0.032, -1.005, -0.911, -0.712, -1.868, -0.744, 0.581, -0.43, -0.356, 0.965, 1.135,
    -0.311, 1.043, -1.466, 1.69, -0.029, 2.134, -0.083, -0.626, 0.085, -0.103, -0.3, 2.348, 1.2, 0.111, 0.841,
    0.204, -0.166, -7.777,
  ],
};
