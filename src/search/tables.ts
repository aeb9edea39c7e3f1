/** "No such key." */
export const absent = -1;

const emptySlot = 0xffffffff;

/** Slots for `keys` entries: a power of two, at most half full, so that a probe ends after a step or two. */
function slotCount(keys: number): number {
  let slots = 16;
  while (slots < keys * 2) slots *= 2;
  return slots;
}

/** FNV-1a over UTF-16 units: seed, a step for each unit, end. */
const hashSeed = 0x811c9dc5;
const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
const hashEnd = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0;

function hashText(text: string): number {
  let hash = hashSeed;
  for (let index = 0; index < text.length; index += 1) hash = hashStep(hash, text.charCodeAt(index));
  return hashEnd(hash);
}

/** The parts of a frozen `TextTable`, as they stand in a file. */
export interface TextTableColumns {
  /** The UTF-16 units of all keys, one after the other in the order of their numbers. */
  readonly units: Uint16Array;
  /** Where each key starts in `units`; one more at the end. */
  readonly starts: Uint32Array;
  /** Key number by hash slot. */
  readonly slots: Uint32Array;
}

/** @param keys distinct; a key's number is its place */
export function freezeTexts(keys: readonly string[]): TextTableColumns {
  const starts = new Uint32Array(keys.length + 1);
  keys.forEach((key, number) => {
    starts[number + 1] = (starts[number] ?? 0) + key.length;
  });
  const units = new Uint16Array(starts[keys.length] ?? 0);
  keys.forEach((key, number) => {
    const start = starts[number] ?? 0;
    for (let index = 0; index < key.length; index += 1) units[start + index] = key.charCodeAt(index);
  });
  return { units, starts, slots: slotsOf({ units, starts }) };
}

/** The hash slots of distinct keys, none of which is made a string. */
export function slotsOf({ units, starts }: Pick<TextTableColumns, "units" | "starts">): Uint32Array {
  const count = starts.length - 1;
  const slots = new Uint32Array(slotCount(count)).fill(emptySlot);
  const mask = slots.length - 1;
  for (let number = 0; number < count; number += 1) {
    let hash = hashSeed;
    const end = starts[number + 1] ?? 0;
    for (let place = starts[number] ?? 0; place < end; place += 1) hash = hashStep(hash, units[place] ?? 0);
    let slot = hashEnd(hash) & mask;
    while (slots[slot] !== emptySlot) slot = (slot + 1) & mask;
    slots[slot] = number;
  }
  return slots;
}

/** The number of `key`, or `absent`. Reads the columns as they lie in the file: nothing is built on loading. */
export function findText(table: TextTableColumns, key: string): number {
  const { units, starts, slots } = table;
  const mask = slots.length - 1;
  for (let slot = hashText(key) & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot] ?? emptySlot;
    if (number === emptySlot) return absent;
    const start = starts[number] ?? 0;
    if ((starts[number + 1] ?? 0) - start !== key.length) continue;
    let index = 0;
    while (index < key.length && units[start + index] === key.charCodeAt(index)) index += 1;
    if (index === key.length) return number;
  }
}

/** The parts of a frozen pair table: key number -> its two members, and the hash slots. */
export interface PairTableColumns {
  readonly firsts: Uint32Array;
  readonly seconds: Uint32Array;
  readonly slots: Uint32Array;
}

function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** The number of the pair, or `absent`. */
export function findPair(table: PairTableColumns, first: number, second: number): number {
  const { firsts, seconds, slots } = table;
  const mask = slots.length - 1;
  for (let slot = hashPair(first, second) & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot] ?? emptySlot;
    if (number === emptySlot) return absent;
    if (firsts[number] === first && seconds[number] === second) return number;
  }
}

/** Numbers pairs of syllable numbers in the order they are first met. */
export class PairTable {
  #firsts = new Uint32Array(1024);
  #seconds = new Uint32Array(1024);
  #slots = new Uint32Array(4096).fill(emptySlot);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The pair's number, given now when it is new. */
  number(first: number, second: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashPair(first, second) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const number = slots[slot] ?? emptySlot;
      if (number === emptySlot) break;
      if (this.#firsts[number] === first && this.#seconds[number] === second) return number;
    }
    const number = this.#size;
    if (number === this.#firsts.length) this.#grow();
    this.#firsts[number] = first;
    this.#seconds[number] = second;
    this.#size += 1;
    if (this.#size * 2 > slots.length) this.#rehash(slots.length * 2);
    else slots[slot] = number;
    return number;
  }

  freeze(): PairTableColumns {
    this.#rehash(slotCount(this.#size));
    const [firsts, seconds] = [this.#firsts.slice(0, this.#size), this.#seconds.slice(0, this.#size)];
    return { firsts, seconds, slots: this.#slots };
  }

  #grow(): void {
    const [firsts, seconds] = [this.#firsts, this.#seconds];
    this.#firsts = new Uint32Array(firsts.length * 2);
    this.#seconds = new Uint32Array(seconds.length * 2);
    this.#firsts.set(firsts);
    this.#seconds.set(seconds);
  }

  #rehash(slotsWanted: number): void {
    const slots = new Uint32Array(slotsWanted).fill(emptySlot);
    const mask = slotsWanted - 1;
    for (let number = 0; number < this.#size; number += 1) {
      let slot = hashPair(this.#firsts[number] ?? 0, this.#seconds[number] ?? 0) & mask;
      while (slots[slot] !== emptySlot) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}
