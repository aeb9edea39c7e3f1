import type { Span } from "../document/document.js";
import type { Candidate } from "./candidates.js";
import type { AskedFor, Question, Term } from "./question.js";
import { findReference, partAsked } from "./reference.js";

/**
 * How much of the question a passage must cover before its words may be called an answer; below it we say that we
 * found nothing. `typed` where the passage also holds a piece of the asked kind, `plain` where any words would do.
 * Tuned on the questions named in the README's "Measured": a wrong answer costs more there than a missing one.
 */
export const thresholds = {
  typed: { all: 0.58, own: 0.28, specific: 0.45 },
  plain: { all: 0.66, own: 0.35, specific: 0.58 },
} as const;

const kindsOfWords = new Set<AskedFor>([
  "statement",
  "subject",
  "reason",
  "role",
  "person",
  "organization",
  "place",
]);

/** Whether the candidate's own document is the one the question names by number. */
function isAsked(candidate: Candidate, question: Question): boolean {
  const { number } = candidate.identity;
  return number !== null && findReference(`số ${number}`, question) !== null;
}

/** The pieces of the asked kind in a candidate; in a passage that only cites the asked document, those said of IT. */
export function piecesOf(candidate: Candidate, question: Question, askedFor: AskedFor): readonly Span[] {
  // Who signed is told by the signature, never by a name that stands somewhere in the text.
  if (askedFor === "signer" && candidate.passage.kind !== "letterhead") return [];
  const pieces = candidate.evidence.get(askedFor) ?? [];
  if (question.numbers.length === 0 || isAsked(candidate, question)) return pieces;
  const reference = findReference(candidate.passage.text, question);
  if (reference === null) return pieces;
  const part = partAsked(reference, askedFor);
  if (part === undefined) return pieces;
  return part === null ? [] : [part];
}

/** Whether a kind is told by the candidate's own words or by the office or label line that belongs to it. */
export function tells(candidate: Candidate, question: Question, askedFor: AskedFor): boolean {
  return piecesOf(candidate, question, askedFor).length > 0 || candidate.related.has(askedFor);
}

/** Least share of the question's neighbouring words that must stand side by side in the passage or above it. */
const pairsLeast = 0.05;
/** In a question of more terms their sum tells more than the one before the question word. */
const shortQuestion = 5;
/** A predicate that agrees at least but for its marks. */
const predicateLeast = 0.3;
/** Share of the question beside the document's identity that a passage of the named document must bear out. */
const namedLeast = 0.75;
/** The same where the question names the document by its subject, and how much of the question that must be. */
const titledSpecific = 0.9;
const titledLeast = 0.5;
/** Without marks more words agree by chance: so much more must be covered. */
const bareSurcharge = 0.04;

/** Where any words would do, the question's words that stand nowhere may weigh so much beside its names. */
const missingMost = 0.4;

/** The weight of words that say something and are no names. */
function weightOf(terms: readonly Term[]): number {
  return terms
    .filter(({ required, light }) => !required && !light)
    .reduce((sum, { weight }) => sum + weight, 0);
}

function missingShare({ coverage }: Candidate, question: Question): number {
  const total = weightOf(question.terms);
  return total === 0 ? 0 : weightOf(coverage.missing) / total;
}

/**
 * Whether a candidate is about the committee of the level that a question for persons names: who came to a meeting of
 * Tỉnh ủy is not told by "… – Tỉnh ủy viên", which is somebody's office.
 */
export function isOfCommittee({ around }: Candidate, question: Question): boolean {
  if (!question.askedFor.includes("person")) return true;
  const level = /(tinh|thanh|thi|huyen|quan|dang) uy(?! vien)/u.exec(question.bare.join(" "))?.[1];
  if (level === undefined) return true;
  const committee = new RegExp(`(?:^| )${level} uy(?! vien)`, "u");
  return [around.text, around.context, around.identity].some(({ bare }) => committee.test(bare.join(" ")));
}

/** Whether a candidate may be called an answer. */
export function suffices(candidate: Candidate, question: Question): boolean {
  const { coverage } = candidate;
  if (!coverage.holds || !isOfCommittee(candidate, question)) return false;
  const plain = question.askedFor.every((kind) => kindsOfWords.has(kind));
  const least = plain ? thresholds.plain : thresholds.typed;
  // A figure or a date is told apart by its kind already: its heading may carry the rest of the question.
  const own = plain ? coverage.own : coverage.ownOrAbove;
  const surcharge = question.marked ? 0 : bareSurcharge;
  const covered =
    coverage.all >= least.all + surcharge && own >= least.own && coverage.specific >= least.specific;
  // In the document the question names, by number or by its subject, only what it asks beside that must be borne out.
  const numbered =
    question.numbers.length > 0 && isAsked(candidate, question) && coverage.specific >= namedLeast;
  const titled =
    !plain &&
    coverage.byIdentity >= titledLeast &&
    coverage.byIdentity < 1 &&
    coverage.specific >= titledSpecific;
  // Nothing is asked but the document itself, which this passage cites.
  const cited = question.numbers.length > 0 && question.terms.every(({ light }) => light);
  const named = numbered || titled || cited;
  if (question.terms.length > 0 && !covered && !named) return false;
  // Most words are two syllables long: where none stand together as in the question, they met by chance.
  const byChance =
    coverage.pairs < pairsLeast && question.terms.length > 1 && question.alternatives.length === 0;
  if (byChance && question.numbers.length === 0) return false;
  if (plain && missingShare(candidate, question) > missingMost) return false;
  // "Sinh năm nào": what is asked of the subject must be said here, not somewhere near.
  const { predicate } = question;
  const short = question.terms.length <= shortQuestion;
  if (predicate !== null && short && (coverage.fitsOrAbove[predicate] ?? 0) < predicateLeast) return false;
  if (question.terms.length === 0 && question.numbers.length === 0) return false;
  return question.askedFor.some((kind) => tells(candidate, question, kind));
}
