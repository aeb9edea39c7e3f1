import type { Section } from "../document/document.js";

/** The numeral or bullet a block begins with, and what it makes of the block. */
export interface Marker {
  readonly kind: Section["kind"];
  /** Depth: a block closes every open part of the same or a higher rank. */
  readonly rank: number;
  /** The numeral itself: "3", "II", "đ", "1.2"; empty for a bullet. */
  readonly numeral: string;
  /** How a citation names it where nothing above changes that: "Điều 3", "điểm đ". */
  readonly name: string;
  /** UTF-16 units of the marker and the blanks after it. */
  readonly length: number;
}

/** Ranks, outermost first. Attached regulations and annexes stand above everything of the main document. */
export const rank = {
  annex: 0,
  form: 0.5,
  part: 1,
  chapter: 2,
  section: 3,
  subsection: 4,
  article: 5,
  letter: 5.2,
  roman: 5.4,
  heading: 5.8,
  clause: 6,
  point: 9,
  paragraph: 9.9,
  dash: 10,
  plus: 11,
} as const;

/** Letters of points in Vietnamese order. */
export const pointLetters = "abcdđeghiklmnopqrstuvxy";
/** Letters that are no part of it, but are met where a word processor counted. */
const foreignLetters = "fjwz";

interface Pattern {
  readonly pattern: RegExp;
  readonly kind: Section["kind"];
  readonly rank: number | ((numeral: string) => number);
  readonly name: (numeral: string) => string;
  /** A title may follow only on lines of its own or in capitals: "Mục 2 Luật này" is a sentence. */
  readonly standsAlone?: boolean;
}

