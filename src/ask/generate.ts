import type { Citation } from "../document/citation.js";
import type { Span } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import { generatedMessages } from "../messages.js";
import type { OpenedIndex } from "../search/opened.js";
import { type Answer, atLeastOne, type Statement } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { check, checkAnswer, type DraftSentence, type Drop } from "./check.js";
import { answered, sourceStatement } from "./draft.js";
import { isForeign } from "./foreign.js";
import type { ModelDraft } from "./model-draft.js";
import { noticesFor } from "./notices.js";
import type { Question } from "./question.js";
import { cite, quoteSpan } from "./quote.js";
import type { Shown } from "./shown.js";
import { bearers, supportOf } from "./support.js";
import type { Surroundings } from "./surroundings.js";

/** What is known when a model may word the answer. */
export interface Drafting {
  readonly question: Question;
  readonly candidates: readonly Candidate[];
  /** The answer without a model: it stands whenever the model's does not. */
  readonly extracted: Answer;
  readonly index: OpenedIndex;
  readonly read: (passage: Passage) => Surroundings;
}

/** Longest text of an answer (contract), and most citations. */
const limits = { text: 600, citations: 8 } as const;
/** More places than prose of that length can tell: such a list is given whole by code, never retold. */
const listOf = 5;

/** Whether a model may word this answer: one that stands on quotes of few places, or none found. */
export function isForModel(answer: Answer): boolean {
  if (answer.kind === "not-found") return true;
  return (
    answer.kind === "answered" &&
    answer.citations.length < listOf &&
    answer.statements.some(({ evidence }) => evidence === "quote")
  );
}

/** The citations of an answer as its sentences come: one for each place quoted, numbered from 1. */
class Citing {
  readonly citations: Citation[] = [];
  private readonly index: OpenedIndex;
  constructor(index: OpenedIndex) {
    this.index = index;
  }

  /** The markers of the places that bear the sentence out, one in each of the passages that do. */
  markersFor(sentence: string, cited: readonly Shown[]): readonly number[] {
    const bearing = bearers(
      sentence,
      cited.map(({ text }) => text),
    );
    const chosen = bearing.flatMap((index) => cited[index] ?? []);
    return [...new Set(chosen.map((shown) => this.markerFor(shown, supportOf(sentence, shown.text).span)))];
  }

  private markerFor({ passage, identity }: Shown, { start, end }: Span): number {
    const source = this.index.source(passage.documentId) ?? "";
    const span = quoteSpan(source, passage, { start: passage.start + start, end: passage.start + end });
    const known = this.citations.find(
      (one) => one.documentId === passage.documentId && one.start === span.start && one.end === span.end,
    );
    if (known !== undefined) return known.marker;
    const marker = this.citations.length + 1;
    this.citations.push(cite(marker, passage, identity, source, span));
    return marker;
  }

  /** Takes back the citations beyond the first so many. */
  keep(count: number): void {
    this.citations.length = count;
  }
}

const lengthOf = (statements: readonly Statement[]): number =>
  statements.reduce((sum, { text }) => sum + text.length + 1, -1);

/** Sentences as statements with citations, as many as the answer's limits hold. */
function write(sentences: readonly DraftSentence[], shown: readonly Shown[], index: OpenedIndex) {
  const citing = new Citing(index);
  const statements: Statement[] = [];
  for (const { text, markers } of sentences) {
    const before = citing.citations.length;
    const cited = shown.filter(({ marker }) => markers.includes(marker));
    const [first, ...others] = citing.markersFor(text, cited);
    if (first === undefined) continue;
    const words = text.replace(/[\s.;,:!]+$/u, "");
    const statement: Statement = {
      text: generatedMessages.sentence(words, [first, ...others]),
      evidence: "quote",
      markers: atLeastOne(first, others),
    };
    if (citing.citations.length <= limits.citations && lengthOf([...statements, statement]) <= limits.text) {
      statements.push(statement);
    } else {
      citing.keep(before);
    }
  }
  return { statements, citations: citing.citations };
}

/**
 * What is left of a model's draft when every sentence has been held against the passages it cites.
 * @param rules what we told the model, which must not come out
 * @returns null where nothing is left
 */
export function answerFrom(
  draft: ModelDraft,
  shown: readonly Shown[],
  { question, index }: Pick<Drafting, "question" | "index">,
  rules: string,
): Answer | null {
  const drops: Drop[] = [];
  const own = draft.sentences.filter(({ text, markers }) => {
    const cited = shown.filter(({ marker }) => markers.includes(marker));
    const isOurs = !isForeign(text, cited.map((one) => `${one.text} ${one.context}`).join(" "), rules);
    if (!isOurs) drops.push({ text, reason: "link", detail: "it holds a link, a code or our own rules" });
    return isOurs;
  });
  const trusted = check(own, shown);
  const { statements, citations } = write(trusted.kept, shown, index);
  const [statement, ...others] = statements;
  const [citation, ...more] = citations;
  if (statement === undefined || citation === undefined) return null;
  const source = sourceStatement(atLeastOne(citation, more));
  const isRoom = lengthOf([...statements, source]) <= limits.text;
  const cited = new Set(citations.map(({ documentId }) => documentId));
  // Held against the quotes as well, here where the extracted answer can still take its place.
  const last = checkAnswer(
    answered(
      question,
      atLeastOne(statement, isRoom ? [...others, source] : others),
      citations,
      noticesFor(index.documents.filter(({ id }) => cited.has(id))),
    ),
    index,
  );
  if (last.answer.kind !== "answered") return null;
  const isWhole =
    draft.missing.length === 0 &&
    draft.dropped === 0 &&
    statements.length === draft.sentences.length &&
    last.drops.length === 0;
  const all = [...drops, ...trusted.drops, ...last.drops];
  return {
    ...last.answer,
    completeness: isWhole ? "complete" : "partial",
    notices: [
      ...last.answer.notices,
      ...(isWhole ? [] : [generatedMessages.incomplete]),
      generatedMessages.worded,
    ],
    ...(all.length === 0 ? {} : { drops: all }),
  };
}
