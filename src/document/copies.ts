import { createHash } from "node:crypto";

import { bareText, type Syllable, syllables } from "../vietnamese/syllables.js";
import type { DocumentIdentity } from "./document.js";
import { findDocumentNumbers } from "./number.js";

/** "UBND tỉnh" and "Ủy ban nhân dân tỉnh" are one body; so are the two places of its tone marks. */
function bodyKey(issuer: string): string {
  return bareText(issuer)
    .replace(/\bubnd\b/gu, "uy ban nhan dan")
    .replace(/\bhdnd\b/gu, "hoi dong nhan dan");
}

/**
 * What tells one document from every other: number, kind, issuer and day. The day belongs to it, since state numbers
 * begin again every year and Party numbers every term: Ninh Thuận has two 10-NQ/TU, of 2016 and 2021.
 * @returns null where number or day is unknown: then nothing can be said
 */
export function identityKey({
  number,
  kind,
  issuer,
  date,
}: Pick<DocumentIdentity, "number" | "kind" | "issuer" | "date">): string | null {
  if (number === null || date === null) return null;
  const numberKey = findDocumentNumbers(number)[0]?.key ?? bareText(number);
  return [numberKey, bareText(kind ?? ""), bodyKey(issuer ?? ""), date].join("|");
}

/** What is kept of a document to recognise its copies: a few bytes, whatever its length. */
export interface CopyMark {
  readonly documentId: string;
  readonly key: string | null;
  /** SHA-256 of its syllables: blanks, punctuation, case and tone places aside. */
  readonly text: string;
  /** 64 bits in hex that differ little between texts that differ little. */
  readonly shape: string;
}

/** Goes on with 32-bit FNV-1a over a text. */
function hashed(value: number, text: string): number {
  let state = value;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return state;
}

const blank = 0x20;

function hashOfPair(seed: number, one: string, next: string): number {
  const value = hashed(Math.imul(hashed(seed, one) ^ blank, 0x01000193), next);
  // Neighbouring inputs differ in the low bits only: mixed, every bit counts.
  const once = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return once ^ (once >>> 16);
}

/** Bits of a count of pairs: a text of 8,000,000 units has fewer. */
const planes = 24;

/** Counts each bit of 32-bit numbers: bit b of plane p is bit p of b's count, so that one addition counts all 32. */
class BitCounts {
  private readonly counted = new Int32Array(planes);

  add(bits: number): void {
    let carry = bits;
    for (let plane = 0; carry !== 0 && plane < planes; plane += 1) {
      const before = this.counted[plane] ?? 0;
      this.counted[plane] = before ^ carry;
      carry &= before;
    }
  }

  of(bit: number): number {
    let count = 0;
    for (let plane = 0; plane < planes; plane += 1) {
      count += (((this.counted[plane] ?? 0) >>> bit) & 1) << plane;
    }
    return count;
  }
}

/** @source Charikar 2002, simhash, over pairs of syllables */
function shapeOf(words: readonly Syllable[]): string {
  const [low, high] = [new BitCounts(), new BitCounts()];
  for (let index = 0; index < words.length; index += 1) {
    const one = words[index]?.bare ?? "";
    const next = words[index + 1]?.bare ?? "";
    low.add(hashOfPair(0x811c9dc5, one, next));
    high.add(hashOfPair(0x01234567, one, next));
  }
  let hex = "";
  for (let place = 0; place < 64; place += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) {
      const counts = place < 32 ? low : high;
      if (2 * counts.of((place + bit) & 31) > words.length) digit |= 1 << bit;
    }
    hex += digit.toString(16);
  }
  return hex;
}

/** @param source the document's text; NFC */
export function copyMark(identity: DocumentIdentity, source: string): CopyMark {
  const read = syllables(source);
  return {
    documentId: identity.id,
    key: identityKey(identity),
    text: createHash("sha256")
      .update(read.map(({ marked }) => marked).join(" "))
      .digest("hex"),
    // Marks are what recognition from pictures gets wrong most.
    shape: shapeOf(read),
  };
}

/** How many of 64 bits differ. */
function distance(one: string, other: string): number {
  let count = 0;
  for (let place = 0; place < one.length; place += 1) {
    let bits = Number.parseInt(one[place] ?? "0", 16) ^ Number.parseInt(other[place] ?? "0", 16);
    for (; bits > 0; bits >>= 1) count += bits & 1;
  }
  return count;
}

/** Copies of one document in other formats differ by 0 to 6 bits, an annex kept apart from its decision by about 25. */
const nearest = 12;

/**
 * Whether two files hold one document: the same words, or the same identity and nearly the same words (a scan beside
 * the typed one). The same number of another day is another document; an annex with its decision's number is no copy.
 */
export function sameDocument(one: CopyMark, other: CopyMark): boolean {
  if (one.text === other.text) return one.key === null || other.key === null || one.key === other.key;
  return one.key !== null && one.key === other.key && distance(one.shape, other.shape) <= nearest;
}

/** The first of those known that a document is a copy of; null where it is none. */
export function duplicateOf(mark: CopyMark, known: readonly CopyMark[]): CopyMark | null {
  return known.find((other) => sameDocument(mark, other)) ?? null;
}
