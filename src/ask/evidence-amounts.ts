import { findDocumentNumbers } from "../document/number.js";
import type { Span } from "../document/document.js";
import { findTimes } from "../vietnamese/dates.js";
import { figuresOfRow } from "./evidence-rows.js";
import { attachedMeasure, waysToWrite } from "./evidence-units.js";
import type { Question } from "./question.js";
import { spansOf } from "./spans.js";

const amount = String.raw`\d+(?:[.,]\d+)*(?:\s*(?:-|den|/)\s*\d+(?:[.,]\d+)*)?`;
export const moneyPattern = new RegExp(
  String.raw`(?<![\w.,/])${amount}\s*(?:\([^)]{1,60}\)\s*)?(?:nghin |ngan |trieu |ty |ti )?(?:ty |ti )?(?:dong|vnd|usd|euro|d(?=[\s/.,;)]|$)|trieu|ty|ti)(?:\s+usd)?(?!\w)`,
  "gu",
);
const percentPattern = new RegExp(String.raw`(?<![\w.,/])${amount}\s*(?:%|phan tram)`, "gu");
const quantityPattern = new RegExp(
  String.raw`(?<![\w.,/-])${amount}(?:(?!\w)|(?=${attachedMeasure}(?!\w)))(?![/-]\d|\s*(?:-|/)\s*(?:nq|qd|kh|ct|kl|tw|ttr|bc))`,
  "gu",
);
const numberWord =
  /(?<!\w)(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|gap doi|khong qua mot)\s+(?:nguoi|lan|ngay|ho|xa|thon|thang|cap|ban|dot|phan|muc|tieu chi|co so|don vi|noi dung|nhiem vu)(?!\w)/gu;

/** As tables write money: "20.000", "1.508,27", "0,5"; a whole number alone may count anything. */
const grouped = /^[1-9]\d{0,2}(?:[.,]\d{3})+(?:,\d+)?$/u;
const moneyWord = /(?<!\p{L})(?:đồng|triệu|tỷ|tỉ|vnđ|usd)(?!\p{L})/iu;

/**
 * Money in a table row, whose unit stands in its own cell ("đồng/lượt/khách | 20.000") or in the table's head.
 * @param headings above the row, the table's head line among them
 */
export function moneyOfRow(text: string, question: Question, headings: readonly string[]): readonly Span[] {
  const heads = headings.findLast((heading) => heading.includes("|")) ?? "";
  const isMoney = moneyWord.test(text) || moneyWord.test(heads);
  if (!isMoney && heads !== "" && !/giá|phí|tiền|kinh phí|mức (?:chi|thu)|vốn/iu.test(heads)) return [];
  return figuresOfRow(text, question, [], headings).filter(({ start, end }) =>
    grouped.test(text.slice(start, end)),
  );
}

/** Shares: "15%", "mười phần trăm", in a row with "%" in a cell or a head of its own; where a scale may be asked "1:500". */
export function percents(
  text: string,
  folded: string,
  question: Question,
  headings: readonly string[],
): readonly Span[] {
  const scales = /tỷ lệ (?:nào|bao nhiêu|gì)|tỉ lệ (?:nào|bao nhiêu|gì)/iu.test(question.text)
    ? spansOf(folded, /(?<![\w.,/:])1\s?[:/]\s?\d[\d.]*(?![\w:])/gu)
    : [];
  return [
    ...spansOf(folded, percentPattern),
    ...scales,
    ...(isPercentRow(text, headings) ? figuresOfRow(text, question, [], headings) : []),
  ];
}

const isPercentRow = (text: string, headings: readonly string[]): boolean =>
  /\|\s*%\s*(?:\||$)/u.test(text) ||
  (text.includes("|") && /%|tỷ lệ|tỉ lệ/iu.test(headings.findLast((heading) => heading.includes("|")) ?? ""));

