import type { DocumentIdentity } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { answerMessages } from "../messages.js";
import type { Answer, Statement } from "./answer.js";
import type { Candidate } from "./candidates.js";
import type { Surroundings } from "./coverage.js";
import { answered, sourceStatement } from "./draft.js";
import { thresholds } from "./extract.js";
import type { Question, Term } from "./question.js";
import { cite, quoteLimit, trimSpan } from "./quote.js";
import { covers } from "./words.js";

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

function shareOf(terms: readonly Term[], fits: (term: Term) => number): number {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  return total === 0 ? 1 : terms.reduce((sum, term) => sum + term.weight * fits(term), 0) / total;
}

function fitIn(words: Surroundings["text"], term: Term, question: Question): number {
  return Math.max(
    ...term.wordings.map((wording, position) => covers(words, wording, position === 0 && question.marked, term.required && term.count > 1)),
  );
}

/** Items of one list: same document, same opener. */
function listOf(passage: Passage, index: OpenedIndex): readonly Passage[] {
  const { opener } = passage;
  if (opener === null) return [];
  return index
    .passages(passage.documentId)
    .filter(
      (sibling) =>
        sibling.opener?.start === opener.start && sibling.opener.end === opener.end && sibling.kind !== "heading" && sibling.start >= opener.end,
    );
}

/** One item between two that belong to the topic belongs to it too: running lists treat a matter in one stretch. */
function bridge(items: readonly Item[]): readonly Item[] {
  return items.filter(
    (item, place) =>
      item.share >= itemShare ||
      ((items[place - 1]?.share ?? 0) >= itemShare && (items[place + 1]?.share ?? 0) >= itemShare),
  );
}

/**
 * The items of the list a question asks for: all of them when the opener names what is asked, else those about its
 * topic. Null where no list of the documents is meant.
 */
function chooseItems(question: Question, candidate: Candidate, index: OpenedIndex, read: (passage: Passage) => Surroundings): readonly Passage[] | null {
  const passages = listOf(candidate.passage, index);
  if (passages.length < 2) return null;
  const { around } = candidate;
  const byOpener = (term: Term): number => Math.max(fitIn(around.context, term, question), fitIn(around.identity, term, question) * 0.8);
  if (question.terms.length > 0 && shareOf(question.terms, byOpener) >= wholeShare) return passages;
  const open = question.terms.filter((term) => byOpener(term) < 0.7);
  if (open.length === 0) return passages;
  const items = passages.map((passage) => {
    const { text } = read(passage);
    return { passage, share: shareOf(open, (term) => fitIn(text, term, question)) };
  });
  const chosen = bridge(items);
  return chosen.length === 0 ? null : chosen.map((item) => item.passage);
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

/** The answer to a question for several things: every item, in the document's order, each with its citation. */
export function extractList(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  read: (passage: Passage) => Surroundings,
  notices: (chosen: readonly Candidate[]) => readonly string[],
): Answer | null {
  for (const candidate of candidates.slice(0, 12)) {
    if (!candidate.coverage.holds || candidate.coverage.all < thresholds.plain.all) continue;
    const items = chooseItems(question, candidate, index, read);
    if (items === null || items.length < 2) continue;
    const source = index.source(candidate.passage.documentId) ?? "";
    const groups = group(items, index.passages(candidate.passage.documentId), source);
    const shown = groups.slice(0, citationLimit);
    const identity: DocumentIdentity = candidate.identity;
    const citations = shown.map((part, place) => cite(place + 1, part.passage, identity, source, part));
    const [first, ...rest] = citations;
    if (first === undefined) continue;
    const left = groups.slice(citationLimit).reduce((sum, part) => sum + part.count, 0);
    const statements: Statement[] = citations.map((citation) => ({
      text: answerMessages.item(citation.quote, citation.marker),
      evidence: "quote",
      markers: [citation.marker],
    }));
    if (left > 0) statements.push({ text: answerMessages.more(left), evidence: "notice" });
    statements.push(sourceStatement([first, ...rest]));
    return answered(question, statements as [Statement, ...Statement[]], citations, notices([candidate]), left > 0 ? "partial" : "complete");
  }
  return null;
}
