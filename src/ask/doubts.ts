import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { matchesMention } from "../document/number-mention.js";
import type { Passage } from "../document/passage.js";
import type { TermStatistics } from "../search/opened.js";
import { findTimes, satisfies, type TimeMention } from "../vietnamese/dates.js";
import { findProvinces } from "../vietnamese/places.js";
import { isOtherPlace, isUnknownPlace, typedCapitals } from "./other-place.js";
import type { Question, Term } from "./question.js";
import type { Surroundings } from "./surroundings.js";

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

/** What a time that follows tells of a document: "thông tư tháng", "ban hành tháng", "công bố hồi". */
const madeWords =
  "thông tư|quyết định|nghị quyết|nghị định|kế hoạch|chỉ thị|kết luận|thông báo|quy định|quy chế|văn bản|công văn|ban hành|công bố|ký";
const ofDocument = new RegExp(
  String.raw`(?:${madeWords})(?:\s+(?:của|từ|hồi|cuối|đầu|giữa|ngày|tháng|năm|vào|trong|mới))*\s*$`,
  "iu",
);
/** The same with the body and the matter between, where a month is named as well. */
const ofDocumentFar = new RegExp(String.raw`(?:${madeWords})(?:\s+[^\s,;.?]+){0,14}\s*$`, "iu");
const ofForce = /hiệu lực(?: thi hành)?(?:\s+(?:kể|từ|vào|ngày|tháng|năm))*\s*$/iu;

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
    // "Có hiệu lực từ 1/12/2025" says when a document began, and no passage of it need say so.
    if (ofForce.test(question.text.slice(0, wanted.start))) return true;
    // "Thông tư tháng 11/2025": the time tells the document, whatever times its passages are about.
    const told = wanted.month === undefined ? ofDocument : ofDocumentFar;
    if (told.test(question.text.slice(0, wanted.start)) && issued.some((time) => satisfies(time, wanted)))
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

export function numbersHold(
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

/** What is known of a passage for telling its doubts. */
interface Known {
  readonly passage: Passage;
  readonly around: Surroundings;
  readonly identity: DocumentIdentity | undefined;
  /** Required terms that stand nowhere near, and all terms that do not. */
  readonly doubtful: readonly Term[];
  readonly missing: readonly Term[];
  readonly statistics: TermStatistics;
}

/** What speaks against a passage without deciding; and its times, which decide. */
export function doubtsOf(
  question: Question,
  { passage, around, identity, doubtful, missing, statistics }: Known,
): Doubts {
  const required = question.terms.filter((term) => term.required);
  return {
    names: shareIn(doubtful, required, false),
    figures: shareIn(doubtful, required, true),
    place: isOtherPlace(question, around),
    longer: isLongerName(question, missing, around, statistics),
    times: !timesHold(question, passage, around, identity?.date ?? null),
  };
}

/**
 * Whether nothing speaks against a passage for certain.
 * @param numbered whether the numbers asked about stand near it
 */
export function stands(
  question: Question,
  { around, doubtful, statistics }: Pick<Known, "around" | "doubtful" | "statistics">,
  doubts: Doubts,
  numbered: boolean,
): boolean {
  return (
    numbered &&
    namesStand(doubtful, around) &&
    !doubts.times &&
    !(doubts.place && isUnknownPlace(question, statistics))
  );
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
