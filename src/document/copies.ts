import { createHash } from "node:crypto";

import { bareText, syllables } from "../vietnamese/syllables.js";
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

/** 32-bit FNV-1a. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  // Neighbouring inputs differ in the low bits only: mixed, every bit counts.
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
}

/** @source Charikar 2002, simhash, over pairs of syllables */
function shapeOf(words: readonly string[]): string {
  const votes = new Int32Array(64);
  for (let index = 0; index < words.length; index += 1) {
    const pair = `${words[index] ?? ""} ${words[index + 1] ?? ""}`;
    const halves = [hash(pair, 0x811c9dc5), hash(pair, 0x01234567)];
    for (let bit = 0; bit < 64; bit += 1) {
      votes[bit] = (votes[bit] ?? 0) + (((halves[bit >> 5] ?? 0) >>> (bit & 31)) & 1 ? 1 : -1);
    }
  }
  let hex = "";
  for (let place = 0; place < 64; place += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) if ((votes[place + bit] ?? 0) > 0) digit |= 1 << bit;
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
    shape: shapeOf(read.map(({ bare }) => bare)),
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
