import type { Citation } from "../document/citation.js";
import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { matchesMention } from "../document/number-mention.js";
import type { OpenedIndex } from "../search/opened.js";
import { answerMessages } from "../messages.js";
import { printDay, satisfies, type TimeMention } from "../vietnamese/dates.js";
import { bareText } from "../vietnamese/syllables.js";
import {
  type Answer,
  type AtLeastOne,
  atLeastOne,
  type DocumentReference,
  type Statement,
} from "./answer.js";
import { identityText } from "./surroundings.js";
import { capitalise } from "./describe.js";
import { answered, callDocument } from "./draft.js";
import { fitIn } from "./shares.js";
import { covers, wordsOf } from "./words.js";
import { noticesFor } from "./notices.js";
import type { Question } from "./question.js";
import { cite, quoteSpan } from "./quote.js";

export function reference(identity: DocumentIdentity): DocumentReference {
  const { id, title, number, kind, issuer, date } = identity;
  return { documentId: id, title, number, kind, issuer, date };
}

/** Words of a document's issuer, place and title, to look names up in. */
function placedWords({ title, issuer, place }: DocumentIdentity): string {
  return ` ${bareText([title, issuer, place].filter(Boolean).join(" . "))} `;
}

export function isOfDay({ date }: DocumentIdentity, wanted: TimeMention): boolean {
  const [year, month, day] = (date ?? "").split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return satisfies({ start: 0, end: 0, kind: "day", day, month, year }, wanted);
}

/** The candidates that pass a test, or all of them where none does. */
function narrowed<T>(all: readonly T[], passes: (one: T) => boolean): readonly T[] {
  const some = all.filter(passes);
  return some.length > 0 ? some : all;
}

/** A term stands in an identity when it fits at least so well. */
const borneFully = 0.8;

/**
 * Documents of the corpus that bear a number the question names: of the provinces it names, narrowed by the dates it
 * names and, where its other words point to one of them, to that one.
 */
export function namedDocuments(question: Question, index: OpenedIndex): readonly DocumentIdentity[] {
  if (question.numbers.length === 0) return [];
  const bearing = index.documents.filter(
    (identity) =>
      identity.number !== null &&
      findDocumentNumbers(identity.number).some((own) =>
        question.numbers.some((mention) => matchesMention(own, mention)),
      ) &&
      question.provinces.every((province) => placedWords(identity).includes(` ${province} `)),
  );
  const dated = narrowed(bearing, (identity) => question.times.some((wanted) => isOfDay(identity, wanted)));
  return meant(question, dated);
}

/** The one document that the question's words point to, where its identity bears them and no other one's does. */
function meant(question: Question, documents: readonly DocumentIdentity[]): readonly DocumentIdentity[] {
  const read = documents.map((identity) => wordsOf(identityText(identity)));
  const telling = question.terms.filter((term) => {
    const fits = read.map((words) => fitIn(words, term, question));
    return !term.light && Math.max(...fits) >= borneFully && Math.min(...fits) < borneFully;
  });
  if (documents.length < 2 || telling.length === 0) return documents;
  const pointed = documents.filter((_, place) => {
    const words = read[place];
    return words !== undefined && telling.every((term) => fitIn(words, term, question) >= borneFully);
  });
  return pointed.length === 1 ? pointed : documents;
}

/** Whether documents that bear one number are different ones, not copies of one. */
export function areDifferent(documents: readonly DocumentIdentity[]): boolean {
  return new Set(documents.map(({ issuer, date }) => `${issuer} ${date}`)).size > 1;
}

const ownWords = new Set("ban hanh ki lien quan ten hieu cua noi dung chu yeu chinh do linh vuc".split(" "));

/** Whether a question asks only about the document itself, not about what stands in it. */
function isAboutItself(question: Question, identity: DocumentIdentity): boolean {
  const words = wordsOf(identityText(identity));
  return question.terms.every(
    (term) =>
      term.light ||
      term.wordings[0]?.bare.every((key) => ownWords.has(key)) ||
      term.wordings.some((wording) => covers(words, wording, question.marked, false) >= 0.8),
  );
}

/** "Quyết định 2500/QĐ-TTg về … ban hành ngày nào": the words between name the document once more, as people remember it. */
function asksIssue(question: Question): boolean {
  const asked = question.text.toLowerCase();
  return (
    question.numbers.length === 1 &&
    question.askedFor.every((kind) => kind === "date" || kind === "issuer" || kind === "signer") &&
    /(?:ban hành|ký)(?: (?:ngày|vào|khi|từ|lúc|ra|hôm|bởi|do|ai|tháng|năm)| *\??$)|(?:ai|do ai|cơ quan nào|đơn vị nào)(?: đã)? (?:ký|ban hành)|ngày (?:ban hành|ký)/u.test(
      asked,
    ) &&
    !/hiệu lực|áp dụng|thay|sửa|bãi bỏ/u.test(asked)
  );
}

