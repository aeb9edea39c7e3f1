import type { Citation } from "../document/citation.js";
import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { answerMessages } from "../messages.js";
import type { Answer, Statement } from "./answer.js";
import type { Candidate } from "./candidates.js";
import type { Surroundings } from "./coverage.js";
import { answered, sourceStatement } from "./draft.js";
import { findEvidence } from "./evidence.js";
import type { AskedFor, Question, Term } from "./question.js";
import { thresholds } from "./suffices.js";
import { cite, quoteLimit, quoteSpan, trimSpan } from "./quote.js";
import { itemsUnder, listOf } from "./related.js";
import { covers, type Words, wordsOf } from "./words.js";

/** Most citations of one answer (contract). */
const citationLimit = 8;
/** An item is about the topic when it covers this much of what the opener leaves open. */
const itemShare = 0.5;
/** When the opener and headings cover this much of the question, the whole list is meant. */
const wholeShare = 0.72;

interface Item {
  readonly passage: Passage;
  readonly share: number;
}

export function shareOf(terms: readonly Term[], fits: (term: Term) => number): number {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  return total === 0 ? 1 : terms.reduce((sum, term) => sum + term.weight * fits(term), 0) / total;
}

export function fitIn(words: Surroundings["text"], term: Term, question: Question): number {
  return Math.max(
    ...term.wordings.map((wording, position) => covers(words, wording, position === 0 && question.marked, term.required && term.count > 1)),
  );
}

