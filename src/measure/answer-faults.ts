import type { Citation } from "../document/citation.js";
import type { Answer, Library } from "../ask/answer.js";
import { holds } from "./gold.js";

/** Longest text of an answer that is no list, longest quote, most citations (contract). */
const textMost = 600;
const quoteMost = 300;
const citationsMost = 8;
/** A quote may hold this many times the words that are needed. */
const wordsMost = 2;

const figuresOf = (text: string): readonly string[] =>
  [...text.matchAll(/\d+(?:[.,/-]\d+)*/gu)].map(([figure]) => figure);

/** The figures of statements on quotes that the quotes they name do not hold; markers are no figures. */
export function unsupportedFigures(answer: Answer): readonly string[] {
  if (answer.kind !== "answered") return [];
  const quotes = new Map(answer.citations.map(({ marker, quote }) => [marker, quote]));
  return answer.statements.flatMap((statement) => {
    if (statement.evidence !== "quote") return [];
    const said = statement.text.replace(/\[\d+\]/gu, "");
    const within = new Set(statement.markers.flatMap((marker) => figuresOf(quotes.get(marker) ?? "")));
    return figuresOf(said).filter((figure) => !within.has(figure));
  });
}

/** Whether a citation opens at the very words it quotes. */
export function opens({ documentId, start, end, quote }: Citation, library: Library): boolean {
  const around = library.paragraph(documentId, start, end);
  return (
    library.source(documentId)?.slice(start, end) === quote &&
    around !== undefined &&
    around.start <= start &&
    around.end >= end
  );
}

const wordCount = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

/** The sentence or clause of a source around a span: what a reader needs to take in. */
function sentenceAround(source: string, start: number, end: number): string {
  const before = source.slice(Math.max(0, start - 1000), start);
  const from = start - (/[^\n]*$/u.exec(before)?.[0].length ?? 0);
  const to = end + (/^[^\n]*/u.exec(source.slice(end, end + 1000))?.[0].length ?? 0);
  return source.slice(from, to);
}

/** Whether a quote holds more than twice the words of the line that bears what it was quoted for. */
function holdsTooMuch(
  { documentId, start, end, quote }: Citation,
  wanted: readonly string[],
  library: Library,
): boolean {
  if (!wanted.some((one) => holds(quote, one))) return false;
  const source = library.source(documentId) ?? "";
  return wordCount(quote) > wordsMost * wordCount(sentenceAround(source, start, end));
}

/** Whether a reply is longer than the contract allows. */
export function tooLong(answer: Answer, text: string, wanted: readonly string[], library: Library): boolean {
  if (answer.kind !== "answered") return text.length > textMost;
  const isList = answer.statements.length > 1 && /^- /mu.test(text);
  return (
    (!isList && text.length > textMost) ||
    answer.citations.length > citationsMost ||
    answer.citations.some(({ quote }) => quote.length > quoteMost) ||
    answer.citations.some((citation) => holdsTooMuch(citation, wanted, library))
  );
}
