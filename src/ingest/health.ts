import { isForeignShort, kindOfLetter, kindOfWord, type WordKind } from "./health-words.js";

/** How far a text reads as Vietnamese (domain notes §8, "Cheap quality gate"). Shares are of 0 to 1. */
export interface Health {
  /** Words judged: codes, abbreviations, list letters and foreign passages are none. */
  readonly words: number;
  /** Share of the words that are Vietnamese syllables. */
  readonly syllables: number;
  /** Share of the words that are single letters standing alone: what remains where a font lost letters. */
  readonly strays: number;
  /** Share of the characters that stand for a letter nobody can read: U+FFFD, private use inside words, loose marks. */
  readonly replaced: number;
  /** Share of the words that carry a mark: 0.75 in prose, nearly 0 where marks were lost. */
  readonly marked: number;
  /** Share of all words that belong to another language. */
  readonly foreign: number;
  /** 0 to 1: `syllables` less `strays` and ten times `replaced`. Ranks the readings of one page. */
  readonly score: number;
}

/** What a UTF-16 unit is. 1: in words (letters, figures, marks, signs that legacy text has for letters). */
const inWord = 1;
const mark = 2;
const privateUse = 3;
const unreadable = 4;
const units = new Uint8Array(0x10000);

function fillUnits(): void {
  const letter = /[\p{L}\p{N}¨©¬®¶¸¼½¾]/u;
  for (let code = 0; code < 0x3000; code += 1) {
    if (letter.test(String.fromCharCode(code))) units[code] = inWord;
  }
  units.fill(mark, 0x300, 0x370);
  units.fill(privateUse, 0xe000, 0xf900);
  units[0xfffd] = unreadable;
}
fillUnits();

interface Word {
  readonly kind: WordKind | "stray";
  readonly isMarked: boolean;
  /** Whether it has a letter that no other language writes. */
  readonly isVietnamese: boolean;
  readonly isForeign: boolean;
}

const kept = new Map<string, Word>();
const mostKept = 60_000;

/** Cached: a language has few syllables. */
function wordOf(written: string): Word {
  const known = kept.get(written);
  if (known !== undefined) return known;
  const lower = written.toLowerCase();
  const kind = kindOfWord(written);
  const made = {
    kind,
    isMarked: /[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]/u.test(lower),
    isVietnamese: /[ăđĩũơưạ-ỹ]/u.test(lower),
    isForeign: kind === "foreign" || isForeignShort(lower),
  };
  if (kept.size < mostKept) kept.set(written, made);
  return made;
}

/** The words of a line, and how many of its characters stand for a letter nobody can read. */
function read(line: string): { words: Word[]; lost: number } {
  const words: Word[] = [];
  let lost = 0;
  let start = -1;
  let before = "";
  for (let index = 0; index <= line.length; index += 1) {
    const unit = index < line.length ? (units[line.charCodeAt(index)] ?? 0) : 0;
    if (unit === inWord || (unit === mark && start >= 0)) {
      if (start < 0) start = index;
      continue;
    }
    // Bullets of symbol fonts stand apart from words: only a private character that touches a letter is a lost one.
    const touches = start >= 0 || units[line.charCodeAt(index + 1)] === inWord;
    if (unit === unreadable || unit === mark || (unit === privateUse && touches)) lost += 1;
    if (start < 0) continue;
    const written = line.slice(start, index);
    const kind = written.length === 1 ? kindOfLetter(line, start, before) : null;
    words.push(kind === null ? wordOf(written) : { ...wordOf(written), kind });
    before = written;
    start = -1;
  }
  return { words, lost };
}

/** A line in another language: a third of its words tell so, and hardly one is marked as only Vietnamese is. */
function isForeignLine(words: readonly Word[]): boolean {
  let [judged, foreign, vietnamese] = [0, 0, 0];
  for (const word of words) {
    if (word.kind !== "neutral") judged += 1;
    if (word.isForeign) foreign += 1;
    if (word.isVietnamese) vietnamese += 1;
  }
  return foreign > 0 && foreign >= judged * 0.3 && vietnamese <= judged * 0.1;
}

const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);

/**
 * How healthy a text is: a page, or a whole document. Linear.
 * @param text NFC, decoded from legacy encodings
 */
export function healthOf(text: string): Health {
  let [judged, good, strays, marked, foreign, lost] = [0, 0, 0, 0, 0, 0];
  for (const line of text.split("\n")) {
    const found = read(line);
    lost += found.lost;
    if (isForeignLine(found.words)) {
      foreign += found.words.length;
      continue;
    }
    for (const { kind, isMarked } of found.words) {
      if (kind === "foreign") foreign += 1;
      if (kind === "foreign" || kind === "neutral") continue;
      judged += 1;
      if (kind === "good") good += 1;
      if (kind === "stray") strays += 1;
      if (isMarked) marked += 1;
    }
  }
  const syllables = judged === 0 ? 1 : good / judged;
  const replaced = share(lost, text.length);
  return {
    words: judged,
    syllables,
    strays: share(strays, judged),
    replaced,
    marked: share(marked, judged),
    foreign: share(foreign, judged + foreign),
    score: Math.max(0, syllables - share(strays, judged) - 10 * replaced),
  };
}

/**
 * Bars, measured: real pages of 2,700 characters lie at 0.931 and above, with at most 0.050 strays, real documents at
 * 0.981 and 0.008; pages with a fallback font at 0.63 at most, unread TCVN3 0.41, 5 % wrong letters 0.88 (median).
 */
const bars = [
  /** Fewer words say too little of their kind: a stamp, a list of names, a table of figures. */
  { words: 20, syllables: 0.8, strays: 0.15 },
  { words: 100, syllables: 0.9, strays: 0.055 },
  { words: 800, syllables: 0.93, strays: 0.03 },
];
const mostReplaced = 0.003;
/** Real pages lie at 0.75 and above. */
const leastMarked = 0.3;
const leastForMarks = 50;
/** Damaged Vietnamese lies at 0.2 at most, but for unread RTF, which has strays. */
const mostForeign = 0.5;

/** Whether a text may be indexed and quoted: a page or a whole document. */
export function isHealthy(health: Health): boolean {
  if (health.replaced > mostReplaced) return false;
  const bar = bars.findLast(({ words }) => health.words >= words);
  if (bar === undefined) return true;
  if (health.strays > bar.strays) return false;
  // Mostly another language: the few words left are names and terms among its sentences.
  if (health.foreign > mostForeign) return true;
  if (health.syllables < bar.syllables) return false;
  return health.words < leastForMarks || health.marked >= leastMarked;
}

const sampleLength = 90;

/**
 * A short piece of the worst of a text, to show a person why it was refused.
 * @returns one line of at most some 90 characters; "" for a text without words
 */
export function unhealthySample(text: string): string {
  const lines = text.split("\n").flatMap((line) => line.match(/\S.{1,90}(?=\s|$)/gu) ?? []);
  let worst = "";
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const { words, score, marked } = healthOf(line);
    // Of equally bad pieces the longer one shows more; a marked one is better than a bare one.
    const value = score + marked / 100 - Math.min(words, 12) / 20;
    if (value < least) [worst, least] = [line.trim(), value];
  }
  return worst.slice(0, sampleLength);
}
