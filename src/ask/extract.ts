import type { Span } from "../document/document.js";
import type { OpenedIndex } from "../search/opened.js";
import type { Answer, AtLeastOne, Statement } from "./answer.js";
import type { Candidate } from "./candidates.js";
import { answered, type Chosen, citeAll, directStatement, quoteStatement, sourceStatement } from "./draft.js";
import type { AskedFor, Question } from "./question.js";
import { findReference, partAsked } from "./reference.js";

/** Longest text of an answer that is no list (contract). */
export const textLimit = 600;

/**
 * How much of the question a passage must cover before its words may be called an answer. Below it we say that we
 * found nothing. `typed` where the passage also holds a piece of the asked kind, `plain` where any words would do.
 * Tuned on the questions named in the README's "Measured"; a wrong answer costs more there than a missing one.
 */
export const thresholds = {
  typed: { all: 0.68, own: 0.34 },
  plain: { all: 0.72, own: 0.42 },
} as const;

const kindsOfWords = new Set<AskedFor>(["statement", "subject", "reason", "role", "person", "organization", "place"]);

/** The pieces of the asked kind in a candidate; in a passage that only cites the asked document, those said of IT. */
export function piecesOf(candidate: Candidate, question: Question, askedFor: AskedFor): readonly Span[] {
  const pieces = candidate.evidence.get(askedFor) ?? [];
  if (question.numbers.length === 0 || isAsked(candidate, question)) return pieces;
  const reference = findReference(candidate.passage.text, question);
  if (reference === null) return pieces;
  const part = partAsked(reference, askedFor);
  if (part === undefined) return pieces;
  return part === null ? [] : [part];
}

/** Whether the candidate's own document is the one the question names by number. */
function isAsked(candidate: Candidate, question: Question): boolean {
  const { number } = candidate.identity;
  return number !== null && findReference(`số ${number}`, question) !== null;
}

export function suffices(candidate: Candidate, question: Question): boolean {
  const { coverage } = candidate;
  if (!coverage.holds) return false;
  const plain = question.askedFor.every((kind) => kindsOfWords.has(kind));
  const least = plain ? thresholds.plain : thresholds.typed;
  if (question.terms.length > 0 && (coverage.all < least.all || coverage.own < least.own)) return false;
  if (question.terms.length === 0 && question.numbers.length === 0) return false;
  return question.askedFor.some((kind) => piecesOf(candidate, question, kind).length > 0);
}

/** The kinds of words whose asked piece can stand alone as the direct answer. */
const direct = new Set<AskedFor>(["date", "duration", "money", "percent", "quantity", "number", "issuer", "subject"]);

/** The one piece that answers, where there is exactly one; otherwise the quote speaks for itself. */
function directPiece(candidate: Candidate, question: Question): Span | null {
  const [kind] = question.askedFor;
  if (question.askedFor.length !== 1 || kind === undefined || !direct.has(kind)) return null;
  const pieces = piecesOf(candidate, question, kind);
  const [piece] = pieces;
  const whole = piece !== undefined && piece.end - piece.start >= candidate.passage.text.length;
  return pieces.length === 1 && piece !== undefined && !whole && piece.end - piece.start <= 120 ? piece : null;
}

function focusOf(candidate: Candidate, question: Question): Span {
  for (const kind of question.askedFor) {
    const [piece] = piecesOf(candidate, question, kind);
    if (piece !== undefined) return piece;
  }
  return { start: 0, end: Math.min(candidate.passage.text.length, 1) };
}

/** The passages to quote: the likeliest, then others only for a kind that is still open. */
function choose(sufficient: AtLeastOne<Candidate>, question: Question): { chosen: AtLeastOne<Chosen>; open: number } {
  const [best] = sufficient;
  const chosen: [Chosen, ...Chosen[]] = [{ candidate: best, focus: focusOf(best, question) }];
  const openKinds = new Set(question.askedFor.filter((kind) => piecesOf(best, question, kind).length === 0));
  for (const candidate of sufficient.slice(1)) {
    if (openKinds.size === 0 || chosen.length >= 3) break;
    const closes = [...openKinds].filter((kind) => piecesOf(candidate, question, kind).length > 0);
    if (closes.length === 0) continue;
    chosen.push({ candidate, focus: piecesOf(candidate, question, closes[0] as AskedFor)[0] as Span });
    for (const kind of closes) openKinds.delete(kind);
  }
  return { chosen, open: openKinds.size };
}

/**
 * The answer to a question for one thing: its piece first where it is plain, then the words it stands in, then which
 * document says so.
 * @returns null where no candidate bears an answer
 */
export function extract(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  notices: (chosen: readonly Candidate[]) => readonly string[],
): Answer | null {
  const [first, ...rest] = candidates.filter((candidate) => suffices(candidate, question));
  if (first === undefined) return null;
  const { chosen, open } = choose([first, ...rest], question);
  const citations = citeAll(chosen, index);
  const [main] = citations;
  if (main === undefined) return null;
  const piece = directPiece(first, question);
  const quotes = citations.map((citation) => quoteStatement(citation));
  const source = sourceStatement([main, ...citations.slice(1)]);
  const statements: Statement[] = [
    ...(piece === null ? [] : [directStatement(first.passage.text, piece, 1)]),
    ...quotes,
    source,
  ];
  const fitted = fit(statements, quotes.length);
  const kept = citations.filter(({ marker }) =>
    fitted.some((statement) => statement.evidence === "quote" && statement.markers.includes(marker)),
  );
  const used = chosen.slice(0, kept.length).map(({ candidate }) => candidate);
  return answered(question, fitted, kept, notices(used), open > 0 ? "partial" : "complete");
}

/** Leaves out the last quotes, then the source line, until the text is within its limit. */
function fit(statements: readonly Statement[], quotes: number): AtLeastOne<Statement> {
  const kept = [...statements];
  const length = (): number => kept.reduce((sum, statement) => sum + statement.text.length + 1, -1);
  for (let left = quotes; left > 1 && length() > textLimit; left -= 1) kept.splice(kept.length - 2, 1);
  if (length() > textLimit && kept.length > 1) kept.pop();
  return kept as [Statement, ...Statement[]];
}
