import { type DocumentNumber, findDocumentNumbers } from "../document/number.js";
import { findNumberMentions, type NumberMention } from "../document/number-mention.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import { findTimes, type TimeMention } from "../vietnamese/dates.js";
import { type Figure, findFigures } from "../vietnamese/figures.js";
import { framePhrases } from "../vietnamese/stopwords.js";
import type { Syllable } from "../vietnamese/syllables.js";

/** A stretch of a text: token positions, last one not included. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** A text with all that can be claimed in it. */
export interface ClaimText {
  readonly text: string;
  /** Abbreviations opened: an opened syllable keeps the offsets of its short form. */
  readonly tokens: readonly Syllable[];
  /** Whether each token's first letter is a capital. */
  readonly capital: readonly boolean[];
  /** Tokens that say something of the matter: no function words. */
  readonly content: readonly boolean[];
  /** From each token on three of them, marked, a blank behind each: what patterns of words are matched on. */
  readonly threes: readonly string[];
  /** Between full stops, semicolons and line ends. */
  readonly clauses: readonly Stretch[];
  /** Clauses cut again at commas, colons, dashes and "và". */
  readonly segments: readonly Stretch[];
  readonly times: readonly TimeMention[];
  readonly numbers: readonly DocumentNumber[];
  readonly mentions: readonly NumberMention[];
  readonly figures: readonly Figure[];
}

const functionWords = new Set([
  ...framePhrases.filter((phrase) => phrase.length === 1).map(([word]) => word ?? ""),
  ..."số nhằm vào thuộc tất cả sau trước chậm muộn nhất tối đa thiểu quá ít này nêu trên đây đó nay hãy nhưng tuy song mà thì nên việc vừa cùng đối".split(
    " ",
  ),
]);

const clauseEnd = /[;\n]|[.!?…]["”’)\]]*\s/u;
const segmentEnd = /[,:()|]|\s[-–—]\s/u;

/** Cuts tokens where the text between two of them holds a sign; `words` cut before themselves. */
function cut(
  text: string,
  tokens: readonly Syllable[],
  within: Stretch,
  sign: RegExp,
  words: ReadonlySet<string>,
): Stretch[] {
  const found: Stretch[] = [];
  let first = within.first;
  for (let index = within.first + 1; index < within.end; index += 1) {
    const [before, token] = [tokens[index - 1], tokens[index]];
    if (before === undefined || token === undefined || token.start < before.end) continue;
    const gap = text.slice(before.end, token.start);
    // "12,5" and "1:5.000" are one number.
    const isNumber =
      gap.length === 1 && /^\d+$/u.test(before.bare) && /^\d/u.test(token.bare) && gap !== "\n";
    if (isNumber || (!sign.test(gap) && !words.has(token.marked))) continue;
    // "Sở Kế hoạch và Đầu tư" is one name.
    const next = text.charAt(tokens[index + 1]?.start ?? text.length);
    if (words.has(token.marked) && gap === " " && next !== next.toLowerCase()) continue;
    found.push({ first, end: index });
    first = index;
  }
  if (within.end > first) found.push({ first, end: within.end });
  return found;
}

const nothing: ReadonlySet<string> = new Set();
const joining: ReadonlySet<string> = new Set(["và", "còn", "nhưng"]);

/** The times of a text; "mỗi tháng 01 lần" comes again every month and is not January. */
function timesOf(text: string): TimeMention[] {
  return findTimes(text).map((time) => {
    const each = /(?:mỗi|hằng|hàng)\s$/iu.exec(text.slice(Math.max(0, time.start - 5), time.start));
    if (each === null || time.kind !== "month") return time;
    const start = time.start - each[0].length;
    return { kind: "recurring", start, end: time.start + "tháng".length };
  });
}

/**
 * Reads a text for checking what it claims.
 * @param text NFC
 */
export function readClaims(text: string): ClaimText {
  const tokens = openedSyllables(text);
  const numbers = findDocumentNumbers(text);
  const mentions = findNumberMentions(text);
  const times = timesOf(text).filter(
    ({ kind, start, end }) =>
      kind !== "duration" && !numbers.some((number) => start < number.end && number.start < end),
  );
  const clauses = cut(text, tokens, { first: 0, end: tokens.length }, clauseEnd, nothing);
  return {
    text,
    tokens,
    capital: tokens.map(({ start }) => text[start] !== text[start]?.toLowerCase()),
    content: tokens.map(({ marked }) => !functionWords.has(marked)),
    threes: tokens.map(
      ({ marked }, at) =>
        `${[marked, ...tokens.slice(at + 1, at + 3).map((next) => next.marked)].join(" ")} `,
    ),
    clauses,
    segments: clauses.flatMap((clause) => cut(text, tokens, clause, segmentEnd, joining)),
    times,
    numbers,
    mentions,
    figures: findFigures(text, [...times, ...numbers, ...mentions], tokens),
  };
}

/** The tokens that a span of offsets touches. */
export function tokensOf(
  { tokens }: ClaimText,
  span: { readonly start: number; readonly end: number },
): Stretch {
  let first = 0;
  while (first < tokens.length && (tokens[first]?.end ?? 0) <= span.start) first += 1;
  let end = first;
  while (end < tokens.length && (tokens[end]?.start ?? 0) < span.end) end += 1;
  return { first, end };
}

/** The clause or segment that holds a token. */
export function stretchAt(stretches: readonly Stretch[], token: number): Stretch {
  return stretches.find(({ first, end }) => first <= token && token < end) ?? { first: 0, end: 0 };
}

/** The different content syllables of a stretch without those of another one, in marked form. */
export function contentOf(read: ClaimText, within: Stretch, without?: Stretch): ReadonlySet<string> {
  const found = new Set<string>();
  for (let index = within.first; index < within.end; index += 1) {
    const isOut = without !== undefined && without.first <= index && index < without.end;
    const word = read.tokens[index];
    if (!isOut && word !== undefined && read.content[index] === true) found.add(word.marked);
  }
  return found;
}

/** Where a run of syllables that begins at a token ends; -1 where it does not stand there. "Và" counts on neither side. */
export function endOfRun(
  { tokens }: ClaimText,
  run: readonly string[],
  key: "marked" | "bare",
  from: number,
  stop: number,
): number {
  let at = from;
  for (const [step, word] of run.entries()) {
    if (step > 0 && isAnd(word)) continue;
    if (step > 0 && at < stop && isAnd(tokens[at]?.marked ?? "")) at += 1;
    if (at >= stop || tokens[at]?.[key] !== word) return -1;
    at += 1;
  }
  return at;
}

const isAnd = (word: string): boolean => word === "và" || word === "va";

/** Where a run of syllables stands side by side, from a token on; -1 where nowhere. */
export function findRun(
  read: ClaimText,
  run: readonly string[],
  key: "marked" | "bare",
  within: Stretch,
): number {
  for (let at = within.first; at < within.end; at += 1) {
    if (endOfRun(read, run, key, at, within.end) >= 0) return at;
  }
  return -1;
}

export const whole = ({ tokens }: ClaimText): Stretch => ({ first: 0, end: tokens.length });

/** The marked syllables from one token up to another, joined by blanks. */
export const joinTokens = ({ tokens }: ClaimText, from: number, to: number): string =>
  tokens
    .slice(Math.max(0, from), to)
    .map(({ marked }) => marked)
    .join(" ");
