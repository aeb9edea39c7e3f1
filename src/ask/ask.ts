import type { Gazetteer } from "../document/gazetteer.js";
import type { Passage } from "../document/passage.js";
import { routeMessages } from "../messages.js";
import type { OpenedIndex } from "../search/opened.js";
import type { LexiconEntry } from "../vietnamese/lexicon.js";
import { tidy } from "../vietnamese/spelling.js";
import type { Answer, AskContext } from "./answer.js";
import { type Candidate, findCandidates } from "./candidates.js";
import {
  aboutAuthor,
  areDifferent,
  aboutDocument,
  clarify,
  namedDocuments,
  reference,
  withSigner,
} from "./catalogue.js";
import { checkAnswer } from "./check.js";
import { chooseReading, documentOptions, officeOptions } from "./clarify-options.js";
import { listDocuments } from "./list-documents.js";
import { aboutItself, isGuessedSigner } from "./document-itself.js";
import { makeReader, type Surroundings } from "./surroundings.js";
import { findDuties } from "./duties.js";
import { aboutEffect } from "./effect.js";
import { readEveryday, type Everyday } from "./everyday.js";
import { extract } from "./extract.js";
import type { Drafting } from "./generate.js";
import type { Writer } from "./generate-safely.js";
import { answerInContext, type Rewrite } from "./in-context.js";
import { extractCited, extractList } from "./list.js";
import { asConditions } from "./conditions.js";
import { preferNewer } from "./newer.js";
import { noticesFor } from "./notices.js";
import { notFound } from "./not-found.js";
import { remembering } from "./remembering.js";
import { asksHolder, findHolderAnswer } from "./people.js";
import { changesOf } from "./changes.js";
import type { Question } from "./question.js";
import { asksPrivateLife } from "./private-person.js";
import { refused, route } from "./route.js";
import { confidence, confidenceLeast, leastFor, viable } from "./suffices.js";
import { type Restore, understand } from "./understand.js";
import { addValidity, answerSuccessor, type ValidityFacts } from "./validity-notices.js";
import { answerValidity } from "./validity.js";

const notices = (chosen: readonly Candidate[]): readonly string[] =>
  noticesFor(chosen.map(({ identity }) => identity));

export interface Asking {
  readonly index: OpenedIndex;
  readonly restore: Restore;
  readonly everyday: Everyday;
  readonly read: (passage: Passage) => Surroundings;
  readonly rewrite?: Rewrite;
  readonly write?: Writer;
  /** `write` for the question in hand; absent where no model may be called for it. */
  readonly word?: ((drafting: Drafting) => Promise<Answer>) | undefined;
  /** What the notices of validity are told from, as known now. */
  readonly facts: () => ValidityFacts;
  /** Confidence below which nothing is claimed. */
  readonly bar: number;
}

/** What else answers may be told from. */
export interface AskOptions {
  /** Old units and what became of them; empty where none are listed. */
  readonly gazetteer?: Gazetteer;
  readonly rewrite?: Rewrite;
  /** Words what was found with a model; absent: answers are extracted. */
  readonly write?: Writer;
  readonly now?: () => number;
  /** Confidence below which nothing is claimed; `confidenceLeast` but for measuring. */
  readonly bar?: number;
}

/** @param lexicon everyday words and official ones */
export function prepare(
  index: OpenedIndex,
  restore: Restore,
  lexicon: readonly LexiconEntry[],
  { gazetteer = [], now = Date.now, bar = confidenceLeast, ...options }: AskOptions = {},
): Asking {
  const facts = (): ValidityFacts => ({
    documents: index.documents,
    changes: changesOf(index.documents),
    gazetteer,
    today: new Date(now()).toISOString().slice(0, 10),
  });
  return {
    index,
    restore: remembering(restore),
    everyday: readEveryday(lexicon),
    read: makeReader(index),
    facts,
    bar,
    ...options,
  };
}

/**
 * One question, one answer: route -> made whole by the turns before it -> understand -> (the document
 * itself | who | list | one thing) -> or an honest "not found" with the nearest places; with a model, worded; last of all the check that
 * leaves out what citations do not bear.
 */
export async function ask(
  typed: string,
  asking: Asking,
  context: AskContext = { role: "citizen" },
): Promise<Answer> {
  const routed = route(typed);
  if (routed !== null) return routed;
  const { write } = asking;
  const word = write && ((drafting: Drafting) => write(drafting, context));
  const inHand = { ...asking, word };
  return answerInContext(typed, context, { ...asking, alone: (question) => askAlone(question, inHand) });
}

