import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { matchesMention } from "../document/number-mention.js";
import type { Passage } from "../document/passage.js";
import type { TermStatistics } from "../search/opened.js";
import { findProvinces } from "../vietnamese/places.js";
import { findTimes, satisfies, type TimeMention } from "../vietnamese/dates.js";
import { isOtherPlace, isUnknownPlace, typedCapitals } from "./other-place.js";
import type { Question, Term } from "./question.js";
import type { Surroundings } from "./surroundings.js";
import { covers, type Words } from "./words.js";

/** What a word is worth by where it stands. */
const worth = { text: 1, context: 0.9, identity: 0.75, near: 0.6 } as const;

/** How much of one term a field covers: the best of its wordings; official words count nearly as much as the user's own. */
function termIn(words: Words, term: Term, marksCount: boolean): number {
  let best = 0;
  for (let position = 0; position < term.wordings.length && best < 1; position += 1) {
    const wording = term.wordings[position];
    if (wording === undefined) continue;
    const fit = covers(words, wording, position === 0 && marksCount, term.required && term.count > 1);
    best = Math.max(best, position === 0 ? fit : fit * 0.9);
  }
  return best;
}

export interface Coverage {
  /** Weighted share of the question's terms that the passage covers with its surroundings, 0 to 1. */
  readonly all: number;
  /** The same by the passage's own words. */
  readonly own: number;
  /** The same by its own words and, counted less, by the headings and the lead-in above it. */
  readonly ownOrAbove: number;
  /**
   * The share of the terms that the document's identity does not cover already: what the question asks about within
   * the document. Identity words are left out, or every sentence of a rightly titled document would seem to answer.
   */
  readonly specific: number;
  /** Share of the question that the document's identity bears: high where the question names the document by its subject. */
  readonly byIdentity: number;
  /** Share of the question's neighbouring term pairs that stand side by side in the passage or its context. */
  readonly pairs: number;
  /** How well the passage's own words cover each term, 0 to 1, in the question's order. */
  readonly fits: readonly number[];
  /** The same by its own words or by the headings and the lead-in above it. */
  readonly fitsOrAbove: readonly number[];
  /** Terms covered by nothing. */
  readonly missing: readonly Term[];
  /** Whether the passage's own words bear out the times that the question names; true where it names none. */
  readonly timely: boolean;
  /** Whether every name, digit, time and document number of the question is borne out near the passage. */
  readonly holds: boolean;
  /** What of that is in doubt. */
  readonly doubts: Doubts;
  /** Whether nothing speaks against the passage for certain; `holds` is the stricter. */
  readonly stands: boolean;
}

/** What of a question's names, figures, times and numbers a passage with its surroundings leaves in doubt. */
export interface Doubts {
  /** Weighted share of the names that stand neither in nor around the passage, 0 to 1. */
  readonly names: number;
  /** The same of terms with figures. */
  readonly figures: number;
  /** The question seems to name another place, typed without capitals. */
  readonly place: boolean;
  /** The question seems to name something longer than the passage does. */
  readonly longer: boolean;
  /** The passage is of other times than the question names. */
  readonly times: boolean;
}

/** Ends where a time follows that tells when a document was made: "thông tư tháng", "ban hành tháng", "công bố hồi". */
const ofDocument =
  /(?:thông tư|quyết định|nghị quyết|nghị định|kế hoạch|chỉ thị|kết luận|thông báo|quy định|quy chế|văn bản|công văn|ban hành|công bố|ký)(?:\s+(?:của|từ|hồi|cuối|đầu|giữa|ngày|tháng|năm|vào|trong|mới))*\s*$/iu;

/**
 * Whether a passage is of the times that a question names. The time nearest to its words governs: its own, then its
 * paragraph's, then its headings', then the document's. A paragraph about 2021 is not of 2022, whatever the title says.
 */
