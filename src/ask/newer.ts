import type { Citation } from "../document/citation.js";
import type { DocumentIdentity } from "../document/document.js";
import { validityMessages } from "../messages.js";
import { bareText } from "../vietnamese/syllables.js";
import type { AtLeastOne, Statement } from "./answer.js";
import { equalWithin } from "./confidence.js";
import { callDocument } from "./draft.js";

/** Share of two titles' syllables, years and numbers aside, from which they name one matter. */
const sameTitle = 0.8;
const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    bareText(title)
      .split(" ")
      .filter((word) => word !== "" && !/\d/u.test(word)),
  );

/** Whether two documents are of one body, one kind and one matter: the plan of 2024 and that of 2025. */
export function isSameMatter(one: DocumentIdentity, other: DocumentIdentity): boolean {
  if (one.id === other.id || one.kind !== other.kind || one.issuer === null || other.issuer === null)
    return false;
  if (bareText(one.issuer) !== bareText(other.issuer)) return false;
  const [first, second] = [wordsOf(one.title), wordsOf(other.title)];
  const shared = [...first].filter((word) => second.has(word)).length;
  const all = first.size + second.size - shared;
  return all > 0 && shared / all >= sameTitle;
}

const isNewer = (one: DocumentIdentity, other: DocumentIdentity): boolean =>
  one.date !== null && other.date !== null && one.date > other.date;

/** The newest document of the same matter that is newer than this one; undefined where there is none. */
export function newerThan(
  identity: DocumentIdentity,
  documents: readonly DocumentIdentity[],
): DocumentIdentity | undefined {
  return documents
    .filter((other) => isNewer(other, identity) && isSameMatter(other, identity))
    .toSorted((one, other) => (other.date ?? "").localeCompare(one.date ?? ""))[0];
}

/**
 * Candidates with the newer of two documents on one matter first, where both are as likely. The others keep their
 * order; nothing is left out.
 * @param candidates best first
 * @param wantsOlder whether the question names a year or a number: then the document it names is meant, and nothing moves
 */
export function preferNewer<
  Candidate extends { readonly identity: DocumentIdentity; readonly score: number },
>(candidates: readonly Candidate[], wantsOlder = false): readonly Candidate[] {
  const [best] = candidates;
  if (best === undefined || wantsOlder) return candidates;
  const newer = candidates
    .filter(
      ({ identity, score }) =>
        best.score - score <= equalWithin &&
        isNewer(identity, best.identity) &&
        isSameMatter(identity, best.identity),
    )
    .toSorted((one, other) => (other.identity.date ?? "").localeCompare(one.identity.date ?? ""))[0];
  return newer === undefined ? candidates : [newer, ...candidates.filter((one) => one !== newer)];
}

/** One figure with the quote it stands in. */
export interface Figure {
  /** As the quote has it: "20.000 đồng/lượt". */
  readonly text: string;
  readonly citation: Citation;
}

/**
 * Differing figures for one thing, each with the document and day it is of, newest first; null where all say the same
 * or stand in one document.
 */
export function sideBySide(figures: readonly Figure[]): AtLeastOne<Statement> | null {
  const distinct = [
    ...new Map(
      figures.map((figure) => [`${bareText(figure.text)} ${figure.citation.documentId}`, figure]),
    ).values(),
  ];
  const isOneDocument = new Set(distinct.map(({ citation }) => citation.documentId)).size < 2;
  const isOneFigure = new Set(distinct.map(({ text }) => bareText(text))).size < 2;
  if (isOneDocument || isOneFigure) return null;
  const [first, ...rest] = distinct
    .toSorted((one, other) => (other.citation.date ?? "").localeCompare(one.citation.date ?? ""))
    .map(({ text, citation }): Statement => ({
      text: validityMessages.sideBySide(text, citation.marker, callDocument(citation)),
      evidence: "quote",
      markers: [citation.marker],
    }));
  return first === undefined ? null : [first, ...rest];
}
