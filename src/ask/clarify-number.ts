import type { Span } from "../document/document.js";
import type { Question } from "./question.js";

/** What follows a number and belongs to how the document is named: its body and its day. */
const belongs =
  /^(?:\s*[-/]\s*\p{L}+)*(?:\s*,?\s*(?:của|do)?\s*(?:(?:[Bb]an (?:[Cc]hấp hành|[Tt]hường vụ) )?(?:[Hh]uyện|[Tt]ỉnh|[Tt]hành|[Đđ]ảng) [ủu][ỷy]|hu|tu|tw|HU|TU|TW|ubnd|hđnd|UBND|HĐND|[ủỦ]y ban nhân dân|[Hh]ội đồng nhân dân)(?!\p{L})(?: (?:tỉnh|huyện|thành phố|xã))?(?: \p{Lu}\p{L}*)*)?/u;

/** Where a question names a document by number, with the body's words behind it; its kind stays outside. */
export function bareNumberSpan(question: Question): Span {
  const [mention] = question.numbers;
  if (mention === undefined) return { start: question.text.length, end: question.text.length };
  const { text } = question;
  const digits = text.slice(mention.start).search(/\d/u);
  const start = digits < 0 ? mention.start : mention.start + digits;
  const tail = belongs.exec(text.slice(mention.end))?.[0].length ?? 0;
  return { start, end: mention.end + tail };
}
