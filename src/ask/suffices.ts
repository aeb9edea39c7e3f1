import type { Candidate } from "./candidates.js";
import { confidenceOf } from "./confidence.js";
import { headingSays } from "./features.js";
import { isOfElse } from "./of-else.js";
import type { Question } from "./question.js";

/**
 * Chance above which the likeliest passage is called an answer; below it we say that we found nothing. Chosen on the
 * questions named in the README's "Measured", where a wrong answer costs more than a missing one.
 */
export const confidenceLeast = 0.35;

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

/**
 * Candidates that nothing in the question speaks against for certain; doubts count in their scores. What is of
 * something else goes as well: above the bar such a one was right in 7 of some 2,500 dev questions, and claimed what is
 * not in 11.
 */
export function viable(candidates: readonly Candidate[], question: Question): readonly Candidate[] {
  return candidates.filter(
    (candidate) =>
      candidate.coverage.stands &&
      isOfCommittee(candidate, question) &&
      !isOfElse(candidate, question, headingSays(candidate.features)),
  );
}

/** The same where a name, a figure or a place of the question is not borne out near the likeliest passage. */
const confidenceLeastInDoubt = 0.5;

/** Confidence that an answer from these candidates must have, at a given bar. */
export function leastFor([best]: readonly Candidate[], bar: number): number {
  return best === undefined || best.coverage.holds || bar === 0 ? bar : Math.max(bar, confidenceLeastInDoubt);
}

/** Chance that the likeliest of some candidates answers, 0 to 1. */
export function confidence(candidates: readonly Candidate[]): number {
  return confidenceOf(
    candidates.map(({ passage, features, score }) => ({ documentId: passage.documentId, features, score })),
  );
}
