import { seededRandom } from "./random.js";

/** A text as it is typed without marks: "Đất ở" -> "Dat o". Case, digits and signs stay. */
export function stripMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
}

/** The ways of typing a question that retrieval is measured with. */
export const typings = ["marks", "nomarks", "half", "telex", "vni", "chat", "typos"] as const;
export type Typing = (typeof typings)[number];

/** Key strokes of the two keyboard methods by combining mark; "" stands for the stroke of đ. */
const strokes: Readonly<Record<"telex" | "vni", Readonly<Record<string, string>>>> = {
  telex: { "\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j" },
  vni: { "\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5" },
};

/** One word as its key strokes, the tone last: "quyết" -> "quyeets" or "quye6t1". */
function keyed(word: string, method: "telex" | "vni"): string {
  let typed = "";
  let tone = "";
  for (const unit of word.normalize("NFD")) {
    const letter = typed.at(-1)?.toLowerCase() ?? "";
    if (unit === "\u0302") typed += method === "telex" ? letter : "6";
    else if (unit === "\u031b") typed += method === "telex" ? "w" : "7";
    else if (unit === "\u0306") typed += method === "telex" ? "w" : "8";
    else if (unit === "đ" || unit === "Đ")
      typed += (unit === "đ" ? "d" : "D") + (method === "telex" ? "d" : "9");
    else if (/\p{M}/u.test(unit)) tone = strokes[method][unit] ?? "";
    else typed += unit;
  }
  return typed + tone;
}

const shortForms: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})không(?!\p{L})/giu, "ko"],
  [/(?<!\p{L})được(?!\p{L})/giu, "đc"],
  [/(?<!\p{L})bao nhiêu(?!\p{L})/giu, "bn"],
  [/(?<!\p{L})như thế nào(?!\p{L})/giu, "ntn"],
  [/(?<!\p{L})gì(?!\p{L})/giu, "j"],
  [/(?<!\p{L})thành phố(?!\p{L})/giu, "tp"],
  [/(?<!\p{L})trước(?!\p{L})/giu, "trc"],
  [/(?<!\p{L})với(?!\p{L})/giu, "vs"],
];

const neighbourRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** One letter of a word missing, doubled, swapped with the next, or the key beside it. */
function mistyped(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = word[at] ?? "";
  const kind = Math.floor(random() * 4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at);
  const next = word[at + 1];
  if (kind === 2 && next !== undefined) return word.slice(0, at) + next + letter + word.slice(at + 2);
  const row = neighbourRows.find((keys) => keys.includes(letter)) ?? letter;
  const beside = row[row.indexOf(letter) + 1] ?? row[row.indexOf(letter) - 1] ?? letter;
  return word.slice(0, at) + beside + word.slice(at + 1);
}

/** One or two errors in words of at least four letters; words with digits stay. */
function withErrors(text: string, random: () => number): string {
  const words = text.split(" ");
  const fit = [...words.keys()].filter((place) => /^\p{L}{4,}$/u.test(words[place] ?? ""));
  for (let left = 1 + Math.floor(random() * 2); left > 0 && fit.length > 0; left -= 1) {
    const [place = 0] = fit.splice(Math.floor(random() * fit.length), 1);
    words[place] = mistyped(words[place] ?? "", random);
  }
  return words.join(" ");
}

/**
 * A question as people type it; the same for the same question and seed.
 * "half" leaves out half of the words' marks, "chat" half of them and writes short forms, "typos" makes one or two errors.
 */
export function typedAs(question: string, typing: Typing, seed = 1): string {
  const text = question.normalize("NFC");
  let hash = seed;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  const random = seededRandom(hash);
  const half = (from: string) =>
    from.replace(/\p{L}+/gu, (word) => (random() < 0.5 ? stripMarks(word) : word));
  if (typing === "marks") return question;
  if (typing === "nomarks") return stripMarks(question);
  if (typing === "half") return half(text);
  if (typing === "typos") return withErrors(text, random);
  if (typing === "chat")
    return half(shortForms.reduce((made, [long, short]) => made.replace(long, short), text.toLowerCase()));
  return text.replace(/\p{L}+/gu, (word) => keyed(word, typing));
}
