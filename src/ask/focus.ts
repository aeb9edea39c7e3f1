import type { Span } from "../document/document.js";
import type { Candidate } from "./candidates.js";
import type { Question } from "./question.js";
import { quoteLimit, shortQuote } from "./quote.js";
import { piecesOf } from "./tells.js";

/** Words of the question further apart than this, in UTF-16 units, do not come into one quote; what follows them must. */
const reach = 220;
const following = 70;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly term: number;
  readonly weight: number;
}

/** Where the question's words stand in a passage, in order. */
function placesOf({ around }: Candidate, question: Question): readonly Place[] {
  const { places, starts, ends } = around.text;
  return question.terms
    .flatMap(({ wordings, weight }, term) =>
      wordings
        .flatMap(({ bare }) => bare.flatMap((word) => places.get(word) ?? []))
        .map((at) => ({
          start: starts[at] ?? 0,
          end: ends[at] ?? 0,
          term,
          weight,
        })),
    )
    .toSorted((one, other) => one.start - other.start);
}

/**
 * The stretch of a long passage that holds most of the question's words, with what follows them: an answer mostly
 * stands behind the words it answers ("… có thể gồm ba khu vực: khu vực lõi, …"). Offsets into its text.
 */
function densest(candidate: Candidate, question: Question): Span {
  const places = placesOf(candidate, question);
  let best: Span = { start: 0, end: 1 };
  let most = 0;
  places.forEach((first, from) => {
    const within = places.slice(from).filter(({ end }) => end - first.start <= reach);
    const terms = new Map(within.map(({ term, weight }) => [term, weight]));
    const held = [...terms.values()].reduce((sum, weight) => sum + weight, 0);
    if (held <= most) return;
    most = held;
    const last = within.at(-1)?.end ?? first.end;
    best = { start: first.start, end: Math.min(candidate.passage.text.length, last + following) };
  });
  return best;
}

/** What of a candidate a quote must hold: a piece of the asked kind, or where the question's words stand together. */
export function focusOf(candidate: Candidate, question: Question): Span {
  for (const kind of question.askedFor) {
    const [piece] = piecesOf(candidate, question, kind);
    if (piece !== undefined && piece.end - piece.start <= quoteLimit) return piece;
  }
  if (candidate.passage.text.length > shortQuote) return densest(candidate, question);
  return { start: 0, end: Math.min(candidate.passage.text.length, 1) };
}
