import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Span } from "./document.js";
import { foldedCodes, kindOfCode, spokenKinds, typedCodes } from "./number-kinds.js";
import { type DocumentNumber, findDocumentNumbers, serialKey } from "./number.js";

/** A document number as a person says it in a question; what was not said is null. */
export interface NumberMention extends Span {
  /** As typed: "06", "012", "30c". */
  readonly serial: string;
  readonly year: number | null;
  /** Likeliest code ("NQ"); null where none was said or the kind bears no code (công văn). */
  readonly kind: string | null;
  /** Every code the words may mean: "ct" is chỉ thị or chương trình. Empty = any. */
  readonly kinds: readonly string[];
  /** "HU", "TU", "TW", "UBND", "HĐND" …; null where none was said. */
  readonly body: string | null;
}

const longestFirst = (one: string, other: string): number => other.length - one.length;
const kindWords = spokenKinds.map((kind) => kind.words).toSorted(longestFirst);
const kindCodes = Object.keys(typedCodes).toSorted(longestFirst);
const serialWords: Readonly<Record<string, string>> = {
  mot: "1",
  hai: "2",
  ba: "3",
  bon: "4",
  sau: "6",
  bay: "7",
  tam: "8",
  chin: "9",
  muoi: "10",
};

const bodyWords: readonly (readonly [pattern: string, code: string])[] = [
  ["huyen uy|hu", "HU"],
  ["tinh uy|thanh uy|tu", "TU"],
  ["quan uy|qu", "QU"],
  ["dang uy|du", "ĐU"],
  ["bo chinh tri|ban bi thu|(?:ban chap hanh )?trung uong|bct|bchtw|tw", "TW"],
  ["uy ban nhan dan|ubnd", "UBND"],
  ["hoi dong nhan dan|hdnd", "HĐND"],
  ["thu tuong|ttg", "TTg"],
  ["chinh phu|cp", "CP"],
  ["uy ban thuong vu quoc hoi|ubtvqh", "UBTVQH"],
  ["quoc hoi|qh", "QH"],
];
/** Words between a number and its body: "06 năm 2021 của Ban Thường vụ Huyện ủy". */
const leadIn = String.raw`(?:[\s,]+(?:cua|do|ngay \S+|nam (?:19|20)\d{2}|(?:ban )?(?:chap hanh|thuong vu)|bch|btv|dang bo|chu tich)){0,4}[\s,]*[-/]?\s*`;
const bodyAfter = bodyWords.map(
  ([pattern, code]) => [new RegExp(`^${leadIn}(?:${pattern})(?![a-z0-9])`, "u"), code] as const,
);
const bodyBetween = bodyWords.map(
  ([pattern, code]) => [new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`, "u"), code] as const,
);
/** "huyện ủy nq 06": right before the number's kind. */
const bodyBefore = bodyWords.map(
  ([pattern, code]) => [new RegExp(`(?<![a-z0-9])(?:${pattern})\\s+$`, "u"), code] as const,
);

const yearPart = String.raw`(?:\s?/\s?((?:19|20)\d{2})(?!\d)|,?\s+nam\s+((?:19|20)\d{2})(?!\s*-\s*\d)(?!\d))?`;
/** A date, a fraction, a range, a percentage or a count is no serial. */
const notASerial = String.raw`(?![a-z0-9%])(?!\s?[/.,-]\s?\d)(?!\s+(?:nam|thang|ngay|quy|tuan|gio|lan|%)(?![a-z])(?!\s+(?:nao|may|bao)(?![a-z])))`;
const mention = new RegExp(
  String.raw`(?<![a-z0-9])(?:(${kindWords.join("|")})|(${kindCodes.join("|")}))` +
    // "nghị quyết của HĐND Huế số 37": the body may stand before "số".
    String.raw`((?:\s[^.;?!]{0,40}?)?\s*(?:,\s*)?(?<![a-z])so(?:\s*hieu)?(?![a-z])\s*:?)?\s*` +
    String.raw`(?:(\d{1,5}[a-e]?)${yearPart}(?:\s?[-/]\s?(${foldedCodes.join("|")})(?![a-z]))?${notASerial}|(${Object.keys(serialWords).join("|")})(?=\s*(?:$|[,.?!;]|cua|ngay|ve)))`,
  "gu",
);
/** A number with its kind and no body: "2691/QĐ". */
const withoutBody = new RegExp(
  String.raw`(?<![a-z0-9/.,-])(\d{1,5}[a-z]?)(?:/((?:19|20)\d{2}))?\s?[-/]\s?(${foldedCodes.filter((code) => code.length > 1).join("|")})(?![a-z0-9]|\s?[-/]\s?[a-z])`,
  "gu",
);
/** What may follow a number that names a document when its kind's word is a verb too ("quy định 3 mức" counts). */
const namesADocument =
  /^\s*(?:$|[,.?!;:)"]|(?:cua|do|ngay|ve|co|la|noi|duoc|ban hanh|yeu cau|giao|nam (?:19|20)|huyen|tinh|thanh|ubnd|hdnd|uy ban|hoi dong|chinh phu|thu tuong|bo|tw|tu|hu|cp|ttg|trung uong|ban|nay|quy dinh|dat|het|con|thay)(?![a-z]))/u;

function bodyAround(between: string, after: string, before = ""): string | null {
  for (const [pattern, code] of bodyAfter) if (pattern.test(after)) return code;
  for (const [pattern, code] of bodyBetween) if (pattern.test(between)) return code;
  for (const [pattern, code] of bodyBefore) if (pattern.test(before)) return code;
  return null;
}

/** Whether the figure is a year and not a serial: "kế hoạch 2025" without "số". */
const isYear = (serial: string): boolean => /^(?:19|20)\d{2}$/u.test(serial);

function spoken(folded: string, original: string, match: RegExpExecArray): NumberMention | null {
  const [whole, word, code, between, figure, yearBySlash, yearByWord, writtenKind, serialWord] = match;
  const spokenKind = spokenKinds.find((kind) => kind.words === word);
  const isNumbered = between !== undefined;
  const serial = figure ?? serialWords[serialWord ?? ""] ?? "";
  const end = match.index + whole.length;
  const after = folded.slice(end, end + 80);
  const year = yearBySlash ?? yearByWord;
  if (figure !== undefined && isYear(serial) && !isNumbered && year === undefined) return null;
  // "sáu" and "sau" fold alike: a word counts after "số" or where its own letters say so.
  if (
    serialWord !== undefined &&
    !isNumbered &&
    !/[^\p{ASCII}]|^(?:hai|ba)$/u.test(original.slice(end - serialWord.length, end))
  )
    return null;
  // "Quyết định 2954 …": nobody decides 2,954 of nothing, but "quyết định 300 triệu" is a sum.
  const isLong =
    /^\d{3,}/u.test(serial) &&
    !/^\s*(?:trieu|ty|ti|nghin|ngan|dong|nguoi|ho|xa|ha|km|m2)(?![a-z])/u.test(after);
  const isSure =
    isLong || isNumbered || year !== undefined || writtenKind !== undefined || /^0\d/u.test(serial);
  if (spokenKind?.isAlsoVerb === true && !isSure && !namesADocument.test(after)) return null;
  const kinds =
    writtenKind === undefined
      ? (spokenKind?.codes ?? typedCodes[code ?? ""] ?? [])
      : [kindOfCode(writtenKind)?.code ?? ""];
  return {
    serial,
    year: year === undefined ? null : Number(year),
    kind: kinds[0] ?? null,
    kinds,
    body: bodyAround(between ?? "", after, folded.slice(Math.max(0, match.index - 40), match.index)),
    start: match.index,
    end,
  };
}

/**
 * Document numbers in a question, in every form people type: "nq 06 huyen uy", "nghi quyet so 06", "NQ06",
 * "QĐ 11 của Bộ Chính trị", "nghị quyết 37/2025", and full numbers. With or without marks.
 * @param question NFC text; offsets count its UTF-16 units
 * @returns in order, never overlapping; the span covers kind and number, not the body's words
 */
export function findNumberMentions(question: string): NumberMention[] {
  const folded = foldKeepingOffsets(question);
  const found: NumberMention[] = findDocumentNumbers(question).map((number) => ({
    serial: number.serial,
    year: number.year,
    kind: number.kind,
    kinds: number.kind === null ? [] : [number.kind],
    body: number.body,
    start: number.start,
    end: number.end,
  }));
  const add = (candidate: NumberMention | null): void => {
    if (candidate === null) return;
    if (!found.some((other) => candidate.start < other.end && other.start < candidate.end))
      found.push(candidate);
  };
  for (const match of folded.matchAll(mention)) add(spoken(folded, question, match));
  for (const match of folded.matchAll(withoutBody)) {
    const end = match.index + match[0].length;
    const kind = kindOfCode(question.slice(end - (match[3]?.length ?? 0), end))?.code ?? null;
    add({
      serial: match[1] ?? "",
      year: match[2] === undefined ? null : Number(match[2]),
      kind,
      kinds: kind === null ? [] : [kind],
      body: bodyAround("", folded.slice(end, end + 80)),
      start: match.index,
      end,
    });
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/**
 * Whether a number may be the one a person meant: nothing said contradicts it. A number without a year cannot
 * contradict a year: compare that with the document's own date.
 */
export function matchesMention(number: DocumentNumber, mentioned: NumberMention): boolean {
  if (serialKey(number.serial) !== serialKey(mentioned.serial)) return false;
  if (mentioned.year !== null && number.year !== null && mentioned.year !== number.year) return false;
  if (mentioned.kinds.length > 0 && (number.kind === null || !mentioned.kinds.includes(number.kind)))
    return false;
  if (mentioned.body === null) return true;
  const said = foldKeepingOffsets(mentioned.body);
  const bears = foldKeepingOffsets(number.body);
  // "Bộ Chính trị" and "Ban Bí thư" both sign …/TW; "UBND" is said of UBND-VX, "Quốc hội" of QH15.
  return bears === said || bears.startsWith(`${said}-`) || (said.endsWith("qh") && bears.startsWith(said));
}
