import type { Citation } from "../document/citation.js";
import type { DocumentIdentity, Span } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { answerMessages } from "../messages.js";
import { printDay } from "../vietnamese/dates.js";
import type { Answer, AtLeastOne, Statement } from "./answer.js";
import type { Question } from "./question.js";
import { scanNotice, withoutScan } from "./notices.js";
import { cite, quoteSpan } from "./quote.js";

/** A passage chosen to be quoted, with what in it matters most (offsets into the passage's text). */
export interface Chosen {
  readonly passage: Passage;
  readonly identity: DocumentIdentity;
  readonly focus: Span;
}

/** The document as an answer names it: "nghị quyết số 06-NQ/HU ngày 17/12/2021 của Huyện ủy …". */
export function callDocument(
  document: Pick<Citation, "title" | "number" | "kind" | "issuer" | "date">,
): string {
  const date = document.date === null ? null : printDay(document.date);
  return answerMessages.document({ ...document, date });
}

/** Most places named in the source line; the buttons name them all. */
const placesNamed = 4;

/**
 * "đoạn 2, ý 1", "đoạn 2, ý 3" -> "đoạn 2, ý 1, 3": places of one part share its name. The mark of a scan is said
 * once; its pages stand on the buttons.
 */
export function joinLocators(locators: readonly string[]): string {
  const parts = new Map<string, string[]>();
  const mark = locators.map((locator) => withoutScan(locator).mark).find((one) => one !== "") ?? "";
  for (const locator of new Set(locators.map((one) => withoutScan(one).place))) {
    const match = /^(.*(?:ý|điểm|khoản|dòng)) ([^\s,]+)$/u.exec(locator);
    const [part, place] = match === null ? [locator, ""] : [match[1] ?? "", match[2] ?? ""];
    parts.set(part, [...(parts.get(part) ?? []), ...(place === "" ? [] : [place])]);
  }
  const named = [...parts].map(([part, places]) =>
    places.length === 0 ? part : `${part} ${places.join(", ")}`,
  );
  const places =
    named.length > placesNamed ? `${named.slice(0, placesNamed).join("; ")} …` : named.join("; ");
  return `${places}${mark}`;
}

/** The line that says which document the quotes are of, its date, and where in it they stand. */
export function sourceStatement(citations: AtLeastOne<Citation>): Statement {
  const [first] = citations;
  const same = citations.every((citation) => citation.documentId === first.documentId);
  const places = joinLocators(citations.map(({ locator }) => locator));
  const text = same
    ? answerMessages.source(callDocument(first), places)
    : answerMessages.sources(
        [
          ...new Map(citations.map((citation) => [citation.documentId, callDocument(citation)])).values(),
        ].join("; "),
      );
  return { text, evidence: "catalogue" };
}

export function quoteStatement(citation: Citation): Statement {
  return {
    text: answerMessages.quoted(citation.quote, citation.marker),
    evidence: "quote",
    markers: [citation.marker],
  };
}

/** Citations of the chosen passages, markers from 1 in the given order. */
export function citeAll(chosen: readonly Chosen[], index: OpenedIndex, limit?: number): Citation[] {
  return chosen.map(({ passage, identity, focus }, position) => {
    const source = index.source(passage.documentId) ?? "";
    const inside = { start: passage.start + focus.start, end: passage.start + focus.end };
    return cite(position + 1, passage, identity, source, quoteSpan(source, passage, inside, limit));
  });
}

/** Prepositions that belong to a time when it is the direct answer: "đến cuối năm 2022", "trước ngày 15/11". */
const leadIn =
  /(?:(?:chậm nhất|muộn nhất)(?: là| vào)?|trước|sau|đến(?: hết)?|hết|từ|kể từ|vào|trong|không quá|tối thiểu|tối đa|ít nhất|khoảng|trên|dưới)\s+$/iu;
const followUp = /^\s*(?:hằng năm|hàng năm|hằng tháng|hàng tháng|làm việc|của tháng|mỗi năm)/iu;

/** The direct answer: the asked piece with the preposition that belongs to it, first letter raised. */
export function directStatement(text: string, piece: Span, marker: number): Statement {
  const before = leadIn.exec(text.slice(0, piece.start));
  const after = followUp.exec(text.slice(piece.end));
  const words = text
    .slice(before === null ? piece.start : before.index, piece.end + (after?.[0].length ?? 0))
    .trim();
  const raised = words.slice(0, 1).toUpperCase() + words.slice(1);
  return { text: answerMessages.direct(raised, marker), evidence: "quote", markers: [marker] };
}

export function answered(
  question: Question,
  statements: AtLeastOne<Statement>,
  citations: readonly Citation[],
  notices: readonly string[],
  completeness: "complete" | "partial" = "complete",
): Answer {
  const all = [...notices, ...scanNotice(citations.map(({ locator }) => locator))];
  return { kind: "answered", completeness, understood: question.text, statements, citations, notices: all };
}
