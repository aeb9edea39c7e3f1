/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [
    1.593, 2.258, -2.363, 2.055, 0.575, -0.219, 2.2, 0.122, 1.202, 0.864, -0.279, 1.361, -1.176, -1.238,
    0.466, 1.006, -0.469, 1.151, -0.286, 0.818, -1.165, -1.456, 0.391, 0.006, 2.376, 0.052, 2.159, 1.837,
    3.046, -0.242, -0.544, 2.292, 0.651, 0.0, -0.0, -0.0, 0.0, 0.0, -0.0, 0.0, 0.0, -0.084, 0.093, -0.321,
    1.295, 0.837, -0.272, -0.684,
  ],
  gate: [
    -0.35, 0.346, -0.375, 0.623, 1.379, -1.505, 3.135, 0.575, 0.841, 0.608, -0.508, 0.159, 0.118, -1.04,
    -0.139, -0.043, -0.362, -0.13, -0.932, -0.845, -0.233, -1.672, -0.506, -0.051, 0.145, -0.108, 0.864,
    0.857, -0.421, 0.829, -0.399, 2.257, -0.25, 1.454, 0.842, -0.594, -0.087, -0.08, -0.083, 0.868, 0.842,
    -1.571, 0.189, 0.451, 1.622, 0.741, -0.981, -0.762, 0.073, 0.938, 0.087, 0.291, 0.1, -8.838,
  ],
};
