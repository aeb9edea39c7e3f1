import type { HierarchicalNSW } from "hnswlib-node";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { BadVectorError, FileAccessError } from "../errors.js";
import type { Vector, VectorIndex, Vectors } from "../ports.js";
import { hasWholeGraph, readGraphHeader } from "./hnsw-file.js";
import { graph, type GraphJob, type Kept, native, writeGraph } from "./hnsw-graph.js";
import { keep, keysOf } from "./hnsw-keep.js";

/** How far from 1 a length may be: 32-bit rounding over some thousand dimensions, no more. */
const lengthTolerance = 1e-3;
/** hnswlib-node keeps labels as uint32. */
const mostVectors = 0xffffffff;

/**
 * One null, hole or string in a vector ends the whole process inside native code (reliability notes §4.2), and a NaN
 * ranks first for ever: so every vector is looked at before.
 * @throws {BadVectorError}
 */
function checkVector(vector: Vector, dimensions: number, place: string): void {
  if (!(Array.isArray(vector) || vector instanceof Float32Array) || vector.length !== dimensions) {
    throw new BadVectorError(
      `Vector ${place} has ${vector?.length ?? "no"} numbers; the index holds ${dimensions}.`,
    );
  }
  let square = 0;
  for (let index = 0; index < dimensions; index += 1) {
    const value: unknown = vector[index];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new BadVectorError(
        `Vector ${place} holds ${String(value)} at ${index}, which is not a finite number.`,
      );
    }
    square += value * value;
  }
  if (Math.abs(Math.sqrt(square) - 1) > lengthTolerance) {
    throw new BadVectorError(`Vector ${place} has length ${Math.sqrt(square)}; it must be 1.`);
  }
}

/** 32-bit sums overshoot by a last digit. */
const clamp = (cosine: number) => Math.min(1, Math.max(-1, cosine));

function open(index: HierarchicalNSW, dimensions: number, size: number): VectorIndex {
  return {
    size,
    nearest(vector, limit) {
      checkVector(vector, dimensions, "of the question");
      const wanted = Math.min(size, Math.max(0, Math.trunc(limit)));
      if (wanted === 0) return [];
      const { neighbors, distances } = index.searchKnn([...vector], wanted);
      return neighbors
        .map((label, rank) => ({ label, similarity: clamp(1 - (distances[rank] ?? 1)) }))
        .filter(({ label }) => label < size);
    },
  };
}

/** Compiled beside this file; not there where tests run the sources. */
const workerFile = fileURLToPath(new URL("hnsw-worker.js", import.meta.url));
/** Below that a thread takes longer to start than the graph to build. */
const fewestForThread = 1000;

/** Builds in a thread of its own, so that the words are indexed at the same time. */
async function writeInThread(job: GraphJob): Promise<void> {
  const worker = new Worker(workerFile, {
    workerData: job,
    // What the process was started with (--input-type, --inspect …) is not for the thread.
    execArgv: [],
    transferList: [job.vectors.buffer],
  });
  // A failure inside is the worker's "error", which rejects.
  await once(worker, "exit");
}

const flatten = (vectors: readonly Vector[], dimensions: number): Float32Array<ArrayBuffer> => {
  const flat = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, place) => flat.set(vector, place * dimensions));
  return flat;
};

async function write(job: GraphJob): Promise<void> {
  const isLong = job.kept !== null || job.vectors.length >= fewestForThread * job.dimensions;
  await (isLong && existsSync(workerFile) ? writeInThread(job) : writeGraph(job));
}

/**
 * Writes what an earlier graph becomes with these vectors.
 * @returns how many deleted ones it carries on; null where nothing of it can be kept
 */
async function extend(
  vectors: readonly Vector[],
  dimensions: number,
  file: string,
  kept: Kept | null,
): Promise<number | null> {
  if (kept === null) return null;
  const own = [...kept.added].map((label) => vectors[label] ?? []);
  try {
    await write({ vectors: flatten(own, dimensions), dimensions, file, kept });
    const count = (await readGraphHeader(file))?.count ?? 0;
    if (count >= vectors.length && (await hasWholeGraph(file, count, dimensions)))
      return count - vectors.length;
  } catch {
    // Whatever it was, the vectors themselves are at hand: the graph is built of them.
  }
  await rm(file, { force: true });
  return null;
}

/** Below that a graph is built in less than half a second, and is then the same whatever came before. */
const fewestKept = 2000;

/**
 * hnswlib behind the `Vectors` port.
 * @param from so many vectors on a graph is built from the former one; fewer than usual for tests alone
 * @source Malkov & Yashunin 2018; its "cosine" space returns 1 - similarity
 */
export const createHnswVectors = (from = fewestKept): Vectors => ({
  async build(vectors, dimensions, file, former = null) {
    if (vectors.length > mostVectors) throw new BadVectorError(`${vectors.length} vectors are too many.`);
    vectors.forEach((vector, label) => {
      checkVector(vector, dimensions, String(label));
    });
    const keys = keysOf(vectors);
    const isSmall = vectors.length < from;
    const kept = former === null || isSmall ? null : await keep(former, dimensions, keys);
    const dead = await extend(vectors, dimensions, file, kept);
    if (dead === null) {
      await write({ vectors: flatten(vectors, dimensions), dimensions, file, kept: null });
      // writeIndex answers `true` on a full disk and in a missing folder: only the file itself tells.
      if (!(await hasWholeGraph(file, vectors.length, dimensions))) {
        throw new FileAccessError(`Cannot write ${file}: the disk is full or the folder is missing.`);
      }
    }
    return { keys, dead: dead ?? 0 };
  },

  prepare: native,

  async read(file, dimensions, size, dead = 0) {
    const { HierarchicalNSW } = await native();
    // Always a new object: a second load into one that has failed leaves a dangling pointer.
    const index = new HierarchicalNSW("cosine", dimensions);
    await index.readIndex(file);
    if (index.getCurrentCount() !== size + dead || index.getNumDimensions() !== dimensions) {
      throw new BadVectorError(
        `${file} holds ${index.getCurrentCount()} vectors; ${size} and ${dead} deleted ones were expected.`,
      );
    }
    index.setEf(graph.ef);
    return open(index, dimensions, size);
  },
});

export const hnswVectors = createHnswVectors();
