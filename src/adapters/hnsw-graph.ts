import { setImmediate } from "node:timers/promises";

import { relabel } from "./hnsw-file.js";

/**
 * M and efConstruction: 149 ms per 1,000 vectors of 256 numbers at recall 0.97. ef must be set after every load:
 * the file does not keep it and hnswlib's own 10 finds only 69 % at 100,000 vectors (reliability notes §4.3).
 */
export const graph = { links: 16, efConstruction: 100, ef: 96, seed: 100 } as const;

/** Adding is synchronous; other work gets a turn after so many vectors. */
const addedAtOnce = 64;

/** In `Kept.labels`: the vector is not wanted any more. */
export const gone = 0xffffffff;

/** What is taken over from an earlier graph. */
export interface Kept {
  /** Its file, whose bytes were verified. It is only read. */
  readonly file: string;
  /** By the label there: the label here, or `gone`. */
  readonly labels: Uint32Array;
  /** The labels of the vectors that are added, in their order. */
  readonly added: Uint32Array;
}

/** Vectors that were checked, one after the other, and where their graph goes. */
export interface GraphJob {
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly dimensions: number;
  readonly file: string;
  /** Null: the vectors are all there are, label = place. */
  readonly kept: Kept | null;
}

/** The native code is loaded by the first caller who needs it: a lexical question never pays for it. */
export async function native() {
  // A CommonJS package whose names Node cannot read from its source: they stand on `default`.
  return (await import("hnswlib-node")).default;
}

/** Writes a graph of the vectors, those of an earlier graph among them where some are kept. */
export async function writeGraph({ vectors, dimensions, file, kept }: GraphJob): Promise<void> {
  const { HierarchicalNSW } = await native();
  const count = vectors.length / dimensions;
  const index = new HierarchicalNSW("cosine", dimensions);
  if (kept === null) {
    index.initIndex(Math.max(1, count), graph.links, graph.efConstruction, graph.seed);
  } else {
    await index.readIndex(kept.file);
    // They stay as way-marks, which are never found.
    kept.labels.forEach((label, before) => {
      if (label === gone) index.markDelete(before);
    });
    index.resizeIndex(index.getCurrentCount() + count);
  }
  // An earlier graph's labels are 0 to its count - 1.
  const first = index.getCurrentCount();
  // One array for all: the native side copies it, and thousands of them would be so much garbage.
  const point = Array.from({ length: dimensions }, () => 0);
  for (let place = 0; place < count; place += 1) {
    for (let at = 0; at < dimensions; at += 1) point[at] = vectors[place * dimensions + at] ?? 0;
    index.addPoint(point, first + place);
    // eslint-disable-next-line no-await-in-loop -- the pause is the point
    if (place % addedAtOnce === addedAtOnce - 1) await setImmediate();
  }
  await index.writeIndex(file);
  // The native write holds no reference to the object: collected meanwhile, it takes the process with it (SIGSEGV in
  // SaveHierarchicalNSWIndexWorker). Being used afterwards keeps it.
  if (index.getCurrentCount() !== first + count) throw new Error(`${file} was written with a vector too few`);
  if (kept !== null)
    await relabel(file, sizeOf(kept), (label) => kept.labels[label] ?? kept.added[label - first]);
}

/** Vectors that live in the graph that is written. */
export const sizeOf = ({ labels, added }: Kept): number =>
  labels.reduce((sum, label) => sum + (label === gone ? 0 : 1), added.length);
