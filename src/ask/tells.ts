import type { Span } from "../document/document.js";
import type { Candidate } from "./candidates.js";
import type { AskedFor, Question } from "./question.js";
import { findReference, partAsked } from "./reference.js";

type Read = Omit<Candidate, "score" | "features">;

/** Whether the candidate's own document is the one the question names by number. */
export function isAsked(candidate: Read, question: Question): boolean {
  const { number } = candidate.identity;
  return number !== null && findReference(`số ${number}`, question) !== null;
}

/** The pieces of the asked kind in a candidate; in a passage that only cites the asked document, those said of IT. */
export function piecesOf(candidate: Read, question: Question, askedFor: AskedFor): readonly Span[] {
  // Who signed is told by the signature, never by a name that stands somewhere in the text.
  // But a rule may say who signs: "Thông báo kết luận … do Phó Chủ nhiệm Văn phòng Chính phủ ký".
  if (askedFor === "signer" && candidate.passage.kind !== "letterhead") {
    const signs =
      question.numbers.length > 0
        ? null
        : /(?<!\p{L})do [^.;:]{4,90}? ký(?!\p{L})/iu.exec(candidate.passage.text);
    return signs === null ? [] : [{ start: signs.index, end: signs.index + signs[0].length }];
  }
  const pieces = candidate.evidence.get(askedFor) ?? [];
  if (question.numbers.length === 0 || isAsked(candidate, question)) return pieces;
  const reference = findReference(candidate.passage.text, question);
  if (reference === null) return pieces;
  const part = partAsked(reference, askedFor);
  if (part === undefined) return pieces;
  return part === null ? [] : [part];
}

/** Whether a kind is told by the candidate's own words or by the office or label line that belongs to it. */
export function tells(candidate: Read, question: Question, askedFor: AskedFor): boolean {
  return piecesOf(candidate, question, askedFor).length > 0 || candidate.related.has(askedFor);
}
