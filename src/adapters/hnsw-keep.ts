import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";

import type { Vector } from "../ports.js";
import { accessErrorOf } from "./file-errors.js";
import { readGraphHeader } from "./hnsw-file.js";
import { gone, graph, type Kept } from "./hnsw-graph.js";

/** SHA-256 of one vector's 32-bit numbers. */
const keyBytes = 32;
/** An element beside its vector: link count and flags, twice `links` links, a label. */
const elementBytes = (dimensions: number) => 4 + graph.links * 2 * 4 + dimensions * 4 + 8;
/** Below that a graph is built in less than half a second, and is the same whatever came before. */
const fewestKept = 2000;
/** Deleted vectors for one that lives: more cost room, time and in the end recall. */
const mostDead = 0.1;
/** New vectors for one that is kept: from there on a graph of its own costs hardly more. */
const mostAdded = 0.5;

/** Beside each graph: the key of each vector by label. Where it is missing, nothing can be kept. */
export const keysFileOf = (graphFile: string): string => `${graphFile}.keys`;

/** The keys of all vectors, one after the other in the order of their labels. */
export function keysOf(vectors: readonly Vector[]): Buffer {
  const keys = Buffer.alloc(vectors.length * keyBytes);
  for (const [label, vector] of vectors.entries()) {
    const { buffer, byteOffset, byteLength } = vector instanceof Float32Array ? vector : Float32Array.from(vector);
    createHash("sha256")
      .update(new Uint8Array(buffer, byteOffset, byteLength))
      .digest()
      .copy(keys, label * keyBytes);
  }
  return keys;
}

/** @throws {FileAccessError} */
export async function writeKeys(graphFile: string, keys: Buffer): Promise<void> {
  const file = keysFileOf(graphFile);
  try {
    const handle = await open(file, "w");
    try {
      await handle.writeFile(keys);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw accessErrorOf(error, file, "write");
  }
}

/** Whether a graph was built as we build them now. */
async function isOurs(file: string, dimensions: number, size: number): Promise<boolean> {
  const header = await readGraphHeader(file);
  return (
    header !== null &&
    header.links === graph.links &&
    header.efConstruction === graph.efConstruction &&
    header.elementBytes === elementBytes(dimensions) &&
    header.count >= size
  );
}

const keyAt = (keys: Buffer, label: number): string =>
  keys.toString("latin1", label * keyBytes, (label + 1) * keyBytes);

/**
 * What of an earlier graph can be taken over: every vector that is wanted bit for bit.
 * @param former its file; it and its keys were verified
 * @param keys of the vectors that are wanted, from `keysOf`
 * @returns null where a graph of its own is better
 */
export async function keep(former: string, dimensions: number, keys: Buffer): Promise<Kept | null> {
  const wanted = keys.length / keyBytes;
  const known = await readFile(keysFileOf(former)).catch(() => null);
  if (known === null || wanted < fewestKept) return null;
  const before = known.length / keyBytes;
  const header = await readGraphHeader(former);
  if (header === null || !(await isOurs(former, dimensions, before))) return null;
  // Several passages may have one vector: each takes one.
  const byKey = new Map<string, number[]>();
  for (let label = before - 1; label >= 0; label -= 1) {
    const key = keyAt(known, label);
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
  return { file: former, labels, added: Uint32Array.from(added) };
}
