import { compose, unifyLookAlikes } from "../vietnamese/spelling.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Span } from "./document.js";
import { foldedCodes, kindOfCode } from "./number-kinds.js";

/** A document number (số ký hiệu) found in a text; the span is where it stands. */
export interface DocumentNumber extends Span {
  /** Canonical spelling: "06-NQ/HU" (Party), "15/2021/QĐ-UBND" (state). */
  readonly text: string;
  /** For comparing: folded, leading zeros off, separators unified. `06/NQ-HU` and `6-NQ/HU` have one key. */
  readonly key: string;
  /** Number with its letter, as written: "06", "30c". */
  readonly serial: string;
  readonly year: number | null;
  /** Code in canonical letters ("NQ", "QĐi"); null for a công văn or a National Assembly number. */
  readonly kind: string | null;
  /** Vietnamese name of the kind; null where the number does not tell, as QĐ in a Party number. */
  readonly kindName: string | null;
  /** Issuing body and unit, canonical: "HU", "UBND", "BTC-BGD&ĐT", "QH15". */
  readonly body: string;
}

const blank = String.raw`[ \t\u00a0]{0,6}(?:\r?\n[ \t]{0,6})?`;
const separator = `${blank}[-/]${blank}`;
const before = String.raw`(?<![\p{L}\p{N}/]|\p{N}[.,-])`;
const serialAndYear = String.raw`(\d{1,5}[a-z]?)(?:${blank}/${blank}((?:19|20)\d{2}))?`;
/** Body codes as whole words of folded text; needed only where the writing leaves other readings open. */
const knownBody = String.raw`(?:ubtvqh\d{0,2}|qh\d{1,2}|ubnd|hdnd|ttg|cp|ctn|vpcp|vptw|tandtc|vksndtc|tw|tu|hu|qu|du|txu|thu|ubkt[th]u|b[tdg][a-z]{0,3}[th]u|ubmttq[a-z]*|mttq[a-z]*|dtn|b[a-z]{1,8}|s[a-z]{2,9})`;
const moreUnits = String.raw`(?:[-/&][\p{L}\d]{1,12}){0,4}`;

/** Number, kind, body: the usual form, blanks and either separator allowed. */
const withKind = new RegExp(
  `${before}${serialAndYear}${separator}(${foldedCodes.join("|")})${separator}(\\p{L}[\\p{L}\\d]{0,14}${moreUnits})(?![\\p{L}\\p{N}])`,
  "gu",
);
/** Hyphen lost between kind and body, as PDFs do to soft hyphens: "1961/QĐUBND". */
const glued = new RegExp(
  `${before}${serialAndYear}${separator}(${foldedCodes.join("|")})(${knownBody})(?![\\p{L}\\p{N}])`,
  "gu",
);
/** Without kind: công văn `8908/UBND-GT`, laws `72/2025/QH15`, old `50/CP`. */
const withoutKind = new RegExp(
  `${before}${serialAndYear}${blank}/${blank}(qh\\d{1,2}|ubtvqh\\d{1,2}|cp|ttg|(?:ubnd|hdnd|vpcp|ttg|b[a-z]{1,8}|s[a-z]{2,9})[-/][\\p{L}\\d]{1,12}(?:[-&][\\p{L}\\d]{1,8}){0,2})(?![\\p{L}\\p{N}])`,
  "gu",
);

/** Bodies of the Party: their numbers put the hyphen first and the slash before the body. */
const partyBody = /^(?:[a-z]*tw|[a-z]*tu|[a-z]*hu|qu|txu|du|cb|dh|[a-z]{2,5}du|dtn)(?:-|$)/u;
const isPartyBody = (body: string): boolean => partyBody.test(foldKeepingOffsets(body));

const bodySpellings: Readonly<Record<string, string>> = { ttg: "TTg", hdnd: "HĐND", du: "ĐU", dh: "ĐH" };

function canonicalBody(written: string): string {
  return unifyLookAlikes(written)
    .replace(/\s+/gu, "")
    .replaceAll("Ư", "U")
    .replaceAll("ư", "u")
    .split(/([-/])/u)
    .map((segment) => bodySpellings[foldKeepingOffsets(segment)] ?? segment.toUpperCase())
    .join("")
    .replaceAll("/", "-");
}

