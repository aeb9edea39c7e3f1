import type { Question } from "./question.js";

const asksWhen = /khi nào|lúc nào|bao giờ|chừng nào/u;
const modal = /(?<!\p{L})(?:phải|buộc|bị|được|cần|mới|thì)(?!\p{L})/u;

/**
 * "Khi nào công chức phải đền chi phí đào tạo" may ask for a date and may ask in which cases; where no date answers, it
 * is read the second way.
 * @returns null where only a time can be meant
 */
export function asConditions(question: Question): Question | null {
  const text = question.text.toLowerCase();
  const isOfTime = question.askedFor.length === 1 && question.askedFor[0] === "date";
  if (!isOfTime || !asksWhen.test(text) || !modal.test(text)) return null;
  return { ...question, askedFor: ["statement"], wantsList: true, predicate: null };
}
