import { createHash } from "node:crypto";

import type { FormerVectors, Vector } from "../ports.js";
import { type GraphHeader, readGraphHeader } from "./hnsw-file.js";
import { gone, graph, type Kept } from "./hnsw-graph.js";

/** SHA-256 of one vector's 32-bit numbers. */
const keyBytes = 32;
/** An element beside its vector: link count and flags, twice `links` links, a label. */
const elementBytes = (dimensions: number) => 4 + graph.links * 2 * 4 + dimensions * 4 + 8;
/** Deleted vectors for one that lives: more cost room, time and in the end recall. */
const mostDead = 0.1;
/** New vectors for one that is kept: from there on a graph of its own costs hardly more. */
const mostAdded = 0.5;

/** The keys of all vectors, one after the other in the order of their labels. */
export function keysOf(vectors: readonly Vector[]): Uint8Array {
  const keys = Buffer.alloc(vectors.length * keyBytes);
  for (const [label, vector] of vectors.entries()) {
    const { buffer, byteOffset, byteLength } =
      vector instanceof Float32Array ? vector : Float32Array.from(vector);
    createHash("sha256")
      .update(new Uint8Array(buffer, byteOffset, byteLength))
      .digest()
      .copy(keys, label * keyBytes);
  }
  return keys;
}

/** Whether a graph was built as we build them now. */
const isOurs = (header: GraphHeader, dimensions: number): boolean =>
  header.links === graph.links &&
  header.efConstruction === graph.efConstruction &&
  header.elementBytes === elementBytes(dimensions);

const keyAt = (keys: Uint8Array, label: number): string =>
  Buffer.from(keys.buffer, keys.byteOffset + label * keyBytes, keyBytes).toString("latin1");

/**
 * What of an earlier graph can be taken over: every vector that is wanted bit for bit.
 * @param keys of the vectors that are wanted, from `keysOf`
 * @returns null where a graph of its own is better
 */
export async function keep(
  former: FormerVectors,
  dimensions: number,
  keys: Uint8Array,
): Promise<Kept | null> {
  const { file } = former;
  const [wanted, before] = [keys.length / keyBytes, former.keys.length / keyBytes];
  const header = await readGraphHeader(file);
  if (header === null || !isOurs(header, dimensions) || header.count < before) return null;
  // Several passages may have one vector: each takes one.
  const byKey = new Map<string, number[]>();
  for (let label = before - 1; label >= 0; label -= 1) {
    const key = keyAt(former.keys, label);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [label]);
    else others.push(label);
  }
  const labels = new Uint32Array(before).fill(gone);
  const added: number[] = [];
  for (let label = 0; label < wanted; label += 1) {
    const old = byKey.get(keyAt(keys, label))?.pop();
    if (old === undefined) added.push(label);
    else labels[old] = label;
  }
  const kept = wanted - added.length;
  const dead = header.count - kept;
  if (dead > wanted * mostDead || added.length > kept * mostAdded) return null;
  return { file, labels, added: Uint32Array.from(added) };
}
