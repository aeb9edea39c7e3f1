import type { GenerationSummary } from "../ports.js";
import type { Changes } from "./changes.js";
import type { FileFault, Seal } from "./files.js";

/** Raised whenever a file of the folder is laid out or computed in another way: older folders are then stale. */
export const formatVersion = 2;

/** The files of a generation. The vectors' are absent from an index without vectors, their keys from older ones. */
export const fileNames = {
  manifest: "manifest.json",
  lexical: "lexical.bin",
  passages: "passages.bin",
  sources: "sources.bin",
  documents: "documents.json",
  trees: "trees.json",
  vectors: "vectors.hnsw",
  /** Which vectors the graph holds: what the next generation takes over. Nobody reads it to answer. */
  vectorKeys: "vectors.keys",
} as const;

/** What a generation folder holds, how it was built, and the seal of every other file in it. */
export interface Manifest {
  readonly format: number;
  readonly summary: GenerationSummary;
  /** Numbers in one vector; 0 = an index without vectors. */
  readonly dimensions: number;
  /** Vectors of passages that are gone, which the graph carries along and never finds; absent = none. */
  readonly deadVectors?: number;
  readonly seals: Readonly<Record<string, Seal>>;
  /** Against the generation that was in force before; absent where there was none. */
  readonly changes?: Changes;
}

/** @param digest SHA-256 in hex; the manifest seals itself, since nothing else does */
export function printManifest(manifest: Manifest, digest: (bytes: Uint8Array) => string): Uint8Array {
  const checksum = digest(Buffer.from(JSON.stringify(manifest)));
  return Buffer.from(`${JSON.stringify({ ...manifest, checksum })}\n`);
}

/** @returns a fault when the bytes are not a manifest that we wrote, whatever they are */
export function parseManifest(
  bytes: Uint8Array,
  digest: (bytes: Uint8Array) => string,
): Manifest | FileFault {
  let read: (Manifest & { readonly checksum: unknown }) | null;
  try {
    read = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return { fault: `is not JSON (${bytes.byteLength} bytes)` };
  }
  if (typeof read !== "object" || read === null) return { fault: "is not a manifest" };
  const { checksum, ...manifest } = read;
  return checksum === digest(Buffer.from(JSON.stringify(manifest)))
    ? manifest
    : { fault: "does not hold the bytes that were written" };
}
