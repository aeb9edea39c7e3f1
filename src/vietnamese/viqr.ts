import { isWellFormed, putTone } from "./orthography.js";
import { inCaseOf } from "./residue.js";

const tones: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "?": "\u0309",
  "~": "\u0303",
  ".": "\u0323",
};
const hats: Readonly<Record<string, string>> = {
  "a^": "â",
  "e^": "ê",
  "o^": "ô",
  "a(": "ă",
  "o+": "ơ",
  "u+": "ư",
};

/** A word of plain letters with VIQR's signs in it or behind it; not within an address, a code or a formula. */
const typedWord =
  /(?<![\p{L}\p{N}/@_.^'`~?+-])[a-zđ](?:[a-zđ]|[\^(+'`?~.](?![\^(+'`?~.]{3}))*(?![\p{N}/@_-])/giu;

interface Reading {
  readonly read: string;
  /** How many characters of the word were read; punctuation may follow. */
  readonly length: number;
  /** Whether signs that no sentence has stand before further letters: "quye^'t", "na`o". */
  readonly isSure: boolean;
  /** Whether a point or a question mark stands within the word ("cu?a"), or a sign behind it that ends none ("ky`"). */
  readonly isLikely: boolean;
}

/**
 * Reads one word as VIQR.
 * @param endsSentence whether a point or question mark behind it would end a sentence there
 */
function readWord(typed: string, endsSentence: boolean): Reading | null {
  let [letters, tone, inside, length] = ["", "", "", 0];
  for (let index = 0; index < typed.length; index += 1) {
    const sign = typed[index] ?? "";
    const isLast = !/[a-zđ]/u.test(typed.slice(index));
    const hat = hats[`${letters.slice(-1)}${sign}`];
    if (/[a-zđ]/u.test(sign)) {
      letters += sign;
    } else if (hat !== undefined) {
      letters = letters.slice(0, -1) + hat;
    } else if (tones[sign] !== undefined && tone === "" && /[aăâeêioôơuưy]$/u.test(letters)) {
      if (
        index + 1 === typed.length &&
        endsSentence &&
        /[.?]/u.test(sign) &&
        isWellFormed(spell(letters, ""))
      )
        break;
      tone = tones[sign];
    } else if (isLast) break;
    else return null;
    length = index + 1;
    if (!/[a-zđ]/u.test(sign) && /[a-zđ]/u.test(typed.slice(index))) inside += sign;
  }
  const read = spell(letters, tone);
  if (!isWellFormed(read) || read === typed.slice(0, length)) return null;
  const isShort = letters.length < 4;
  const isSure = /[\^(+`~]/u.test(inside) || (inside.includes("'") && !isShort);
  return { read, length, isSure, isLikely: inside !== "" || /[\^`]/u.test(typed) };
}

/** "ddu+o+ng" is "đương"; "uo+" is written for "u+o+" as well. */
function spell(letters: string, tone: string): string {
  return putTone(letters.replace(/^dd/u, "đ").replace(/(?<!q)uơ(?=[a-zđ])/u, "ươ"), tone);
}

/**
 * VIQR in a question, where no keyboard program put the marks on: "Nghi. quye^'t cu?a huye^.n u?y" -> "Nghị quyết của
 * huyện ủy". Points and question marks are read as tones only where other signs leave no doubt, and never at the end
 * of a sentence when the word is one without them.
 * @param text tidied: one kind of quote
 */
export function decodeViqr(text: string): string {
  if (!/[\^(+'`?~.]\p{L}/u.test(text)) return text;
  const words = Array.from(text.matchAll(typedWord), ({ 0: typed, index }) => {
    const behind = text.slice(index + typed.length);
    // "vu.," and "the? BHYT" go on; so does anything but an end or a new sentence.
    const endsSentence = !/^(?:,| \p{Ll}| \p{Lu}{2})/u.test(behind);
    const isBracket = typed.includes("(") && behind.includes(")");
    return { index, typed, reading: isBracket ? null : readWord(typed.toLowerCase(), endsSentence) };
  });
  const sure = words.filter(({ reading }) => reading?.isSure).length;
  const likely = words.filter(({ reading }) => reading?.isLikely).length;
  if (sure === 0 && likely < 2) return text;
  let decoded = "";
  let before = 0;
  for (const { index, typed, reading } of words) {
    if (reading === null) continue;
    decoded += text.slice(before, index) + inCaseOf(typed.slice(0, reading.length), reading.read);
    before = index + reading.length;
  }
  return decoded + text.slice(before);
}
