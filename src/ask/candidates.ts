import type { DocumentIdentity, Span } from "../document/document.js";
import { type Passage, placeOf } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { cover, type Coverage } from "./coverage.js";
import { findEvidence } from "./evidence.js";
import { rankOf } from "./confidence.js";
import { type Features, featuresOf } from "./features.js";
import { chargeOf, continuationOf, labelOf, subjectOf } from "./related.js";
import type { AskedFor, Question } from "./question.js";
import type { Surroundings } from "./surroundings.js";
import { searchWithin } from "./within.js";
import { bareText } from "../vietnamese/syllables.js";

/** A passage that may answer, with all that is known for and against it. */
export interface Candidate {
  readonly passage: Passage;
  readonly identity: DocumentIdentity;
  readonly around: Surroundings;
  readonly coverage: Coverage;
  /** Pieces that are of the asked kind, offsets into the passage's text, by kind. */
  readonly evidence: ReadonlyMap<AskedFor, readonly Span[]>;
  /** Passages that tell, beside its own words, who or when: the office heading its list, the label line under it. */
  readonly related: ReadonlyMap<AskedFor, Passage>;
  /** The search's score as a share of the best hit's, 0 to 1; 0 for a neighbour that search did not bring. */
  readonly found: number;
  /** What the trained reader sees of it. */
  readonly features: Features;
  /** Higher is likelier; compared by difference, within one question. */
  readonly score: number;
}

/** How many hits are read closely. */
const hitsRead = 20;
/** The paragraph neighbours of this many best hits are read too: the answer often stands one sentence further. */
const hitsWidened = 3;
const neighbourReach = 2;

/** A heading this long says something itself: "Thẩm quyền … cao hơn từ trên 15% đến không quá 30% so với …". */
const headingLeast = 60;

function readable(passage: Passage, question: Question): boolean {
  if (passage.kind === "heading") return passage.text.length >= headingLeast;
  return (
    passage.kind !== "letterhead" ||
    question.askedFor.includes("signer") ||
    question.askedFor.includes("issuer")
  );
}

/**
 * Whether a piece only says again a figure that the question gives: "vượt quá 04 (bốn) giờ" tells nothing to one who
 * asks what is added "khi vượt quá 4 giờ".
 */
function restates(text: string, { start, end }: Span, question: Question): boolean {
  const piece = plainFigures(text.slice(start, end));
  return /\d/u.test(piece) && ` ${plainFigures(question.text)} `.includes(` ${piece} `);
}

/** "04 (bốn) giờ" and "4 giờ" alike. */
const plainFigures = (text: string): string =>
  bareText(text.replace(/\([^)]*\)/gu, " ").replace(/(?<![\d.,/])0+(?=\d)/gu, "")).trim();

/** Kinds that the office heading a list of duties answers. */
const toldBySubject = new Set<AskedFor>(["organization", "person"]);

/** Kinds that the rest of a paragraph may tell. */
const continued = new Set<AskedFor>([
  "date",
  "duration",
  "money",
  "percent",
  "quantity",
  "organization",
  "number",
]);

const isLeadIn = ({ text }: Passage): boolean => /:\s*$/u.test(text);

function relatedTo(passage: Passage, question: Question, index: OpenedIndex): ReadonlyMap<AskedFor, Passage> {
  const related = new Map<AskedFor, Passage>();
  for (const kind of question.askedFor) {
    const found =
      labelOf(passage, kind, index, question) ??
      (toldBySubject.has(kind) ? (subjectOf(passage, index) ?? chargeOf(passage, index, question)) : null) ??
      (continued.has(kind) &&
      (passage.kind !== "item" || question.askedFor.length > 1 || isLeadIn(passage)) &&
      findEvidence(kind, passage.text, question, passage.headings).length === 0
        ? continuationOf(
            passage,
            index,
            (text) => findEvidence(kind, text, question, passage.headings).length > 0,
          )
        : null);
    if (found !== null) related.set(kind, found);
  }
  return related;
}

const identities = new WeakMap<OpenedIndex, ReadonlyMap<string, DocumentIdentity>>();

function identitiesOf(index: OpenedIndex): ReadonlyMap<string, DocumentIdentity> {
  const known = identities.get(index) ?? new Map(index.documents.map((identity) => [identity.id, identity]));
  identities.set(index, known);
  return known;
}

/**
 * The passages that may answer, likeliest first.
 * @param documents only these documents; undefined = all
 */
export async function findCandidates(
  question: Question,
  index: OpenedIndex,
  read: (passage: Passage) => Surroundings,
  documents: ReadonlySet<string> | undefined,
): Promise<readonly Candidate[]> {
  const hits = await index.search(question.text, {
    isRead: true,
    limit: hitsRead,
    ...(documents === undefined ? {} : { documents }),
    alternatives: question.alternatives,
  });
  const best = hits[0]?.score ?? 1;
  const scores = new Map<string, number>();
  const passages = new Map<string, Passage>();
  for (const [rank, hit] of hits.entries()) {
    const passage = index.passage(hit.passageId);
    if (passage === undefined) continue;
    scores.set(passage.id, best > 0 ? hit.score / best : 0);
    passages.set(passage.id, passage);
    if (rank >= hitsWidened) continue;
    const siblings = index.passages(passage.documentId);
    const place = placeOf(siblings, passage);
    for (const sibling of siblings.slice(Math.max(0, place - neighbourReach), place + neighbourReach + 1)) {
      if (!passages.has(sibling.id)) passages.set(sibling.id, sibling);
    }
  }
  for (const { passageId } of await searchWithin(question, hits, index, read)) {
    const passage = index.passage(passageId);
    if (passage !== undefined && !passages.has(passageId)) passages.set(passageId, passage);
  }
  const found: Candidate[] = [];
  for (const passage of passages.values()) {
    const identity = identitiesOf(index).get(passage.documentId);
    if (identity === undefined || !readable(passage, question)) continue;
    const around = read(passage);
    const coverage = cover(question, passage, around, identity, index.statistics);
    const evidence = new Map(
      question.askedFor.map(
        (kind) =>
          [
            kind,
            findEvidence(kind, passage.text, question, passage.headings).filter(
              (piece) => !restates(passage.text, piece, question),
            ),
          ] as const,
      ),
    );
    const related = relatedTo(passage, question, index);
    const seen = {
      passage,
      identity,
      around,
      coverage,
      evidence,
      related,
      found: scores.get(passage.id) ?? 0,
    };
    const features = featuresOf(seen, question);
    found.push({ ...seen, features, score: rankOf(features) });
  }
  return found.toSorted((first, second) => second.score - first.score);
}