/** The open terms in the groups that "và", "hoặc" or a comma set apart: an item belongs when it covers one of them. */
function topicsOf(open: readonly Term[], question: Question): readonly (readonly Term[])[] {
  const topics: Term[][] = [];
  for (const term of open) {
    const last = topics.at(-1);
    const previous = last?.at(-1);
    const between = previous === undefined ? [] : question.wordsMarked.slice(previous.first + previous.count, term.first);
    if (last === undefined || between.some((word) => word === "và" || word === "hoặc" || word === "hay")) topics.push([term]);
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
    .filter((sibling) => sibling.kind === "item" && sibling.opener === null && sibling.headings.join("\n") === path);
  return entries.length <= longestList ? entries : [];
}

/** The words above a list must themselves cover this much of the question; the document's title may cover the rest. */
const aboveLeast = 0.25;

/** How well the words that open a list, with the document's identity, name what is asked, 0 to 1. */
function namedBy(words: Words, question: Question, around: Surroundings): number {
  const common = question.terms.filter((term) => !term.required);
  if (shareOf(common, (term) => fitIn(words, term, question)) < aboveLeast) return 0;
  return shareOf(question.terms, (term) =>
    Math.max(fitIn(words, term, question), fitIn(around.context, term, question), fitIn(around.identity, term, question) * 0.85),
  );
}

/** The list that the words above it name: all of its items. */
function chooseWhole(question: Question, candidate: Candidate, index: OpenedIndex): { items: readonly Passage[]; share: number } {
  const { passage, around } = candidate;
  const under = itemsUnder(passage, index);
  if (under.length > 1) return { items: under, share: namedBy(around.text, question, around) };
  const items = passage.opener === null ? underHeading(passage, index) : listOf(passage, index);
  const source = index.source(passage.documentId) ?? "";
  const { opener } = passage;
  const above = [passage.headings.at(-1) ?? "", opener === null ? "" : source.slice(opener.start, opener.end)].join(" . ");
  return { items, share: items.length > 1 ? namedBy(wordsOf(above), question, around) : 0 };
}

/** The items about the question's topic in the list that a candidate stands in; null where it is not one of them. */
function chooseByTopic(question: Question, candidate: Candidate, index: OpenedIndex, read: (passage: Passage) => Surroundings): readonly Passage[] | null {
  const passages = listOf(candidate.passage, index);
  if (passages.length < 2) return null;
  const { around } = candidate;
  const byOpener = (term: Term): number => Math.max(fitIn(around.context, term, question), fitIn(around.identity, term, question) * 0.8);
  const open = question.terms.filter((term) => byOpener(term) < 0.7);
  if (open.length === 0) return null;
  const topics = topicsOf(open, question);
  const items = passages.map((passage) => {
    const { text } = read(passage);
    return { passage, share: Math.max(...topics.map((topic) => shareOf(topic, (term) => fitIn(text, term, question)))) };
  });
  const chosen = bridge(items).map((item) => item.passage);
  return chosen.some(({ id }) => id === candidate.passage.id) ? chosen : null;
}

/** A list is looked for in candidates within this share of the best one's score. */
const likelyShare = 0.8;

/** The items a question for several things means, with the candidate they were found by; null where no list answers. */
function chooseItems(question: Question, candidates: readonly Candidate[], index: OpenedIndex, read: (passage: Passage) => Surroundings) {
  const least = (candidates[0]?.score ?? 0) * likelyShare;
  const likely = candidates.slice(0, 16).filter(({ score, coverage }) => score >= least && coverage.holds);
  const whole = likely
    .map((candidate) => ({ candidate, ...chooseWhole(question, candidate, index) }))
    .filter(({ items, share }) => share >= wholeShare && items.length > 1 && areOfKind(items, question))
    .toSorted((first, second) => second.share - first.share)[0];
  if (whole !== undefined) return whole;
  for (const candidate of likely) {
    if (candidate.coverage.all < thresholds.plain.all) continue;
    const items = chooseByTopic(question, candidate, index, read);
    if (items !== null && items.length > 1 && areOfKind(items, question)) return { candidate, items };
  }
  return null;
}

/** Kinds whose pieces every item of an answering list holds. */
const exactKinds = new Set<AskedFor>(["date", "duration", "money", "percent", "organization", "number"]);

/** A list answers "những ngày nào", "những sở nào" only when most of its items hold such a piece. */
function areOfKind(items: readonly Passage[], question: Question): boolean {
  return question.askedFor
    .filter((kind) => exactKinds.has(kind))
    .every((kind) => items.filter(({ text }) => findEvidence(kind, text, question).length > 0).length * 2 >= items.length);
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly passage: Passage;
  readonly count: number;
}

/** Neighbouring items as one quote while it stays short enough, so that eight citations hold a long list. */
function group(items: readonly Passage[], all: readonly Passage[], source: string): readonly Group[] {
  const groups: Group[] = [];
  const placeOf = (passage: Passage): number => all.findIndex((sibling) => sibling.id === passage.id);
  const merge = items.length > citationLimit;
  for (const passage of items) {
    const span = trimSpan(source, passage);
    const last = groups.at(-1);
    const follows = last !== undefined && placeOf(passage) === placeOf(last.passage) + last.count;
    if (merge && follows && last !== undefined && span.end - last.start <= quoteLimit) {
      groups[groups.length - 1] = { ...last, end: span.end, count: last.count + 1 };
    } else {
      groups.push({ start: span.start, end: Math.min(span.end, span.start + quoteLimit), passage, count: 1 });
    }
  }
  return groups;
}

/** Whether a question asks which documents a text cites ("nhắc đến những văn bản nào"), and for nothing else. */
function asksCited(question: Question): boolean {
  return question.askedFor.includes("number") && question.terms.every((term) => term.light);
}

/** The passages of one document that cite others by number, for "những văn bản nào được nhắc đến". */
export function extractCited(
  question: Question,
  documents: readonly DocumentIdentity[],
  index: OpenedIndex,
  notices: readonly string[],
): Answer | null {
  const [identity, another] = documents;
  if (identity === undefined || another !== undefined || !asksCited(question)) return null;
  const source = index.source(identity.id) ?? "";
  const citing = index
    .passages(identity.id)
    .map((passage) => ({ passage, numbers: findDocumentNumbers(passage.text).filter(({ text }) => text !== identity.number) }))
    .filter(({ numbers }) => numbers.length > 0);
  const shown = citing.slice(0, citationLimit).map(({ passage, numbers }, place) => {
    const [number] = numbers;
    const focus = { start: passage.start + (number?.start ?? 0), end: passage.start + (number?.end ?? 1) };
    return cite(place + 1, passage, identity, source, quoteSpan(source, passage, focus));
  });
  return listAnswer(question, shown, citing.length - shown.length, notices);
}

function listAnswer(question: Question, citations: readonly Citation[], left: number, notices: readonly string[]): Answer | null {
  const [first, ...rest] = citations;
  if (first === undefined) return null;
  const statements: Statement[] = citations.map((citation) => ({
    text: answerMessages.item(citation.quote, citation.marker),
    evidence: "quote",
    markers: [citation.marker],
  }));
  if (left > 0) statements.push({ text: answerMessages.more(left), evidence: "notice" });
  statements.push(sourceStatement([first, ...rest]));
  return answered(question, statements as [Statement, ...Statement[]], citations, notices, left > 0 ? "partial" : "complete");
}

/** The answer to a question for several things: every item, in the document's order, each with its citation. */
export function extractList(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  read: (passage: Passage) => Surroundings,
  notices: (chosen: readonly Candidate[]) => readonly string[],
): Answer | null {
  const chosen = chooseItems(question, candidates, index, read);
  return chosen === null ? null : listPassages(question, chosen.items, chosen.candidate, index, notices([chosen.candidate]));
}

/** A list answer over given passages of one document. */
export function listPassages(
  question: Question,
  items: readonly Passage[],
  { identity, passage }: Pick<Candidate, "identity" | "passage">,
  index: OpenedIndex,
  notices: readonly string[],
): Answer | null {
  const source = index.source(passage.documentId) ?? "";
  const groups = group(items, index.passages(passage.documentId), source);
  const citations = groups.slice(0, citationLimit).map((part, place) => cite(place + 1, part.passage, identity, source, part));
  const left = groups.slice(citationLimit).reduce((sum, part) => sum + part.count, 0);
  return listAnswer(question, citations, left, notices);
}
