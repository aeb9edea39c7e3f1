import { isWellFormed, putTone } from "./orthography.js";
import { syllables } from "./syllables.js";

const telexTones: Readonly<Record<string, string>> = {
  f: "\u0300",
  s: "\u0301",
  x: "\u0303",
  r: "\u0309",
  j: "\u0323",
};
const vniTones: Readonly<Record<string, string>> = {
  2: "\u0300",
  1: "\u0301",
  4: "\u0303",
  3: "\u0309",
  5: "\u0323",
};
const hats: Readonly<Record<string, string>> = { a: "â", e: "ê", o: "ô" };

/** Puts the horn or breve: "uo" -> "ươ", "ua" and "uu" on the first letter, else on the last of a, o, u. */
function horned(letters: string): string {
  if (/(?<!q)uo/u.test(letters)) return letters.replace(/(?<!q)uo/u, "ươ");
  if (/(?<!q)u[au]/u.test(letters)) return letters.replace(/(?<!q)u(?=[au])/u, "ư");
  return letters.replace(/[aou](?=[^aou]*$)/u, (vowel) => (vowel === "a" ? "ă" : vowel === "o" ? "ơ" : "ư"));
}

/** Reads the key strokes of Telex: "quyeets" -> "quyết", "dduwowngf" -> "đường"; undefined where nothing is marked. */
function fromTelex(typed: string): string | undefined {
  const toneAt = /[aăâeêioôơuưyw].*([sfrxj])(?![^sfrxj]*[sfrxj])/u.exec(typed)?.[0].length;
  const first = typed.search(/[aăâeêioôơuưyw]/u);
  const at = toneAt === undefined ? -1 : first + toneAt - 1;
  const tone = at < 0 ? "" : (telexTones[typed[at] ?? ""] ?? "");
  let letters = at < 0 ? typed : typed.slice(0, at) + typed.slice(at + 1);
  letters = letters.replace(/^dd/u, "đ").replace(/^d(?=.*[aăâeêioôơuưy].*d$)(.*)d$/u, "đ$1");
  letters = letters.replace(/([aeo])\1/u, (pair) => hats[pair[0] ?? ""] ?? pair);
  letters = letters.replace(/([aeo])([^aeoiuyăâêôơư]+)\1$/u, (_, vowel: string, end: string) => {
    return (hats[vowel] ?? vowel) + end;
  });
  if (letters.includes("w")) letters = horned(letters.replaceAll("w", ""));
  const read = putTone(letters, tone);
  return read === typed ? undefined : read;
}

/** Reads the key strokes of VNI: "quye6t1" -> "quyết", "d9u7o7ng2" -> "đường". */
function fromVni(typed: string): string | undefined {
  const digits = typed.replace(/\D/gu, "");
  const toneDigits = digits.match(/[1-5]/gu) ?? [];
  if (!/^\p{L}/u.test(typed) || !/^[1-9]{1,4}$/u.test(digits) || toneDigits.length > 1) return undefined;
  let letters = typed.replace(/\d/gu, "");
  if (digits.includes("9")) letters = letters.replace("d", "đ");
  if (digits.includes("6")) letters = letters.replace(/[aeo](?=[^aeo]*$)/u, (vowel) => hats[vowel] ?? vowel);
  if (digits.includes("8")) letters = letters.replace(/a(?=[^a]*$)/u, "ă");
  if (digits.includes("7")) letters = horned(letters);
  return putTone(letters, vniTones[toneDigits[0] ?? ""] ?? "");
}

/** Words that stand in questions as they are, and would be read as key strokes: decoded only beside surer ones. */
const plainWords = new Set(
  "bus gas box fax max mix tax sex test taxi visa has his car cos gis web wifi".split(" "),
);
/** "dieu5" is Article 5 more often than "diệu", "co2" a gas: the same. */
const numbered =
  /^(?:dieu|khoan|muc|quy|chuong|phan|thang|nam|ngay|so|to|lop|cap|diem|khu|nhom|tang|ca|co|xa|doi|ban)[1-5]$/u;

/** "noong", "xoong": rare words as typed, common ones as key strokes. */
const isDoubled = (typed: string): boolean => typed.endsWith("oong");

/** "QUYEETS" as "QUYẾT", "Bis" as "Bí". */
export function inCaseOf(typed: string, decoded: string): string {
  if (typed === typed.toLowerCase()) return decoded;
  if (typed.length > 1 && typed === typed.toUpperCase()) return decoded.toUpperCase();
  return decoded.slice(0, 1).toUpperCase() + decoded.slice(1);
}

/**
 * Turns syllables left as key strokes, because the keyboard program was off, into what they were meant to be:
 * "nghij quyeets", "nghi5 quye6t1" -> "nghị quyết". A syllable changes only when what was typed is no Vietnamese
 * syllable and what comes out is one; parts of codes ("06-NQ/HU"), addresses and single letters stay.
 * @param text NFC
 * @param knows whether a written lower-case syllable is Vietnamese: `Restorer.knows`
 * @returns the text; its length may differ
 */
export function decodeTypingResidue(text: string, knows: (syllable: string) => boolean): string {
  const found = syllables(text).map(({ start, end }) => {
    const typed = text.slice(start, end);
    const lower = typed.toLowerCase();
    const isBound =
      /[/@_.-]/u.test(text[start - 1] ?? " ") || /^(?:[/@_-]|\.\p{L})/u.test(text.slice(end, end + 2));
    const hasDigit = /\d/u.test(lower);
    const isCode = isBound || (hasDigit && typed !== lower && typed === typed.toUpperCase());
    if (isCode || typed.length < 3 || (knows(lower) && !isDoubled(lower)))
      return { start, end, isSure: false };
    const read = hasDigit ? fromVni(lower) : fromTelex(lower);
    if (read === undefined || !isWellFormed(read) || !knows(read)) return { start, end, isSure: false };
    const isSure = !plainWords.has(lower) && !numbered.test(lower) && !isDoubled(lower);
    return { start, end, isSure, read: inCaseOf(typed, read) };
  });
  if (!found.some(({ isSure }) => isSure)) return text;
  let decoded = "";
  let before = 0;
  for (const { start, end, read } of found) {
    decoded += text.slice(before, start) + (read ?? text.slice(start, end));
    before = end;
  }
  return decoded + text.slice(before);
}
