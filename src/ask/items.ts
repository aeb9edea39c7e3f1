import { openerText, type Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Candidate } from "./candidates.js";
import { findEvidence, findPersons } from "./evidence.js";
import type { AskedFor, Question, Term } from "./question.js";
import { itemsUnder, listOf } from "./related.js";
import { fitIn, shareOf } from "./shares.js";
import type { Surroundings } from "./surroundings.js";
import { type Words, wordsOf } from "./words.js";

/** An item is about the topic when it covers this much of what the opener leaves open. */
const itemShare = 0.5;
/** When the opener and headings cover this much of the question, the whole list is meant. */
const wholeShare = 0.72;

interface Item {
  readonly passage: Passage;
  readonly share: number;
}

/** The open terms in the groups that "và", "hoặc" or a comma set apart: an item belongs when it covers one of them. */
function topicsOf(open: readonly Term[], question: Question): readonly (readonly Term[])[] {
  const topics: Term[][] = [];
  for (const term of open) {
    const last = topics.at(-1);
    const previous = last?.at(-1);
    const between =
      previous === undefined ? [] : question.wordsMarked.slice(previous.first + previous.count, term.first);
    if (last === undefined || between.some((word) => word === "và" || word === "hoặc" || word === "hay"))
      topics.push([term]);
    else last.push(term);
  }
  return topics;
}

/** One item between two that belong to the topic belongs to it too: running lists treat a matter in one stretch. */
function bridge(items: readonly Item[]): readonly Item[] {
  return items.filter(
    (item, place) =>
      item.share >= itemShare ||
      ((items[place - 1]?.share ?? 0) >= itemShare && (items[place + 1]?.share ?? 0) >= itemShare),
  );
}

/** A list under a heading with more entries than this is a chapter, not an enumeration. */
const longestList = 24;

/** The entries under a passage's own heading, where no lead-in opens them. */
function underHeading(passage: Passage, index: OpenedIndex): readonly Passage[] {
  const path = passage.headings.join("\n");
  if (passage.opener !== null || path === "") return [];
  const entries = index
    .passages(passage.documentId)
    .filter(
      (sibling) => sibling.kind === "item" && sibling.opener === null && sibling.headings.join("\n") === path,
    );
  return entries.length <= longestList ? entries : [];
}

/** The words above a list must themselves cover this much of the question; the document's title may cover the rest. */
const aboveLeast = 0.25;

/** How well the words that open a list, with the document's identity, name what is asked, 0 to 1. */
function namedBy(words: Words, question: Question, around: Surroundings): number {
  const common = question.terms.filter((term) => !term.required);
  if (shareOf(common, (term) => fitIn(words, term, question)) < aboveLeast) return 0;
  return shareOf(question.terms, (term) =>
    Math.max(
      fitIn(words, term, question),
      fitIn(around.context, term, question),
      fitIn(around.identity, term, question) * 0.85,
    ),
  );
}

/** The list that the words above it name: all of its items. */
function chooseWhole(
  question: Question,
  candidate: Candidate,
  index: OpenedIndex,
): { items: readonly Passage[]; share: number } {
  const { passage, around } = candidate;
  const under = itemsUnder(passage, index);
  if (under.length > 1) {
    const share = isListOfOther(question, passage.text) ? 0 : namedBy(around.text, question, around);
    return { items: under, share };
  }
  const items = passage.opener === null ? underHeading(passage, index) : listOf(passage, index);
  const lead = openerText(passage, index.source(passage.documentId) ?? "");
  if (items.length < 2 || isListOfOther(question, lead)) return { items, share: 0 };
  const above = [passage.headings.at(-1) ?? "", lead].join(" . ");
  return { items, share: namedBy(wordsOf(above), question, around) };
}

/** First syllables of what lists are of: nhiệm vụ, hạn chế, tồn tại, kết quả, mục tiêu, chỉ tiêu, giải pháp … */
const listNouns = new Set("nhiem han ton ket muc chi giai dieu truong hinh tieu bien".split(" "));

