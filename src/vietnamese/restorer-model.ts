import { placeTone } from "./spelling.js";
import { foldKeepingOffsets } from "./syllables.js";

/**
 * The tone-mark restorer's weights as one block of bytes, read in place: every section is a typed array over it.
 * Order of sections (little-endian, each padded to 4 bytes), sizes in the header: see `sectionsOf`.
 */
export const modelMagic = 0x32524456;
export const headerLength = 8;

/** Ids that stand for no syllable. */
export const edge = 0;
export const unknown = 1;
export const numeral = 2;
export const firstSyllable = 3;

/** One step of a stored value is 1/16 nat; a back-off weight is stored with 2 nats added, so it may exceed 0. */
const step = 1 / 16;
const backOffShift = 2;

export function quantise(logarithm: number): number {
  return Math.max(0, Math.min(255, Math.round(-logarithm / step)));
}
export function quantiseBackOff(logarithm: number): number {
  return quantise(logarithm - backOffShift);
}

/** Which bucket an n-gram lies in (pairs: `first` = -1). */
export function bucketOf(first: number, second: number, third: number, bucketBits: number): number {
  return mix(first, second, third, 0x9e3779b1) >>> (32 - bucketBits);
}

/** What tells an n-gram from the others of its bucket: 24 bits, so that false hits stay under 2 in a million. */
export function fingerprintOf(first: number, second: number, third: number): number {
  return mix(third, first, second, 0x7feb352d) >>> 8;
}

function mix(one: number, two: number, three: number, seed: number): number {
  let hash = Math.imul(one + 2, seed);
  hash = Math.imul(hash ^ (hash >>> 15) ^ (two + 2), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13) ^ (three + 2), 0x297a2d39);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 14);
}

/** How many of each thing the model holds, in the order of the header after the magic number. */
export interface ModelSizes {
  readonly letters: number;
  readonly formLetters: number;
  readonly groups: number;
  readonly forms: number;
  readonly ids: number;
  readonly bucketBits: number;
  readonly entries: number;
}

/** A group is one bare spelling ("nghi"); its forms are the written syllables it may stand for, most usual first. */
export interface ModelSections {
  readonly bareStarts: Uint16Array;
  readonly bareText: Uint16Array;
  readonly groupStarts: Uint16Array;
  readonly formStarts: Uint16Array;
  readonly formText: Uint16Array;
  readonly formIds: Uint16Array;
  readonly single: Uint8Array;
  readonly singleBackOff: Uint8Array;
  readonly bucketStarts: Uint32Array;
  /** Fingerprint x 256 + value, rising within a bucket. */
  readonly entries: Uint32Array;
}

/** Lays the sections over a block of bytes; `length` is what the block must measure. */
export function sectionsOf(
  buffer: ArrayBufferLike,
  base: number,
  sizes: ModelSizes,
): { readonly length: number; readonly make: () => ModelSections } {
  let length = headerLength * 4;
  const place = (bytes: number): number => {
    const at = base + length;
    length += Math.ceil(bytes / 4) * 4;
    return at;
  };
  const buckets = 2 ** sizes.bucketBits + 1;
  const counts = [
    sizes.groups + 1,
    sizes.letters,
    sizes.groups + 1,
    sizes.forms + 1,
    sizes.formLetters,
    sizes.forms,
  ];
  const at16 = counts.map((count) => place(count * 2));
  const singleAt = place(sizes.ids);
  const singleBackOffAt = place(sizes.ids);
  const bucketsAt = place(buckets * 4);
  const entriesAt = place(sizes.entries * 4);
  const view16 = (index: number): Uint16Array =>
    new Uint16Array(buffer, at16[index] ?? 0, counts[index] ?? 0);
  const make = (): ModelSections => ({
    bareStarts: view16(0),
    bareText: view16(1),
    groupStarts: view16(2),
    formStarts: view16(3),
    formText: view16(4),
    formIds: view16(5),
    single: new Uint8Array(buffer, singleAt, sizes.ids),
    singleBackOff: new Uint8Array(buffer, singleBackOffAt, sizes.ids),
    bucketStarts: new Uint32Array(buffer, bucketsAt, buckets),
    entries: new Uint32Array(buffer, entriesAt, sizes.entries),
  });
  return { length, make };
}

