import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { matchesMention } from "../document/number-mention.js";
import type { OpenedIndex } from "../search/opened.js";
import { type Answer, atLeastOne, type Statement } from "./answer.js";
import type { Citation } from "../document/citation.js";
import { changesOf, changesTo } from "./changes.js";
import { type Facet, type FacetRequest, readFacets } from "./document-facets.js";
import { documentMeant, kindCalled, syllableAt } from "./document-meant.js";
import { consolidated } from "./document-changes.js";
import { tellers } from "./document-tells.js";
import type { Told } from "./document-told.js";
import {
  answered,
  callDocument,
  citeAll,
  directStatement,
  quoteStatement,
  sourceStatement,
} from "./draft.js";
import { noticesFor } from "./notices.js";
import type { AskedFor, Question } from "./question.js";
import { answerMessages, documentMessages } from "../messages.js";

/** What a question is read to ask for where it asks for a facet. */
const kinds: Readonly<Record<Facet, readonly AskedFor[]>> = {
  signer: ["signer", "person", "organization", "role"],
  number: ["number", "quantity", "subject"],
  issued: ["date"],
  force: ["date", "duration"],
  replaced: ["number", "named"],
  amended: ["number"],
  "amended-by": ["number"],
  origin: ["number"],
  basis: ["number", "organization", "reason"],
  proposer: ["organization", "person", "issuer"],
  issuer: ["issuer", "organization", "person", "place"],
  recipients: ["organization", "place", "person", "contact"],
  subject: ["subject", "number"],
};

/** Longest text of an answer that is no list, most citations (contract). */
const textMost = 600;
const citationsMost = 8;

const lengthOf = (statements: readonly Statement[]): number =>
  statements.reduce((sum, { text }) => sum + text.length + 1, 0);

/** The statements of an answer: sentences, then direct answers with their quotes, or one item a line. */
function compose(told: readonly Told[], citations: readonly Citation[]): readonly Statement[] {
  let marker = 0;
  const parts = told.map(({ sentence, places, piece, more }) => {
    const own = citations.slice(marker, marker + places.length);
    marker += places.length;
    return { sentence, places, piece, more, own };
  });
  const isList = parts.some(({ sentence, own }) => sentence === null && own.length > 2);
  const statements = parts.flatMap(({ sentence, places, piece, more, own }): Statement[] => {
    if (sentence !== null) return [{ text: sentence, evidence: "catalogue" }];
    const [place] = places;
    const direct =
      piece === null || place === undefined || own[0] === undefined
        ? []
        : [directStatement(place.passage.text, piece, own[0].marker)];
    const quotes = own.map((citation): Statement =>
      isList
        ? {
            text: answerMessages.item(citation.quote, citation.marker),
            evidence: "quote",
            markers: [citation.marker],
          }
        : quoteStatement(citation),
    );
    const others: Statement[] = more === 0 ? [] : [{ text: answerMessages.more(more), evidence: "notice" }];
    return [...direct, ...quotes, ...others];
  });
  const [first, ...rest] = citations;
  if (first === undefined || told.every(({ sentence }) => sentence !== null)) return statements;
  const sourced = [...statements, sourceStatement([first, ...rest])];
  return isList || lengthOf(sourced) <= textMost ? sourced : statements;
}

/** What a văn bản hợp nhất tells of the document that it prints. */
const printed = new Set<Facet>(["amended-by", "force", "replaced", "amended"]);

/** Văn bản hợp nhất of the document that a question names by number. */
function consolidating(
  question: Question,
  request: FacetRequest,
  index: OpenedIndex,
): readonly DocumentIdentity[] {
  const mentions = question.numbers.filter(({ start }) => request.describes(syllableAt(question, start)));
  if (!request.facets.every((facet) => printed.has(facet)) || mentions.length === 0) return [];
  return index.documents.filter((identity) => {
    const origin = consolidated(identity, index)?.origin;
    const own = origin === undefined ? undefined : findDocumentNumbers(origin.text)[0];
    return own !== undefined && mentions.some((mention) => matchesMention(own, mention));
  });
}

/** What is better said than guessed from another line of a document that is known; null where nothing is. */
function unknownOf(
  facets: readonly Facet[],
  identity: DocumentIdentity,
  { documents }: OpenedIndex,
): string | null {
  const [only, another] = facets;
  if (another !== undefined) return null;
  if (only === "signer" && identity.signer === null) return documentMessages.noSigner(callDocument(identity));
  // One that was replaced was not amended: that is told elsewhere.
  return only === "amended-by" && changesTo(identity, changesOf(documents)).length === 0
    ? documentMessages.noAmending(callDocument(identity))
    : null;
}

/** No claim, and where the document begins. */
function notKnown(text: string, question: Question, identity: DocumentIdentity, index: OpenedIndex): Answer {
  const [passage] = index.passages(identity.id);
  const nearest =
    passage === undefined ? [] : citeAll([{ passage, identity, focus: { start: 0, end: 1 } }], index);
  return { kind: "not-found", understood: question.text, notices: [], text, nearest };
}

/**
 * Answers what is asked about a document itself, whether it is named by its number or by its subject, place, kind and
 * date: who signed it, its number, when it takes effect, what it stands on, what it replaces.
 * @param named the documents of the numbers that the question names; empty where it names none of ours
 * @returns null where something else is asked, no document is clearly meant, or it does not say it
 */
export function aboutItself(
  question: Question,
  named: readonly DocumentIdentity[],
  index: OpenedIndex,
): Answer | null {
  const request = readFacets(question);
  if (request === null) return null;
  const { facets } = request;
  const isAsked = (kind: AskedFor): boolean =>
    kind === "statement" || facets.some((facet) => kinds[facet].includes(kind));
  if (!question.askedFor.every(isAsked)) return null;
  const isDocument = kindCalled(request) !== null || facets.includes("basis") || facets.includes("proposer");
  const meant =
    named.length > 0 || isDocument
      ? documentMeant(question, request, named.length > 0 ? named : index.documents, index)
      : null;
  const [printing, another] = meant === null ? consolidating(question, request, index) : [];
  const identity = meant ?? (another === undefined ? printing : undefined);
  if (identity === undefined) return null;
  const told = facets.map((facet) => tellers[facet]({ question, request, identity, index }));
  const all = told.filter((one) => one !== null);
  const unknown = all.length < told.length ? unknownOf(facets, identity, index) : null;
  if (unknown !== null) return notKnown(unknown, question, identity, index);
  if (all.length < told.length) return null;
  const citations = citeAll(
    all.flatMap(({ places }) => places),
    index,
  );
  const [first, ...rest] = compose(all, citations);
  if (first === undefined || citations.length > citationsMost) return null;
  return answered(question, atLeastOne(first, rest), citations, noticesFor([identity]));
}

/** "Ký", not the "kỳ" and "kỷ" of other words. */
const signs = /(?<!\p{L})ký(?!\p{L})/iu;

/**
 * Whether an answer to "ai ký" says nothing of signing: lines of a letter-head and lists of recipients share the
 * document's words and name no signer.
 */
export function isGuessedSigner(
  { askedFor }: Question,
  answer: Answer | null,
  { documents }: Pick<OpenedIndex, "documents">,
): boolean {
  if (answer?.kind !== "answered" || !askedFor.every((kind) => kind === "signer")) return false;
  return !answer.citations.some(({ quote, documentId }) => {
    const signer = documents.find(({ id }) => id === documentId)?.signer ?? null;
    return signs.test(quote) || (signer !== null && quote.includes(signer));
  });
}
