import type { Candidate } from "./candidates.js";
import { isPlain } from "./plain.js";
import type { Question, Term } from "./question.js";
import { isLabelled } from "./related.js";

type Read = Omit<Candidate, "score" | "features">;

/** Where any words would do, the question's words that stand nowhere may weigh so much beside its names. */
const missingMost = 0.45;
/** So much of the question must be borne out at least, and so much of one that has few words to be told by. */
const allLeast = 0.45;
const allLeastOfFew = 0.62;
const fewTerms = 4;
/** Where any words would do, the passage itself must hold so much, or stand under a heading or label that does. */
const ownLeast = 0.12;
const headingLeast = 0.3;
/** An entry of a list whose lead-in says so much: "Tham dự Hội nghị có". */
const listedLeast = 0.5;
/** Least share of the question's neighbouring words that must stand side by side in the passage or above it. */
const pairsLeast = 0.05;
/** A passage that holds this much of the question by itself holds it by no chance. */
const ownMost = 0.5;
/** In a question of more terms their sum tells more than the one before the question word. */
const shortQuestion = 5;
/** A predicate that agrees at least but for its marks. */
const predicateLeast = 0.3;

/** The weight of words that say something and are no names. */
function weightOf(terms: readonly Term[]): number {
  return terms
    .filter(({ required, light }) => !required && !light)
    .reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * Whether what the question is about stands nowhere near a passage, whatever else they share.
 * @param heading share of the open terms that the heading above says
 */
export function isOfElse(candidate: Read, question: Question, heading: number): boolean {
  const { coverage, passage } = candidate;
  const isUnderLabel = question.askedFor.some((kind) => isLabelled(passage, kind));
  const few = question.terms.filter(({ light }) => !light).length <= fewTerms;
  const isNumbered = question.numbers.length > 0;
  if (!isNumbered && coverage.all < (few ? allLeastOfFew : allLeast)) return true;
  const stands =
    coverage.own >= ownLeast ||
    isNumbered ||
    heading >= headingLeast ||
    (question.wantsList && coverage.ownOrAbove >= listedLeast);
  if (isPlain(question) && !stands && question.terms.length > 1 && !isUnderLabel) return true;
  const total = weightOf(question.terms);
  if (isPlain(question) && total > 0 && weightOf(coverage.missing) / total > missingMost) return true;
  // Most words are two syllables long: where none stand together as in the question, they met by chance.
  const alone =
    question.terms.length > 1 && question.alternatives.length === 0 && question.numbers.length === 0;
  if (alone && coverage.pairs < pairsLeast && coverage.own < ownMost) return true;
  // "Sinh năm nào": what is asked of the subject must be said here, not somewhere near.
  const { predicate, terms } = question;
  const short = predicate !== null && terms.filter(({ light }) => !light).length <= shortQuestion;
  return (
    short &&
    ((coverage.fitsOrAbove[predicate] ?? 0) < predicateLeast || standsFar(candidate, question, predicate))
  );
}

/** Units between a predicate and its time, at most. */
const predicateReach = 70;

/** Whether a passage says the predicate far from every time it names: "năm 2022 … giải quyết việc phát sinh" tells no birth. */
function standsFar({ around, passage, evidence }: Read, question: Question, predicate: number): boolean {
  const wording = question.terms[predicate]?.wordings[0];
  const times = evidence.get("date") ?? [];
  if (wording === undefined || wording.bare.length !== 1 || times.length === 0) return false;
  const starts = (around.text.places.get(wording.bare[0] ?? "") ?? []).map(
    (place) => around.text.starts[place] ?? 0,
  );
  return (
    starts.length > 0 &&
    passage.text.length > predicateReach &&
    !times.some(({ start, end }) =>
      starts.some((at) => at >= start - predicateReach && at <= end + predicateReach),
    )
  );
}
