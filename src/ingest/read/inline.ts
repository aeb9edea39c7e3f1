import type { StyledLine } from "./block.js";
import { Words } from "./words.js";

const rule = /^[\s\-_=*~.–—]*$/u;
const named: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Markup of one line that is not emphasis: images and links to their words, HTML tags, entities, escapes. */
function withoutTags(raw: string): string {
  if (!/[[<&`]/u.test(raw)) return raw;
  return raw
    .replace(/!?\[([^[\]]{0,2000})\]\((?:[^()\s]|\([^()]{0,500}\)){0,2000}(?:\s+"[^"]{0,500}")?\)/gu, "$1")
    .replace(/<\/?(?:sup|sub|b|i|u|em|strong|span|p|div|font|a|center|br)\b[^<>]{0,2000}>/giu, (tag) =>
      /^<br/iu.test(tag) ? "\n" : "",
    )
    .replace(/&(nbsp|amp|lt|gt|quot|apos);/gu, (_, name: string) => named[name] ?? "")
    .replace(/`([^`\n]{0,2000})`/gu, "$1");
}

/** Whether a star at this place is a word of its own: blanks on both sides and no emphasis to close. */
function isLiteralStar(text: string, index: number, isItalic: boolean): boolean {
  return !isItalic && /\s/u.test(text[index - 1] ?? "x") && /\s/u.test(text[index + 1] ?? "x");
}

const escapable = /[\\`*_{}[\]()#+\-.!|>~]/u;

/** Where the next star or backslash stands; the text's length where there is none. */
function nextSign(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0x2a || unit === 0x5c) return index;
  }
  return text.length;
}

/**
 * Reads Markdown emphasis out of a run of text: stars go, words stay, blanks become single.
 * Published pages break and misplace stars ("v****à hư****ớng dẫn", "**KT. CHỦ TỊCH **"), so pairs are not required.
 * @param raw one paragraph or one line, line feeds allowed: they become blanks
 */
export function styled(raw: string): StyledLine {
  const text = withoutTags(raw);
  const words = new Words();
  let isBold = false;
  let isItalic = false;
  let start = 0;
  for (let index = nextSign(text, 0); index < text.length; index = nextSign(text, index + 1)) {
    const isEscape = text[index] === "\\";
    const isPair = !isEscape && text[index + 1] === "*";
    if (isEscape ? !escapable.test(text[index + 1] ?? "") : !isPair && isLiteralStar(text, index, isItalic))
      continue;
    words.add(text.slice(start, index), isBold);
    // The character behind a backslash is a word's, star or not.
    start = isPair ? index + 2 : index + 1;
    if (isEscape || isPair) index += 1;
    if (isPair) isBold = !isBold;
    else if (!isEscape) isItalic = !isItalic;
  }
  words.add(text.slice(start), isBold);
  const line = words.take();
  return rule.test(line.text) ? { text: "", bold: 0 } : line;
}

/** Whether a line is only drawn: "-------", "___", "* *". */
export function isRule(line: string): boolean {
  return rule.test(line.replaceAll("|", ""));
}

const startsNewLine =
  /^(?:[-+•–]\s|(?:T\/?M|K\/?T|T\/?L|TUQ|Q)[./]|PHÓ |THỨ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|CHÁNH |BỘ TRƯỞNG|THỦ TƯỚNG|BÍ THƯ|Độc lập|Nơi nhận|Kính gửi|V\/[Vv]\s|SỞ |CỤC |CHI CỤC|THUẾ (?:TỈNH|THÀNH)|TRUNG TÂM|PHÒNG |VĂN PHÒNG ĐĂNG|HUYỆN (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|ĐẢNG (?:ỦY|UỶ)|BAN THƯỜNG VỤ|\(?Đã ký|\(?Ký)/u;

function isUpper(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/**
 * The lines of a letter-head or signature cell: hard-wrapped ones joined, a change of weight or of capitals kept as
 * a new line.
 * @param raw the cell as the file holds it
 */
export function cellLines(raw: string): StyledLine[] {
  const lines: StyledLine[] = [];
  let open = "";
  let isOpenBold = false;
  const flush = (): void => {
    const line = styled(open);
    if (line.text !== "") lines.push(line);
    open = "";
  };
  for (const part of raw.split("\n").filter((line) => line.trim() !== "")) {
    const plain = part.replaceAll("*", "").trim();
    if (rule.test(plain) && !/\*\*/u.test(part)) {
      if (plain !== "") flush();
      continue;
    }
    const before = styled(open).text;
    const isNew =
      before !== "" &&
      !isOpenBold &&
      (startsNewLine.test(plain) ||
        part.trimStart().startsWith("**") ||
        /\*\*\s*$/u.test(open) ||
        (isUpper(before) !== isUpper(plain) && !/^(?:Luật )?[Ss]ố\s*:?$/u.test(before)));
    if (isNew) flush();
    open += `${open === "" ? "" : "\n"}${part}`;
    isOpenBold = (open.split("**").length - 1) % 2 === 1;
  }
  flush();
  return lines;
}