/** A written syllable (lower case, as people usually write it) and the id its n-grams are counted under. */
export interface Form {
  readonly text: string;
  readonly id: number;
}

/** Look-ups in the weights; natural logarithms throughout. */
export class RestorerModel {
  readonly #sections: ModelSections;
  readonly #bucketBits: number;
  readonly #groups = new Map<string, readonly Form[]>();
  /** By form, its text with the tone mark at its one place. */
  readonly #placed = new Map<Form, string>();

  /** @throws {RangeError} when the bytes are not a restorer model, or not all of one */
  constructor(bytes: Uint8Array) {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    if (aligned.length < headerLength * 4) throw new RangeError("restorer model: too short");
    const header = new Uint32Array(aligned.buffer, aligned.byteOffset, headerLength);
    if (header[0] !== modelMagic) throw new RangeError("restorer model: another format");
    const sizes: ModelSizes = {
      letters: header[1] ?? 0,
      formLetters: header[2] ?? 0,
      groups: header[3] ?? 0,
      forms: header[4] ?? 0,
      ids: header[5] ?? 0,
      bucketBits: header[6] ?? 0,
      entries: header[7] ?? 0,
    };
    const { length, make } = sectionsOf(aligned.buffer, aligned.byteOffset, sizes);
    if (length !== aligned.length)
      throw new RangeError(`restorer model: ${aligned.length} bytes, not ${length}`);
    this.#sections = make();
    this.#bucketBits = sizes.bucketBits;
  }

  /** The forms of one bare spelling (lower case, no marks), most usual first; empty where it is no syllable. */
  forms(bare: string): readonly Form[] {
    const known = this.#groups.get(bare);
    if (known !== undefined) return known;
    const group = this.#find(bare);
    if (group < 0) return [];
    const { groupStarts, formStarts, formText, formIds } = this.#sections;
    const found: Form[] = [];
    for (let form = groupStarts[group] ?? 0; form < (groupStarts[group + 1] ?? 0); form += 1) {
      const letters = formText.subarray(formStarts[form], formStarts[form + 1]);
      const made: Form = { text: String.fromCharCode(...letters), id: formIds[form] ?? unknown };
      this.#placed.set(made, placeTone(made.text));
      found.push(made);
    }
    this.#groups.set(bare, found);
    return found;
  }

  /** @param written lower-case NFC, with its marks */
  knows(written: string): boolean {
    return this.idOf(written, this.forms(foldKeepingOffsets(written))) !== undefined;
  }

  /** The id of a written syllable among its group's forms, whichever place its tone mark is written at. */
  idOf(written: string, forms: readonly Form[]): number | undefined {
    const placed = placeTone(written);
    return forms.find((form) => this.#placed.get(form) === placed)?.id;
  }

  /** log P(third | first, second) where the triple is stored, else undefined: the pair speaks for it. */
  triple(first: number, second: number, third: number): number | undefined {
    const found = this.#value(first, second, third);
    return found < 0 ? undefined : -found * step;
  }

  /** log P(second | first). */
  pair(first: number, second: number): number {
    const found = this.#value(-1, first, second);
    if (found >= 0) return -found * step;
    const { single, singleBackOff } = this.#sections;
    return backOffShift - ((singleBackOff[first] ?? 0) + (single[second] ?? 255)) * step;
  }

  /** The stored value of an n-gram, -1 where none is. */
  #value(first: number, second: number, third: number): number {
    const { bucketStarts, entries } = this.#sections;
    const bucket = bucketOf(first, second, third, this.#bucketBits);
    const fingerprint = fingerprintOf(first, second, third);
    let low = bucketStarts[bucket] ?? 0;
    let high = (bucketStarts[bucket + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const entry = entries[middle] ?? 0;
      const here = entry >>> 8;
      if (here === fingerprint) return entry & 0xff;
      if (here < fingerprint) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #find(bare: string): number {
    const { bareStarts, bareText } = this.#sections;
    let low = 0;
    let high = bareStarts.length - 2;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = String.fromCharCode(...bareText.subarray(bareStarts[middle], bareStarts[middle + 1]));
      if (here === bare) return middle;
      if (here < bare) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
