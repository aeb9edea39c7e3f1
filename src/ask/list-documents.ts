import type { DocumentIdentity } from "../document/document.js";
import { catalogueMessages } from "../messages.js";
import type { OpenedIndex } from "../search/opened.js";
import { bareText } from "../vietnamese/syllables.js";
import type { Answer, Statement } from "./answer.js";
import { isOfDay } from "./catalogue.js";
import { capitalise } from "./describe.js";
import { answered, callDocument } from "./draft.js";
import { readListRequest } from "./list-request.js";
import type { Question } from "./question.js";

/** Most documents listed in one reply. */
const listed = 8;

const spelled = (text: string): string =>
  ` ${bareText(text)
    .replace(/\bubnd\b/gu, "uy ban nhan dan")
    .replace(/\bhdnd\b/gu, "hoi dong nhan dan")} `;

/** Whose document it is, as its letter-head and its place say. */
const ofWhom = ({ issuer, place }: DocumentIdentity): string => spelled(`${issuer ?? ""} . ${place ?? ""}`);

/** The documents of the newest (or oldest) day among them; those without a date cannot be told. */
function ofLastDay(sorted: readonly DocumentIdentity[]): readonly DocumentIdentity[] {
  const dated = sorted.filter(({ date }) => date !== null);
  return dated.filter(({ date }) => date === dated[0]?.date);
}

/** "Có những văn bản nào?", "có bao nhiêu nghị quyết", "văn bản mới nhất": counted and listed from metadata alone. */
export function listDocuments(question: Question, index: OpenedIndex): Answer | null {
  if (question.numbers.length > 0) return null;
  const request = readListRequest(question.text, question.times);
  if (request === null) return null;
  const { issuer, kind, wanted } = request;
  const whose = issuer === null ? null : spelled(issuer).trim();
  const others = index.documents.filter(
    (document) => whose === null || ofWhom(document).includes(` ${whose} `),
  );
  // Not a body of any document of ours: the words may mean something else.
  if (others.length === 0 && whose !== null) return null;
  const fitting = others
    .filter((document) => kind === null || document.kind === kind || document.kind?.startsWith(`${kind} `))
    .filter((document) => question.times.every((time) => isOfDay(document, time)))
    .toSorted(
      (first, second) =>
        (second.date ?? "").localeCompare(first.date ?? "") || first.title.localeCompare(second.title),
    );
  const shown = wanted === "all" ? fitting : ofLastDay(wanted === "newest" ? fitting : fitting.toReversed());
  const limits = [
    ...question.times.map(({ start, end }) => question.text.slice(start, end)),
    ...(whose === null ? [] : [whoseWords(question.text, others[0])]),
  ].join(", ");
  const name = kind ?? "văn bản";
  const head =
    wanted === "all" || shown.length === 0
      ? catalogueMessages.count(fitting.length, name, limits)
      : catalogueMessages[wanted](capitalise(name), limits);
  const lines = shown
    .slice(0, listed)
    .map((document) => `- ${callDocument(document)}${document.number === null ? "" : `: ${document.title}`}`);
  const more = shown.length > listed ? [catalogueMessages.more(shown.length - listed)] : [];
  const [first, ...rest] = [head, ...lines, ...more].map((text): Statement => ({
    text,
    evidence: "catalogue",
  }));
  return first === undefined ? null : answered(question, [first, ...rest], [], []);
}

/** The body as the question writes it, else as the document does. */
function whoseWords(text: string, document: DocumentIdentity | undefined): string {
  return (
    /(?<!\p{L})((?:của|do) .{3,60}?)(?: (?:đã )?ban hành| có (?:những|các|bao nhiêu|mấy)|[?.!]|$)/iu
      .exec(text)?.[1]
      ?.trim() ??
    document?.issuer ??
    ""
  );
}
