import { createHash } from "node:crypto";

import { diskFiles } from "./files.js";

/** Vectors by the key of their text: 32-bit numbers, as the index keeps them. */
export type KeptVectors = Map<string, Float32Array>;

/** "HNV1": raised when the layout changes, so that older files are passed over. */
const magic = 0x31564e48;
const headerBytes = 8;
const keyBytes = 32;
const checkBytes = 8;
/** 4,096 vectors of 1,024 numbers are 16 MiB. */
const vectorsInSegment = 4096;
/** 32-bit rounding over some thousand dimensions, no more. */
const lengthTolerance = 1e-3;
/** Also what a killed writer left behind, so that it is cleared away with the rest. */
const namePattern = /^[0-9a-f]{64}\.vectors(?:\.\d+\.tmp)?$/u;

const recordBytes = (dimensions: number) => keyBytes + checkBytes + dimensions * 4;

function checksum(key: Uint8Array, vector: Uint8Array): Buffer {
  return createHash("sha256").update(key).update(vector).digest().subarray(0, checkBytes);
}

/** Header (magic, dimensions), then one record a vector: key, checksum, numbers; little-endian, as every machine that we run on. */
function pack(entries: readonly (readonly [string, Float32Array])[], dimensions: number): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(magic, 0);
  header.writeUInt32LE(dimensions, 4);
  const records = entries.flatMap(([key, vector]) => {
    const [keyPart, numbers] = [
      Buffer.from(key, "hex"),
      Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
    ];
    return [keyPart, checksum(keyPart, numbers), numbers];
  });
  return Buffer.concat([header, ...records]);
}

/** What native code may see: finite numbers, unit length. */
function isUnit(vector: Float32Array): boolean {
  let square = 0;
  for (const value of vector) square += value * value;
  return Math.abs(Math.sqrt(square) - 1) <= lengthTolerance;
}

/** Puts a segment's vectors into `into`. Damaged records, a torn end and files of another layout are passed over. */
function unpack(read: Uint8Array, into: KeptVectors): void {
  const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
  if (bytes.length < headerBytes || bytes.readUInt32LE(0) !== magic) return;
  const dimensions = bytes.readUInt32LE(4);
  const step = recordBytes(dimensions);
  for (let start = headerBytes; start + step <= bytes.length; start += step) {
    const key = bytes.subarray(start, start + keyBytes);
    const check = bytes.subarray(start + keyBytes, start + keyBytes + checkBytes);
    const numbers = bytes.subarray(start + keyBytes + checkBytes, start + step);
    if (!checksum(key, numbers).equals(check)) continue;
    const vector = new Float32Array(dimensions);
    numbers.copy(Buffer.from(vector.buffer));
    if (isUnit(vector)) into.set(key.toString("hex"), vector);
  }
}

/**
 * Every whole vector of a folder's segments.
 * @returns also the names of all segments, the damaged ones too
 */
export async function readSegments(directory: string): Promise<{ vectors: KeptVectors; names: Set<string> }> {
  const vectors: KeptVectors = new Map();
  const names = new Set<string>();
  for (const name of await diskFiles.list(directory)) {
    if (!namePattern.test(name)) continue;
    names.add(name);
    // eslint-disable-next-line no-await-in-loop -- one disk
    const bytes = name.endsWith(".tmp") ? null : await diskFiles.read(`${directory}/${name}`);
    if (bytes !== null) unpack(bytes, vectors);
  }
  return { vectors, names };
}

/**
 * Writes vectors as segments: each a file of its own under the SHA-256 of its bytes, there whole (synced, renamed) or not at all.
 * So a kill, a full disk or another writer can only leave vectors out, never spoil one.
 * @returns the names
 */
export async function writeSegments(
  directory: string,
  vectors: ReadonlyMap<string, Float32Array>,
): Promise<string[]> {
  await diskFiles.makeDirectory(directory);
  const byLength = new Map<number, (readonly [string, Float32Array])[]>();
  for (const entry of vectors) {
    const { length } = entry[1];
    const alike = byLength.get(length);
    if (alike === undefined) byLength.set(length, [entry]);
    else alike.push(entry);
  }
  const names: string[] = [];
  for (const [dimensions, entries] of byLength) {
    for (let start = 0; start < entries.length; start += vectorsInSegment) {
      const bytes = pack(entries.slice(start, start + vectorsInSegment), dimensions);
      const name = `${diskFiles.digest(bytes)}.vectors`;
      // eslint-disable-next-line no-await-in-loop -- one disk
      await diskFiles.replace(`${directory}/${name}`, bytes);
      names.push(name);
    }
  }
  return names;
}
