import type { Citation } from "../document/citation.js";
import { openerText } from "../document/passage.js";
import { answerMessages, followUpMessages } from "../messages.js";
import type { OpenedIndex } from "../search/opened.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import { bareText } from "../vietnamese/syllables.js";
import { type Answer, atLeastOne, type Statement } from "./answer.js";

/** "Văn bản nào nói vậy": the line that names the document first, then the words that stand there. */
export function sourceFirst(answer: Answer): Answer {
  if (answer.kind !== "answered") return answer;
  const sources = answer.statements.filter(({ evidence }) => evidence === "catalogue");
  const [first, ...rest] = [...sources, ...answer.statements.filter((one) => !sources.includes(one))];
  return first === undefined ? answer : { ...answer, statements: atLeastOne(first, rest) };
}

/** Share of the topic's neighbouring syllables that must stand side by side where the answer is from. */
const borneLeast = 0.75;

/** Longest paragraph, in UTF-16 units, that is of one matter. */
const paragraphMost = 500;

/** Whether what an answer quotes, or stands under, speaks of the topic that took another's place. */
function bearsOut(
  citation: Citation,
  topic: string,
  index: Pick<OpenedIndex, "passages" | "source">,
): boolean {
  const { documentId, start, quote, title, issuer, number, kind } = citation;
  const passage = index.passages(documentId).find((one) => one.start <= start && start < one.end);
  const source = index.source(documentId) ?? "";
  // A running list is one long paragraph of many matters: there the entry and the words that open it must say it.
  const isShort = passage !== undefined && passage.parent.end - passage.parent.start <= paragraphMost;
  const paragraph = isShort ? source.slice(passage.parent.start, passage.parent.end) : (passage?.text ?? "");
  const opener = passage === undefined ? "" : openerText(passage, source);
  const text = [quote, title, issuer, kind, number, paragraph, opener, ...(passage?.headings ?? [])]
    .filter(Boolean)
    .join(" . ");
  const around = ` ${openedSyllables(text)
    .map(({ bare }) => bare)
    .join(" ")} `;
  const words = openedSyllables(topic).map(({ bare }) => bare);
  const pairs =
    words.length < 2 ? words : words.slice(1).map((word, place) => `${words[place] ?? ""} ${word}`);
  const borne = pairs.filter((pair) => around.includes(` ${pair} `)).length;
  return pairs.length === 0 || borne / pairs.length >= borneLeast;
}

/** An answer that says nothing of the topic it was asked about is none: it would speak of the earlier one. */
export function aboutTopic(
  answer: Answer,
  topic: string,
  index: Pick<OpenedIndex, "passages" | "source">,
): Answer {
  if (answer.kind !== "answered" || answer.citations.length === 0) return answer;
  if (answer.citations.some((citation) => bearsOut(citation, topic, index))) return answer;
  const { understood, citations } = answer;
  return {
    kind: "not-found",
    understood,
    notices: [],
    text: answerMessages.notFound,
    nearest: citations.slice(0, 3).map((citation, place) => ({ ...citation, marker: place + 1 })),
  };
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
