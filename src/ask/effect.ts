import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import type { Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { findTimes } from "../vietnamese/dates.js";
import { type Answer, atLeastOne } from "./answer.js";
import { answered, type Chosen, citeAll, quoteStatement, sourceStatement } from "./draft.js";
import type { Question } from "./question.js";

const asksForce = /hiệu lực|áp dụng (?:từ|khi|kể)|thi hành (?:từ|khi)/u;
const asksReplaced =
  /thay (?:thế |cho |thế cho )?|bãi bỏ|hủy bỏ|bỏ bớt|bỏ (?:quyết định|nghị quyết|văn bản|thông tư)|hết hiệu lực/u;
const asksAmended = /sửa|bổ sung/u;

const inForce =
  /(?<!hết )hiệu lực(?: thi hành)?(?:,)? (?:kể )?từ|được áp dụng (?:kể )?từ|(?<!hết )hiệu lực (?:thi hành )?sau/iu;
const acts =
  "nghị quyết|quyết định|thông tư|nghị định|quy định|quy chế|kế hoạch|chỉ thị|luật|văn bản|điều|khoản|điểm|mục";
const replaces = new RegExp(
  String.raw`(?:thay thế|bãi bỏ|hủy bỏ)(?: toàn bộ| một phần| các| nội dung| cho){0,2} (?:${acts}|thủ tục|danh mục)(?!\p{L})|hết hiệu lực`,
  "iu",
);
const amends = new RegExp(
  String.raw`(?:sửa đổi|bổ sung)[^.;]{0,80}?(?:${acts}) (?:ban hành kèm theo )?(?:[^.;]{0,60}?)số`,
  "iu",
);

/** Most places quoted. */
const placesMost = 3;

/** Whether a passage names another document than its own. */
function namesOther({ text }: Passage, identity: DocumentIdentity): boolean {
  return findDocumentNumbers(text).some((number) => number.text !== identity.number);
}

/** Whether it names one of the kind a question asks for: a "nghị quyết nào" is no law. */
function namesAsked(passage: Passage, identity: DocumentIdentity, asked: string): boolean {
  const kind = /(nghị quyết|quyết định|thông tư|nghị định|kế hoạch|chỉ thị|luật) (?:cũ |khác )?nào/u.exec(
    asked,
  )?.[1];
  const numbered = kind === undefined ? /./u : new RegExp(String.raw`${kind} (?:\S+ ){0,2}?số`, "iu");
  return namesOther(passage, identity) && numbered.test(passage.text);
}

/** Where a passage tells the day a document comes into force: a date, or its signing. */
export function tellsForce({ text }: Passage): boolean {
  return inForce.test(text) && (findTimes(text).length > 0 || /từ ngày ký/iu.test(text));
}

function focusOf({ text }: Passage): { readonly start: number; readonly end: number } {
  const at = Math.max(0, text.search(inForce), text.search(replaces));
  return { start: at, end: Math.min(text.length, at + 40) };
}

/**
 * "Có hiệu lực từ ngày nào, thay thế văn bản nào": the closing clauses of the document that a question names. Every
 * document says these things in the same words, so they are looked for by them.
 * @returns null where something else is asked or the document does not say it
 */
export function aboutEffect(
  question: Question,
  identity: DocumentIdentity,
  index: OpenedIndex,
  notices: readonly string[],
): Answer | null {
  const asked = question.text.toLowerCase();
  const onlyThese = question.askedFor.every(
    (kind) => kind === "date" || kind === "number" || kind === "statement",
  );
  const force = asksForce.test(asked) && question.askedFor.includes("date");
  const other =
    question.askedFor.includes("number") ||
    /(?:văn bản|quyết định|nghị quyết|thông tư|kế hoạch|luật|nghị định) (?:cũ |khác )?(?:nào|số mấy|số bao nhiêu)/u.test(
      asked,
    );
  const replaced = other && asksReplaced.test(asked);
  const amended = other && !replaced && asksAmended.test(asked);
  // "Áp dụng từ ngày nào đến ngày nào" asks for a term, which other clauses tell.
  const isTerm =
    /từ (?:ngày|tháng|năm|khi) nào (?:đến|tới)|(?:đến|tới) (?:ngày|tháng|năm|khi) nào|hết hạn/u.test(asked);
  if (!onlyThese || isTerm || !(force || replaced || amended)) return null;
  // What the document stands on changes other documents as well: legal bases are its letter-head.
  const passages = index
    .passages(identity.id)
    .filter(
      ({ kind, text }) =>
        kind !== "heading" && kind !== "letterhead" && !/^căn cứ/iu.test(text) && text !== text.toUpperCase(),
    );
  const telling = (test: (passage: Passage) => boolean): Passage[] =>
    passages.filter(test).slice(-placesMost);
  const found = [
    ...(force ? telling(tellsForce).slice(-1) : []),
    ...(replaced
      ? telling((passage) => replaces.test(passage.text) && namesAsked(passage, identity, asked)).slice(-2)
      : []),
    ...(amended
      ? passages
          .filter((passage) => amends.test(passage.text) && namesAsked(passage, identity, asked))
          .slice(0, 2)
      : []),
  ];
  const complete =
    (!force || found.some(tellsForce)) &&
    (!(replaced || amended) || found.some((passage) => namesOther(passage, identity)));
  const chosen = [...new Map(found.map((passage) => [passage.id, passage])).values()]
    .toSorted((one, other_) => one.start - other_.start)
    .map((passage): Chosen => ({ passage, identity, focus: focusOf(passage) }));
  // What is told only in part is better looked for by all of the question's words.
  if (chosen.length === 0 || (!complete && !force)) return null;
  return quoteAll(question, chosen, index, notices, complete ? "complete" : "partial");
}

/** Longest text of an answer that is no list (contract). */
const textLimit = 600;

/** Quotes of the chosen passages and their source, without the source line where the text grows too long. */
function quoteAll(
  question: Question,
  chosen: readonly Chosen[],
  index: OpenedIndex,
  notices: readonly string[],
  completeness: "complete" | "partial",
): Answer | null {
  const [citation, ...others] = citeAll(chosen, index);
  if (citation === undefined) return null;
  const quotes = others.map((one) => quoteStatement(one));
  const withSource = [...quotes, sourceStatement([citation, ...others])];
  const first = quoteStatement(citation);
  const length = withSource.reduce((sum, { text }) => sum + text.length + 1, first.text.length);
  const rest = length > textLimit ? quotes : withSource;
  return answered(question, atLeastOne(first, rest), [citation, ...others], notices, completeness);
}
