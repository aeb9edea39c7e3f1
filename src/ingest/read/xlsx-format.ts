/** Excel's own number formats that are dates or times, by number (ECMA-376 part 1, 18.8.30). */
const builtIn: Readonly<Record<number, string>> = {
  9: "0%",
  10: "0.00%",
  14: "dd/mm/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm",
  19: "h:mm:ss",
  20: "h:mm",
  21: "h:mm:ss",
  22: "dd/mm/yyyy h:mm",
  45: "mm:ss",
  46: "h:mm:ss",
  47: "mm:ss",
};

const day = 86_400_000;
/** Serial 1 is 1900-01-01; Excel counts a 29 February 1900 that never was, serial 60. */
const base1900 = Date.UTC(1899, 11, 30);
const base1904 = Date.UTC(1904, 0, 1);
const leapBug = 60;
/** 9999-12-31. */
const lastSerial = 2_958_465;
/** What a stored number is exact to, in decimal digits. */
const precision = 15;

export interface NumberFormat {
  /** Parts of a date that are shown; none for a plain number. */
  readonly parts: ReadonlySet<"day" | "month" | "year" | "time">;
  readonly isPercent: boolean;
  /** Least digits before the comma: "00" shows 7 as 07. */
  readonly digits: number;
}

/**
 * What a format code shows.
 * @param code a custom code; undefined for a built-in one
 */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  const shown = (code ?? builtIn[id] ?? "")
    .split(";")[0]
    ?.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./giu, "");
  const text = /general/iu.test(shown ?? "") ? "" : (shown ?? "").toLowerCase();
  const withoutTime = text.replace(/\[?h+\]?[^a-z]*m+|m+[^a-z]*s+/gu, "h");
  const parts = new Set<"day" | "month" | "year" | "time">();
  if (withoutTime.includes("d")) parts.add("day");
  if (withoutTime.includes("m")) parts.add("month");
  if (withoutTime.includes("y")) parts.add("year");
  if (/[hs]/u.test(withoutTime)) parts.add("time");
  return { parts, isPercent: text.includes("%"), digits: /^0+$/u.test(text) ? text.length : 1 };
}

const two = (value: number): string => String(value).padStart(2, "0");

function writeDate(serial: number, { parts }: NumberFormat, is1904: boolean): string | null {
  if (serial < 0 || serial > lastSerial) return null;
  const shifted = !is1904 && serial < leapBug ? serial + 1 : serial;
  // Whole minutes: a time is a fraction of a day, never exact.
  const time = Math.round(((is1904 ? base1904 : base1900) + shifted * day) / 60_000) * 60_000;
  const date = new Date(time);
  const words = [
    parts.has("day") ? two(date.getUTCDate()) : "",
    parts.has("month") ? two(date.getUTCMonth() + 1) : "",
    parts.has("year") ? String(date.getUTCFullYear()) : "",
  ].filter((part) => part !== "");
  const clock = parts.has("time") ? `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}` : "";
  return [words.join("/"), clock].filter((part) => part !== "").join(" ");
}

/**
 * A number as an office here reads it: dates day first, a comma before decimals, no grouping, no rounding.
 * @param stored as the file has it: "44652", "0.85"
 */
export function writeCell(stored: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(value)) return stored;
  if (format.parts.size > 0) {
    const date = writeDate(value, format, is1904);
    if (date !== null) return date;
  }
  const exact = Number((format.isPercent ? value * 100 : value).toPrecision(precision));
  const [whole = "", decimals] = String(exact).split(".");
  const padded = exact < 0 ? whole : whole.padStart(format.digits, "0");
  return `${padded}${decimals === undefined ? "" : `,${decimals}`}${format.isPercent ? "%" : ""}`;
}
