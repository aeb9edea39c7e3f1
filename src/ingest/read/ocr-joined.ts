import { isWellFormed } from "../../vietnamese/orthography.js";

const vietnameseOnly = /[ăđĩũơưạ-ỹàáâãèéêìíòóôõùúý]/u;
const vowel = /^[aăâeêioôơuưy]/u;
const core = /^([^\p{L}]*)(\p{L}+)([^\p{L}]*)$/u;
/** Shorter ones hold no two syllables worth parting. */
const shortest = 4;
const longest = 40;

/** Every way to cut letters into syllables, those after the first with a consonant in front; two ways are enough to know. */
function waysToPart(letters: string, isFirst: boolean): string[][] {
  if (letters === "") return [[]];
  const ways: string[][] = [];
  for (let length = 2; length <= Math.min(7, letters.length) && ways.length < 2; length += 1) {
    const head = letters.slice(0, length);
    const bare = head.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    if ((!isFirst && vowel.test(bare)) || !isWellFormed(head.toLowerCase())) continue;
    for (const rest of waysToPart(letters.slice(length), false)) ways.push([head, ...rest]);
  }
  return ways;
}

/**
 * A recognised word with its blanks back, where an engine read none between its syllables: "Quản lýdự" -> "Quản lý dự",
 * "PhòngKinhtế" -> "Phòng Kinh tế". Only what is no syllable itself, bears a Vietnamese letter, and can be cut in one way;
 * no letter is changed.
 */
export function partJoined(word: string): string {
  const [, before = "", letters = "", after = ""] = core.exec(word) ?? [];
  const lower = letters.toLowerCase();
  if (letters.length < shortest || letters.length > longest) return word;
  if (!vietnameseOnly.test(lower) || isWellFormed(lower)) return word;
  const [way, another] = waysToPart(letters, true);
  return way === undefined || another !== undefined ? word : `${before}${way.join(" ")}${after}`;
}
