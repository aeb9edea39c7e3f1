import { spokenNumberAt } from "./number-words.js";
import { foldKeepingOffsets, syllables, type Syllable } from "./syllables.js";

/** A number written in a text, with what it counts. */
export interface Figure {
  /** UTF-16 offsets of the number and its measure ("1.450 triệu đồng", "80 %"). */
  readonly start: number;
  readonly end: number;
  /** Scale worked in: 1.450 triệu is 1450000000. */
  readonly value: number;
  /** "%", "đồng", "ngày làm việc" where the text says so; null where the syllables after it tell. */
  readonly measure: string | null;
  /** Up to three bare syllables after it, before any sign: "ho ngheo". Empty where nothing is counted. */
  readonly unit: readonly string[];
  /** Bare syllables behind a slash or "mỗi": "nguoi", "thang" of "500.000 đồng/người/tháng". */
  readonly per: readonly string[];
  /** The bare syllable before it where that numbers it: "dieu" of "Điều 3", "thu" of "lần thứ 5"; else null. */
  readonly label: string | null;
  /** The whole that it is a part of: 12 of "9/12 xã"; else null. */
  readonly of: number | null;
  /** Written in words. */
  readonly isSpoken: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const numeral =
  /(?<![\p{L}\d]|\d[.,])\d+(?:[.,]\d+)*(?!\d)(?:(?=\s?(?:tr|k|kg|km|m|m2|m3|ha|h|g|cm|d)(?![\p{L}\d]))|(?![\p{L}]))/gu;
const scalePattern =
  /^\s?(?:(tr|k)(?!\w)|(?:(tram|nghin|ngan|trieu|ty|ti)(?!\w)(?:\s(trieu|ty|ti)(?!\w))?))/u;
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  tram: 100,
  nghin: 1e3,
  ngan: 1e3,
  tr: 1e6,
  trieu: 1e6,
  ty: 1e9,
  ti: 1e9,
};
const moneyPattern = /^\s?(?:dong(?!\w)|vnd(?!\w)|d(?=[\s/.,;)]|$))/u;
const percentPattern = /^\s?(?:%|phan tram(?!\w))/u;
const workdayPattern = /^\s?ngay lam viec(?!\w)/u;
/** "9h00", "16 giờ 30": one number of hours. */
const clockPattern = /(?<![\d.,/])(\d{1,2})\s?(?:h|gio)(?:\s?([0-5]\d)(?!\d)(?:\s?phut)?)?(?!\w)/gu;
const labels = new Set("dieu khoan diem muc chuong phan luc mau thu khoa lop mui dot bieu quy lo".split(" "));
/** Words that count nothing. */
const noUnit = new Set(
  "la va thi cua cho trong tren duoc den toi tu o tai do de voi khi co da se dang phai theo hoac nhu se bang".split(
    " ",
  ),
);

const unitLength = 3;

/** "1.450" and "1450" are 1450, "6,5" is 6.5, "1.450,5" is 1450.5, "2.5" is 2.5; longer codes are all their digits. */
export function valueOf(written: string): number {
  const grouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*([.,]\d+)?$/u.exec(written);
  if (grouped === null) {
    const marks = written.replace(/\d/gu, "");
    return Number(marks.length > 1 ? written.replace(/\D/gu, "") : written.replace(",", "."));
  }
  const whole = written
    .slice(0, written.length - (grouped[2]?.length ?? 0))
    .replaceAll(grouped[1] ?? ".", "");
  return Number(`${whole}${grouped[2]?.replace(",", ".") ?? ""}`);
}

/** What follows a number up to the next sign: scale, measure, unit. */
function follow(
  folded: string,
  from: number,
): Omit<Figure, "start" | "value" | "label" | "of" | "isSpoken"> & { scale: number } {
  let end = from;
  const rest = (): string => folded.slice(end, end + 60);
  // "20 (hai mươi) hộ", "15% (mười lăm phần trăm)"
  const restated = /^\s?\((?!\d)[^)]{1,60}\)/u.exec(rest());
  if (restated !== null) end += restated[0].length;
  const scaled = scalePattern.exec(rest());
  let scale = 1;
  if (scaled !== null) {
    scale = scales[scaled[1] ?? scaled[2] ?? ""] ?? 1;
    if (scaled[3] !== undefined) scale *= scales[scaled[3]] ?? 1;
    end += scaled[0].length;
  }
  let measure: string | null = null;
  for (const [pattern, name] of [
    [percentPattern, "%"],
    [moneyPattern, "đồng"],
    [workdayPattern, "ngày làm việc"],
  ] as const) {
    const match = pattern.exec(rest());
    if (match === null) continue;
    measure = name;
    end += match[0].length;
    break;
  }
  const glued = measure === null ? /^\s?(kg|km|m2|m3|m²|ha|cm|h|g|m)(?!\w)/u.exec(rest()) : null;
  const run =
    glued === null ? (/^(?:\s[a-z\d]+(?![\d.,]*[a-z\d])){1,5}/u.exec(rest())?.[0] ?? "") : (glued[1] ?? "");
  // "2/3 tổng số thành viên" counts members; "so với" compares.
  const words = run
    .trim()
    .replace(/^(?:tong )?so (?!voi)|^tong /u, "")
    .split(" ")
    .filter(Boolean)
    .slice(0, unitLength);
  const stop = words.findIndex(
    (word, place) => noUnit.has(word) || /^\d/u.test(word) || (word === "so" && words[place + 1] === "voi"),
  );
  const unit = stop < 0 ? words : words.slice(0, stop);
  const tail = folded.slice(end, end + 40);
  const per = [...tail.matchAll(/(?:\/|(?<!\w)moi\s)\s?([a-z]+)/gu)]
    .filter((match, place, all) => match.index <= 16 + 12 * place && all.length <= 4)
    .map((match) => match[1] ?? "");
  return { end, scale, measure, unit: measure === null ? unit : [], per };
}

