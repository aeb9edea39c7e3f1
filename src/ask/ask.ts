import type { Passage } from "../document/passage.js";
import { parseDocumentNumber } from "../document/number.js";
import { answerMessages, routeMessages } from "../messages.js";
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
  withSigner,
} from "./catalogue.js";
import { checkAnswer } from "./check.js";
import { listDocuments } from "./list-documents.js";
import { makeReader, type Surroundings } from "./surroundings.js";
import { citeAll } from "./draft.js";
import { findDuties } from "./duties.js";
import { aboutEffect } from "./effect.js";
import { readEveryday, type Everyday } from "./everyday.js";
import { extract } from "./extract.js";
import type { Writer } from "./generate-safely.js";
import { extractCited, extractList } from "./list.js";
import { noticesFor } from "./notices.js";
import { asksHolder, findHolderAnswer } from "./people.js";
import type { Question } from "./question.js";
import { asksPrivateLife } from "./private-person.js";
import { refused, route } from "./route.js";
import { confidence, confidenceLeast, viable } from "./suffices.js";
import { type Restore, understand } from "./understand.js";

/** Most places offered when nothing answers (contract). */
const nearestLimit = 3;
/** A nearest place must share at least this much with the question to be worth a look. */
const nearestShare = 0.3;

const notices = (chosen: readonly Candidate[]): readonly string[] =>
  noticesFor(chosen.map(({ identity }) => identity));

export interface Asking {
  readonly index: OpenedIndex;
  readonly restore: Restore;
  readonly everyday: Everyday;
  readonly read: (passage: Passage) => Surroundings;
  /** Words what was found with a model; null: answers are extracted. */
  readonly write: Writer | null;
  /** Confidence below which nothing is claimed; `confidenceLeast` but for measuring. */
  readonly bar: number;
}

/** @param lexicon everyday words and official ones */
export function prepare(
  index: OpenedIndex,
  restore: Restore,
  lexicon: readonly LexiconEntry[],
  bar = confidenceLeast,
  write: Writer | null = null,
): Asking {
  return { index, restore, everyday: readEveryday(lexicon), read: makeReader(index), bar, write };
}

/**
 * One question, one answer: route -> understand -> (the document itself | who | list | one thing) -> or an honest "not
 * found" with the nearest places. With a model what was found last is worded by it. Last of all the check that leaves
 * out what citations do not bear.
 */
export async function ask(typed: string, asking: Asking, context: AskContext): Promise<Answer> {
  const routed = route(typed);
  if (routed !== null) return routed;
  const { restore, everyday, index } = asking;
  const tidied = tidy(typed);
  if (await asksPrivateLife(tidied, index)) return refused("privacy", tidied, routeMessages.privacy);
  const question = understand(typed, { restore, everyday, statistics: index.statistics });
  const answer = checked(await answerTo(question, asking, context), index);
  return question.secondReading === null ? answer : { ...answer, secondReading: question.secondReading };
}

/** The line of trust: right of it stands only what the citations say. */
function checked(drafted: Answer, index: OpenedIndex): Answer {
  const { answer, drops } = checkAnswer(drafted, index);
  return drops.length === 0 ? answer : { ...answer, drops };
}

async function answerTo(
  question: Question,
  { index, read, bar, write }: Asking,
  context: AskContext,
): Promise<Answer> {
  const catalogue = listDocuments(question, index);
  if (catalogue !== null) return catalogue;

  const named = namedDocuments(question, index);
  const [document, another] = named;
  if (document !== undefined && another !== undefined && areDifferent(named)) {
    return clarify(question, [document, ...named.slice(1)]);
  }
  const author = aboutAuthor(question, document === undefined ? index.documents : named, index);
  if (author !== null) return author;
  if (document !== undefined) {
    const itself = aboutDocument(question, document, index, noticesFor([document]));
    if (itself !== null) return itself;
    const effect = aboutEffect(question, document, index, noticesFor([document]));
    if (effect !== null) return effect;
  }
  const cited = question.wantsList
    ? extractCited(
        question,
        document === undefined ? index.documents : [document],
        index,
        noticesFor(named.length > 0 ? named : index.documents),
      )
    : null;
  if (cited !== null) return cited;
  const within = document === undefined ? undefined : new Set(named.map((one) => one.id));
  const candidates = viable(await findCandidates(question, index, read, within), question);
  const sure = confidence(candidates);
  const answer = asksHolder(question)
    ? findHolderAnswer(question, candidates, index, notices)
    : sure < bar
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
  const found = answer ?? notFound(question, candidates, index, named.length > 0);
  const extracted = { ...found, confidence: sure };
  return write === null ? extracted : write({ question, candidates, extracted, index, read }, context);
}

function notFound(
  question: Question,
  candidates: readonly Candidate[],
  index: OpenedIndex,
  known: boolean,
): Answer {
  const [mention] = question.numbers;
  const near = candidates.filter(({ coverage }) => coverage.all >= nearestShare).slice(0, nearestLimit);
  const written = mention === undefined ? "" : question.text.slice(mention.start, mention.end);
  return {
    kind: "not-found",
    understood: question.text,
    notices: [],
    text:
      mention !== undefined && !known
        ? answerMessages.notFoundNumber(parseDocumentNumber(written)?.text ?? null, written)
        : answerMessages.notFound,
    nearest: citeAll(
      near.map((candidate) => ({ ...candidate, focus: { start: 0, end: 1 } })),
      index,
    ),
  };
}
