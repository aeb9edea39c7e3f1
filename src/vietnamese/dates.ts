import { foldKeepingOffsets } from "./syllables.js";

/** A time written in a text, as precise as the text is and no more. */
export interface TimeMention {
  /** UTF-16 offsets into the text, from the first word that belongs to it ("ngày", "cuối năm") to its last digit. */
  readonly start: number;
  readonly end: number;
  readonly kind: "day" | "month" | "quarter" | "year" | "period" | "duration" | "recurring";
  readonly day?: number;
  readonly month?: number;
  /** 1 to 4. */
  readonly quarter?: number;
  readonly year?: number;
  /** Last year of a period: 2025 of "2021-2025". */
  readonly lastYear?: number;
}

const quarters: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
};

/** Each pattern is tried in this order on folded text; a later one never takes letters an earlier one took. */
const patterns: readonly { readonly kind: TimeMention["kind"]; readonly pattern: RegExp }[] = [
  {
    kind: "period",
    pattern:
      /(?<![\w/.,])(?:(?:giai doan|nhiem ky|nam hoc|nien do|khoa)\s+)?(?:tu\s+(?:nam\s+)?)?(?<year>(?:19|20)\d\d)\s*(?:-|den(?: het)?(?: nam)?)\s*(?<lastYear>(?:19|20)\d\d)(?![\w/]|[.,]\d)/gu,
  },
  {
    kind: "day",
    pattern:
      /(?:(?<!\w)(?:ngay|mung|mong)\s+)?(?<![\w/.,-])(?<day>0?[1-9]|[12]\d|3[01])\s+thang\s+(?<month>0?[1-9]|1[0-2])(?:\s*(?:nam|\/)\s*(?<year>(?:19|20)\d\d))?(?![\w/]|[.,]\d)/gu,
  },
  {
    kind: "day",
    pattern:
      /(?:(?<!\w)ngay\s+)?(?<![\w/.,-])(?<day>0?[1-9]|[12]\d|3[01])\s?([/.-])\s?(?<month>0?[1-9]|1[0-2])\s?\2\s?(?<year>(?:19|20)\d\d)(?![\w/]|[.,-]\d)/gu,
  },
  {
    kind: "day",
    pattern:
      /(?<!\w)(?:ngay|truoc|sau|den|tu|la)\s+(?<day>0?[1-9]|[12]\d|3[01])\s?[/-]\s?(?<month>0?[1-9]|1[0-2])(?![\w/%]|[.,-]\d)/gu,
  },
  {
    kind: "quarter",
    pattern: /(?<!\w)quy\s+(?<quarter>iv|i{1,3}|[1-4])(?:\s*(?:\/|nam)\s*(?<year>(?:19|20)\d\d))?(?!\w)/gu,
  },
  {
    kind: "month",
    pattern:
      /(?<!\w)thang\s+(?<month>0?[1-9]|1[0-2])(?:\s*(?:\/|-|nam)\s*(?<year>(?:19|20)\d\d))?(?![\w/])/gu,
  },
  {
    kind: "year",
    pattern:
      /(?<!\w)(?:(?:cuoi|dau|giua|het|trong|6 thang dau|6 thang cuoi|sau thang dau|9 thang dau)\s+)?nam\s+(?<year>(?:19|20)\d\d)(?![\w/]|[.,]\d)/gu,
  },
  {
    kind: "duration",
    pattern:
      /(?<![\w/.,])(?:(?:\d+\s*-\s*)?\d+\s*(?:\([^)]{1,20}\)\s*)?(?:h(?=\d\d|\W|$)|(?:ngay(?: lam viec)?|gio|thang|nam|tuan|phut)(?!\w))|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: mot| hai| lam)?|hai muoi|ba muoi)\s+(?:\(\d+\)\s*)?(?:ngay(?: lam viec)?|gio|thang|nam|tuan|phut)(?!\w))(?!\s*(?:\d|thang))/gu,
  },
  {
    kind: "recurring",
    pattern:
      /(?<!\w)(?:hang\s+(?:ngay|tuan|thang|quy|nam|ky)|dinh ky(?:\s+\d+)?\s+(?:ngay|tuan|thang|quy|nam)|moi\s+(?:ngay|tuan|thang|quy|nam))(?!\w)/gu,
  },
];

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/**
 * The times of a text in its order, never overlapping: days, months, quarters, years, periods, durations, recurrences.
 * @param text NFC text, with marks or without, in any case
 * @source domain notes §6 (deadlines); newspapers also write d-m-yyyy and 7.4.2022
 */
export function findTimes(text: string): TimeMention[] {
  const folded = foldKeepingOffsets(text);
  const taken: TimeMention[] = [];
  for (const { kind, pattern } of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((other) => start < other.end && other.start < end)) continue;
      const groups = match.groups ?? {};
      const fields = {
        day: numberOf(groups["day"]),
        month: numberOf(groups["month"]),
        quarter: quarters[groups["quarter"] ?? ""],
        year: numberOf(groups["year"]),
        lastYear: numberOf(groups["lastYear"]),
      };
      const known = Object.entries(fields).filter(([, value]) => value !== undefined);
      taken.push({ start, end, kind, ...(Object.fromEntries(known) as Partial<TimeMention>) });
    }
  }
  return taken.toSorted((first, second) => first.start - second.start);
}

/**
 * Whether a time found in a document satisfies the one a question names: every part the question gives must be
 * there. "năm 2022" is satisfied by "07/4/2022"; "quý II" is not satisfied by "tháng 4".
 */
export function satisfies(found: TimeMention, wanted: TimeMention): boolean {
  if (wanted.lastYear !== undefined || wanted.kind === "period") {
    return found.year === wanted.year && found.lastYear === wanted.lastYear;
  }
  const within =
    found.lastYear !== undefined && wanted.year !== undefined && found.year !== undefined
      ? found.year <= wanted.year && wanted.year <= found.lastYear
      : found.year === wanted.year;
  return (
    (wanted.day === undefined || found.day === wanted.day) &&
    (wanted.month === undefined || found.month === wanted.month) &&
    (wanted.quarter === undefined || found.quarter === wanted.quarter) &&
    (wanted.year === undefined || within)
  );
}

/**
 * "07/4/2022" from "2022-04-07": as official documents print it (leading 0 for days, and for months 1 and 2). Anything
 * that is no ISO day stays as it is.
 */
export function printDay(iso: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(iso)) return iso;
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${day}/${Number(month) <= 2 ? month : String(Number(month))}/${year}`;
}
