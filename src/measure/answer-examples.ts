import type { Asking } from "../ask/ask.js";
import type { Candidate } from "../ask/candidates.js";
import { findCandidates } from "../ask/candidates.js";
import { namedDocuments } from "../ask/catalogue.js";
import type { Features } from "../ask/features.js";
import { itemsUnder } from "../ask/related.js";
import type { OpenedIndex } from "../search/opened.js";
import type { Question } from "../ask/question.js";
import { viable } from "../ask/suffices.js";
import { understand } from "../ask/understand.js";
import { holds } from "./gold.js";

/** A question to learn from. */
export interface TaughtQuestion {
  readonly id: string;
  /** As typed. */
  readonly typed: string;
  readonly answerable: boolean;
  /** Strings of a right answer. */
  readonly all: readonly string[];
  /** The document that answers; undefined = any. */
  readonly documentId?: string;
}

/** A question's candidates as the reader saw them. */
export interface Example {
  readonly id: string;
  readonly answerable: boolean;
  /** The document that answers was hidden: nothing is to be answered. */
  readonly hidden: boolean;
  readonly candidates: readonly {
    readonly documentId: string;
    readonly features: Features;
    /** Share of the wanted strings it leads to: its own, and those of its list where a list is asked. */
    readonly gold: number;
  }[];
}

const candidatesKept = 50;

const isOneUnit = (one: Candidate, other: Candidate): boolean =>
  one.passage.documentId === other.passage.documentId &&
  one.passage.headings.join("\n") === other.passage.headings.join("\n") &&
  (one.passage.opener?.start === other.passage.opener?.start ||
    one.passage.opener?.start === other.passage.start ||
    other.passage.opener?.start === one.passage.start);

/** What an answer made from a candidate would hold: its own words, those of its label or office, those of its list. */
function saidWith(candidate: Candidate, index: OpenedIndex): readonly string[] {
  return [candidate.passage, ...candidate.related.values(), ...itemsUnder(candidate.passage, index)].map(
    ({ text }) => text,
  );
}

function goldOf(
  candidate: Candidate,
  candidates: readonly Candidate[],
  question: Question,
  taught: TaughtQuestion,
  index: OpenedIndex,
) {
  if (taught.documentId !== undefined && candidate.passage.documentId !== taught.documentId) return 0;
  const units = question.wantsList ? candidates.filter((other) => isOneUnit(candidate, other)) : [];
  const said = [...saidWith(candidate, index), ...units.map(({ passage }) => passage.text)];
  const held = taught.all.filter((wanted) => said.some((text) => holds(text, wanted)));
  return held.length / Math.max(1, taught.all.length);
}

/** The candidates that the shipped search brings for a question; with `hidden` from all documents but the right one. */
export async function exampleOf(taught: TaughtQuestion, asking: Asking, hidden: boolean): Promise<Example> {
  const { index, restore, everyday, read } = asking;
  const question = understand(taught.typed, { restore, everyday, statistics: index.statistics });
  const named = namedDocuments(question, index).map(({ id }) => id);
  const others = index.documents.map(({ id }) => id).filter((id) => id !== taught.documentId);
  const within = hidden ? new Set(others) : named.length > 0 ? new Set(named) : undefined;
  const all = await findCandidates(question, index, read, within);
  const found = viable(all, question).slice(0, candidatesKept);
  const answerable = taught.answerable && !hidden;
  return {
    id: taught.id,
    answerable,
    hidden,
    candidates: found.map((candidate) => ({
      documentId: candidate.passage.documentId,
      features: candidate.features,
      gold: answerable ? goldOf(candidate, found, question, taught, index) : 0,
    })),
  };
}
