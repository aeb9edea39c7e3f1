import { setImmediate } from "node:timers/promises";

/**
 * M and efConstruction: 149 ms per 1,000 vectors of 256 numbers at recall 0.97. ef must be set after every load:
 * the file does not keep it and hnswlib's own 10 finds only 69 % at 100,000 vectors (reliability notes §4.3).
 */
export const graph = { links: 16, efConstruction: 100, ef: 96, seed: 100 } as const;

/** Adding is synchronous; other work gets a turn after so many vectors. */
const addedAtOnce = 64;

/** Vectors that were checked, one after the other, and where their graph goes. */
export interface GraphJob {
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly dimensions: number;
  readonly file: string;
}

/** The native code is loaded by the first caller who needs it: a lexical question never pays for it. */
export async function native() {
  // A CommonJS package whose names Node cannot read from its source: they stand on `default`.
  return (await import("hnswlib-node")).default;
}

/** Adds every vector, label = place, and writes the file. */
export async function writeGraph({ vectors, dimensions, file }: GraphJob): Promise<void> {
  const { HierarchicalNSW } = await native();
  const count = vectors.length / dimensions;
  const index = new HierarchicalNSW("cosine", dimensions);
  index.initIndex(Math.max(1, count), graph.links, graph.efConstruction, graph.seed);
  for (let label = 0; label < count; label += 1) {
    index.addPoint([...vectors.subarray(label * dimensions, (label + 1) * dimensions)], label);
    // eslint-disable-next-line no-await-in-loop -- the pause is the point
    if (label % addedAtOnce === addedAtOnce - 1) await setImmediate();
  }
  await index.writeIndex(file);
  // The native write holds no reference to the object: collected meanwhile, it takes the process with it (SIGSEGV in
  // SaveHierarchicalNSWIndexWorker). Being used afterwards keeps it.
  if (index.getCurrentCount() !== count) throw new Error(`${file} was written with a vector too few`);
}