const patterns: readonly Pattern[] = [
  {
    pattern:
      /^phụ lục(?![^\n]{0,60}\.(?:docx?|pdf|xlsx?|rar|zip)(?![\p{L}]))(?:\s+(?:số\s*)?([IVXLC]+|\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-ZĐ]))?(?![\p{L}\p{N}])\s*[.:–-]?\s*/iu,
    kind: "annex",
    rank: rank.annex,
    name: (numeral) => `Phụ lục${numeral === "" ? "" : ` ${numeral}`}`,
    standsAlone: true,
  },
  {
    pattern:
      /^(?:biểu )?mẫu\s*(?:số)?\s*[:.]?\s*(\d{1,3}[a-zđ]?(?:[./-]\d{1,2})?)(?![\p{L}\p{N}])\s*[.:–-]?\s*/iu,
    kind: "annex",
    rank: rank.form,
    name: (numeral) => `Mẫu số ${numeral}`,
    standsAlone: true,
  },
  {
    pattern:
      /^phần\s+((?:thứ\s+)(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)|[IVX]+|\d{1,2})(?![\p{L}\p{N}])\s*[.:–-]?\s*/iu,
    kind: "part",
    rank: rank.part,
    name: (numeral) => `Phần ${numeral}`,
    standsAlone: true,
  },
  {
    pattern:
      /^chương\s+((?:thứ\s+)(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)|[IVX]+|\d{1,2})(?![\p{L}\p{N}])\s*[.:–-]?\s*/iu,
    kind: "chapter",
    rank: rank.chapter,
    name: (numeral) => `Chương ${numeral}`,
    standsAlone: true,
  },
  {
    pattern: /^tiểu mục\s+(\d{1,2}|[IVX]+)(?![\p{L}\p{N}])\s*[.:–-]?\s*/iu,
    kind: "subsection",
    rank: rank.subsection,
    name: (numeral) => `Tiểu mục ${numeral}`,
    standsAlone: true,
  },
  {
    pattern: /^mục\s+(\d{1,2}|[IVX]+)(?![\p{L}\p{N}])\s*[.:–-]?\s*/iu,
    kind: "section",
    rank: rank.section,
    name: (numeral) => `Mục ${numeral}`,
    standsAlone: true,
  },
  {
    pattern: /^điều\s+(\d{1,3}[a-zđ]?)(?:\[\d{1,3}\])?(?:\s*[.:]\s*|$)/iu,
    kind: "article",
    rank: rank.article,
    name: (numeral) => `Điều ${numeral}`,
  },
  {
    pattern: /^(\d{1,2}(?:\.\d{1,2}){1,4})(?:\.\s*|\s*[)-]\s*|\s+)(?=[\p{L}"“(]|\[\d)/u,
    kind: "clause",
    rank: (numeral) => rank.clause + 0.3 * (numeral.split(".").length - 1),
    name: (numeral) => `mục ${numeral}`,
  },
  {
    // Party style writes "1- text"; "5 - 10 người" and "2026 - 2030" are ranges. Consolidated texts put a footnote's
    // mark behind the numeral ("5.[8] Đơn giá"), forms dots ("1. ………").
    pattern: /^(\d{1,3})(?:\s*\.\s*(?=[\p{L}"“(/]|\[\d|[.…_]{2})|\s?[-–]\s*(?=\p{Lu}))/u,
    kind: "clause",
    rank: rank.clause,
    name: (numeral) => `khoản ${numeral}`,
  },
  {
    pattern: /^(\d{1,2})\)\s*/u,
    kind: "point",
    rank: rank.point - 0.5,
    name: (numeral) => `điểm ${numeral}`,
  },
  {
    pattern: /^([IVX]{1,5})\s*(?:[.\-–)]\s*|\/\s+)(?=[\p{L}"“(]|\[\d)/u,
    kind: "section",
    rank: rank.roman,
    name: (numeral) => `mục ${numeral}`,
  },
  {
    pattern: /^([A-HĐK])\s*[.\-–]\s+(?=\p{L})/u,
    kind: "section",
    rank: rank.letter,
    name: (numeral) => `mục ${numeral}`,
  },
  {
    pattern: new RegExp(
      `^([${pointLetters}]{1,2}\\d?|[${foreignLetters}](?=\\)))(?:\\)\\s*|\\.\\s+(?=\\p{L}))`,
      "u",
    ),
    kind: "point",
    rank: rank.point,
    name: (numeral) => `điểm ${numeral}`,
  },
  { pattern: /^()[-–—•·▪*]\s*(?=[\p{L}\p{N}"“(])/u, kind: "bullet", rank: rank.dash, name: () => "" },
  { pattern: /^()\+\s*(?=[\p{L}\p{N}"“(])/u, kind: "bullet", rank: rank.plus, name: () => "" },
];

function isUpper(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/**
 * Reads the marker at the head of a block; null when it has none.
 * @param text the block's words
 * @param isBold whether all of it is bold: then a title may follow the marker on the same line
 */
export function markerOf(text: string, isBold: boolean): Marker | null {
  for (const { pattern, kind, rank: depth, name, standsAlone } of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const rest = text.slice(match[0].length);
    if (standsAlone === true) {
      const isTitled =
        rest === "" || isUpper(rest) || isBold || (/[.:–-]\s*$/u.test(match[0]) && rest.length < 150);
      // "phụ lục kèm theo" in lower case opens a sentence, never an annex.
      if (!isTitled || /^\p{Ll}/u.test(text)) continue;
    }
    const numeral = match[1] ?? "";
    return {
      kind,
      rank: typeof depth === "number" ? depth : depth(numeral),
      numeral,
      name: name(numeral),
      length: match[0].length,
    };
  }
  return null;
}

const kindTitles =
  /^(?:QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|KẾ HOẠCH|NỘI QUY|ĐIỀU LỆ|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|DANH MỤC|HƯỚNG DẪN|CHIẾN LƯỢC|QUY CHUẨN|ĐỊNH MỨC|THỂ LỆ|BẢNG)(?![\p{L}]| CHUNG)/u;

/** The name of an attached document ("Quy chế", "Kế hoạch") when a block is its kind line; null when it is not. */
export function attachedKind(text: string): string | null {
  const match = kindTitles.exec(text);
  if (match === null || !isUpper(text)) return null;
  return match[0].charAt(0) + match[0].slice(1).toLowerCase();
}

/** A line that closes the whole text: "Nghị quyết này đã được Hội đồng nhân dân … thông qua …". */
export const closingLine =
  /^(?:Nghị quyết|Luật|Pháp lệnh|Quyết định|Bộ luật) này (?:đã )?được .{0,160}thông qua/u;

/** Legal bases: "Căn cứ …;", "Theo đề nghị của …", "Xét Tờ trình …". */
export const legalBasis =
  /^(?:[-–]\s*)?(?:Căn cứ|Theo đề nghị|Xét (?:đề nghị|tờ trình|báo cáo)|Sau khi (?:xem xét|nghe)|Trên cơ sở (?:ý kiến|đề nghị))(?![\p{L}])/iu;

/** Signature lines: "TM. ỦY BAN NHÂN DÂN", "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH". */
export const signatureLine = /^(?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}|^(?:T\/M|K\/T|T\/L)\.?\s*\p{Lu}/u;

/** The office of who signs, on a line of its own: "BÍ THƯ", "CHỦ TỊCH", "TRƯỞNG BAN". */
export const officeLine =
  /^(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|BÍ THƯ|PHÓ |TỔNG |CỤC TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG)|CHÁNH |THỐNG ĐỐC|CHỦ NHIỆM)/u;

export { isUpper };
