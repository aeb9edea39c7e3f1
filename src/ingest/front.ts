import { type Block, type Extract, isBold } from "./read/block.js";
import { isUpper, legalBasis, markerOf } from "./markers.js";
import { isNews } from "./news.js";

/** What stands above a document's text. Indexes count blocks. */
export interface Front {
  /** Kind line as printed ("NGHỊ QUYẾT"); null where there is none. */
  readonly kind: string | null;
  /** Trích yếu or headline as printed; null where there is none. */
  readonly title: string | null;
  /** Blocks of the letter-head (motto, issuer, number, date, kind line). */
  readonly letterhead: ReadonlySet<number>;
  /** Blocks of the title. */
  readonly titles: ReadonlySet<number>;
  /** First block after all of them. */
  readonly next: number;
}

const kinds =
  "NGHỊ QUYẾT LIÊN TỊCH|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|KẾT LUẬN|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH PHỐI HỢP|CHƯƠNG TRÌNH|KẾ HOẠCH PHỐI HỢP|KẾ HOẠCH|THÔNG BÁO|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|THÔNG TRI|THÔNG CÁO|HƯỚNG DẪN|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN|QUY CHẾ PHỐI HỢP|QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|NGHỊ ĐỊNH|BỘ LUẬT|LUẬT|PHÁP LỆNH|LỆNH|ĐỀ ÁN|DỰ ÁN|PHƯƠNG ÁN|BIÊN BẢN|HIẾN PHÁP|VĂN BẢN HỢP NHẤT|CHIẾN LƯỢC|LỜI KÊU GỌI|TUYÊN BỐ";
const kindLine = new RegExp(`^(${kinds})(?![\\p{L}]| CHUNG)\\s*[:.]?\\s*(.*)$`, "su");

const letterheadLine =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|^Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM|^Số\s*:?\s*[\d/.…_-]|^Số\s*:|, ngày\s.*tháng\s.*năm|^Luật số|^\*$|^V\/v/u;
const authority =
  /^(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ$|QUỐC HỘI$|GIÁM ĐỐC|TỔNG |TRƯỞNG BAN|THỐNG ĐỐC|BAN (?!HÀNH)|CỤC TRƯỞNG|CHÁNH |VIỆN TRƯỞNG|THƯỜNG TRỰC|TỈNH (?:ỦY|UỶ)|HUYỆN (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|ĐẢNG (?:ỦY|UỶ|BỘ))/u;
const mottoOrNumber = /CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|^Số\s*:?\s*\d/u;
/** Lines beside or above the text's own are short. */
const longestSideLine = 160;
/** How many blocks may stand above the kind line. */
const searched = 24;
/** A longer block is text already. */
const longestLine = 400;

const words = (extract: Extract, block: Block): string => extract.source.slice(block.start, block.end);

/** Index of the block that names the kind ("NGHỊ QUYẾT"), above any text; -1 where there is none. */
function kindLineOf(extract: Extract): number {
  const isReport = isNews(extract);
  for (const [index, block] of extract.blocks.slice(0, searched).entries()) {
    const text = words(extract, block);
    // Only a broken letter-head can be a table above the kind line.
    const isData = (block.kind === "row" || block.kind === "head") && block.table > 1;
    if (isData || text.length > longestLine) return -1;
    if (block.kind === "paragraph" && markerOf(text, isBold(block)) !== null) return -1;
    // A headline may begin with such a word: "NGHỊ QUYẾT 06 ĐI VÀO CUỘC SỐNG".
    if (isUpper(text) && kindLine.test(text) && !isReport) return index;
  }
  return -1;
}

/** "CỦA BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN": who issued it, on a line between kind and subject. */
const issuedBy = /^của\s/iu;
const longestHeadline = 250;
const mostTitleLines = 5;

/** Whether a block below the kind line (or the letter-head) is a line of the title. */
function isTitleLine(block: Block, text: string, kind: string | null, title: readonly string[]): boolean {
  const isFirst = title.length === 0;
  if (block.kind !== "paragraph" || legalBasis.test(text) || markerOf(text, isBold(block)) !== null)
    return false;
  if (isUpper(text) && text.endsWith(":")) return false;
  const stands = isUpper(text) || isBold(block) || block.level === 1;
  if (kind === null) return isFirst && (stands || (text.length <= longestHeadline && !/[.;:,]$/u.test(text)));
  if (!isFirst && authority.test(text)) return false;
  const isOpen = !/[.;:,]$/u.test(text);
  // "của Ban Thường vụ Tỉnh ủy" (Party), then "về …"; or one line in small letters: "Tình hình kinh tế 9 tháng".
  const named = isFirst || title.every((line) => issuedBy.test(line));
  return (
    stands ||
    (isOpen && text.length < longestLine && /^(?:về|v\/v)\s/iu.test(text)) ||
    (isOpen && named && text.length <= longestHeadline)
  );
}

/** Index of the last block of a letter-head above a text without a kind line (công văn); -1 where there is none. */
function letterheadEnd(extract: Extract): number {
  const lines = extract.blocks.slice(0, searched).map((block) => words(extract, block));
  // The text has begun with a long line or a numeral: a letter-head further down is a form's.
  const long = extract.blocks
    .slice(0, searched)
    .findIndex(
      (block, index) =>
        (lines[index]?.length ?? 0) > longestSideLine ||
        (block.kind === "paragraph" && markerOf(lines[index] ?? "", isBold(block)) !== null),
    );
  const head = long < 0 ? lines : lines.slice(0, long);
  // A sentence that names a day is no date line: the number's line or the motto must stand there too.
  if (!head.some((line) => mottoOrNumber.test(line))) return -1;
  return head.findLastIndex((line) => letterheadLine.test(line));
}

/** Reads kind line, title and letter-head off the top. */
export function readFront(extract: Extract): Front {
  const { blocks } = extract;
  const letterhead = new Set<number>();
  const titles = new Set<number>();
  let title: string[] = [];
  const top = kindLineOf(extract);
  const topBlock = blocks[top];
  const match = topBlock === undefined ? null : kindLine.exec(words(extract, topBlock));
  const kind = match?.[1] ?? null;
  const end = topBlock === undefined ? letterheadEnd(extract) : top;
  let next = 0;
  for (const [index, block] of blocks.entries()) {
    const isAbove =
      topBlock === undefined
        ? index <= end || block.kind === "layout" || letterheadLine.test(words(extract, block))
        : index <= top;
    if (!isAbove || index >= searched) break;
    letterhead.add(index);
    next = index + 1;
  }
  // "NGHỊ QUYẾT VỀ …" on one line is kind and title.
  const sameLine = match?.[2] ?? "";
  if (sameLine !== "") {
    title.push(sameLine);
    titles.add(top);
    letterhead.delete(top);
  }
  for (const block of blocks.slice(next, next + mostTitleLines)) {
    const text = words(extract, block);
    if (!isTitleLine(block, text, kind, title) || (kind === null && next + 1 >= blocks.length)) break;
    // Party documents print "CỦA BAN CHẤP HÀNH … / về …": what it is about stands in the second line.
    if (title.every((line) => issuedBy.test(line))) title = [];
    titles.add(next);
    title.push(text);
    next += 1;
  }
  return { kind, title: title.length === 0 ? null : title.join(" "), letterhead, titles, next };
}