/** @param isReading whether the question is one reading of one that was ambiguous: then nothing is asked back */
async function askAlone(typed: string, asking: Asking, isReading = false): Promise<Answer> {
  const { restore, everyday, index } = asking;
  const tidied = tidy(typed);
  if (await asksPrivateLife(tidied, index)) return refused("privacy", tidied, routeMessages.privacy);
  const question = understand(typed, { restore, everyday, statistics: index.statistics });
  const alone = isReading
    ? null
    : (asked: string): Promise<Answer> => askAlone(asked, { ...asking, word: undefined }, true);
  const first = checked(await answerTo(question, asking, alone), index);
  const offices = first.kind === "answered" && asksHolder(question) ? officeOptions(question) : [];
  const chosen =
    alone === null || offices.length === 0
      ? first
      : await chooseReading(question, offices, alone, first, asking.index.documents);
  const answer = addValidity(chosen, question, asking.facts());
  return question.secondReading === null ? answer : { ...answer, secondReading: question.secondReading };
}

/** The line of trust: right of it stands only what the citations say. */
function checked(drafted: Answer, index: OpenedIndex): Answer {
  const { answer, drops } = checkAnswer(drafted, index);
  return drops.length === 0 ? answer : { ...answer, drops };
}

/** Most documents of one number that are each asked; more are only listed. */
const readingsMost = 8;

/** A question with what may answer it, best first, and how sure that is, 0 to 1. */
interface Looked {
  readonly question: Question;
  readonly candidates: readonly Candidate[];
  readonly sure: number;
}

/** Looks for passages; where no time answers a "khi nào", for the cases it may ask for as well. */
async function likeliestReading(
  asked: Question,
  { index, read, bar }: Asking,
  within: ReadonlySet<string> | undefined,
): Promise<Looked> {
  const look = async (question: Question): Promise<Looked> => {
    const candidates = viable(await findCandidates(question, index, read, within), question);
    const namesOne = question.times.length + question.numbers.length > 0;
    return { question, candidates: preferNewer(candidates, namesOne), sure: confidence(candidates) };
  };
  const looked = await look(asked);
  const conditions = looked.sure < leastFor(looked.candidates, bar) ? asConditions(asked) : null;
  if (conditions === null) return looked;
  const other = await look(conditions);
  return other.sure < leastFor(other.candidates, bar) ? looked : other;
}

/** @param alone answers one reading of an ambiguous question; null where this is such a reading */
async function answerTo(
  asked: Question,
  asking: Asking,
  alone: ((asked: string) => Promise<Answer>) | null,
): Promise<Answer> {
  const { index, read, facts, bar, word } = asking;
  const successor = answerSuccessor(asked, facts().gazetteer);
  if (successor !== null) return successor;
  const catalogue = listDocuments(asked, index);
  if (catalogue !== null) return catalogue;

  const named = namedDocuments(asked, index);
  const [document, another] = named;
  if (document !== undefined && another !== undefined && areDifferent(named)) {
    const choices = named.map(reference);
    const options = documentOptions(asked, choices);
    const plainly = clarify(asked, [document, ...named.slice(1)]);
    // A reading that still means several is not asked back about for ever.
    if (alone === null || choices.length > readingsMost) return plainly;
    const listed = plainly.kind === "clarify" ? { ...plainly, options } : plainly;
    return chooseReading(asked, options, alone, listed, index.documents, choices);
  }
  const itself = aboutItself(asked, named, index);
  if (itself !== null) return itself;
  const validity = answerValidity(asked, named, facts().changes, index);
  if (validity !== null) return validity;
  const author = aboutAuthor(asked, document === undefined ? index.documents : named, index);
  if (author !== null) return author;
  if (document !== undefined) {
    const identity = aboutDocument(asked, document, index, noticesFor([document]));
    if (identity !== null) return identity;
    const effect = aboutEffect(asked, document, index, noticesFor([document]));
    if (effect !== null) return effect;
  }
  const cited = asked.wantsList
    ? extractCited(
        asked,
        document === undefined ? index.documents : [document],
        index,
        noticesFor(named.length > 0 ? named : index.documents),
      )
    : null;
  if (cited !== null) return cited;
  const within = document === undefined ? undefined : new Set(named.map((one) => one.id));
  const { question, candidates, sure } = await likeliestReading(asked, asking, within);
  const answer = asksHolder(question)
    ? findHolderAnswer(question, candidates, index, notices)
    : sure < leastFor(candidates, bar)
      ? null
      : (findDuties(question, candidates, index, read, notices) ??
        (question.wantsList ? extractList(question, candidates, index, read, notices) : null) ??
        extract(question, candidates, index, notices) ??
        // "Ai dự hội nghị": one question word, several people.
        (question.askedFor.includes("person") && !question.wantsList
          ? extractList(question, candidates, index, read, notices)
          : null));
  if (document !== undefined && question.askedFor.includes("signer")) {
    const signed = withSigner(question, document, answer, index);
    if (signed !== null) return signed;
  }
  const told = isGuessedSigner(question, answer, index) ? null : answer;
  const found = told ?? notFound(question, candidates, index, named.length > 0);
  const extracted = { ...found, confidence: sure };
  return word === undefined ? extracted : word({ question, candidates, extracted, index, read });
}
