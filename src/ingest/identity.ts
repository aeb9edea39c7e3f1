import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { unifyLookAlikes } from "../vietnamese/spelling.js";
import { sentenceCase } from "./capitals.js";
import { type Front, readFront } from "./front.js";
import { closingLine, isUpper, signatureLine } from "./markers.js";
import type { Block, Extract } from "./read/block.js";
import type { FrontMatter } from "./read/front-matter.js";

const motto =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN|^Số(?![\p{L}])|^Luật số|^\*+$|^V\/v|tháng\s.*năm|^[-_\s]*$|Nơi nhận|Kính gửi/u;
const bodyHead =
  /^(?:CHỦ TỊCH (?:ỦY|UỶ) BAN|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BỘ |SỞ |THUẾ (?:TỈNH|THÀNH)|CỤC |TỔNG CỤC|CHI CỤC|TRUNG TÂM|BAN |VĂN PHÒNG|HUYỆN (?:ỦY|UỶ)|TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|QUẬN (?:ỦY|UỶ)|THỊ (?:ỦY|UỶ)|ĐẢNG (?:ỦY|UỶ)|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH NƯỚC|PHÒNG |THANH TRA|NGÂN HÀNG|TÒA ÁN|TOÀ ÁN|VIỆN |KIỂM TOÁN|BẢO HIỂM|MẶT TRẬN|ĐOÀN |BAN CHẤP HÀNH|CHI BỘ|ĐẠI HỌC|TRƯỜNG |CÔNG AN|TẬP ĐOÀN)/u;
const dateLine = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu;
const title = /^(?:(?:TS|ThS|PGS|GS|BS)\.\s*|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)\s+)+/u;
const name = /^\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}+){1,4}$/u;
const notAName = /^(?:Nơi|Như|Lưu|Đã|Ký|Thủ tướng|Chủ tịch|Bộ trưởng|Nguyên|Độc)(?![\p{L}])/u;

const isoDay = (match: RegExpExecArray | null): string | null => {
  if (match === null) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isReal =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isReal ? `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` : null;
};

/** Body that issues: the last line of the left column that names one, with the lines after it ("ỦY BAN NHÂN DÂN / TỈNH …"). */
function issuerOf(lines: readonly Line[], body: string): string | null {
  const candidates = lines.filter((line) => isUpper(line.text) && !motto.test(line.text));
  const from = candidates.findLastIndex((line) => bodyHead.test(line.text));
  if (from < 0) return null;
  const printed = candidates
    .slice(from, from + 3)
    .filter((line) => line.cell === candidates[from]?.cell)
    .map((line) => line.text)
    .join(" ")
    .replace(/[-_*\s]+$/u, "")
    .replace(/^UBND /u, "ỦY BAN NHÂN DÂN ")
    .replace(/^HĐND /u, "HỘI ĐỒNG NHÂN DÂN ");
  return sentenceCase(printed, body);
}

const issuingLine =
  /^(?:Bộ trưởng (?=Bộ ))?(Bộ \p{Lu}[^,;.]{3,60}?|Chính phủ|Quốc hội|Ủy ban [^,;.]{5,60}?|Hội đồng nhân dân[^,;.]{0,50}?|Thủ tướng Chính phủ|Chủ tịch [^,;.]{5,60}?|Thống đốc [^,;.]{5,50}?) ban hành (?:Nghị quyết|Quyết định|Thông tư|Nghị định|Luật|Chỉ thị|Kế hoạch|Pháp lệnh)\s*(?:liên tịch\s*)?([^]*)$/u;

