import type { DocumentIdentity, Span } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { validityMessages } from "../messages.js";
import { type Answer, type AtLeastOne, atLeastOne, type Statement } from "./answer.js";
import { type Change, type ChangeKind, changesTo, changesToMention } from "./changes.js";
import { capitalise } from "./describe.js";
import {
  answered,
  callDocument,
  citeAll,
  directStatement,
  quoteStatement,
  sourceStatement,
} from "./draft.js";
import { noticesFor } from "./notices.js";
import type { Question } from "./question.js";

const asksInForce =
  /còn (?:hiệu lực|giá trị|được áp dụng|áp dụng|dùng)(?!\p{L})|(?:đã |có )?hết hiệu lực (?:chưa|không|hay chưa)|(?:đã |có )?(?:bị|được) (?:thay thế|bãi bỏ|hủy bỏ|sửa đổi)(?: bổ sung|, bổ sung)?(?: hay)? (?:chưa|không|bởi|bằng)|(?:bị|được) (?:văn bản|nghị quyết|quyết định|kế hoạch|cái) nào (?:thay thế|bãi bỏ|sửa đổi)|(?:văn bản|nghị quyết|quyết định) nào (?:đã )?(?:thay thế|bãi bỏ|sửa đổi)(?!\p{L})(?! (?:văn bản|nghị quyết|quyết định) nào)/u;

const asksChanged: readonly (readonly [RegExp, readonly ChangeKind[]])[] = [
  [
    /thay thế (?:cho )?(?:những |các )?(?:văn bản|nghị quyết|quyết định|kế hoạch|chỉ thị|thông tư|nghị định|cái) (?:nào|gì)/u,
    ["replaces", "repeals"],
  ],
  [
    /bãi bỏ (?:những |các )?(?:văn bản|nghị quyết|quyết định|kế hoạch|chỉ thị|thông tư|nghị định|cái) (?:nào|gì)/u,
    ["repeals", "replaces"],
  ],
  [
    /(?:làm |khiến )?(?:những |các )?(?:văn bản|nghị quyết|quyết định|thông tư|nghị định) (?:nào|gì) hết hiệu lực/u,
    ["repeals", "replaces"],
  ],
  [
    /sửa(?: đổi)?(?:, bổ sung| bổ sung)? (?:những |các )?(?:văn bản|nghị quyết|quyết định|thông tư|nghị định) (?:nào|gì)/u,
    ["amends"],
  ],
];

/** Most changes quoted in one answer. */
const quoted = 3;
/** Parts of a document: what is ended there is not all of it. */
const partly =
  /(?:điểm|khoản|điều \d|mục|phụ lục|một phần|một số (?:nội dung|điều)|cụm từ|chương)[^.;]{0,60}$/iu;

/** The passage that a span of a document lies in, the span as its focus. */
export function placeOf(
  span: Span,
  identity: DocumentIdentity,
  index: OpenedIndex,
): { passage: Passage; focus: Span } | null {
  const passage = index
    .passages(identity.id)
    .find(({ start, end }) => start <= span.start && span.start < end);
  if (passage === undefined) return null;
  return {
    passage,
    focus: { start: span.start - passage.start, end: Math.min(span.end, passage.end) - passage.start },
  };
}

/** "nghị quyết số 46/2024/NQ-HĐND": the changed document as the changing one calls it. */
const calledBy = ({ relation }: Change): string =>
  relation.number === null ? relation.name : `${relation.documentKind} số ${relation.number}`;

/** What changed a document, each with the words that say so. */
function tellChanges(question: Question, changes: readonly Change[], index: OpenedIndex): Answer | null {
  const distinct = [...new Map(changes.map((change) => [change.by.id, change])).values()].slice(0, quoted);
  const told = distinct.flatMap((change) => {
    const place = placeOf(change.relation, change.by, index);
    return place === null ? [] : [{ change, chosen: { ...place, identity: change.by } }];
  });
  const citations = citeAll(
    told.map(({ chosen }) => chosen),
    index,
  );
  const statements = told.flatMap(({ change, chosen: { passage, focus } }, place): Statement[] => {
    const citation = citations[place];
    if (citation === undefined) return [];
    const isPart = partly.test(passage.text.slice(0, focus.start));
    const text = validityMessages.changed(change.kind, calledBy(change), callDocument(change.by), isPart);
    return [{ text: `${capitalise(text)}:`, evidence: "catalogue" }, quoteStatement(citation)];
  });
  const [first, ...rest] = statements;
  if (first === undefined) return null;
  return answered(
    question,
    atLeastOne(first, rest),
    citations,
    noticesFor(told.map(({ change }) => change.by)),
  );
}

