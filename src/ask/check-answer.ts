import type { Citation } from "../document/citation.js";
import { answerMessages } from "../messages.js";
import { type Answer, atLeastOne, type Statement } from "./answer.js";
import { type Texts, trusted } from "./check-citations.js";
import { faultOfStatement } from "./check-statement.js";
import type { Drop } from "./check-types.js";
import { sourceStatement } from "./draft.js";

type Answered = Extract<Answer, { kind: "answered" }>;

const marks = /\s*\[\d+\]/gu;
const numberOf = (mark: string): number => Number(mark.trim().slice(1, -1));

/** Statements whose words their citations bear; markers of citations that went are taken off. */
function supported(
  answer: Answered,
  citations: readonly Citation[],
  index: Texts,
  drops: Drop[],
): Statement[] {
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation] as const));
  return answer.statements.flatMap((statement): Statement[] => {
    if (statement.evidence !== "quote") return [statement];
    const cited = statement.markers.flatMap((marker) => byMarker.get(marker) ?? []);
    const [first, ...rest] = cited;
    if (first === undefined) {
      drops.push({ text: statement.text, reason: "no-citation", detail: "no citation of it is left" });
      return [];
    }
    const fault = faultOfStatement(statement, cited, index);
    if (fault !== null) {
      drops.push({ text: statement.text, ...fault });
      return [];
    }
    const kept = new Set(cited.map(({ marker }) => marker));
    // A quote may hold such a mark of its own: "b) [30] Có trình độ".
    const own = new Set(cited.flatMap(({ quote }) => quote.match(marks) ?? []).map((mark) => mark.trim()));
    const text = statement.text.replace(marks, (mark) => {
      if (kept.has(numberOf(mark)) || own.has(mark.trim())) return mark;
      drops.push({ text: statement.text, reason: "unknown-marker", detail: `${mark.trim()} cites nothing` });
      return "";
    });
    return [
      {
        text,
        evidence: "quote",
        markers: atLeastOne(
          first.marker,
          rest.map(({ marker }) => marker),
        ),
      },
    ];
  });
}

/** Markers from 1 without gaps, in the citations' order. */
function renumber(statements: readonly Statement[], citations: readonly Citation[]) {
  const numbers = new Map(citations.map(({ marker }, place) => [marker, place + 1] as const));
  return {
    citations: citations.map((citation, place) => ({ ...citation, marker: place + 1 })),
    statements: statements.map((statement): Statement => {
      if (statement.evidence !== "quote") return statement;
      const [first, ...rest] = statement.markers.map((marker) => numbers.get(marker) ?? marker);
      const text = statement.text.replace(/\[(\d+)\]/gu, (mark, digits: string) => {
        const number = numbers.get(Number(digits));
        return number === undefined ? mark : `[${number}]`;
      });
      return { text, evidence: "quote", markers: atLeastOne(first ?? 1, rest) };
    }),
  };
}

/**
 * The last step before an answer is shown: what its citations do not bear is left out.
 *
 * Every citation is the index's own (document, place, number, date, and `quote === source.slice(start, end)`), and every
 * statement that stands on quotes says what they say. What fails goes, citations are numbered anew, the line that names
 * the sources is written anew; where no quoted statement is left the answer is "not found".
 * @param index the one that the answer was made from
 */
export function checkAnswer(
  answer: Answer,
  index: Texts,
): { readonly answer: Answer; readonly drops: readonly Drop[] } {
  const drops: Drop[] = [];
  if (answer.kind === "not-found") {
    const nearest = trusted(answer.nearest, index, drops);
    return { answer: drops.length === 0 ? answer : { ...answer, nearest }, drops };
  }
  if (answer.kind !== "answered") return { answer, drops };
  const citations = trusted(answer.citations, index, drops);
  const statements = supported(answer, citations, index, drops);
  if (drops.length === 0) return { answer, drops };
  return { answer: without(answer, statements, citations), drops };
}

function without(answer: Answered, statements: readonly Statement[], citations: readonly Citation[]): Answer {
  const usedBy = (all: readonly Statement[]): Set<number> =>
    new Set(all.flatMap((statement) => (statement.evidence === "quote" ? [...statement.markers] : [])));
  const [before, now] = [usedBy(answer.statements), usedBy(statements)];
  // A catalogue's own citation has no marker: it stays.
  const left = citations.filter(({ marker }) => now.has(marker) || !before.has(marker));
  const [old, ...others] = answer.citations;
  const line = old === undefined ? null : sourceStatement([old, ...others]).text;
  const said = statements.filter(({ text, evidence }) => !(evidence === "catalogue" && text === line));
  const isEmpty =
    before.size > 0
      ? now.size === 0 && !said.some(({ evidence }) => evidence === "catalogue")
      : said.length === 0;
  const { understood, notices, generation, secondReading } = answer;
  if (isEmpty || (answer.citations.length > 0 && left.length === 0)) {
    return {
      kind: "not-found",
      understood,
      notices: [],
      ...(generation === undefined ? {} : { generation }),
      ...(secondReading === undefined ? {} : { secondReading }),
      text: answerMessages.notFound,
      nearest: citations.slice(0, 3),
    };
  }
  const numbered = renumber(said, left);
  const [first, ...rest] = numbered.citations;
  const hadLine = said.length < statements.length;
  const source = hadLine && first !== undefined && now.size > 0 ? [sourceStatement([first, ...rest])] : [];
  const [opening, ...following] = [...numbered.statements, ...source];
  if (opening === undefined) throw new Error("An answer that is not empty has a statement.");
  return {
    ...answer,
    completeness: "partial",
    statements: atLeastOne(opening, following),
    citations: numbered.citations,
    notices,
  };
}
