import { findDocumentNumbers } from "../document/number.js";
import type { Span } from "../document/document.js";
import { findTimes } from "../vietnamese/dates.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Question } from "./question.js";
import { spansOf } from "./spans.js";

const amount = String.raw`\d+(?:[.,]\d+)*(?:\s*(?:-|den|/)\s*\d+(?:[.,]\d+)*)?`;
export const moneyPattern = new RegExp(
  String.raw`(?<![\w.,/])${amount}\s*(?:\([^)]{1,60}\)\s*)?(?:nghin |ngan |trieu |ty |ti )?(?:ty |ti )?(?:dong|vnd|usd|euro|d(?=[\s/.,;)]|$)|trieu|ty|ti)(?:\s+usd)?(?!\w)`,
  "gu",
);
export const percentPattern = new RegExp(String.raw`(?<![\w.,/])${amount}\s*(?:%|phan tram)`, "gu");
const quantityPattern = new RegExp(
  String.raw`(?<![\w.,/-])${amount}(?!\w|[/-]\d|\s*(?:-|/)\s*(?:nq|qd|kh|ct|kl|tw|ttr|bc))`,
  "gu",
);
const numberWord =
  /(?<!\w)(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|gap doi|khong qua mot)\s+(?:nguoi|lan|ngay|ho|xa|thon|thang|cap|ban|dot|phan|muc|tieu chi|co so|don vi|noi dung|nhiem vu)(?!\w)/gu;

/** In a table row the unit stands in its own cell: "đồng/lượt/khách | 20.000". */
export function amountsOfRow(text: string): Span[] {
  return text.includes("|") && /(?<!\p{L})(?:đồng|triệu|tỷ|tỉ)(?!\p{L})/iu.test(text)
    ? spansOf(text, /(?<=\|\s*)\d{1,3}(?:[.,]\d{3})+(?=\s*(?:\||$))/gu)
    : [];
}

/** "Mũi mấy", "lớp số mấy": the noun with its number; null where no ordinal is asked. */
export function ordinals(text: string, question: Question): Span[] | null {
  const noun = /(?<!\p{L})(\p{L}+) (?:số |thứ )?mấy\s*\??$/u.exec(question.text.toLowerCase())?.[1];
  if (noun === undefined || /^(?:là|có|được|đến|tới|lên|mất)$/u.test(noun)) return null;
  return spansOf(
    text,
    new RegExp(
      String.raw`(?<!\p{L})${noun} (?:số |thứ )?(?:\d+|[IVX]+|nhất|hai|ba|tư|năm)(?![\p{L}\d])`,
      "giu",
    ),
  );
}

/** Units that documents write for the asked one. */
const sameUnits: Readonly<Record<string, readonly string[]>> = {
  nguoi: ["ca nhan", "dai bieu", "hoc vien", "can bo", "dang vien"],
  tieng: ["gio"],
  nha: ["ho"],
};

/** Where a quantity stands with the unit the question asks for; any amount where it names none. */
export function quantities(text: string, folded: string, unit: readonly string[]): Span[] {
  const times = findTimes(text).filter((time) => time.kind !== "duration");
  const inTime = (span: Span): boolean =>
    times.some((time) => span.start < time.end && time.start < span.end);
  const numbers = findDocumentNumbers(text);
  const inNumber = (span: Span): boolean =>
    numbers.some((other) => span.start < other.end && other.start < span.end);
  const found = [...spansOf(folded, quantityPattern), ...spansOf(folded, numberWord)].filter(
    (span) =>
      // "1." and "2-" at the beginning number the clause.
      !(folded.slice(0, span.start).trim() === "" && /^\s*[.)/-](?!\d)/u.test(folded.slice(span.end))) &&
      !(folded[span.start - 1] === "(" && folded[span.end] === ")") &&
      !inTime(span) &&
      // A bare "2022" is a year, unless a unit follows.
      !(/^(?:19|20)\d{2}$/u.test(folded.slice(span.start, span.end)) && unit.length === 0) &&
      !inNumber(span) &&
      !/(?:điều|khoản|điểm|số|mục|mẫu|phụ lục|mũi|khóa|kỳ họp thứ|luật số)\s+$/iu.test(
        text.slice(Math.max(0, span.start - 16), span.start),
      ),
  );
  const asked = foldKeepingOffsets(unit[0] ?? "");
  if (asked === "") return found.map((span) => withMeasure(span, folded));
  const wanted = [asked, ...(sameUnits[asked] ?? [])].join("|");
  // "50Mb": a measure may stand right at its figure.
  if (/^[a-z]{1,3}\d?$/u.test(asked)) {
    const attached = spansOf(folded, new RegExp(String.raw`(?<![\w.,])\d+(?:[.,]\d+)*${asked}(?!\w)`, "gu"));
    if (attached.length > 0) return attached;
  }
  const both = foldKeepingOffsets(unit.join(" "));
  // The unit stands right after the amount, or two words on at most, with no border between.
  const after = new RegExp(
    String.raw`^\s*(?:\([^)]{1,30}\)\s*)?(?:[^\s;:.,()|]+\s+){0,2}(?:${both}|${wanted})(?!\w)`,
    "u",
  );
  const withUnit = found.flatMap(({ start, end }) => {
    const match = after.exec(folded.slice(end, end + 60));
    return match === null ? [] : [{ start, end: end + match[0].length }];
  });
  // "08 (tám) TTHC": the unit may be shortened there, or stand before its amount: "tổng số trạm là 87".
  const isNamed = new RegExp(String.raw`(?<!\w)(?:${wanted})(?!\w)`, "u").test(folded);
  return withUnit.length > 0 || !isNamed ? withUnit : found.map((span) => withMeasure(span, folded));
}

/** An amount with the words that make it one: "2 triệu", "80%", "500.000 đồng". */
function withMeasure({ start, end }: Span, folded: string): Span {
  const measure = /^(?:\s*(?:nghin|ngan|trieu|ty|ti)(?!\w))?(?:\s*(?:dong|phan tram|lan|%)(?!\w))?/u.exec(
    folded.slice(end),
  );
  return { start, end: end + (measure?.[0].length ?? 0) };
}
