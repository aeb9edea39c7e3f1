import type { DocumentIdentity } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { TermStatistics } from "../search/opened.js";
import { findTimes, satisfies } from "../vietnamese/dates.js";
import { type Doubts, doubtsOf, numbersHold, stands } from "./doubts.js";
import type { Question, Term } from "./question.js";
import type { Surroundings } from "./surroundings.js";
import { covers, type Words } from "./words.js";

/** What a word is worth by where it stands. */
const worth = { text: 1, context: 0.9, identity: 0.75, near: 0.6 } as const;

/** How much of one term a field covers: the best of its wordings; official words count nearly as much as the user's own. */
function termIn(words: Words, term: Term, marksCount: boolean): number {
  let best = 0;
  for (let position = 0; position < term.wordings.length && best < 1; position += 1) {
    const wording = term.wordings[position];
    if (wording === undefined) continue;
    const fit = covers(words, wording, position === 0 && marksCount, term.required && term.count > 1);
    best = Math.max(best, position === 0 ? fit : fit * 0.9);
  }
  return best;
}

export interface Coverage {
  /** Weighted share of the question's terms that the passage covers with its surroundings, 0 to 1. */
  readonly all: number;
  /** The same by the passage's own words. */
  readonly own: number;
  /** The same by its own words and, counted less, by the headings and the lead-in above it. */
  readonly ownOrAbove: number;
  /**
   * The share of the terms that the document's identity does not cover already: what the question asks about within
   * the document. Identity words are left out, or every sentence of a rightly titled document would seem to answer.
   */
  readonly specific: number;
  /** Share of the question that the document's identity bears: high where the question names the document by its subject. */
  readonly byIdentity: number;
  /** Share of the question's neighbouring term pairs that stand side by side in the passage or its context. */
  readonly pairs: number;
  /** How well the passage's own words cover each term, 0 to 1, in the question's order. */
  readonly fits: readonly number[];
  /** The same by its own words or by the headings and the lead-in above it. */
  readonly fitsOrAbove: readonly number[];
  /** Terms covered by nothing. */
  readonly missing: readonly Term[];
  /** Whether the passage's own words bear out the times that the question names; true where it names none. */
  readonly timely: boolean;
  /** Whether every name, digit, time and document number of the question is borne out near the passage. */
  readonly holds: boolean;
  /** What of that is in doubt. */
  readonly doubts: Doubts;
  /** Whether nothing speaks against the passage for certain; `holds` is the stricter. */
  readonly stands: boolean;
}

/** Neighbouring terms that could stand side by side, and how many do; a phrase that stands whole counts as such. */
function pairsIn(
  question: Question,
  around: Surroundings,
  fits: readonly number[],
): { readonly pairs: number; readonly paired: number } {
  let pairs = 0;
  let paired = 0;
  for (const [index, second] of question.terms.entries()) {
    if (second.count > 1) {
      pairs += 1;
      paired += fits[index] ?? 0;
    }
    const first = question.terms[index - 1];
    const [own, other] = [first?.wordings[0], second.wordings[0]];
    if (first === undefined || own === undefined || other === undefined) continue;
    if (first.first + first.count !== second.first || (first.light && second.light)) continue;
    pairs += 1;
    const both = { bare: [...own.bare, ...other.bare], marked: [...own.marked, ...other.marked] };
    paired += Math.max(
      covers(around.text, both, question.marked, true),
      covers(around.context, both, question.marked, true) * worth.context,
    );
  }
  return { pairs, paired };
}

export function cover(
  question: Question,
  passage: Passage,
  around: Surroundings,
  identity: DocumentIdentity | undefined,
  statistics: TermStatistics,
): Coverage {
  let total = 0;
  let all = 0;
  let own = 0;
  let ownOrAbove = 0;
  let asked = 0;
  let answered = 0;
  let holds = true;
  const doubtful: Term[] = [];
  const missing: Term[] = [];
  const fits: number[] = [];
  const fitsOrAbove: number[] = [];
  for (const term of question.terms) {
    total += term.weight;
    const inText = termIn(around.text, term, question.marked);
    const inContext = inText === 1 ? 0 : termIn(around.context, term, question.marked) * worth.context;
    const inIdentity = termIn(around.identity, term, question.marked) * worth.identity;
    let inNear = 0;
    for (const near of around.near) {
      if (Math.max(inText, inContext, inIdentity, inNear) >= worth.near) break;
      inNear = Math.max(inNear, termIn(near, term, question.marked) * worth.near);
    }
    const best = Math.max(inText, inContext, inIdentity, inNear);
    fits.push(inText);
    fitsOrAbove.push(Math.max(inText, inContext));
    own += inText * term.weight;
    ownOrAbove += Math.max(inText, inContext * 0.7) * term.weight;
    all += best * term.weight;
    if (inIdentity < worth.identity * 0.9) {
      asked += term.weight;
      // What a neighbour says is said of its own matter: here it counts half.
      answered += Math.max(inText, inContext, inNear / 2) * term.weight;
    }
    if (best < 0.3) missing.push(term);
    if (term.required && best < 0.5) {
      holds = false;
      doubtful.push(term);
    }
  }
  const { pairs, paired } = pairsIn(question, around, fitsOrAbove);
  const doubts = doubtsOf(question, { passage, around, identity, doubtful, missing, statistics });
  const numbered = numbersHold(question, passage, around, identity);
  return {
    all: total === 0 ? 0 : all / total,
    own: total === 0 ? 0 : own / total,
    ownOrAbove: total === 0 ? 0 : ownOrAbove / total,
    byIdentity: total === 0 ? 0 : 1 - asked / total,
    specific: asked === 0 ? (total === 0 ? 0 : own / total) : answered / asked,
    pairs: pairs === 0 ? 1 : paired / pairs,
    fits,
    fitsOrAbove,
    timely: question.times.every((wanted) => findTimes(passage.text).some((time) => satisfies(time, wanted))),
    missing,
    doubts,
    holds: holds && !doubts.place && !doubts.longer && !doubts.times && numbered,
    stands: stands(question, { around, doubtful, statistics }, doubts, numbered),
  };
}
