import type { Span } from "../document/document.js";
import { type DocumentNumber, findDocumentNumbers } from "../document/number.js";
import { readDay } from "./days.js";

/** A document named in a text, with what the text says of it. Offsets count from the text's beginning. */
export interface Mention extends Span {
  readonly number: DocumentNumber | null;
  /** Lower case: "nghị quyết"; its number's kind where no word says it. */
  readonly documentKind: string;
  readonly name: string;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  /** Whether it stands in what another document is about: "Nghị định … sửa đổi Nghị định số 78/2025/NĐ-CP". */
  readonly isNested: boolean;
}

const kinds =
  "Nghị quyết liên tịch|Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy định|Quy chế|Chương trình hành động|Chương trình|Kế hoạch|Thông báo|Thông tư liên tịch|Thông tư|Thông tri|Hướng dẫn|Nghị định|Bộ luật|Luật|Pháp lệnh|Công văn|Công điện|Tờ trình|Báo cáo|Đề án|Lệnh";
const upperKinds = kinds.toUpperCase();
/** "Luật Đất đai số", "Nghị quyết của Quốc hội số": the nearest word of a kind with a capital before a number. */
const kindBefore = new RegExp(
  `(?<![\\p{L}])(${kinds}|${upperKinds})((?:\\s+[^\\s;:.()“”"]+){0,16}?)\\s*,?\\s*(?:số|SỐ)?\\s*:?\\s*$`,
  "u",
);
/** "nghị quyết số 06-NQ/HU": in small letters only right before a number. */
const smallKind = new RegExp(`(?<![\\p{L}])(${kinds})\\s*(?:số)?\\s*:?\\s*$`, "iu");
/** Laws called by their name alone, in legal bases: "Luật Đất đai ngày 18 tháng 01 năm 2024", "Điều lệ Đảng". */
const named =
  /(?<![\p{L}])((Hiến pháp|Bộ luật|Luật|Pháp lệnh|Điều lệ) (?=\p{Lu}|nước)[^;.()\d]*?)(?=,? (?:số|ngày|năm|khóa|đã|được|do) |,? (?:và )?(?:Bộ luật|Luật|Pháp lệnh|Nghị|Quyết|Thông) |, \p{Lu}|[;.()]|$)/gu;