/** A place in the document that shows a piece of its identity: the passage that holds the words, else the first one. */
function citeWords(identity: DocumentIdentity, words: string, index: OpenedIndex): Citation | null {
  const source = index.source(identity.id) ?? "";
  const wanted = bareText(words).split(" ").slice(0, 6).join(" ");
  const passages = index.passages(identity.id);
  const passage = passages.find((candidate) => bareText(candidate.text).includes(wanted)) ?? passages[0];
  return passage === undefined
    ? null
    : cite(
        1,
        passage,
        identity,
        source,
        quoteSpan(source, passage, { start: passage.start, end: passage.start + 1 }),
      );
}

/** A sentence computed from metadata, its first letter raised. */
function statement({ text }: { readonly text: string }): Statement {
  return { text: capitalise(text), evidence: "catalogue" };
}

/** Answers about a document's own identity: its date, issuer, signer or subject. Null when more is asked. */
export function aboutDocument(
  question: Question,
  identity: DocumentIdentity,
  index: OpenedIndex,
  notices: readonly string[],
): Answer | null {
  if (!isAboutItself(question, identity) && !asksIssue(question)) return null;
  const name = callDocument(identity);
  const found: { text: string; words: string }[] = [];
  for (const kind of question.askedFor) {
    if (
      kind === "date" &&
      identity.date !== null &&
      !/hiệu lực|hết hạn|áp dụng/u.test(question.text.toLowerCase())
    ) {
      found.push({
        text: answerMessages.documentDate(callDocument({ ...identity, date: null }), printDay(identity.date)),
        words: identity.date.slice(0, 4),
      });
    } else if (
      (kind === "issuer" || kind === "organization") &&
      identity.issuer !== null &&
      /ban hành/u.test(question.text.toLowerCase())
    ) {
      found.push({
        text: answerMessages.documentIssuer(callDocument({ ...identity, issuer: null }), identity.issuer),
        words: identity.issuer,
      });
    } else if (kind === "signer" && identity.signer !== null) {
      found.push({ text: answerMessages.documentSigner(name, identity.signer), words: identity.signer });
    } else if (kind === "subject" || kind === "statement") {
      found.push({ text: answerMessages.documentSubject(name, identity.title), words: identity.title });
    }
  }
  const [first, ...others] = found;
  if (first === undefined || found.length < question.askedFor.length) return null;
  const citation = citeWords(identity, first.words, index);
  return answered(
    question,
    atLeastOne(statement(first), others.map(statement)),
    citation === null ? [] : [citation],
    notices,
  );
}

/** Who wrote a report, from its metadata; null where it is not asked, not known, or several documents are meant. */
export function aboutAuthor(
  question: Question,
  documents: readonly DocumentIdentity[],
  index: OpenedIndex,
): Answer | null {
  if (!question.askedFor.includes("author")) return null;
  const [identity, another] = documents.filter(({ author }) => author !== null);
  if (identity === undefined || another !== undefined || identity.author === null) return null;
  const text = answerMessages.documentAuthor(callDocument(identity), identity.author);
  const citation = citeWords(identity, identity.author, index);
  return answered(
    question,
    [statement({ text })],
    citation === null ? [] : [citation],
    noticesFor([identity]),
  );
}

/** Adds who signed to an answer about the rest of the question; null where the document does not say. */
export function withSigner(
  question: Question,
  identity: DocumentIdentity,
  rest: Answer | null,
  index: OpenedIndex,
): Answer | null {
  if (identity.signer === null) return null;
  const text = answerMessages.documentSigner(callDocument(identity), identity.signer);
  const signed = statement({ text });
  if (rest?.kind === "answered") {
    return { ...rest, completeness: "complete", statements: [...rest.statements, signed] };
  }
  const open = question.askedFor.some((kind) => kind !== "signer");
  const citation = citeWords(identity, identity.signer, index);
  return answered(
    question,
    [signed],
    citation === null ? [] : [citation],
    noticesFor([identity]),
    open ? "partial" : "complete",
  );
}

/** Two documents with one number: ask which. */
export function clarify(question: Question, documents: AtLeastOne<DocumentIdentity>): Answer {
  const [first, ...rest] = documents;
  return {
    kind: "clarify",
    understood: question.text,
    notices: [],
    text: answerMessages.whichDocument,
    candidates: [reference(first), ...rest.map(reference)],
  };
}
