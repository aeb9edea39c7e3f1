import type { Span } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { matchesMention } from "../document/number-mention.js";
import { findTimes } from "../vietnamese/dates.js";
import type { AskedFor, Question } from "./question.js";

/** What a passage says of a document it cites: each part's offsets in the passage's text, null where not said. */
export interface Reference {
  readonly number: Span;
  readonly date: Span | null;
  readonly issuer: Span | null;
  readonly subject: Span | null;
}

/**
 * Reads "Nghị quyết số 06-NQ/HU, ngày 17/12/2021 của huyện ủy về phương hướng …": the date, issuer and subject belong
 * to the CITED document, and to no other (domain notes §6).
 */
export function findReference(text: string, question: Question): Reference | null {
  const numbers = findDocumentNumbers(text);
  const place = numbers.findIndex((number) =>
    question.numbers.some((mention) => matchesMention(number, mention)),
  );
  const number = numbers[place];
  if (number === undefined) return null;
  // What follows belongs to it only up to the next number or the clause's end.
  const next = numbers[place + 1]?.start ?? text.length;
  const clause = /[;]|\.\s/u.exec(text.slice(number.end))?.index ?? text.length;
  const stop = Math.min(next, number.end + clause);
  const tail = text.slice(number.end, stop);
  const time = findTimes(tail)[0];
  const date =
    time !== undefined && /^[\s,(]*(?:ngày\s*)?$/u.test(tail.slice(0, time.start))
      ? shift(time, number.end)
      : null;
  const rest = date === null ? 0 : date.end - number.end;
  const issued =
    /(?:^|[\s,])của\s+(.+?)(?=\s+(?:về|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt)(?!\p{L})|[,;]|$)/u.exec(
      tail.slice(rest),
    );
  const issuer =
    issued?.[1] === undefined
      ? null
      : shift(
          {
            start: rest + issued.index + issued[0].length - issued[1].length,
            end: rest + issued.index + issued[0].length,
          },
          number.end,
        );
  const about = /(?:^|[\s,])((?:về|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt)\s+\S.*)$/su.exec(
    tail.slice(rest),
  );
  const subject =
    about?.[1] === undefined
      ? null
      : shift(
          { start: rest + about.index + about[0].length - about[1].length, end: tail.length },
          number.end,
        );
  return { number: { start: number.start, end: number.end }, date, issuer, subject };
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** The part of a reference that a question asks for; null where the citing passage does not say it. */
export function partAsked(reference: Reference, askedFor: AskedFor): Span | null | undefined {
  switch (askedFor) {
    case "date":
      return reference.date;
    case "issuer":
    case "person":
    case "organization":
      return reference.issuer;
    case "subject":
      return reference.subject;
    case "signer":
      return null;
    default:
      return undefined;
  }
}