/** "Bộ trưởng Bộ Xây dựng ban hành Thông tư quy định …": who issues and what about, where the head does not say. */
function issuingSentence(
  sentences: readonly string[],
): { readonly issuer: string; readonly subject: string } | null {
  for (const sentence of sentences) {
    const match = issuingLine.exec(sentence);
    const subject = match?.[2]?.replace(/[\s.:;,]+$/u, "") ?? "";
    if (match?.[1] !== undefined) return { issuer: match[1], subject };
  }
  return null;
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The line above the text that names the authority ("ỦY BAN THƯỜNG VỤ QUỐC HỘI"), its office holder left out. */
function authorityOf(lines: readonly string[], body: string): string | null {
  const line = lines.find(
    (words) => isUpper(words) && bodyHead.test(words.replace(/^(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC) /u, "")),
  );
  return line === undefined
    ? null
    : sentenceCase(
        line.replace(/^(?:CHỦ TỊCH|GIÁM ĐỐC) (?=ỦY|UỶ|SỞ|TRUNG)/u, "").replace(/^BỘ TRƯỞNG BỘ /u, "BỘ "),
        body,
      );
}

/** Name under the first signature: a line of two to five capitalised syllables after "TM. …", "CHỦ TỊCH". */
function signerOf(lines: readonly string[]): string | null {
  const from = lines.findIndex(
    (line) =>
      signatureLine.test(line) ||
      /^(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|BÍ THƯ|PHÓ |TỔNG |CỤC TRƯỞNG|TRƯỞNG BAN|CHÁNH |THỐNG ĐỐC)/u.test(
        line,
      ),
  );
  if (from < 0) return null;
  return (
    lines
      .slice(from + 1, from + 8)
      .map((line) => line.replace(title, ""))
      .find((line) => name.test(line) && !notAName.test(line) && !/^\p{Lu}+$/u.test(line)) ?? null
  );
}

/** A line of the letter-head and the cell of its two-column table (one for all in plain text). */
interface Line {
  readonly text: string;
  readonly cell: string;
}

interface Letterhead {
  readonly lines: readonly Line[];
  readonly signature: readonly string[];
  readonly authority: readonly string[];
}

function letterheadOf(extract: Extract, front: Front): Letterhead {
  const text = (block: Block): string => extract.source.slice(block.start, block.end);
  const { blocks } = extract;
  // The kind line is the last of them where there is one: it stands below the letter-head.
  const last = front.kind === null ? -1 : Math.max(-1, ...front.letterhead);
  const top = blocks.filter(
    (_, index) => front.letterhead.has(index) && (index !== last || front.titles.has(index)),
  );
  const signatureAt = blocks.findIndex(
    (block, index) =>
      index >= front.next &&
      (signatureLine.test(text(block)) ||
        (block.kind === "layout" && /Nơi nhận|^- (?:Chính phủ|Như)|Lưu:/u.test(text(block)))),
  );
  return {
    lines: top.map((block) => ({
      text: text(block),
      cell: `${block.table}.${block.row * Number(block.table > 0)}.${block.column}`,
    })),
    signature: signatureAt < 0 ? [] : blocks.slice(signatureAt, signatureAt + 60).map(text),
    authority: blocks.slice(front.next, front.next + 3).map(text),
  };
}

const longestTitle = 200;

/** What to call a document whose head says nothing: its first words. */
function firstLineOf(extract: Extract, front: Front, path: string): string {
  const first = extract.blocks.find((_, index) => !front.letterhead.has(index)) ?? extract.blocks[0];
  const line = first === undefined ? path : extract.source.slice(first.start, first.end);
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 3)}…`;
}

/** A number after "Số:" in no form we know ("1539/VLO-QLDN3"), as printed. */
function rawNumber(line: string): string | null {
  return (
    /[Ss]ố\s*:?\s*(\d{1,5}[a-z]?(?:\/\d{4})?[-/][\p{Lu}\d][\p{L}\d&/-]{1,30})/u.exec(
      unifyLookAlikes(line),
    )?.[1] ?? null
  );
}

/** Where an office's place names come from: "Hà Nội, ngày …". */
function placeOf(line: string | undefined): string | null {
  const place = /^[^\p{L}]*(\p{Lu}[^,\d]{1,40}?)\s*,\s*ngày/u.exec(line ?? "")?.[1];
  return place === undefined ? null : place.trim();
}

/**
 * Who, what, when: front matter first, then letter-head and signature. What cannot be read is null, never guessed.
 * @param path below the corpus, with its extension
 */
export function identify(
  path: string,
  extract: Extract,
  frontMatter: FrontMatter,
  front: Front = readFront(extract),
): DocumentIdentity {
  const { lines: letterhead, signature, authority } = letterheadOf(extract, front);
  const lines = letterhead.map((line) => line.text);
  const body = extract.blocks
    .slice(front.next, front.next + 400)
    .map((block) => extract.source.slice(block.start, block.end))
    .filter((words) => !isUpper(words))
    .join(" \n ");
  const numberLine = lines.find((line) => /(?:^|\s|Luật )[Ss]ố\s*:?\s*\d/u.test(line)) ?? "";
  const number = findDocumentNumbers(unifyLookAlikes(numberLine))[0] ?? null;
  const dated = lines.find((line) => dateLine.test(line) && !/^(?:Căn cứ|\()/u.test(line));
  const closing = extract.blocks
    .map((block) => extract.source.slice(block.start, block.end))
    .find((words) => closingLine.test(words));
  const subject = lines.find((line) => /^V\/v\s/iu.test(line));
  const isLetter = subject !== undefined && front.kind === null;
  const kind = front.kind?.toLowerCase() ?? (isLetter ? "công văn" : (number?.kindName ?? null));
  const issuing = issuingSentence(body.slice(0, 6000).split(" \n "));
  const printed =
    (isLetter ? subject : front.title)?.replace(/^V\/v\s*:?\s*/iu, isLetter ? "" : "Về việc ") ??
    (issuing === null || issuing.subject === "" ? null : issuing.subject) ??
    (front.kind !== null && number !== null
      ? `${capitalised(front.kind.toLowerCase())} số ${number.text}`
      : firstLineOf(extract, front, path));
  return {
    id: frontMatter.id ?? path.normalize("NFC").replace(/\.[^./]+$/u, ""),
    title: frontMatter.title ?? capitalised(sentenceCase(printed.replace(/\s+/gu, " "), body)),
    number: frontMatter.number ?? number?.text ?? rawNumber(numberLine),
    kind: frontMatter.kind?.toLowerCase() ?? kind,
    issuer:
      frontMatter.issuer ??
      issuerOf(letterhead, body) ??
      (front.kind === null ? null : authorityOf(authority, body)) ??
      issuing?.issuer ??
      null,
    place: frontMatter.place ?? placeOf(dated),
    date:
      frontMatter.date ??
      isoDay(dateLine.exec(dated ?? "")) ??
      (closing === undefined || lines.length === 0 ? null : isoDay(dateLine.exec(closing))),
    signer: frontMatter.signer ?? signerOf(signature),
    author: frontMatter.author ?? null,
    origin: frontMatter.source ?? null,
  };
}
