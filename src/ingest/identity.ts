import type { DocumentIdentity } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { unifyLookAlikes } from "../vietnamese/spelling.js";
import { sentenceCase } from "./capitals.js";
import { readWrittenDay } from "./days.js";
import { type Front, readFront } from "./front.js";
import { authorityOf, issuerOf, issuingSentence, type Line } from "./issuer.js";
import { eventDay, isNews } from "./news.js";
import { closingLine, isUpper, officeLine, signatureLine } from "./markers.js";
import type { Block, Extract } from "./read/block.js";
import type { FrontMatter } from "./read/front-matter.js";

const dateLine = /ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}/iu;
const title = /^(?:(?:TS|ThS|PGS|GS|BS)\.\s*|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)\s+)+/u;
const name = /^\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}+){1,4}$/u;
const notAName = /^(?:Nơi|Như|Lưu|Đã|Ký|Thủ tướng|Chủ tịch|Bộ trưởng|Nguyên|Độc)(?![\p{L}])/u;

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Name under the first signature: a line of two to five capitalised syllables after "TM. …", "CHỦ TỊCH". */
function signerOf(lines: readonly string[]): string | null {
  const from = lines.findIndex((line) => signatureLine.test(line) || officeLine.test(line));
  if (from < 0) return null;
  return (
    lines
      .slice(from + 1, from + 8)
      .map((line) => line.replace(title, ""))
      .find((line) => name.test(line) && !notAName.test(line) && !/^\p{Lu}+$/u.test(line)) ?? null
  );
}

interface Letterhead {
  readonly lines: readonly Line[];
  readonly signature: readonly string[];
  readonly authority: readonly string[];
}

const lastLines = 8;

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
    // A head of office signs without "TM." or "KT.": his post and name are the last lines.
    signature: (signatureAt < 0
      ? blocks.slice(Math.max(front.next, blocks.length - lastLines))
      : blocks.slice(signatureAt, signatureAt + 60)
    ).map(text),
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
  const dated = lines.find((line) => dateLine.test(line) && !/^(?:Căn cứ|\()/u.test(line));
  const place = placeOf(dated);
  const sentences = extract.blocks
    .slice(front.next, front.next + 400)
    .map((block) => extract.source.slice(block.start, block.end))
    .filter((words) => !isUpper(words))
    .join(" \n ");
  // The date line shows how the place's name is written, also where the text never says it.
  const body = place === null ? sentences : `${sentences} \n ở ${place}, ở ${place}.`;
  const numberLine = lines.find((line) => /(?:^|\s|Luật )[Ss]ố\s*:?\s*\d/u.test(line)) ?? "";
  const number = findDocumentNumbers(unifyLookAlikes(numberLine))[0] ?? null;
  const closing = extract.blocks
    .map((block) => extract.source.slice(block.start, block.end))
    .find((words) => closingLine.test(words));
  const subject = lines.find((line) => /^V\/v\s/iu.test(line));
  const isLetter = subject !== undefined && front.kind === null;
  const isReport = front.kind === null && number === null && isNews(extract);
  const kind =
    front.kind?.toLowerCase() ?? (isLetter ? "công văn" : (number?.kindName ?? (isReport ? "tin" : null)));
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
    place: frontMatter.place ?? place,
    date:
      frontMatter.date ??
      readWrittenDay(dated ?? "") ??
      (closing === undefined || lines.length === 0 ? null : readWrittenDay(closing)) ??
      (isReport ? eventDay(extract) : null),
    signer: frontMatter.signer ?? signerOf(signature),
    author: frontMatter.author ?? null,
    origin: frontMatter.source ?? null,
  };
}
