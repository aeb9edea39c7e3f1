import type { StyledLine } from "./block.js";

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

/**
 * Reads Markdown emphasis out of a run of text: stars go, words stay, blanks become single.
 * Published pages break and misplace stars ("v****à hư****ớng dẫn", "**KT. CHỦ TỊCH **"), so pairs are not required.
 * @param raw one paragraph or one line, line feeds allowed: they become blanks
 */
export function styled(raw: string): StyledLine {
  const text = withoutTags(raw);
  let words = "";
  let isBold = false;
  let isItalic = false;
  let bold = 0;
  let isPrefix = true;
  // Asking the growing text for its end would go over all of it at every blank.
  let endsBlank = true;
  const put = (character: string): void => {
    if (/\s/u.test(character)) {
      if (!endsBlank) words += " ";
      endsBlank = true;
      return;
    }
    endsBlank = false;
    words += character;
    if (!isBold) isPrefix = false;
    if (isPrefix) bold = words.length;
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (character === "\\" && /[\\`*_{}[\]()#+\-.!|>~]/u.test(text[index + 1] ?? "")) {
      index += 1;
      put(text[index] ?? "");
    } else if (character === "*" && text[index + 1] === "*") {
      isBold = !isBold;
      index += 1;
    } else if (character === "*" && !isLiteralStar(text, index, isItalic)) {
      isItalic = !isItalic;
    } else {
      put(character);
    }
  }
  const trimmed = words.trimEnd();
  return rule.test(trimmed) ? { text: "", bold: 0 } : { text: trimmed, bold: Math.min(bold, trimmed.length) };
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
