import type { DocumentIdentity, Span } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import type { FacetRequest } from "./document-facets.js";
import type { Chosen } from "./draft.js";
import type { Question } from "./question.js";

/** What answers one facet: a sentence from the document's identity, or the places that say it. */
export interface Told {
  /** Computed from metadata; null where the quotes themselves answer. */
  readonly sentence: string | null;
  readonly places: readonly Chosen[];
  /** The piece of the first place that is the answer itself, offsets in its text. */
  readonly piece: Span | null;
  /** Places that there are beside those. */
  readonly more: number;
}

/** What a facet is told from. */
export interface Telling {
  readonly question: Question;
  readonly request: FacetRequest;
  readonly identity: DocumentIdentity;
  readonly index: OpenedIndex;
}

export type Teller = (telling: Telling) => Told | null;

export const chosen = (
  passage: Passage,
  identity: DocumentIdentity,
  focus: Span = { start: 0, end: 1 },
): Chosen => ({
  passage,
  identity,
  focus,
});

/** Whether a passage frames the document: its letter-head, a heading. */
export const isFormal = ({ kind }: Passage): boolean => kind === "letterhead" || kind === "heading";

/** The name of a cited document up to its number: what follows says it at length in the quote. */
export function nameAt({ text }: Passage, { start, end }: Span): Span {
  const first = findDocumentNumbers(text.slice(start, end))[0];
  return { start, end: first === undefined ? end : start + first.end };
}

/** Most places quoted for one facet. */
const quotedMost = 6;

/** The places that remain after the question's own words; the piece only where one remains. */
export function toldBy(places: readonly Chosen[], pieceOf: (place: Chosen) => Span | null): Told | null {
  const [first, second] = places;
  if (first === undefined) return null;
  return {
    sentence: null,
    places: places.slice(0, quotedMost),
    piece: second === undefined ? pieceOf(first) : null,
    more: Math.max(0, places.length - quotedMost),
  };
}