/**
 * The numbers of a text that count or number something, in its order: figures, sums, shares, durations, ordinals.
 * Numbers with letters in them ("2O22", "QH15") are none.
 * @param text NFC
 * @param taken spans whose digits are something else: dates, document numbers
 */
export function findFigures(
  text: string,
  taken: readonly Range[],
  words: readonly Syllable[] = syllables(text),
): Figure[] {
  const folded = foldKeepingOffsets(text);
  const isTaken = (start: number, end: number): boolean =>
    taken.some((span) => start < span.end && span.start < end);
  const found: Figure[] = [];
  const labelAt = (start: number): string | null => {
    const before = /([a-z]+)\s$/u.exec(folded.slice(Math.max(0, start - 12), start))?.[1] ?? "";
    return labels.has(before) ? before : null;
  };
  const clocks = [...folded.matchAll(clockPattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: Number(match[1]) + Number(match[2] ?? 0) / 60,
  }));
  for (const clock of clocks) {
    if (isTaken(clock.start, clock.end)) continue;
    found.push({ ...clock, measure: "giờ", unit: [], per: [], label: null, of: null, isSpoken: false });
  }
  for (const match of folded.matchAll(numeral)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isTaken(start, end) || clocks.some((clock) => start < clock.end && clock.start < end)) continue;
    // "1." and "2)" at the beginning number the line.
    if (folded.slice(0, start).trim() === "" && /^[.)]\s/u.test(folded.slice(end, end + 2))) continue;
    const { scale, ...after } = follow(folded, end);
    found.push({
      start,
      value: valueOf(match[0]) * scale,
      label: labelAt(start),
      of: null,
      isSpoken: false,
      ...after,
    });
  }
  for (let index = 0; index < words.length; index += 1) {
    const spoken = spokenNumberAt(words, index);
    const [first, last] = [words[index], words[index + (spoken?.count ?? 1) - 1]];
    if (spoken === null || first === undefined || last === undefined) continue;
    index += spoken.count - 1;
    const restates = /\d\s?(?:%\s?)?\($/u.test(folded.slice(0, first.start));
    if (restates || isTaken(first.start, last.end)) continue;
    const { scale, ...after } = follow(folded, last.end);
    const label = labelAt(first.start);
    found.push({
      start: first.start,
      value: spoken.value * scale,
      label,
      of: null,
      isSpoken: true,
      ...after,
    });
  }
  return shareUnits(
    found.toSorted((one, other) => one.start - other.start),
    folded,
  );
}

/** "10 - 15 %", "từ 5 đến 10 triệu đồng", "12/15 xã": the first number has the second one's measure and scale. */
function shareUnits(figures: readonly Figure[], folded: string): Figure[] {
  return figures.map((figure, place) => {
    const next = figures[place + 1];
    if (next === undefined || figure.measure !== null || figure.label !== null) return figure;
    const plain = valueOf(/^[\d.,]*\d/u.exec(folded.slice(figure.start))?.[0] ?? "") === figure.value;
    if (!plain || !/^\s?(?:-|\/|den|toi)\s?$/u.test(folded.slice(figure.end, next.start))) return figure;
    const written = valueOf(/^[\d.,]*\d/u.exec(folded.slice(next.start))?.[0] ?? "");
    const isPart = folded.slice(figure.end, next.start).includes("/");
    const scale = written > 0 && !isPart ? next.value / written : 1;
    return {
      ...figure,
      of: isPart ? next.value : null,
      value: figure.value * scale,
      measure: next.measure,
      unit: next.unit,
      per: next.per,
    };
  });
}
