import { type Block, type Extract, isBold } from "./read/block.js";
import { isUpper, legalBasis, markerOf } from "./markers.js";

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
/** How many blocks may stand above the kind line. */
const searched = 24;
/** A longer block is text already. */
const longestLine = 400;

const words = (extract: Extract, block: Block): string => extract.source.slice(block.start, block.end);

/** Index of the block that names the kind ("NGHỊ QUYẾT"), above any text; -1 where there is none. */
function kindLineOf(extract: Extract): number {
  for (const [index, block] of extract.blocks.slice(0, searched).entries()) {
    const text = words(extract, block);
    if (block.kind === "row" || block.kind === "head" || text.length > longestLine) return -1;
    if (block.kind === "paragraph" && markerOf(text, isBold(block)) !== null) return -1;
    if (isUpper(text) && kindLine.test(text)) return index;
  }
  return -1;
}

/** Reads kind line, title and letter-head off the top. */
export function readFront(extract: Extract): Front {
  const { blocks } = extract;
  const letterhead = new Set<number>();
  const titles = new Set<number>();
  const title: string[] = [];
  let kind: string | null = null;
  let next = 0;
  const top = kindLineOf(extract);
  if (top >= 0) {
    for (let index = 0; index <= top; index += 1) letterhead.add(index);
    const match = kindLine.exec(words(extract, blocks[top] as Block));
    kind = match?.[1] ?? null;
    if (match?.[2] !== undefined && match[2] !== "") {
      title.push(match[2]);
      titles.add(top);
      letterhead.delete(top);
    }
    next = top + 1;
  } else {
    while (next < Math.min(searched, blocks.length)) {
      const block = blocks[next] as Block;
      if (block.kind !== "layout" && !letterheadLine.test(words(extract, block))) break;
      letterhead.add(next);
      next += 1;
    }
  }
  for (; next < blocks.length && titles.size < 5; next += 1) {
    const block = blocks[next] as Block;
    const text = words(extract, block);
    if (block.kind !== "paragraph" || legalBasis.test(text) || markerOf(text, isBold(block)) !== null) break;
    const isTitle =
      isUpper(text) ||
      isBold(block) ||
      block.level === 1 ||
      (kind !== null && /^(?:về|v\/v)\s/iu.test(text) && text.length < 400 && !/[.;:]$/u.test(text));
    const isHeadline =
      top < 0 &&
      titles.size === 0 &&
      text.length <= 250 &&
      !/[.;:,]$/u.test(text) &&
      next + 1 < blocks.length;
    if (kind !== null && title.length > 0 && authority.test(text)) break;
    if (isUpper(text) && text.endsWith(":")) break;
    if (!(kind === null ? isHeadline || (isTitle && titles.size === 0) : isTitle)) break;
    // Party documents print "CỦA BAN CHẤP HÀNH … / về …": what it is about stands in the second line.
    if (/^về\s/iu.test(text) && title.every((line) => /^CỦA\s/u.test(line))) title.length = 0;
    titles.add(next);
    title.push(text);
  }
  return { kind, title: title.length === 0 ? null : title.join(" "), letterhead, titles, next };
}
