/** What the trained reader weighs: by feature in the order of `featureNames`; see `scripts/train/answers.ts`. */
export interface ReaderWeights {
  /** Ranks the candidates of one question. */
  readonly rank: readonly number[];
  /** Tells whether the best one answers: its features, then its rank score, its lead over the best passage of another document and over the next one, whether a rival is quoted beside it; the last is the constant. */
  readonly gate: readonly number[];
}

export const readerWeights: ReaderWeights = {
  rank: [3.020, 1.640, -2.565, 1.581, 0.511, -0.025, 1.891, 0.089, 1.266, 1.005, 0.091, 1.669, -2.102, -1.146, 0.322, 0.731, -0.375, 1.201, -0.869, 0.701, -1.227, -1.015, 0.270, -0.360, 1.556, 0.088, 2.068, 2.379, 3.510, -0.176, -0.552, 1.345, 0.929, -0.000, -0.000, -0.000, 0.000, 0.000, -0.000, 0.000, 0.000, -0.881, -0.153, -0.599, 1.321, 0.510, -0.756, -2.617, 0.094],
  gate: [-0.149, 0.284, -0.648, 0.642, 1.909, -1.563, 3.183, 0.499, 1.368, 0.355, -0.636, 0.714, 0.712, -1.374, 0.042, 0.096, -0.444, -0.104, -0.494, -0.847, -0.433, -0.596, -0.359, -0.009, -0.386, -0.091, 1.175, 1.135, -0.452, 0.863, -0.548, 2.354, -0.295, 1.289, 0.550, -0.564, 0.066, -0.073, 0.043, 0.650, 0.727, -2.731, -0.713, 0.008, 1.119, 0.515, -0.520, -2.362, -0.293, 0.082, 1.100, 0.086, 0.294, 0.240, -9.796],
};
