import { placeTone, unifyFinalY, unifyLookAlikes } from "./spelling.js";

/** A run of letters and digits of a text, with the two keys it is compared by. */
export interface Syllable {
  /** UTF-16 offsets into the text it was read from. */
  readonly start: number;
  readonly end: number;
  /** Lower case, marks kept, one spelling for tone place and final i/y: compares as people pronounce. */
  readonly marked: string;
  /** `marked` without any mark, đ as d: compares as people type without marks. */
  readonly bare: string;
}

/** Every UTF-16 unit below this is looked up in tables; above it stand CJK, symbols and surrogates: separators. */
const tableSize = 0x2000;
const lowerOf = new Uint16Array(tableSize);
const bareOf = new Uint16Array(tableSize);

/** Between the last Latin block we meet (U+024F) and Latin Extended Additional only combining marks matter. */
const isOurs = (code: number): boolean =>
  code <= 0x24f || (code >= 0x1e00 && code <= 0x1eff) || (code >= 0x300 && code <= 0x36f);

function fillTables(): void {
  const word = /[\p{L}\p{M}\p{N}]/u;
  for (let code = 0; code < tableSize; code += 1) {
    const character = String.fromCharCode(code);
    const unified = unifyLookAlikes(character);
    // A look-alike of a letter we know may stand elsewhere: "ɖ" (U+0256) for "đ".
    if ((!isOurs(code) && !isOurs(unified.charCodeAt(0))) || !word.test(character)) continue;
    const lower = unified.toLowerCase();
    // African capitals of Latin Extended-B have small letters outside of it: "Ɗ".
    if (lower.length !== 1 || !isOurs(lower.charCodeAt(0))) continue;
    lowerOf[code] = lower.charCodeAt(0);
    const bare = lower === "đ" ? "d" : lower.normalize("NFD").replace(/[\u0300-\u036f]/gu, "");
    // What is left of "Ǯ" without its mark stands outside the letters we know: such a letter keeps its mark.
    const known = bare.length === 1 && isOurs(bare.charCodeAt(0));
    bareOf[code] = known ? bare.charCodeAt(0) : bare.length === 0 ? 0 : lower.charCodeAt(0);
  }
}
fillTables();

/** Beyond this no letter changes when it is folded; dashes and quotes look-alike stand below. */
const foldedSize = 0x2300;
/** Every unit without its marks, look-alikes unified, in lower case; units that are no letters stay. */
const foldedOf = new Uint16Array(foldedSize);

function fillFolded(): void {
  for (let code = 0; code < foldedSize; code += 1) {
    const unified = unifyLookAlikes(String.fromCharCode(code)).charCodeAt(0);
    const bare = unified < tableSize ? (bareOf[unified] ?? 0) : 0;
    foldedOf[code] = bare === 0 ? unified : bare;
  }
}
fillFolded();

const keys = new Map<string, { readonly marked: string; readonly bare: string }>();
const keysKept = 60_000;

/** The two comparing keys of one written syllable (any case, NFC). Cached: a language has few syllables. */
function keysOf(written: string): { readonly marked: string; readonly bare: string } {
  const known = keys.get(written);
  if (known !== undefined) return known;
  let lower = "";
  for (let index = 0; index < written.length; index += 1) {
    lower += String.fromCharCode(lowerOf[written.charCodeAt(index)] ?? 0);
  }
  const marked = unifyFinalY(placeTone(lower));
  let bare = "";
  for (let index = 0; index < marked.length; index += 1) {
    const code = bareOf[marked.charCodeAt(index)] ?? 0;
    if (code !== 0) bare += String.fromCharCode(code);
  }
  const made = { marked, bare };
  if (keys.size < keysKept) keys.set(written, made);
  return made;
}

/**
 * The syllables of a text in order. Vietnamese writes a blank between syllables, so runs of letters and digits are
 * syllables; everything else separates.
 * @param text NFC text; offsets count its UTF-16 units
 */
export function syllables(text: string): Syllable[] {
  const found: Syllable[] = [];
  let start = -1;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : 0;
    if (code < tableSize && lowerOf[code] !== 0) {
      if (start < 0) start = index;
    } else if (start >= 0) {
      const { marked, bare } = keysOf(text.slice(start, index));
      found.push({ start, end: index, marked, bare });
      start = -1;
    }
  }
  return found;
}

/** The text's syllables without marks, joined by single blanks: the form patterns for bare text are written in. */
export function bareText(text: string): string {
  return syllables(text)
    .map((syllable) => syllable.bare)
    .join(" ");
}

/** Whether a text carries at least one Vietnamese mark (a tone, a hat, a horn, a breve or đ). */
export function hasMarks(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const lower = code < tableSize ? (lowerOf[code] ?? 0) : 0;
    if (lower !== 0 && bareOf[lower] !== lower) return true;
  }
  return false;
}

/**
 * The text without marks, letter for letter: same length, same offsets, case kept away (lower). Characters that are
 * not letters stay, look-alike dashes and blanks unified.
 * @param text NFC text
 */
export function foldKeepingOffsets(text: string): string {
  if (text.length > unitsAtOnce) return foldLong(text);
  const units: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    units.push(code < foldedSize ? (foldedOf[code] ?? code) : code);
  }
  return String.fromCharCode(...units);
}

/** Arguments that a call surely takes. */
const unitsAtOnce = 4096;

function foldLong(text: string): string {
  let folded = "";
  for (let start = 0; start < text.length; start += unitsAtOnce) {
    folded += foldKeepingOffsets(text.slice(start, start + unitsAtOnce));
  }
  return folded;
}