/** "Mũi mấy", "lớp số mấy", "từ cấp mấy trở lên": the noun with its number; null where no ordinal is asked, or more. */
export function ordinals(text: string, question: Question): readonly Span[] | null {
  const asked = question.text.toLowerCase();
  const noun = /(?<!\p{L})(\p{L}+) (?:số |thứ )?mấy(?: trở (?:lên|xuống))?[\s?.]*$/u.exec(asked)?.[1];
  const isOther =
    noun === undefined || /^(?:là|có|được|đến|tới|lên|mất|nhất|đa|thiểu|trong|còn|gấp)$/u.test(noun);
  if (isOther || /bao nhiêu|mấy .*mấy/u.test(asked)) return null;
  const nouns = noun === "hạng" ? "(?:hạng|thứ|vị trí(?: thứ)?)" : noun;
  return spansOf(
    text,
    new RegExp(
      String.raw`(?<!\p{L})${nouns} (?:số |thứ )?(?:\d+|[IVX]+|nhất|hai|ba|tư|năm)(?![\p{L}\d])`,
      "giu",
    ),
  );
}

/** What may follow an amount whose unit stands elsewhere: its end, or a short form; never another noun ("10 ngày"). */
const ofNoOther =
  /^\s*(?:\([^)]{1,30}\)\s*)?(?:$|[.,;:|)/]|[A-ZĐ&]{2,}(?!\p{L})|(?:trở|và|đến|-|–|là|gồm|trong)(?!\p{L}))/u;

/** How many words may stand between an amount and its unit, at most; where none is so near, further ones. */
const reaches = [2, 5] as const;

/**
 * Where a quantity stands with the unit the question asks for; any amount where it names none.
 * @param headings above the passage, a table's head line among them
 */
export function quantities(
  text: string,
  folded: string,
  question: Question,
  headings: readonly string[],
): readonly Span[] {
  const { unit } = question;
  // A line of a figure alone: its unit stands somewhere above it.
  if (/^\s*\d+(?:[.,]\d+)*\s*$/u.test(text)) return [{ start: 0, end: text.length }];
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
  const ways = waysToWrite(unit);
  const ofRow = figuresOfRow(text, question, ways, headings);
  if (ways.length === 0) return ofRow.length > 0 ? ofRow : found.map((span) => withMeasure(span, folded));
  if (ofRow.length > 0) return ofRow;
  const wanted = ways.join("|");
  for (const reach of reaches) {
    // The unit stands right at or after the amount, or some words on at most, with no border between.
    const after = new RegExp(
      String.raw`^\s*(?:\([^)]{1,30}\)\s*)?(?:[^\s;:.,()|]+\s+){0,${reach}}(?:${wanted})(?!\w)`,
      "u",
    );
    const withUnit = found.flatMap(({ start, end }) => {
      const match = after.exec(folded.slice(end, end + 60));
      return match === null ? [] : [{ start, end: end + match[0].length }];
    });
    if (withUnit.length > 0) return withUnit;
  }
  // "08 (tám) TTHC": the unit may be shortened there, or stand before its amount: "tổng số trạm là 87".
  const isNamed = new RegExp(String.raw`(?<!\w)(?:${wanted})(?!\w)`, "u").test(folded);
  return isNamed
    ? found.filter(({ end }) => ofNoOther.test(text.slice(end))).map((span) => withMeasure(span, folded))
    : [];
}

/** An amount with the words that make it one: "2 triệu", "80%", "500.000 đồng". */
function withMeasure({ start, end }: Span, folded: string): Span {
  const measure = measureAfter.exec(folded.slice(end));
  return { start, end: end + (measure?.[0].length ?? 0) };
}

const measureAfter = new RegExp(
  String.raw`^(?:\s*(?:nghin|ngan|trieu|ty|ti)(?!\w))?(?:\s*(?:dong|phan tram|lan|%|${attachedMeasure})(?!\w))?`,
  "u",
);
