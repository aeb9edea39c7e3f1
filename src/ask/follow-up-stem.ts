import type { Span } from "../document/document.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import { findProvinces } from "../vietnamese/places.js";

const w = (words: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, "giu");

/** What only frames a question. */
const frames = w(
  `cho (?:tôi |em |mình |cháu )?hỏi|xin hỏi|cho biết|xin cho biết|hãy|ad ơi|bot ơi|tôi muốn (?:biết|hỏi)|liệt kê|kể tên|kể ra|nêu rõ|nêu`,
);
/** What asks, longest first: question words with the prepositions and units that belong to them. */
const asking = [
  // The thing asked for goes with its question word, but not what the question is about: "có những hình thức nào".
  w(String.raw`(?<=\p{L}\s)(?:có|gồm|đặt|theo|nêu|được)\s+(?:những|các)\s+(?:(?!\bnào\b)\p{L}+\s+){1,5}nào`),
  w(
    String.raw`(?:(?:từ|kể từ|vào|trước|đến|tới|sau|trong|kéo dài đến)\s+)?(?:khi nào|bao giờ|lúc nào|hồi nào|chừng nào|(?:ngày|tháng|năm|quý|thời gian|thời điểm|giờ) (?:nào|mấy))(?:\s+(?:đến|tới) (?:(?:ngày|tháng|năm) nào|khi nào|bao giờ))?`,
  ),
  w(
    String.raw`(?:(?:là|giá|khoảng|ước khoảng|được|mất|hết|tối đa|tối thiểu|ít nhất)\s+)*(?:bao nhiêu|mấy)(?:\s+(?:phần trăm|%|tiền|đồng|triệu đồng|tỷ đồng|triệu|tỷ|người|ngày|tháng|năm|giờ|tiếng|lần|hộ|điều|vị trí))?`,
  ),
  w(String.raw`(?:trong )?bao lâu(?: sau)?|bao xa|từ đâu`),
  w(String.raw`(?:(?:do|của|cho|qua|gửi|gửi cho|tới|đến|về)\s+)?(?:những )?(?:ai|người nào|đồng chí nào)`),
  w(
    String.raw`(?:(?:do|của|cho|qua|gửi|tới|đến)\s+)?(?:những |các )?(?:cơ quan|đơn vị|sở|phòng|ban|bộ|ngành|nơi|cấp|tổ chức) nào`,
  ),
  w(String.raw`(?:(?:ở|tại|đi|về|qua|đến|tới|gửi|gửi về)\s+)đâu`),
  w(`vì sao|tại sao|sao lại|lý do gì`),
  w(String.raw`(?:(?:bằng|theo|như)\s+)?thế nào|ra sao|cách nào|bằng những cách nào`),
  w(String.raw`là (?:gì|ai)|(?:những |các )?(?:việc|điều|cái|nội dung) gì|gì`),
  w(
    String.raw`(?:có được|được|có|đúng|phải) không(?=\s*[?.]*\s*$)|không(?=\s*[?.]*\s*$)|chưa(?=\s*[?.]*\s*$)`,
  ),
  w(`những|các|nào`),
] as const;
const tails = /[\s,]+(?:vậy|v|ạ|ad|nhỉ|thế|z|hả|ha)(?=\s*[?.!]*\s*$)/giu;

/** Where a question asks, in its order. */
export function askingSpans(question: string): readonly Span[] {
  const taken: Span[] = [];
  for (const pattern of asking.slice(0, -1)) {
    for (const match of question.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!taken.some(({ start, end }) => span.start < end && start < span.end)) taken.push(span);
    }
  }
  return taken.toSorted((one, other) => one.start - other.start);
}

/** Whether a question begins with a province's name: its capital is no sentence's. */
const opensWithName = (question: string): boolean =>
  findProvinces(openedSyllables(question).map(({ bare }) => bare)).some(({ first }) => first === 0);

/** A question's matter: its words without what asks and what frames. */
export function stemOf(question: string): string {
  let stem = question.replace(tails, " ");
  for (const pattern of [frames, ...asking]) stem = stem.replace(pattern, " ");
  return stem
    .replace(/[?!…]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/\s*([,;:])(?:\s*[,;:])*\s*/gu, "$1 ")
    .replace(/^[\s,;:.]+|[\s,;:.]+$/gu, "")
    .replace(/^\p{Lu}(?=\p{Ll}*\s+\p{Ll})/u, (letter) =>
      opensWithName(question) ? letter : letter.toLowerCase(),
    )
    .replace(/\s+(?:và|hoặc|là|có|phải|theo|để|được|diễn ra|kéo dài|bắt đầu|kết thúc|cho)$/iu, "")
    .trim();
}
