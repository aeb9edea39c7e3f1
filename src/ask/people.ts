import type { OpenedIndex } from "../search/opened.js";
import type { Answer } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { answered, citeAll, directStatement, quoteStatement, sourceStatement } from "./draft.js";
import type { Question } from "./question.js";
import { findHolder, findOffice, shorterOffices } from "./roles.js";

/** Whether the question asks who holds an office ("ai là …", "… là ai", "… tên gì"). */
export function asksHolder(question: Question): boolean {
  const asks = question.askedFor.includes("person") || question.askedFor.includes("role");
  return (
    asks &&
    !question.wantsList &&
    findOffice(question) !== null &&
    /là ai|ai là|^(?:ai|ông nào|bà nào) (?:bí thư|chủ tịch)|tên (?:là )?gì|người nào|đồng chí nào|ai (?:giữ|làm)/u.test(
      question.text.toLowerCase(),
    )
  );
}

/** The holder of the asked office, as a passage says it; null where no passage gives the office whole with a name. */
export function findHolderAnswer(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  notices: (chosen: readonly Candidate[]) => readonly string[],
): Answer | null {
  const office = findOffice(question);
  if (office === null) return null;
  for (const candidate of candidates) {
    if (!candidate.coverage.holds) continue;
    const { text: words, identity } = candidate.around;
    const holder = shorterOffices(office, identity)
      .map((one) => findHolder(candidate.passage.text, words, one, question.marked))
      .find((found) => found !== null);
    if (holder === undefined) continue;
    const citations = citeAll([{ ...candidate, focus: holder }], index);
    const [citation] = citations;
    if (citation === undefined) continue;
    const statements = [
      directStatement(candidate.passage.text, holder, 1),
      quoteStatement(citation),
      sourceStatement([citation]),
    ] as const;
    return answered(question, statements, citations, notices([candidate]));
  }
  return null;
}
