import { sentenceCase } from "./capitals.js";
import { isUpper } from "./markers.js";

/** A line of the letter-head and the cell of its two-column table (one for all in plain text). */
export interface Line {
  readonly text: string;
  readonly cell: string;
}

const motto =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN|^Số(?![\p{L}])|^Luật số|^\*+$|^V\/v|tháng\s.*năm|^[-_\s]*$|Nơi nhận|Kính gửi/u;
const bodyHead =
  /^(?:CHỦ TỊCH (?:ỦY|UỶ) BAN|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BỘ |SỞ |THUẾ (?:TỈNH|THÀNH)|CỤC |TỔNG CỤC|CHI CỤC|TRUNG TÂM|BAN |VĂN PHÒNG|HUYỆN (?:ỦY|UỶ)|TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|QUẬN (?:ỦY|UỶ)|THỊ (?:ỦY|UỶ)|ĐẢNG (?:ỦY|UỶ)|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH NƯỚC|PHÒNG |THANH TRA|NGÂN HÀNG|TÒA ÁN|TOÀ ÁN|VIỆN |KIỂM TOÁN|BẢO HIỂM|MẶT TRẬN|ĐOÀN |HỘI |LIÊN ĐOÀN|BAN CHẤP HÀNH|CHI BỘ|ĐẠI HỌC|ĐẠI HỘI|TRƯỜNG |CÔNG AN|TẬP ĐOÀN)/u;
/** Bodies that serve a Party committee and bear no place of their own: "BAN TUYÊN GIÁO" under "HUYỆN ỦY …". */
const servingBody =
  /^(?:BAN (?:TUYÊN GIÁO|TỔ CHỨC|DÂN VẬN|NỘI CHÍNH|XÂY DỰNG ĐẢNG)[\p{Lu} ]*|(?:ỦY|UỶ) BAN KIỂM TRA|VĂN PHÒNG|TRUNG TÂM CHÍNH TRỊ)$/u;
const partyCommittee = /^(?:HUYỆN|TỈNH|THÀNH|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)/u;
const congress = /^ĐẠI HỘI(?: ĐẠI BIỂU| ĐẢNG VIÊN)?/u;
const partyBranch = /^(?:ĐẢNG BỘ|CHI BỘ)/u;

/** Words that the line above adds: a committee to the body that serves it, a Party branch to its congress. */
function withAbove(printed: string, above: string): string {
  if (servingBody.test(printed) && partyCommittee.test(above)) return `${printed} ${above}`;
  const head = congress.exec(printed)?.[0];
  return head !== undefined && partyBranch.test(above) && !printed.includes("ĐẢNG BỘ")
    ? `${head} ${above}${printed.slice(head.length)}`
    : printed;
}

/**
 * Body that issues: the last line of the left column that names one, with the lines after it ("ỦY BAN NHÂN DÂN /
 * TỈNH …"); null where none does.
 * @param body the document's running text, which shows how names are written
 */
export function issuerOf(lines: readonly Line[], body: string): string | null {
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
  return sentenceCase(withAbove(printed, candidates[from - 1]?.text ?? ""), body);
}

/** The line above the text that names the authority ("ỦY BAN THƯỜNG VỤ QUỐC HỘI"), its office holder left out. */
export function authorityOf(lines: readonly string[], body: string): string | null {
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

const issuingLine =
  /^(?:Bộ trưởng (?=Bộ ))?(Bộ \p{Lu}[^,;.]{3,60}?|Chính phủ|Quốc hội|Ủy ban [^,;.]{5,60}?|Hội đồng nhân dân[^,;.]{0,50}?|Thủ tướng Chính phủ|Chủ tịch [^,;.]{5,60}?|Thống đốc [^,;.]{5,50}?) ban hành (?:Nghị quyết|Quyết định|Thông tư|Nghị định|Luật|Chỉ thị|Kế hoạch|Pháp lệnh)\s*(?:liên tịch\s*)?([^]*)$/u;

/** "Bộ trưởng Bộ Xây dựng ban hành Thông tư quy định …": who issues and what about, where the head does not say. */
export function issuingSentence(
  sentences: readonly string[],
): { readonly issuer: string; readonly subject: string } | null {
  for (const sentence of sentences) {
    const match = issuingLine.exec(sentence);
    const subject = match?.[2]?.replace(/[\s.:;,]+$/u, "") ?? "";
    if (match?.[1] !== undefined) return { issuer: match[1], subject };
  }
  return null;
}
