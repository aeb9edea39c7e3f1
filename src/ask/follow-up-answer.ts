import { followUpMessages } from "../messages.js";
import { bareText } from "../vietnamese/syllables.js";
import { type Answer, atLeastOne, type Statement } from "./answer.js";

/** "Văn bản nào nói vậy": the line that names the document first, then the words that stand there. */
export function sourceFirst(answer: Answer): Answer {
  if (answer.kind !== "answered") return answer;
  const sources = answer.statements.filter(({ evidence }) => evidence === "catalogue");
  const [first, ...rest] = [...sources, ...answer.statements.filter((one) => !sources.includes(one))];
  return first === undefined ? answer : { ...answer, statements: atLeastOne(first, rest) };
}

const quoteOf = ({ text }: Statement): string => bareText(text.replace(/\[\d+\]/gu, ""));

/**
 * An answer without the quotes that were given already. Markers stay as they are: citations of what is left keep theirs.
 * @param said the earlier answer's text
 */
export function withoutSaid(answer: Answer, said: string): Answer {
  if (answer.kind !== "answered") return answer;
  const before = bareText(said.replace(/\[\d+\]/gu, ""));
  const isNew = (one: Statement): boolean => one.evidence !== "quote" || !before.includes(quoteOf(one));
  const kept = answer.statements.filter(isNew);
  const markers = new Set(kept.flatMap((one) => (one.evidence === "quote" ? one.markers : [])));
  const [first, ...rest] = kept;
  if (first === undefined || markers.size === 0) {
    const { understood, notices } = answer;
    return { kind: "not-found", understood, notices, text: followUpMessages.nothingMore, nearest: [] };
  }
  return {
    ...answer,
    statements: atLeastOne(first, rest),
    citations: answer.citations.filter(({ marker }) => markers.has(marker)),
  };
}