/** Serial for comparing: no leading zeros, lower case. */
export function serialKey(serial: string): string {
  return serial.toLowerCase().replace(/^0+(?=\d)/u, "");
}

function make(
  written: string,
  match: RegExpExecArray,
  kindCode: string | null,
  bodyText: string,
): DocumentNumber {
  const serial = written.slice(0, match[1]?.length ?? 0).toLowerCase();
  const year = match[2] === undefined ? null : Number(match[2]);
  const kind = kindCode === null ? undefined : kindOfCode(unifyLookAlikes(kindCode));
  const body = canonicalBody(bodyText);
  const isParty = isPartyBody(body);
  const front = year === null ? serial : `${serial}/${year}`;
  const text =
    kind === undefined
      ? `${front}/${body}`
      : isParty
        ? `${front}-${kind.code}/${body}`
        : `${front}/${kind.code}-${body}`;
  const bodyKey = foldKeepingOffsets(body).replace(/[^a-z0-9]/gu, "");
  return {
    text,
    key: [
      serialKey(serial),
      year ?? "",
      kind === undefined ? "" : foldKeepingOffsets(kind.code),
      bodyKey,
    ].join("|"),
    serial,
    year,
    kind: kind?.code ?? null,
    kindName:
      kind === undefined ? null : isParty && kind.partyName !== undefined ? kind.partyName : kind.name,
    body,
    start: match.index,
    end: match.index + match[0].length,
  };
}

/** Lower-case bodies are words more often than codes ("2-bc/tháng"): only known ones count. */
function looksLikeBody(written: string): boolean {
  return (
    /^\p{Lu}/u.test(written) || new RegExp(`^${knownBody}(?:[-/]|$)`, "u").test(foldKeepingOffsets(written))
  );
}

/**
 * What every number holds: a figure, at most one letter, a separator, perhaps a year, and then no figure. Asked of the
 * text before the patterns above are: most paragraphs have dates and sums alone.
 */
const aNumberMayStand =
  /\d[^\d\s]?\s{0,14}[-/\u2010-\u2015\u2212\u00ad]\s{0,14}(?:(?:19|20)\d{2}\s{0,14}[-/\u2010-\u2015\u2212\u00ad]\s{0,14})?[^\d\s]/u;

const end = (match: RegExpExecArray): number => match.index + match[0].length;

/**
 * Every document number written in a text, in order, never overlapping.
 * Accepts Party and state spellings, swapped separators, blanks, look-alike letters, any case, with or without marks;
 * leaves dates, ranges, fractions and quarters alone.
 * @param text NFC text; offsets count its UTF-16 units
 * @source domain notes §4
 */
export function findDocumentNumbers(text: string): DocumentNumber[] {
  if (!aNumberMayStand.test(text)) return [];
  const folded = foldKeepingOffsets(text);
  const found: DocumentNumber[] = [];
  const add = (number: DocumentNumber): void => {
    if (!found.some((other) => number.start < other.end && other.start < number.end)) found.push(number);
  };
  for (const pattern of [withKind, glued]) {
    for (const match of folded.matchAll(pattern)) {
      const bodyText = text.slice(end(match) - (match[4]?.length ?? 0), end(match));
      if (!looksLikeBody(bodyText)) continue;
      const front = match[0].slice(0, match[0].length - bodyText.length);
      const kindStart = front.lastIndexOf(match[3] ?? "");
      const kindCode = text.slice(match.index + kindStart, match.index + kindStart + (match[3]?.length ?? 0));
      add(make(text.slice(match.index, end(match)), match, kindCode, bodyText));
    }
  }
  for (const match of folded.matchAll(withoutKind)) {
    const bodyText = text.slice(end(match) - (match[3]?.length ?? 0), end(match));
    if (/^\p{Lu}/u.test(bodyText)) add(make(text.slice(match.index, end(match)), match, null, bodyText));
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/**
 * Reads a text that is a document number and nothing else ("Số: " before it is allowed).
 * @returns null when it is not one; offsets are into the composed, trimmed text
 */
export function parseDocumentNumber(written: string): DocumentNumber | null {
  const text = compose(written)
    .trim()
    .replace(/^số\s*:?\s*/iu, "");
  const only = findDocumentNumbers(text)[0];
  return only !== undefined && only.start === 0 && only.end === text.length ? only : null;
}
