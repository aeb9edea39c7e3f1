import type { Embedder } from "../../src/ports.js";
import { syllables } from "../../src/vietnamese/syllables.js";

/** Syllables and pairs, with marks and without, and how much each says about what a text is about. */
const featureWeights = { marked: 1, bare: 0.6, markedPair: 0.8, barePair: 0.5 } as const;
/** Where each kind's hashes start, so that "xa" marked and "xa" bare are two features. */
const seeds = { marked: 0x811c9dc4, bare: 0x811c9dc7, markedPair: 0x5bd1e995, barePair: 0x1b873593 } as const;

/** FNV-1a with a closing mix: the low bits choose the place, a high bit the sign. */
function hashOf(start: number, text: string): number {
  let mixed = start;
  for (let index = 0; index < text.length; index += 1)
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  return mixed;
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function addFeature(vector: Float64Array, hash: number, weight: number): void {
  const mixed = finish(hash);
  const place = mixed % vector.length;
  vector[place] = (vector[place] ?? 0) + (mixed & 0x80000000 ? weight : -weight);
}

/** Signed feature hashing of a text, scaled to unit length; the first axis for a text without syllables. */
function embed(text: string, dimensions: number): number[] {
  const counts = new Map<number, number>();
  const see = (hash: number, weight: number) => counts.set(hash, (counts.get(hash) ?? 0) + weight);
  const read = syllables(text);
  read.forEach(({ marked, bare }, index) => {
    see(hashOf(seeds.marked, marked), featureWeights.marked);
    see(hashOf(seeds.bare, bare), featureWeights.bare);
    const before = read[index - 1];
    if (before === undefined) return;
    see(hashOf(hashOf(seeds.markedPair, before.marked), marked), featureWeights.markedPair);
    see(hashOf(hashOf(seeds.barePair, before.bare), bare), featureWeights.barePair);
  });
  const vector = new Float64Array(dimensions);
  // The root keeps a word that is repeated forty times from drowning the others.
  for (const [hash, weight] of counts) addFeature(vector, hash, Math.sqrt(weight));
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length === 0) vector[0] = 1;
  else for (let place = 0; place < dimensions; place += 1) vector[place] = (vector[place] ?? 0) / length;
  return Array.from(vector);
}

/**
 * The embedder of tests that must not depend on trained weights: hashed syllable and syllable-pair features. It knows
 * no meaning; it forgives word order and gives the vector path something true to carry.
 * @source Weinberger et al. 2009, Feature Hashing for Large Scale Multitask Learning
 */
export function createHashedEmbedder(dimensions = 256): Embedder {
  return {
    fingerprint: `hashed-syllables-v1-${dimensions}`,
    dimensions,
    embedDocuments: (texts) => Promise.resolve(texts.map((text) => embed(text, dimensions))),
    embedQuery: (text) => Promise.resolve(embed(text, dimensions)),
  };
}