function timesHold(question: Question, passage: Passage, around: Surroundings, date: string | null): boolean {
  if (question.times.length === 0) return true;
  const [year, month, day] = (date ?? "").split("-").map(Number);
  const issued: TimeMention[] =
    year !== undefined && month !== undefined && day !== undefined
      ? [{ start: 0, end: 0, kind: "day", day, month, year }]
      : [];
  const levels = [
    findTimes(passage.text),
    findTimes(around.paragraphBefore),
    findTimes(around.contextText),
    [...findTimes(around.nearTexts.join(" . ")), ...findTimes(around.identityText), ...issued],
  ];
  return question.times.every((wanted) => {
    // "Thông tư tháng 11/2025": the time tells the document, whatever times its passages are about.
    if (ofDocument.test(question.text.slice(0, wanted.start)) && issued.some((time) => satisfies(time, wanted)))
      return true;
    for (const found of levels) {
      if (found.some((time) => satisfies(time, wanted))) return true;
      // Beside a document number the year tells the document, not the matter.
      const governs = wanted.year !== undefined && question.numbers.length === 0;
      if (governs && found.some((time) => time.kind !== "period" && time.year !== undefined)) return false;
    }
    return false;
  });
}

function numbersHold(
  question: Question,
  passage: Passage,
  around: Surroundings,
  identity: DocumentIdentity | undefined,
): boolean {
  return question.numbers.every((mention) => {
    const texts = [identity?.number ?? "", passage.text, around.nearTexts.join(" . "), identity?.title ?? ""];
    return texts.some((text) => findDocumentNumbers(text).some((number) => matchesMention(number, mention)));
  });
}

/** Whether every number the question names stands somewhere in the passage's document. */
function numbersStand(question: Question, around: Surroundings): boolean {
  return question.numbers.every((mention) => around.numbers().some((number) => matchesMention(number, mention)));
}

/** Whether every name that the question writes with capitals stands somewhere in the passage's document. */
function namesStand(missing: readonly Term[], around: Surroundings): boolean {
  const names = missing.filter(({ required, wordings }) => required && !isFigure(wordings[0]?.bare));
  return names.every(({ wordings }) => {
    const [own] = wordings;
    return own === undefined || around.documentSays(own.bare);
  });
}

const isFigure = (bare: readonly string[] = []): boolean => bare.length === 1 && /\d/u.test(bare[0] ?? "");

/** First syllables of offices and bodies, which are written with capitals in mid-sentence. */
const offices = new Set(
  "so bo ban phong cuc chi tong uy hoi dang doan vien trung cong thanh van mat lien ngan bao kho huyen tinh thu chu".split(
    " ",
  ),
);

/**
 * Whether the question names something longer than the passage does: an uncovered word stands right before words that
 * the passage writes as a name, and the corpus never has the two side by side ("ham thuan nam" against "Thuận Nam").
 */
function isLongerName(
  question: Question,
  missing: readonly Term[],
  around: Surroundings,
  statistics: TermStatistics,
): boolean {
  // Where the user writes capitals, names are known as such and required whole.
  if (typedCapitals.test(question.typed)) return false;
  return missing.some((term) => {
    const word = term.wordings[0]?.bare.at(-1);
    const next = question.bare[term.first + term.count];
    const after = question.bare[term.first + term.count + 1];
    if (word === undefined || next === undefined || after === undefined || term.light || /\d/u.test(word))
      return false;
    if (statistics.barePair(word, next) > 0) return false;
    // An office or a province is a name by itself: "gui sang so tai chinh", "so nnmt bac ninh".
    if (offices.has(next) || findProvinces([next, after])[0]?.count === 2) return false;
    return [around.text, around.context, around.identity, ...around.near].some((words) =>
      (words.places.get(next) ?? []).some(
        (place) => words.capital[place] && words.capital[place + 1] && words.bare[place + 1] === after,
      ),
    );
  });
}

