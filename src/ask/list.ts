import type { Citation } from "../document/citation.js";
import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { type Passage, placeOf } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { answerMessages } from "../messages.js";
import { type Answer, type AtLeastOne, atLeastOne, type Statement } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { answered, sourceStatement } from "./draft.js";
import { chooseItems } from "./items.js";
import type { Question } from "./question.js";
import { cite, quoteLimit, quoteSpan, trimSpan } from "./quote.js";
import type { Surroundings } from "./surroundings.js";

/** Most citations of one answer (contract). */
export const citationLimit = 8;

interface Group {
  readonly start: number;
  readonly end: number;
  readonly passage: Passage;
  readonly count: number;
}

/** Neighbouring items as one quote while it stays short enough, so that eight citations hold a long list. */
function group(items: readonly Passage[], all: readonly Passage[], source: string): readonly Group[] {
  const groups: Group[] = [];
  const place = (passage: Passage): number => placeOf(all, passage);
  const merge = items.length > citationLimit;
  for (const passage of items) {
    const span = trimSpan(source, passage);
    const last = groups.at(-1);
    const follows = last !== undefined && place(passage) === place(last.passage) + last.count;
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
    .map((passage) => ({
      passage,
      numbers: findDocumentNumbers(passage.text).filter(({ text }) => text !== identity.number),
    }))
    .filter(({ numbers }) => numbers.length > 0);
  const shown = citing.slice(0, citationLimit).map(({ passage, numbers }, place) => {
    const [number] = numbers;
    const focus = { start: passage.start + (number?.start ?? 0), end: passage.start + (number?.end ?? 1) };
    return cite(place + 1, passage, identity, source, quoteSpan(source, passage, focus));
  });
  return listAnswer(question, listed(shown, citing.length - shown.length), notices);
}

function item({ quote, marker }: Citation): Statement {
  return { text: answerMessages.item(quote, marker), evidence: "quote", markers: [marker] };
}

interface Listed {
  readonly statements: AtLeastOne<Statement>;
  readonly citations: readonly Citation[];
  /** How many items have no place in the answer. */
  readonly left: number;
}

function listed(citations: readonly Citation[], left: number): Listed | null {
  const [first, ...rest] = citations;
  if (first === undefined) return null;
  const more: Statement[] = left > 0 ? [{ text: answerMessages.more(left), evidence: "notice" }] : [];
  return {
    statements: atLeastOne(item(first), [
      ...rest.map(item),
      ...more,
      sourceStatement(atLeastOne(first, rest)),
    ]),
    citations,
    left,
  };
}

function listAnswer(question: Question, list: Listed | null, notices: readonly string[]): Answer | null {
  return list === null
    ? null
    : answered(question, list.statements, list.citations, notices, list.left > 0 ? "partial" : "complete");
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
  return chosen === null
    ? null
    : listPassages(question, chosen.items, chosen.candidate, index, notices([chosen.candidate]));
}

/** As many of the given passages of one document as an answer holds, each quoted and cited; null where there are none. */
export function quoteItems(
  items: readonly Passage[],
  identity: DocumentIdentity,
  index: Pick<OpenedIndex, "passages" | "source">,
): Listed | null {
  const source = index.source(identity.id) ?? "";
  const groups = group(items, index.passages(identity.id), source);
  const citations = groups
    .slice(0, citationLimit)
    .map((part, place) => cite(place + 1, part.passage, identity, source, part));
  const left = groups.slice(citationLimit).reduce((sum, part) => sum + part.count, 0);
  return listed(citations, left);
}

/** A list answer over given passages of one document. */
export function listPassages(
  question: Question,
  items: readonly Passage[],
  { identity }: Pick<Candidate, "identity">,
  index: OpenedIndex,
  notices: readonly string[],
): Answer | null {
  return listAnswer(question, quoteItems(items, identity, index), notices);
}
