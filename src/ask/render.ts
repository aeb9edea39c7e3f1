import type { Citation } from "../document/citation.js";
import { replyMessages } from "../messages.js";
import type { Answer, DocumentReference, Statement } from "./answer.js";
import { capitalise, nameDocument, particulars, shorten } from "./describe.js";
import { piece, say, type Piece, type Reply, type Source } from "./reply.js";

export { answerToJson } from "./json.js";
export { renderSource } from "./render-source.js";

/** Telegram shows about this much of a button's text on a small phone. UTF-16 units. */
const longestLabel = 32;

/** How much of a nearest place is shown. UTF-16 units. */
const nearestWords = 70;

/** Documents on one page of the list: about two screens of a phone. */
const documentsOnPage = 10;

function sourcesOf(citations: readonly Citation[]): readonly Source[] {
  return citations.map((citation) => ({
    marker: citation.marker,
    label: shorten(`[${citation.marker}] ${citation.locator}`.trim(), longestLabel),
    citation,
  }));
}

function writePlace({ locator }: Citation): string {
  return locator === "" ? "" : ` – ${locator}`;
}

/** The first words that stand there, so that a reader knows what a place is about. */
function writeWords({ quote }: Citation, limit: number): string {
  return limit === 0 ? "" : `: “${shorten(quote, limit)}”`;
}

/** One line a citation; a document that all of them share is named once. */
function writeSources(heading: string, citations: readonly Citation[], words = 0): readonly Piece[] {
  const [first, ...others] = citations;
  if (first === undefined) return [];
  const shared = others.length > 0 && others.every(({ documentId }) => documentId === first.documentId);
  const lines = citations.map((citation) =>
    shared
      ? `[${citation.marker}] ${citation.locator}${writeWords(citation, words)}`
      : `[${citation.marker}] ${nameDocument(citation)}${writePlace(citation)}${writeWords(citation, words)}`,
  );
  const opening = shared ? ` ${nameDocument(first)}` : "";
  return [piece(heading, "bold"), piece(`${opening}\n${lines.join("\n")}`)];
}

/** A direct answer is no quote and no entry of a list: the words a hurried reader looks for. */
function isDirect({ text, evidence }: Statement, index: number): boolean {
  return index === 0 && evidence === "quote" && !/^[“-]/u.test(text);
}

/** Statements one below the other: the direct answer bold, our fixed notices in italic. */
function writeStatements(statements: readonly Statement[]): readonly Piece[] {
  return statements.map((statement, index) => {
    const style = isDirect(statement, index) ? "bold" : statement.evidence === "notice" ? "italic" : "plain";
    return piece(index === statements.length - 1 ? statement.text : `${statement.text}\n`, style);
  });
}

function writeNotices(notices: readonly string[], said: readonly string[]): readonly Piece[] {
  const fresh = notices.filter((notice) => !said.includes(notice));
  return fresh.length === 0 ? [] : [piece(fresh.join("\n"), "italic")];
}

/** Whether the statements themselves name the one document that every citation is from. */
function isSourced(statements: readonly Statement[], citations: readonly Citation[]): boolean {
  const [first, ...others] = citations;
  return (
    statements.some(({ evidence }) => evidence === "catalogue") &&
    others.every(({ documentId }) => documentId === first?.documentId)
  );
}

function reply(blocks: readonly (readonly Piece[])[], citations: readonly Citation[]): Reply {
  return { blocks: blocks.filter((block) => block.length > 0), sources: sourcesOf(citations) };
}

/** Whether the choices are the documents themselves, not other readings of the question. */
function isOfDocuments({ candidates, options }: Answer & { kind: "clarify" }): boolean {
  return options === undefined || options.length === candidates.length;
}

/**
 * An answer as people read it: the statements, then our notices, then where the words stand. Statement texts carry
 * their markers "[n]" already.
 */
export function renderAnswer(answer: Answer): Reply {
  switch (answer.kind) {
    case "answered": {
      const said = answer.statements.map(({ text }) => text);
      return reply(
        [
          writeStatements(answer.statements),
          writeNotices(answer.notices, said),
          // An answer from one document ends with its name and places already.
          isSourced(answer.statements, answer.citations)
            ? []
            : writeSources(replyMessages.sources, answer.citations),
        ],
        answer.citations,
      );
    }
    case "not-found":
      return reply(
        [
          [piece(answer.text)],
          writeNotices(answer.notices, [answer.text]),
          writeSources(replyMessages.nearest, answer.nearest, nearestWords),
        ],
        answer.nearest,
      );
    case "clarify": {
      const lines = isOfDocuments(answer)
        ? answer.candidates.map((candidate, index) => `${index + 1}. ${nameDocument(candidate)}`)
        : (answer.options ?? []).map(({ label }, index) => `${index + 1}. ${label}`);
      return reply(
        [[piece(answer.text)], [piece(lines.join("\n"))], writeNotices(answer.notices, [answer.text])],
        [],
      );
    }
    default:
      return reply([[piece(answer.text)], writeNotices(answer.notices, [answer.text])], []);
  }
}

function writeDocument(document: DocumentReference, position: number): readonly Piece[] {
  const details = [particulars(document), document.issuer ?? ""].filter(Boolean).join(", ");
  return [
    piece(`${position}. `),
    piece(document.title, "bold"),
    ...(details === "" ? [] : [piece(`\n${capitalise(details)}`)]),
  ];
}

/** How many pages the list of documents has; at least 1. */
export function pagesOf(documents: readonly DocumentReference[]): number {
  return Math.max(1, Math.ceil(documents.length / documentsOnPage));
}

/**
 * One page of the list of documents.
 * @param page from 1; one past either end shows the nearest page
 */
export function renderDocuments(documents: readonly DocumentReference[], page = 1): Reply {
  if (documents.length === 0) return say(replyMessages.noDocuments);
  const pages = pagesOf(documents);
  const shown = Math.min(pages, Math.max(1, Math.trunc(page)));
  const first = (shown - 1) * documentsOnPage;
  const listed = documents.slice(first, first + documentsOnPage);
  return {
    blocks: [
      [piece(replyMessages.documents(documents.length))],
      ...listed.map((document, index) => writeDocument(document, first + index + 1)),
      ...(pages === 1 ? [] : [[piece(replyMessages.page(shown, pages), "italic")]]),
    ],
    sources: [],
  };
}
