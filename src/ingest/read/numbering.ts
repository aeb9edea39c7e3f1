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

/** One level of a list definition. */
export interface ListLevel {
  readonly start: number;
  readonly form: NumberForm;
  /** "%1.%2": each "%n" stands for the counter of level n, from 1; the sign itself for a bullet. */
  readonly text: string;
  /** The 1-based level whose number restarts this one; 0 = none does, absent = any above. */
  readonly restart?: number;
  /** Legal numbering: the counters of levels above are written in digits. */
  readonly isDecimal: boolean;
}

/** Word has nine levels, OpenDocument ten. */
export const levelCount = 10;

/** A list where it is used: its definition's levels with what this use changes. */
export interface UsedList {
  /** Uses that share one counter. */
  readonly shared: unknown;
  /** This use; its new starts count once. */
  readonly use: string;
  levelAt(index: number): ListLevel;
  /** Where a level begins anew when this use first comes to it; null = it goes on. */
  startOf(index: number): number | null;
}

/** The counters of all lists of a document, as it is read from its top. */
export class ListCounters {
  private readonly counters = new Map<unknown, (number | undefined)[]>();
  private readonly started = new Set<string>();

  /**
   * Counts one paragraph and says what stands before its words, its blank included: "I. ", "a) ", "- "; "" for nothing.
   * @param level from 0
   */
  next(list: UsedList, level: number): string {
    if (level < 0 || level >= levelCount) return "";
    const own = list.levelAt(level);
    const counters = this.counters.get(list.shared) ?? Array<number | undefined>(levelCount).fill(undefined);
    this.counters.set(list.shared, counters);
    const start = list.startOf(level);
    const key = `${list.use}:${level}`;
    if (start !== null && !this.started.has(key)) counters[level] = start;
    else counters[level] = (counters[level] ?? own.start - 1) + 1;
    this.started.add(key);
    for (let below = level + 1; below < levelCount; below += 1) {
      if (level < (list.levelAt(below).restart ?? below)) counters[below] = undefined;
    }
    if (own.form === "bullet") return writeBullet(own.text);
    const label = own.text.replace(/%(10|[1-9])/gu, (_, digits: string) => {
      const index = Number(digits) - 1;
      const { form, start: first } = list.levelAt(index);
      return writeNumber(counters[index] ?? first, own.isDecimal && form !== "none" ? "decimal" : form);
    });
    // Where a file wants nothing in between (w:suff), an indent parts the number from the words on paper.
    return label.trim() === "" ? "" : `${label.trimEnd()} `;
  }
}
