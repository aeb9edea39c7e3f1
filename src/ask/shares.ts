import type { Question, Term } from "./question.js";
import { covers, type Words } from "./words.js";

/** The weighted share of terms that something bears out, 0 to 1; 1 where there are none. */
export function shareOf(terms: readonly Term[], fits: (term: Term) => number): number {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  return total === 0 ? 1 : terms.reduce((sum, term) => sum + term.weight * fits(term), 0) / total;
}

/** How well a text bears out one term in the best of its wordings, 0 to 1; names only whole. */
export function fitIn(words: Words, term: Term, question: Question): number {
  return Math.max(
    ...term.wordings.map((wording, position) =>
      covers(words, wording, position === 0 && question.marked, term.required && term.count > 1),
    ),
  );
}