/** Whether a lead-in announces a list of something else than the question names. */
function isListOfOther(question: Question, opener: string): boolean {
  const announced = announcedBy(opener);
  return announced !== undefined && listNouns.has(announced) && !question.bare.includes(announced);
}

/** The first syllable of what a lead-in announces last: "… một số nhiệm vụ trọng tâm sau" announces "nhiem". */
function announcedBy(opener: string): string | undefined {
  return [...foldKeepingOffsets(opener).matchAll(/(?:mot so|cac|nhung)\s+(\p{L}+)/gu)].at(-1)?.[1];
}

/** Whether the question names what the lead-in above a candidate announces. */
function isListOf(question: Question, { passage }: Candidate, index: OpenedIndex): boolean {
  const announced = announcedBy(openerText(passage, index.source(passage.documentId) ?? ""));
  return announced !== undefined && question.bare.includes(announced);
}

/** The items about the question's topic in the list that a candidate stands in; null where it is not one of them. */
function chooseByTopic(
  question: Question,
  candidate: Candidate,
  index: OpenedIndex,
  read: (passage: Passage) => Surroundings,
): readonly Passage[] | null {
  const passages = listOf(candidate.passage, index);
  if (passages.length < 2) return null;
  const { around } = candidate;
  const byOpener = (term: Term): number =>
    Math.max(fitIn(around.context, term, question), fitIn(around.identity, term, question) * 0.8);
  const open = question.terms.filter((term) => !term.light && byOpener(term) < 0.7);
  // Nothing but words of every list: "tập trung những nhiệm vụ gì" wants the list of that name itself.
  if (open.length === 0) {
    return question.terms.every(({ light }) => light) && isListOf(question, candidate, index)
      ? passages
      : null;
  }
  const topics = topicsOf(open, question);
  const items = passages.map((passage) => {
    const { text } = read(passage);
    return {
      passage,
      share: Math.max(...topics.map((topic) => shareOf(topic, (term) => fitIn(text, term, question)))),
    };
  });
  const chosen = bridge(items).map((item) => item.passage);
  return chosen.some(({ id }) => id === candidate.passage.id) ? chosen : null;
}

/** A list is looked for in candidates whose score is at most this much less than the best one's. */
const likelyWithin = 1.2;
/** Of a list without a name, an item must cover this much of the question with all that surrounds it. */
const surroundedLeast = 0.6;

/** The items a question for several things means, with the candidate they were found by; null where no list answers. */
export function chooseItems(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  read: (passage: Passage) => Surroundings,
) {
  const least = (candidates[0]?.score ?? 0) - likelyWithin;
  const likely = candidates.slice(0, 16).filter(({ score }) => score >= least);
  const whole = likely
    .map((candidate) => ({ candidate, ...chooseWhole(question, candidate, index) }))
    .filter(({ items, share }) => share >= wholeShare && items.length > 1 && areOfKind(items, question))
    .toSorted((first, second) => second.share - first.share)[0];
  if (whole !== undefined) return whole;
  for (const candidate of likely) {
    if (candidate.coverage.all < surroundedLeast) continue;
    const items = chooseByTopic(question, candidate, index, read);
    if (items !== null && items.length > 1 && areOfKind(items, question)) return { candidate, items };
  }
  return null;
}

/** Kinds whose pieces every item of an answering list holds. */
const exactKinds = new Set<AskedFor>([
  "date",
  "duration",
  "money",
  "percent",
  "organization",
  "number",
  "person",
]);

function isOfKind(kind: AskedFor, text: string, question: Question): boolean {
  // "Người", "tổ chức" stand in any duty: only a name or an office is somebody.
  return kind === "person"
    ? findPersons(text).length > 0 || findEvidence("role", text, question).length > 0
    : findEvidence(kind, text, question).length > 0;
}

/** A list answers "những ngày nào", "những ai" only when most of its items hold such a piece. */
function areOfKind(items: readonly Passage[], question: Question): boolean {
  return question.askedFor
    .filter((kind) => exactKinds.has(kind))
    .every((kind) => items.filter(({ text }) => isOfKind(kind, text, question)).length * 2 >= items.length);
}
