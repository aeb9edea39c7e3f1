/** How a counter is written; programs name these alike. */
export type NumberForm =
  | "decimal"
  | "decimalZero"
  | "upperRoman"
  | "lowerRoman"
  | "upperLetter"
  | "lowerLetter"
  | "bullet"
  | "none";

const roman: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
/** Beyond this letters and roman numerals are a fault of the file: they grow without bound. */
const longest = 2000;

function writeRoman(value: number): string {
  let left = value;
  let written = "";
  for (const [size, letters] of roman) {
    for (; left >= size; left -= size) written += letters;
  }
  return written;
}

/** a … z, aa, bb … zz, aaa: Word's and LibreOffice's English letters; the Vietnamese đ is none of them. */
function writeLetter(value: number): string {
  const letter = String.fromCodePoint(97 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

/** A counter's value as it is printed. */
export function writeNumber(value: number, form: NumberForm): string {
  if (form === "none" || form === "bullet") return "";
  if (form === "decimalZero") return String(value).padStart(2, "0");
  if (form === "decimal" || value < 1 || value > longest) return String(value);
  if (form === "upperRoman") return writeRoman(value);
  if (form === "lowerRoman") return writeRoman(value).toLowerCase();
  return form === "upperLetter" ? writeLetter(value).toUpperCase() : writeLetter(value);
}

/** A bullet as we write it: "+" says more than "-" (a level below) and stays, every other sign is a dash. */
export function writeBullet(sign: string): string {
  return sign.trim() === "+" ? "+ " : "- ";
}
