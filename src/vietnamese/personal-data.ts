import { foldKeepingOffsets } from "./syllables.js";

export type PersonalKind =
  | "id-card"
  | "phone"
  | "email"
  | "bank-card"
  | "bank-account"
  | "land-certificate"
  | "passport"
  | "insurance"
  | "other-number";

/** Half-open range of UTF-16 offsets that holds a person's own number or address. */
export interface PersonalSpan {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** What stands in its place: the sentence around it stays readable. */
const masks: Readonly<Record<PersonalKind, string>> = {
  "id-card": "[số căn cước]",
  phone: "[số điện thoại]",
  email: "[email]",
  "bank-card": "[số thẻ]",
  "bank-account": "[số tài khoản]",
  "land-certificate": "[số giấy chứng nhận đất]",
  passport: "[số hộ chiếu]",
  insurance: "[số bảo hiểm]",
  "other-number": "[số giấy tờ]",
};

/** First three digits of a citizen's number: where the birth was registered. @source Thông tư 07/2016/TT-BCA, annex I */
const provinceCodes = new Set(
  (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 " +
    "044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 " +
    "089 091 092 093 094 095 096"
  ).split(" "),
);
/** Mobile networks after 0 or +84. @source Thông tư 22/2014/TT-BTTTT and its changes: 03, 05, 07, 08, 09 */
const mobile = /^(?:3[2-9]|5[2-9]|7[06-9]|8[1-9]|9\d)\d{7}$/u;
/** "1.500.000", "84.500.000.000": money and counts are grouped by threes with dots or commas. */
const grouped = /^\d{1,3}(?:[.,]\d{3})+$/u;

const digitsOf = (written: string): string => written.replace(/\D/gu, "");

/** Century and sex, then the year of birth: the 20th and 21st century are 0 to 3. */
function isCitizenNumber(written: string): boolean {
  const digits = digitsOf(written);
  return digits.length === 12 && provinceCodes.has(digits.slice(0, 3)) && /^[0-3]$/u.test(digits.charAt(3));
}

function isPhone(written: string): boolean {
  const digits = digitsOf(written);
  if (grouped.test(written)) return false;
  const own = digits.startsWith("84") ? digits.slice(2).replace(/^0/u, "") : digits.slice(1);
  return mobile.test(own) || /^2\d{9}$/u.test(own);
}

/** @source ISO/IEC 7812-1, annex B (Luhn) */
function isCard(written: string): boolean {
  const digits = Array.from(digitsOf(written), Number).toReversed();
  const sum = digits.reduce((all, digit, place) => {
    const counted = place % 2 === 0 ? digit : digit * 2;
    return all + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}

interface Form {
  readonly kind: PersonalKind;
  /** Read on the text without marks, in small letters, or as written. Group 1, where there is one, is the number. */
  readonly pattern: RegExp;
  readonly asWritten?: boolean;
  readonly holds?: (written: string, after: string) => boolean;
}

/** What follows a number that counts or measures. */
const unit =
  /^\s*(?:dong|d|vnd|vnđ|trieu|nghin|ngan(?! hang)|ty|ti|m2|m3|ha|hecta|nguoi|ho|kg|tan|km|usd|%|con|cay|luot|phieu)(?![\p{L}])/u;
const countsSomething = (written: string, after: string): boolean =>
  grouped.test(written) || unit.test(after);

const [open, close] = [String.raw`(?<![\p{L}\d])(?<!\d[.,/-])`, String.raw`(?![\p{L}\d])(?![.,/-]\d)`];
/** Digits with single blanks, dots or dashes between. */
const spaced = (count: string): string => String.raw`\d(?:[ .-]?\d){${count}}`;
/** A number that its own words announce: up to four short words may stand between. */
const cued = (words: string, number: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\d])(?:${words})(?![\p{L}])(?:[\s:,.#-]|\p{L}{1,7}(?=[\s:])){0,8}(${number})(?![\p{L}\d])`,
    "gu",
  );

const forms: readonly Form[] = [
  {
    kind: "email",
    pattern: /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}/gu,
  },
  {
    kind: "id-card",
    pattern: cued(
      "cccd|cmnd|cmt|cmtnd|can cuoc(?: cong dan)?|chung minh(?: thu| nhan dan)?|so dinh danh(?: ca nhan)?|ma dinh danh",
      spaced("8,11"),
    ),
  },
  {
    kind: "bank-account",
    pattern: cued("stk|so tk|so tai khoan|tai khoan(?: so| ngan hang)?|account", spaced("5,18")),
    holds: (written, after) => !countsSomething(written, after),
  },
  {
    kind: "insurance",
    pattern: cued("bhxh|so bao hiem(?: xa hoi)?|ma so bhxh|bao hiem xa hoi", spaced("9")),
  },
  { kind: "insurance", pattern: new RegExp(`${open}[a-z]{2}[ -]?\\d(?:[ -]?\\d){12}${close}`, "gu") },
  { kind: "other-number", pattern: cued("mst|ma so thue|ma thue", String.raw`\d{10}(?:-?\d{3})?`) },
  { kind: "other-number", pattern: cued("gplx|giay phep lai xe|bang lai", spaced("11")) },
  {
    kind: "land-certificate",
    pattern: cued(
      "so do|so hong|gcn(?: ?qsdd?)?|giay chung nhan|so phat hanh|so seri|seri|so vao so",
      String.raw`[a-zđ]{1,3} ?\d{5,9}`,
    ),
  },
  // "AB 123456", "AA 00123456": the certificate's own series; a document's number has a stroke or a dash.
  {
    kind: "land-certificate",
    asWritten: true,
    pattern: new RegExp(
      `${open}(?!(?:NQ|QĐ|KH|CT|KL|TB|BC|CV|NĐ|TT|TTr|CTr|HD|QH|VN) )[A-ZĐ]{2} ?(?:\\d{6}|\\d{8})${close}`,
      "gu",
    ),
  },
  { kind: "passport", pattern: cued("ho chieu|passport", String.raw`[a-z] ?\d{7,8}`) },
  { kind: "passport", asWritten: true, pattern: new RegExp(`${open}[BCEKNP]\\d{7,8}${close}`, "gu") },
  {
    kind: "id-card",
    pattern: new RegExp(`${open}0${spaced("10").replace("\\d", "[ .-]?\\d")}${close}`, "gu"),
    holds: isCitizenNumber,
  },
  {
    kind: "phone",
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?<!\d[.,/-])\(?(?:\+? ?84|0)[ .-]?(?:\(0\)[ .-]?)?\d\)?(?:[ .()-]{0,2}\d){7,9}${close}`,
      "gu",
    ),
    // Neither money nor a count begins with 0 or +.
    holds: (written, after) =>
      isPhone(written) && (/^[(+0]/u.test(written) || !countsSomething(written, after)),
  },
  {
    kind: "phone",
    pattern: cued("sdt|so dien thoai|dien thoai|dt|zalo|hotline rieng|goi so|phone|so may", spaced("7,11")),
    holds: (written, after) => !countsSomething(written, after) && !/^1[89]00/u.test(written),
  },
  {
    kind: "bank-card",
    pattern: new RegExp(`${open}[3-69]${spaced("11,17").replace("\\d", "[ -]?\\d")}${close}`, "gu"),
    holds: isCard,
  },
  // An old card's nine digits say nothing of themselves; money of that size is written in groups or with its unit.
  {
    kind: "id-card",
    pattern: new RegExp(`${open}[0-3]\\d{8}${close}`, "gu"),
    holds: (written, after) =>
      written.startsWith("0") || !(countsSomething(written, after) || /0{4,}$/u.test(written)),
  },
];

/** Characters that are not seen, between digits to hide them, count as nothing; wide digits as digits. One for one. */
function readable(text: string): string {
  return foldKeepingOffsets(text).replace(/[\uff10-\uff19]/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 48),
  );
}

/**
 * A person's own numbers and addresses: citizen's and old identity cards, phones, e-mail, bank cards (Luhn) and
 * accounts, land certificates, passports, insurance and tax numbers. Numbers of documents, dates and money are none.
 * @returns in order, never overlapping
 */
export function findPersonalData(text: string): readonly PersonalSpan[] {
  const folded = readable(text);
  const found = forms.flatMap(({ kind, pattern, asWritten, holds }) => {
    const read = asWritten === true ? text : folded;
    return [...read.matchAll(pattern)].flatMap((match): PersonalSpan[] => {
      const written = match[1] ?? match[0];
      const end = match.index + match[0].length;
      const start = end - written.length;
      const lead = /^\s*/u.exec(written)?.[0].length ?? 0;
      if (holds !== undefined && !holds(written.trim(), folded.slice(end))) return [];
      return [{ kind, start: start + lead, end }];
    });
  });
  const kept: PersonalSpan[] = [];
  // Forms stand from the surest to the least sure: of two that overlap the surer one names it.
  for (const span of found) {
    if (!kept.some(({ start, end }) => span.start < end && start < span.end)) kept.push(span);
  }
  return kept.toSorted((one, other) => one.start - other.start);
}

/** The text with every piece of personal data replaced by what it is: for logs and for models outside. */
export function maskPersonalData(text: string): string {
  let masked = "";
  let from = 0;
  // Hidden characters would tear a number apart; to whoever reads the masked text they are nothing.
  const visible = text.replace(
    /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu,
    "",
  );
  for (const { kind, start, end } of findPersonalData(visible)) {
    masked += visible.slice(from, start) + masks[kind];
    from = end;
  }
  return masked + visible.slice(from);
}
