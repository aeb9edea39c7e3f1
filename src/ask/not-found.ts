import { parseDocumentNumber } from "../document/number.js";
import { answerMessages } from "../messages.js";
import type { OpenedIndex } from "../search/opened.js";
import type { Answer } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { citeAll } from "./draft.js";
import type { Question } from "./question.js";

/** Most places offered when nothing answers (contract). */
const nearestLimit = 3;
/** A nearest place must share at least this much with the question to be worth a look. */
const nearestShare = 0.3;

/**
 * Says that nothing answers, with the nearest places and no claim.
 * @param known whether the corpus holds a document of the number asked for
 */
export function notFound(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  known: boolean,
): Answer {
  const [mention] = question.numbers;
  const near = candidates.filter(({ coverage }) => coverage.all >= nearestShare).slice(0, nearestLimit);
  const written = mention === undefined ? "" : question.text.slice(mention.start, mention.end);
  return {
    kind: "not-found",
    understood: question.text,
    notices: [],
    text:
      mention !== undefined && !known
        ? answerMessages.notFoundNumber(parseDocumentNumber(written)?.text ?? null, written)
        : answerMessages.notFound,
    nearest: citeAll(
      near.map((candidate) => ({ ...candidate, focus: { start: 0, end: 1 } })),
      index,
    ),
  };
}