/** What such a law amends stands in its name: "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư, Luật Đấu thầu". */
const amendingLaw = /(?:Luật|Pháp lệnh) sửa đổi[^;]*/giu;
const dateAfter =
  /^\s*,?\s*(?:ban hành\s+)?ngày\s*(?:\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/iu;
const subjectVerb =
  "về|v\\/v|quy định|ban hành|hướng dẫn|sửa đổi|phê duyệt|công bố|bãi bỏ|triển khai|thành lập|phân cấp|thí điểm|kiện toàn|thực hiện";
const issuerAfter = new RegExp(
  `^\\s*,?\\s*(?:của|do)\\s+(?:\\p{Lu})[^,;.()]*?(?=\\s+(?:${subjectVerb}|khóa|tại|trong|được|có hiệu lực|hết hiệu lực|và (?:${kinds})|là|kể từ|ký|trình)(?![\\p{L}])|[,;.()]|$)`,
  "iu",
);
const subjectAfter = new RegExp(
  `^\\s*(?:khóa\\s+[IVX]+)?\\s*,?\\s*(?=(?:${subjectVerb})\\s)[^;]*?(?=,?\\s+(?:đã )?được (?:sửa đổi|bổ sung|thay thế)|\\s+(?:hết|có) hiệu lực|[.]\\s|[.;]$|;|$)`,
  "iu",
);
/** Words that set a document beside another instead of into its subject. */
const beside = /(?:^|[,;:]|(?<![\p{L}])và|(?<![\p{L}])hoặc|,? và)\s*(?:các\s+)?$/iu;
/** Longer than any of those words. */
const besideReach = 20;
/** What a longer paragraph names behind this is no tie: a document's own ties are counted in dozens. */
const longestParagraph = 20_000;

/** Whether such words stand right before a place, looking no further back than `from`. */
function standsBeside(text: string, from: number, place: number): boolean {
  const start = Math.max(from, place - besideReach);
  // The letter stands for what was cut off: the words do not begin here.
  return beside.test(`${start > from ? "x" : ""}${text.slice(start, place)}`);
}

const longestSubject = 300;
/** A name's first words are looked for so far before its number. */
const reach = 140;

interface Found extends Span {
  readonly number: DocumentNumber | null;
  readonly documentKind: string;
}

/** Where the name of the document before a number begins, and its kind. */
function kindOf(before: string): { readonly index: number; readonly kind: string } | null {
  const small = smallKind.exec(before);
  // "văn bản quy phạm pháp luật số 64/2025/QH15": the end of a law's name.
  if (small !== null && !small[0].startsWith("luật"))
    return { index: small.index, kind: small[1]?.toLowerCase() ?? "" };
  // The pattern finds the first such word; the nearest one governs.
  let at = 0;
  let nearest: { readonly index: number; readonly kind: string } | null = null;
  for (let match = kindBefore.exec(before); match !== null; match = kindBefore.exec(before.slice(at))) {
    nearest = { index: at + match.index, kind: match[1]?.toLowerCase() ?? "" };
    at = nearest.index + 1;
  }
  return nearest;
}

function numbered(text: string): Found[] {
  let from = 0;
  return findDocumentNumbers(text).flatMap((number) => {
    const start = Math.max(from, number.start - reach);
    from = number.end;
    const before = kindOf(text.slice(start, number.start));
    const kind = before?.kind ?? number.kindName;
    if (kind === null) return [];
    const begins = before === null ? number.start : start + before.index;
    return [{ start: begins, end: number.end, number, documentKind: kind }];
  });
}

function calledByName(text: string, taken: readonly Found[]): Found[] {
  const amending = [...text.matchAll(amendingLaw)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...text.matchAll(named)].flatMap((match) => {
    const span = { start: match.index, end: match.index + (match[1] ?? "").trimEnd().length };
    const isTaken = [...taken, ...amending].some((other) => span.start < other.end && other.start < span.end);
    // "Luật này", "Luật số": no name; one word in small letters neither.
    return isTaken || span.end - span.start < 8
      ? []
      : [{ ...span, number: null, documentKind: (match[2] ?? "").toLowerCase() }];
  });
}

/** A new clause with its own subject ends what a document is about: "…, Ban Chấp hành ban hành Nghị quyết như sau:". */
const nextClause =
  /,\s+(?=(?:Ban|Ủy ban|UBND|Hội đồng|HĐND|Thường trực|Tỉnh ủy|Huyện ủy|Thành ủy|Đảng ủy|Bộ|Sở|Chủ tịch|Chính phủ)\s[^,;]*?\s(?:ban hành|xây dựng|yêu cầu|đề nghị|báo cáo|đã|tổ chức|triển khai|quyết định|quy định)(?![\p{L}]))/u;

/** What follows a name: its day, who issued it, what it is about, up to where the next document begins. */
function particulars(text: string, from: number, limit: number) {
  let at = from;
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(text.slice(at, limit))?.[0];
    if (found === undefined || found.trim() === "") return null;
    at += found.length;
    return found.trim();
  };
  const day = take(dateAfter);
  const issuer = take(issuerAfter)?.replace(/^,?\s*(?:của|do)\s+/iu, "") ?? null;
  const begun = at;
  const about = take(subjectAfter)?.split(nextClause)[0] ?? null;
  // What the next clause says is not said of this document.
  if (about !== null) at = text.indexOf(about, begun) + about.length;
  const subject =
    about
      ?.replace(/^,?\s*khóa\s+[IVX]+\s*,?\s*/u, "")
      .replace(/[\s,.:]+$/u, "")
      .slice(0, longestSubject) ?? null;
  return { date: day === null ? null : readDay(day), issuer, subject, end: at };
}

/**
 * Every document that a text names, in order.
 * @param paragraph NFC
 * @param byName whether laws without a number count too (legal bases)
 */
export function mentionsIn(paragraph: string, byName: boolean): Mention[] {
  const text = paragraph.slice(0, longestParagraph);
  const withNumber = /\d\s?[-/]/u.test(text) ? numbered(text) : [];
  const all = [...withNumber, ...(byName ? calledByName(text, withNumber) : [])].toSorted(
    (one, other) => one.start - other.start,
  );
  let subjectEnd = 0;
  return all.map((found, place) => {
    const isBeside = standsBeside(text, 0, found.start);
    const isNested = found.start < subjectEnd && !isBeside;
    // A document beside this one ends what is said of this one; a nested one belongs to its subject.
    const next = all.find((other, at) => at > place && standsBeside(text, found.end, other.start));
    const { date, issuer, subject, end } = particulars(text, found.end, next?.start ?? text.length);
    if (!isNested) subjectEnd = subject === null ? found.end : end;
    return {
      ...found,
      end,
      name: text.slice(found.start, found.end).replace(/\s+/gu, " "),
      date,
      issuer,
      subject,
      isNested,
    };
  });
}
