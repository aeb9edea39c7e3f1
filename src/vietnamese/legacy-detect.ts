import { openReferences } from "./latin-references.js";
import { decodeLegacy, type LegacyEncoding } from "./legacy.js";
import { isWellFormed } from "./orthography.js";
import { placeTone } from "./spelling.js";

/** Letters that only Unicode Vietnamese has; legacy text never holds them. */
const unicodeOnly = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]/u;
/** Characters that are letters in TCVN3 or VNI. */
const legacyLetter = /[\u00a1-\u00ff\u03bc]/u;
const markedLetter = /[à-ỹ]/u;

interface Reading {
  /** Share of well-formed Vietnamese syllables among the words, 0 to 1. */
  readonly syllables: number;
  /** Share of the words that carry a mark. */
  readonly marked: number;
  readonly words: number;
}

/**
 * Words as blanks part them, punctuation at their ends off: legacy letters are no letters to Unicode. A single character
 * says nothing: "0 ¸ 15 m", "2 × 3".
 */
function wordsOf(text: string): string[] {
  return text
    .split(/[\s\u00a0]+/u)
    .map((word) => word.replace(/^[!-/:-@[-`{-~“”‘’…–—]+|[!-/:-@[-`{-~“”‘’…–—]+$/gu, ""))
    .filter((word) => word.length > 1 && !/\d/u.test(word));
}

const kept = new Map<string, { readonly isGood: boolean; readonly isMarked: boolean }>();
const mostKept = 30_000;

/** Cached: a language has few syllables. */
function sort(word: string): { readonly isGood: boolean; readonly isMarked: boolean } {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const lower = word.toLowerCase();
  const parts = lower.split(/[/.,;:()-]/u);
  const isGood = parts.every((part) => part === "" || isWellFormed(placeTone(part)));
  const made = { isGood, isMarked: markedLetter.test(lower) };
  if (kept.size < mostKept) kept.set(word, made);
  return made;
}

function readingOf(text: string): Reading {
  const words = wordsOf(text);
  let good = 0;
  let marked = 0;
  for (const word of words) {
    const { isGood, isMarked } = sort(word);
    if (isGood) good += 1;
    if (isMarked) marked += 1;
  }
  const count = Math.max(words.length, 1);
  return { syllables: good / count, marked: marked / count, words: words.length };
}

/** Measured on 768 segments (domain notes §7): 0.97 is real text, 0.28 its TCVN3 form unread. */
const leastSyllables = 0.7;
const leastMarked = 0.2;
const leastGain = 0.15;
const leastWords = 4;
/** Enough to judge by; a longer document is judged by pieces from all over it. */
const sampleSize = 20_000;

/** The encoding whose reading turns a text without Unicode-only letters into Vietnamese; null where none does. */
function judge(text: string): LegacyEncoding | null {
  const raw = readingOf(text);
  if (raw.words < leastWords) return null;
  let best: LegacyEncoding | null = null;
  let bestShare = Math.max(leastSyllables, raw.syllables + leastGain);
  for (const encoding of ["tcvn3", "vni"] as const) {
    const read = readingOf(decodeLegacy(text, encoding));
    if (read.syllables >= bestShare && read.marked >= leastMarked) {
      best = encoding;
      bestShare = read.syllables;
    }
  }
  return best;
}

/** Lines, and in web pages what stands between tags, with the ends that part them. */
const pieceEnd = /(?<=[\n\r>])|(?=<)/u;

const tag = /^<[/!?]?[a-z][a-z\d]*(?:\s[^<]*=|\s*\/?>|\s*$)/iu;

/** Whether a piece could be legacy text: some letter beyond ASCII, none that only Unicode has. */
const isCandidate = (piece: string): boolean =>
  legacyLetter.test(piece) && !tag.test(piece) && !unicodeOnly.test(piece);

/** The text in pieces; letters that old word processors wrote as "&Ouml;" or "&#214;" are letters. */
function piecesOf(text: string): string[] {
  return openReferences(text.normalize("NFC")).split(pieceEnd);
}

/**
 * The legacy encoding a text was typed in, by its words: one reading of its lines makes Vietnamese syllables, the raw
 * letters do not. A letter-head typed later in Unicode does not count against it.
 * @param text soft hyphens still in it
 */
export function detectLegacy(text: string): LegacyEncoding | null {
  const lines = piecesOf(text).filter(isCandidate);
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const step = Math.max(1, Math.ceil(length / sampleSize));
  return judge(lines.filter((_, index) => index % step === 0).join("\n"));
}

export interface LegacyText {
  readonly text: string;
  /** Null where nothing had to be decoded; `text` is then what was given. */
  readonly legacy: LegacyEncoding | null;
}

/**
 * Whether a piece is legacy text by its own letters; undefined where both readings are equally good: "DÂN" is a word in
 * Unicode, and "DẨN" one in TCVN3.
 */
function isLegacy(piece: string, decoded: string): boolean | undefined {
  if (unicodeOnly.test(piece)) return false;
  if (!isCandidate(piece)) return undefined;
  const gain = readingOf(decoded).syllables - readingOf(piece).syllables;
  return gain === 0 ? undefined : gain > 0;
}

/** Whether a line of a text known to be legacy is so itself: decoding makes it no less Vietnamese. */
export function isLegacyLine(line: string, legacy: LegacyEncoding): boolean {
  return isCandidate(line) && (isLegacy(line, decodeLegacy(line, legacy)) ?? true);
}

/**
 * A text whose fonts are not known, in Unicode: the encoding is decided for the whole, then applied to each line that
 * it makes more Vietnamese. Lines in Unicode stay as they are; lines that could be either go with the line above.
 */
export function readLegacy(text: string): LegacyText {
  const legacy = detectLegacy(text);
  if (legacy === null) return { text, legacy };
  const pieces = piecesOf(text).map((piece) => {
    const decoded = isCandidate(piece) ? decodeLegacy(piece, legacy) : piece;
    return { piece, decoded, isLegacy: isLegacy(piece, decoded) };
  });
  let isAbove = pieces.find((one) => one.isLegacy !== undefined)?.isLegacy ?? true;
  const read = pieces.map((one) => {
    isAbove = one.isLegacy ?? isAbove;
    return isAbove ? one.decoded : one.piece;
  });
  return { text: read.join(""), legacy };
}

/** Whether a text reads as Vietnamese with its marks: tells one encoding of a file from another. */
export function looksVietnamese(text: string): boolean {
  const { syllables, marked, words } = readingOf(text.slice(0, sampleSize));
  return words >= leastWords && syllables >= leastSyllables && marked >= leastMarked;
}