/** Neighbouring terms that could stand side by side, and how many do; a phrase that stands whole counts as such. */
function pairsIn(
  question: Question,
  around: Surroundings,
  fits: readonly number[],
): { readonly pairs: number; readonly paired: number } {
  let pairs = 0;
  let paired = 0;
  for (const [index, second] of question.terms.entries()) {
    if (second.count > 1) {
      pairs += 1;
      paired += fits[index] ?? 0;
    }
    const first = question.terms[index - 1];
    const [own, other] = [first?.wordings[0], second.wordings[0]];
    if (first === undefined || own === undefined || other === undefined) continue;
    if (first.first + first.count !== second.first || (first.light && second.light)) continue;
    pairs += 1;
    const both = { bare: [...own.bare, ...other.bare], marked: [...own.marked, ...other.marked] };
    paired += Math.max(
      covers(around.text, both, question.marked, true),
      covers(around.context, both, question.marked, true) * worth.context,
    );
  }
  return { pairs, paired };
}

export function cover(
  question: Question,
  passage: Passage,
  around: Surroundings,
  identity: DocumentIdentity | undefined,
  statistics: TermStatistics,
): Coverage {
  let total = 0;
  let all = 0;
  let own = 0;
  let ownOrAbove = 0;
  let asked = 0;
  let answered = 0;
  let holds = true;
  const doubtful: Term[] = [];
  const missing: Term[] = [];
  const fits: number[] = [];
  const fitsOrAbove: number[] = [];
  for (const term of question.terms) {
    total += term.weight;
    const inText = termIn(around.text, term, question.marked);
    const inContext = inText === 1 ? 0 : termIn(around.context, term, question.marked) * worth.context;
    const inIdentity = termIn(around.identity, term, question.marked) * worth.identity;
    let inNear = 0;
    for (const near of around.near) {
      if (Math.max(inText, inContext, inIdentity, inNear) >= worth.near) break;
      inNear = Math.max(inNear, termIn(near, term, question.marked) * worth.near);
    }
    const best = Math.max(inText, inContext, inIdentity, inNear);
    fits.push(inText);
    fitsOrAbove.push(Math.max(inText, inContext));
    own += inText * term.weight;
    ownOrAbove += Math.max(inText, inContext * 0.7) * term.weight;
    all += best * term.weight;
    if (inIdentity < worth.identity * 0.9) {
      asked += term.weight;
      // What a neighbour says is said of its own matter: here it counts half.
      answered += Math.max(inText, inContext, inNear / 2) * term.weight;
    }
    if (best < 0.3) missing.push(term);
    if (term.required && best < 0.5) {
      holds = false;
      doubtful.push(term);
    }
  }
  const { pairs, paired } = pairsIn(question, around, fitsOrAbove);
  const required = question.terms.filter((term) => term.required);
  const doubts: Doubts = {
    names: shareIn(doubtful, required, false),
    figures: shareIn(doubtful, required, true),
    place: isOtherPlace(question, around),
    longer: isLongerName(question, missing, around, statistics),
    times: !timesHold(question, passage, around, identity?.date ?? null),
  };
  const numbered = numbersHold(question, passage, around, identity);
  return {
    all: total === 0 ? 0 : all / total,
    own: total === 0 ? 0 : own / total,
    ownOrAbove: total === 0 ? 0 : ownOrAbove / total,
    byIdentity: total === 0 ? 0 : 1 - asked / total,
    specific: asked === 0 ? (total === 0 ? 0 : own / total) : answered / asked,
    pairs: pairs === 0 ? 1 : paired / pairs,
    fits,
    fitsOrAbove,
    timely: question.times.every((wanted) => findTimes(passage.text).some((time) => satisfies(time, wanted))),
    missing,
    doubts,
    holds: holds && !doubts.place && !doubts.longer && !doubts.times && numbered,
    stands:
      (numbered || numbersStand(question, around)) &&
      namesStand(doubtful, around) &&
      !doubts.times &&
      !(doubts.place && isUnknownPlace(question, statistics)),
  };
}

/** The weighted share of some required terms among all, of those with figures or of names. */
function shareIn(some: readonly Term[], all: readonly Term[], figures: boolean): number {
  const weightOf = (terms: readonly Term[]): number =>
    terms
      .filter(({ wordings }) => isFigure(wordings[0]?.bare) === figures)
      .reduce((sum, { weight }) => sum + weight, 0);
  const total = weightOf(all);
  return total === 0 ? 0 : weightOf(some) / total;
}