const effect = /(?<!\p{L})hiệu lực(?: thi hành)?(?!\p{L})/iu;

/** What the document says of its own force, and that nothing else is known. */
function tellUnknown(question: Question, identity: DocumentIdentity, index: OpenedIndex): Answer {
  const clause = index
    .passages(identity.id)
    .toReversed()
    .find(({ text }) => effect.test(text) && /(?:này|có) (?:có )?hiệu lực|kể từ ngày/iu.test(text));
  const passage = clause ?? index.passages(identity.id)[0];
  const at = clause === undefined ? 0 : (effect.exec(clause.text)?.index ?? 0);
  const citations =
    passage === undefined ? [] : citeAll([{ passage, identity, focus: { start: at, end: at + 1 } }], index);
  const [citation] = citations;
  const unknown: Statement = { text: validityMessages.unknown(callDocument(identity)), evidence: "notice" };
  const shown: Statement[] = citation === undefined || clause === undefined ? [] : [quoteStatement(citation)];
  const dated: Statement[] =
    citation === undefined
      ? []
      : clause === undefined && identity.date !== null
        ? [{ text: `${capitalise(callDocument(identity))}.`, evidence: "catalogue" }]
        : [sourceStatement([citation])];
  const statements: AtLeastOne<Statement> = [unknown, ...shown, ...dated];
  return answered(question, statements, citations, noticesFor([identity]), "partial");
}

/** What the named document itself replaces, repeals or amends. */
function tellChanged(
  question: Question,
  identity: DocumentIdentity,
  kinds: readonly ChangeKind[],
  changes: readonly Change[],
  index: OpenedIndex,
): Answer | null {
  const own = changes.filter(({ by }) => by.id === identity.id);
  const wanted = kinds
    .map((kind) => own.filter((change) => change.kind === kind))
    .find((some) => some.length > 0);
  if (wanted === undefined) return null;
  const places = wanted
    .toSorted((one, other) => one.relation.start - other.relation.start)
    .flatMap(({ relation }) => placeOf(relation, identity, index) ?? []);
  // One quote a passage, from the first document it names.
  const distinct = places.filter(
    ({ passage }, place) => places.findIndex((one) => one.passage.id === passage.id) === place,
  );
  const [first, ...rest] = citeAll(
    distinct.slice(0, quoted).map((place) => ({ ...place, identity })),
    index,
  );
  const [place] = places;
  if (first === undefined || place === undefined) return null;
  const quotes = [first, ...rest].map((citation) => quoteStatement(citation));
  const body = [...quotes, sourceStatement([first, ...rest])];
  const statements =
    wanted.length === 1 ? [directStatement(place.passage.text, place.focus, 1), ...body] : body;
  const [opening = quoteStatement(first), ...others] = statements;
  return answered(question, [opening, ...others], [first, ...rest], noticesFor([identity]));
}

/**
 * "Còn hiệu lực không", "thay thế văn bản nào": from the ties between documents and from effect clauses only. Where the
 * documents do not say it, that we do not know: never a guess.
 * @param named the documents of the corpus that the question means
 * @returns null where nothing of the kind is asked, or of no document by its number
 */
export function answerValidity(
  question: Question,
  named: readonly DocumentIdentity[],
  changes: readonly Change[],
  index: OpenedIndex,
): Answer | null {
  // Either reading of ambiguous syllables: "thay thế chúa" is "thay thế chưa".
  const text = [question.text, question.secondReading ?? ""].join("\n").toLowerCase();
  const [mention] = question.numbers;
  const [identity] = named;
  if (mention === undefined) return null;
  if (!asksInForce.test(text)) {
    const kinds = asksChanged.find(([pattern]) => pattern.test(text))?.[1];
    return kinds === undefined || identity === undefined
      ? null
      : tellChanged(question, identity, kinds, changes, index);
  }
  const found =
    identity === undefined
      ? changesToMention(mention, question.provinces, changes)
      : changesTo(identity, changes);
  const told = found.length === 0 ? null : tellChanges(question, found, index);
  if (told !== null) return told;
  if (identity !== undefined) return tellUnknown(question, identity, index);
  const written = question.text.slice(mention.start, mention.end);
  return {
    kind: "not-found",
    understood: question.text,
    notices: [],
    text: validityMessages.unknownAbsent(written),
    nearest: [],
  };
}
