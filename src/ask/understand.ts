import { findNumberMentions, type NumberMention } from "../document/number-mention.js";
import type { TermStatistics } from "../search/opened.js";
import type { ReadText } from "../search/query.js";
import {
  abbreviationAlternatives,
  openChatForms,
  openedSyllables,
  readingsOf,
} from "../vietnamese/abbreviations.js";
import { findTimes, type TimeMention } from "../vietnamese/dates.js";
import { findGrades } from "../vietnamese/grades.js";
import { tidy } from "../vietnamese/spelling.js";
import { syllables, type Syllable } from "../vietnamese/syllables.js";
import { decodeViqr } from "../vietnamese/viqr.js";
import { findAskedFor, findUnit, wantsList } from "./asked-for.js";
import type { Everyday } from "./everyday.js";
import { findNames } from "./names.js";
import type { Question, Term } from "./question.js";
import { findTerms } from "./terms.js";

/** Reads a tidied text as `readTyped` does: key strokes, typing errors, marks. */
export type Restore = (text: string) => Pick<ReadText, "text" | "secondReading">;

/** Share of syllables with marks above which we take the marks as meant. Bare Vietnamese prose has about 0.8 of them. */
const markedShare = 0.3;

function shareOfMarks(text: string): number {
  const words = syllables(text).filter((word) => !/\d/u.test(word.bare));
  return words.length === 0 ? 0 : words.filter((word) => word.marked !== word.bare).length / words.length;
}

function positionsWithin(
  words: readonly Syllable[],
  spans: readonly { start: number; end: number }[],
): Set<number> {
  const found = new Set<number>();
  words.forEach((word, index) => {
    if (spans.some((span) => word.start < span.end && span.start < word.end)) found.add(index);
  });
  return found;
}

/** Inverse document frequency of a syllable over the index's passages, at least a little for words that are everywhere. */
export function rarity(
  statistics: TermStatistics,
  word: { marked: string; bare: string },
  marked: boolean,
): number {
  const frequency = marked ? statistics.marked(word.marked) : statistics.bare(word.bare);
  return Math.log(1 + (statistics.passages + 1) / (frequency + 1)) + 0.5;
}

const questionWords =
  /(?<!\p{L})(?:khi nào|bao giờ|lúc nào|(?:ngày|tháng|năm|hồi|thời gian|quý) (?:nào|mấy)|bao nhiêu|bao lâu|mấy|ở đâu|tại đâu|đâu)(?!\p{L})/u;
/** Words that may stand between the predicate and the question word. */
const between = new Set("la vao tu den khoang toi o tai".split(" "));

/** The body right after a document number is part of how the document is named. */
const bodyAfter =
  /^\s*(?:,?\s*(?:của|do)\s+)?(?:trung ương|bộ chính trị|ban bí thư|(?:ban (?:chấp hành|thường vụ) )?(?:huyện|tỉnh|thành|đảng) [ủu][ỷy]|hu|tu|tw|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|thủ tướng chính phủ|thủ tướng|chính phủ)(?!\p{L})/iu;

/** "Công văn 1539" goes on as "/VLO-QLDN3". */
const restOfNumber = /^[/-][\p{L}\d/.-]*[\p{L}\d]/u;

/** Mentions with the body's words that follow them. */
function withBodies(text: string, mentions: readonly NumberMention[]): { start: number; end: number }[] {
  return mentions.map(({ start, end }) => ({
    start,
    end:
      end +
      (restOfNumber.exec(text.slice(end))?.[0].length ?? bodyAfter.exec(text.slice(end))?.[0].length ?? 0),
  }));
}

/** Who leads which body, as people ask for it: "đứng đầu huyện ủy" is its bí thư, "đứng đầu UBND" its chủ tịch. */
function nameLeader(text: string): string {
  return text
    .replace(/(?:người )?đứng đầu (?=(?:huyện|tỉnh|thành|đảng|chi) (?:[ủu][ỷy]|bộ)(?!\p{L}))/giu, "bí thư ")
    .replace(/(?:người )?đứng đầu (?=(?:ủy ban|uỷ ban|ubnd|hđnd|hội đồng nhân dân)(?!\p{L}))/giu, "chủ tịch ")
    .replace(/(?<!\p{L})(chủ tịch )ủy ban (?!nhân dân|mặt trận|kiểm tra|trung ương)/giu, "$1UBND ");
}

/** The term that stands right before the question word; names and light words are no predicates. */
function findPredicate(lower: string, words: readonly Syllable[], terms: readonly Term[]): number | null {
  const match = questionWords.exec(lower);
  if (match === null) return null;
  let at = words.findIndex(({ start }) => start >= match.index);
  while (at > 0 && between.has(words[at - 1]?.bare ?? "")) at -= 1;
  const index = terms.findIndex((term) => term.first + term.count === at);
  const term = terms[index];
  return term === undefined || term.light || term.required ? null : index;
}

/** "21/11": in a question two such figures are a day, where nothing longer holds them. */
function shortDays(text: string): TimeMention[] {
  return [
    ...text.matchAll(
      /(?<![\d/.,-]|ngày |(?:bậc|cấp|loại|hạng|tỷ lệ|tỉ lệ|khoảng|mẫu|số) )(\d{1,2})\/(\d{1,2})(?![\d/.,-])/gu,
    ),
  ].flatMap((match) => {
    const [day, month] = [Number(match[1]), Number(match[2])];
    if (day < 1 || day > 31 || month < 1 || month > 12) return [];
    return [{ start: match.index, end: match.index + match[0].length, kind: "day", day, month } as const];
  });
}

/** What reading a question needs to know. */
export interface Knowledge {
  /** Puts marks back into bare typing. */
  readonly restore: Restore;
  readonly everyday: Everyday;
  /** Of the index, for weighing words. */
  readonly statistics: TermStatistics;
}

/**
 * Reads a question: what is asked for, which words an answer must cover, which numbers, times and names it names.
 */
export function understand(question: string, { restore, everyday, statistics }: Knowledge): Question {
  const typed = tidy(question);
  const read = restore(openChatForms(decodeViqr(typed)));
  const text = nameLeader(read.text);
  const marked = shareOfMarks(typed) >= markedShare;
  const words = openedSyllables(text);
  const lower = text.toLowerCase();
  const numbers = findNumberMentions(text);
  const times = [...findTimes(text), ...shortDays(text)].filter(
    (time) => time.kind !== "duration" && time.kind !== "recurring",
  );
  const { names, provinces } = findNames(text, words);
  const inName = new Set(
    names.flatMap(({ first, count }) => Array.from({ length: count }, (_, step) => first + step)),
  );
  const grades = findGrades(words, marked).filter(({ first, count }) =>
    Array.from({ length: count }, (_, step) => first + step).every((position) => !inName.has(position)),
  );
  const { terms, alternatives } = findTerms(words, {
    masked: positionsWithin(words, [...withBodies(text, numbers), ...times]),
    names: [...names, ...grades],
    everyday,
    marked,
    readings: ({ start, end }) => readingsOf(text.slice(start, end)),
    weigh: (word) => rarity(statistics, word, marked),
  });
  return {
    typed,
    text,
    secondReading: read.secondReading,
    marked,
    bare: words.map((word) => word.bare),
    wordsMarked: words.map((word) => word.marked),
    askedFor: findAskedFor(lower),
    unit: findUnit(lower),
    wantsList: wantsList(lower),
    terms,
    predicate: findPredicate(lower, words, terms),
    times,
    numbers,
    provinces,
    alternatives: [...alternatives, ...abbreviationAlternatives(text)],
  };
}
