import type { Citation } from "../document/citation.js";
import type { DocumentIdentity } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import { answerMessages } from "../messages.js";
import type { OpenedIndex } from "../search/opened.js";
import { type Answer, atLeastOne, type Statement } from "./answer.js";
import { faultOf, plainWords } from "./check-sentence.js";
import type { Drop, Fault, ShownPassage } from "./check-types.js";
import { readSource } from "./claim-sources.js";
import { sourceStatement } from "./draft.js";
import { withoutScan } from "./notices.js";

type Texts = Pick<OpenedIndex, "source" | "documents" | "passages">;
type Answered = Extract<Answer, { kind: "answered" }>;

/** The passage that a place begins in; passages stand in their document's order. */
function passageAt(passages: readonly Passage[], start: number): Passage | undefined {
  let low = 0;
  let high = passages.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const passage = passages[middle];
    if (passage === undefined) return undefined;
    if (start < passage.start) high = middle - 1;
    else if (start >= passage.end) low = middle + 1;
    else return passage;
  }
  return undefined;
}

const facts = ["title", "number", "kind", "issuer", "date"] as const;

/** What of a citation is not the index's own; null where all of it is. */
function faultOfCitation(
  citation: Citation,
  index: Texts,
  identity: DocumentIdentity | undefined,
): string | null {
  const { documentId, start, end, quote, locator } = citation;
  if (identity === undefined) return `no document "${documentId}"`;
  const source = index.source(documentId);
  if (source === undefined || !(start >= 0 && start < end && end <= source.length)) return "no such place";
  if (source.slice(start, end) !== quote) return "the quote is not what stands there";
  const passage = passageAt(index.passages(documentId), start);
  if (passage === undefined || passage.locator !== locator) return `"${locator}" is not that place`;
  const fact = facts.find((name) => citation[name] !== identity[name]);
  return fact === undefined ? null : `the document's ${fact} is another one`;
}

/** A statement's own words: markers, the bullet and the quotation marks of the whole taken off. */
function wordsOfStatement(text: string): string {
  const bare = text
    .replace(/\s*\[\d+\]/gu, "")
    .replace(/^- /u, "")
    .trim();
  return /^“[^“]*”$/u.test(bare) || (bare.startsWith("“") && bare.endsWith("”")) ? bare.slice(1, -1) : bare;
}

/** Words that turn the piece that follows them: it may not be cut off behind one. */
const turning =
  /(?:^|[\s(])(?:không|chưa|trừ|không quá|ít nhất|tối thiểu|tối đa|không dưới|trước|dưới|trên|hơn|chậm nhất)\s$/iu;

/** Whether a statement is a piece of a quote as it stands; a fault where a word that turns it was cut off. */
function pieceOf(words: string, quotes: readonly string[]): "piece" | "cut" | "reworded" {
  const wanted = plainWords(words).replace(/[.\s]+$/u, "");
  if (wanted === "") return "reworded";
  let found: "piece" | "cut" | "reworded" = "reworded";
  for (const quote of quotes) {
    const text = plainWords(quote);
    // "Trước ngày 30/6" has its first letter raised.
    const lowered = wanted.charAt(0).toLowerCase() + wanted.slice(1);
    const at = Math.max(text.indexOf(wanted), text.indexOf(lowered));
    if (at < 0) continue;
    const [before, after] = [text.charAt(at - 1), text.charAt(at + wanted.length)];
    // A piece of a number or of a word is none: "450" of "1.450".
    if (/[\p{L}\d]$/u.test(before) || /^[\p{L}\d]/u.test(after)) continue;
    if (/[.,/-]$/u.test(before) && /^\d/u.test(wanted) && /\d[.,/-]$/u.test(text.slice(0, at))) continue;
    if (/\d$/u.test(wanted) && /^[.,/-]\d/u.test(text.slice(at + wanted.length))) continue;
    if (!turning.test(text.slice(0, at))) return "piece";
    found = "cut";
  }
  return found;
}

function contextOf(citation: Citation, index: Texts): string {
  const passage = passageAt(index.passages(citation.documentId), citation.start);
  const { title, number, kind, issuer, date, locator } = citation;
  const named = [kind, number === null ? null : `số ${number}`].filter(Boolean).join(" ");
  return [title, named, issuer, date, locator, ...(passage?.headings ?? [])].filter(Boolean).join(". ");
}

function faultOfStatement(statement: Statement, cited: readonly Citation[], index: Texts): Fault {
  const words = wordsOfStatement(statement.text);
  const piece = pieceOf(
    words,
    cited.map(({ quote }) => quote),
  );
  if (piece === "piece") return null;
  if (piece === "cut") return { reason: "condition", detail: "a word that turns it was cut off" };
  const sources = cited.map((citation) => {
    const shown: ShownPassage = {
      marker: citation.marker,
      text: citation.quote,
      context: contextOf(citation, index),
      isScanned: withoutScan(citation.locator).mark !== "",
    };
    return readSource(shown);
  });
  return faultOf(words, sources);
}

/** Every citation that is the index's own; the others are reported. */
function trusted(citations: readonly Citation[], index: Texts, drops: Drop[]): Citation[] {
  const identities = new Map<string, DocumentIdentity | undefined>();
  return citations.filter((citation) => {
    const { documentId } = citation;
    if (!identities.has(documentId))
      identities.set(
        documentId,
        index.documents.find(({ id }) => id === documentId),
      );
    const detail = faultOfCitation(citation, index, identities.get(documentId));
    if (detail !== null) drops.push({ text: citation.quote, reason: "citation", detail });
    return detail === null;
  });
}

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
    const written = [...statement.text.matchAll(/\[(\d+)\]/gu)].map(([, digits]) => Number(digits));
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
    for (const marker of written) {
      if (!kept.has(marker))
        drops.push({ text: statement.text, reason: "unknown-marker", detail: `[${marker}] cites nothing` });
    }
    const text = statement.text.replace(/\s*\[(\d+)\]/gu, (mark, digits: string) =>
      kept.has(Number(digits)) ? mark : "",
    );
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
