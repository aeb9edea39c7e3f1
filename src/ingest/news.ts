import { readDay } from "./days.js";
import type { Extract } from "./read/block.js";

/** How many blocks may stand above a report's first sentence: headline, date line of the page, sub-headline. */
const searched = 6;
/** A document's own letter-head: where one stands, the text is no report about it. */
const letterhead =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|^Số\s*:?\s*\d|^Căn cứ\s|^Điều\s+1\s*[.:]/u;
/** "(SX) - Ngày 20/12/2021, …", "Chiều ngày 7/4, …", "Vừa qua, …" */
const opening =
  /^(?:\([^)]{1,40}\)\s*[-–.]\s*|\p{Lu}{2,8}\s*[-–]\s*)?(?:Sáng|Trưa|Chiều|Tối|Vừa qua|Mới đây|Hôm nay|Hôm qua|Ngày\s+\d{1,2})(?![\p{L}])/u;
const byline = /^(?:Tin,? ảnh|Tin|Ảnh|Bài,? ảnh|Tác giả|Nguồn|Theo)\s*:\s*\p{Lu}/u;
const name = /^(?:\p{Lu}\p{Ll}*)(?:\s\p{Lu}\p{Ll}*){1,3}$/u;
const gathering =
  /(?:tổ chức|dự|tham dự|chủ trì|phát biểu|diễn ra)[^.]{0,60}(?:hội nghị|buổi làm việc|buổi lễ|lễ |cuộc họp|kỳ họp|diễn đàn)|tham dự hội nghị có/iu;

const linesOf = ({ source, blocks }: Extract): string[] =>
  blocks.map(({ start, end }) => source.slice(start, end));

/**
 * Whether a text reports on an event instead of being a document: no letter-head, no legal bases, and two of a
 * report's signs (it begins with the time of the event, tells of a gathering, ends with who wrote it).
 */
export function isNews(extract: Extract): boolean {
  const lines = linesOf(extract);
  if (lines.some((line) => letterhead.test(line))) return false;
  const begins = lines.slice(0, searched).some((line) => opening.test(line));
  const last = lines.slice(-3);
  const isSigned =
    last.some((line) => byline.test(line)) || (lines.length > 2 && name.test(lines.at(-1) ?? ""));
  const tells = lines.slice(0, searched + 4).some((line) => gathering.test(line));
  return [begins, isSigned, tells].filter(Boolean).length >= 2;
}

/** The day of the event as the report's first sentence prints it, with its year; null where it does not. */
export function eventDay(extract: Extract): string | null {
  const first = linesOf(extract)
    .slice(0, searched)
    .find((line) => opening.test(line));
  return first === undefined ? null : readDay(first.slice(0, 80));
}
