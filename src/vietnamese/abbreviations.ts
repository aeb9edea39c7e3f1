import { syllables, type Syllable } from "./syllables.js";

/**
 * Abbreviations of official text that have one reading (domain notes §3). Read in both directions by opening them on
 * both sides before comparing. Ambiguous ones (TT, CT, HĐ, BC, QĐ, ĐH, TB …) are left as they are written.
 */
const written: readonly (readonly [string, string])[] = [
  ["UBND", "ủy ban nhân dân"],
  ["HĐND", "hội đồng nhân dân"],
  ["BCH", "ban chấp hành"],
  ["BTV", "ban thường vụ"],
  ["UBKT", "ủy ban kiểm tra"],
  ["MTTQ", "mặt trận tổ quốc"],
  ["UBMTTQ", "ủy ban mặt trận tổ quốc"],
  ["NTM", "nông thôn mới"],
  ["KTXH", "kinh tế xã hội"],
  ["QPAN", "quốc phòng an ninh"],
  ["ANQP", "quốc phòng an ninh"],
  ["ANTT", "an ninh trật tự"],
  ["TTATXH", "trật tự an toàn xã hội"],
  ["GPMB", "giải phóng mặt bằng"],
  ["CCHC", "cải cách hành chính"],
  ["TTHC", "thủ tục hành chính"],
  ["DTTS", "dân tộc thiểu số"],
  ["GTNT", "giao thông nông thôn"],
  ["NSNN", "ngân sách nhà nước"],
  ["XDCB", "xây dựng cơ bản"],
  ["CTMTQG", "chương trình mục tiêu quốc gia"],
  ["KHCN", "khoa học công nghệ"],
  ["TNMT", "tài nguyên môi trường"],
  ["NNPTNT", "nông nghiệp phát triển nông thôn"],
  ["LĐTBXH", "lao động thương binh xã hội"],
  ["GDĐT", "giáo dục đào tạo"],
  ["BHYT", "bảo hiểm y tế"],
  ["BHXH", "bảo hiểm xã hội"],
  ["BHTN", "bảo hiểm thất nghiệp"],
  ["NHCSXH", "ngân hàng chính sách xã hội"],
  ["CBCCVC", "cán bộ công chức viên chức"],
  ["PCCC", "phòng cháy chữa cháy"],
  ["CNTT", "công nghệ thông tin"],
  ["ATTP", "an toàn thực phẩm"],
  ["VSMT", "vệ sinh môi trường"],
  ["BĐKH", "biến đổi khí hậu"],
  ["QLDA", "quản lý dự án"],
  ["GCNQSDĐ", "giấy chứng nhận quyền sử dụng đất"],
  ["TP", "thành phố"],
  ["TPHCM", "thành phố hồ chí minh"],
  ["HCM", "hồ chí minh"],
  ["SNV", "sở nội vụ"],
  ["VĐV", "vận động viên"],
  ["HLV", "huấn luyện viên"],
  ["HTX", "hợp tác xã"],
  ["THCS", "trung học cơ sở"],
  ["THPT", "trung học phổ thông"],
  ["CLB", "câu lạc bộ"],
];

/** Chat forms: lower-case shorthand of phones, opened in questions only, never in documents. */
const chat: readonly (readonly [string, string])[] = [
  ["ko", "không"],
  ["hok", "không"],
  ["hong", "không"],
  ["kg", "không"],
  ["dc", "được"],
  ["đc", "được"],
  ["bn", "bao nhiêu"],
  ["bnhieu", "bao nhiêu"],
  ["bnh", "bao nhiêu"],
  ["ntn", "như thế nào"],
  ["trc", "trước"],
  ["vs", "với"],
  ["hs", "hồ sơ"],
  ["kq", "kết quả"],
  ["kh", "kế hoạch"],
  ["cb", "cán bộ"],
  ["cq", "cơ quan"],
  ["ds", "danh sách"],
  ["đk", "điều kiện"],
  ["vc", "viên chức"],
  ["vl", "việc làm"],
  ["mt", "môi trường"],
  ["yc", "yêu cầu"],
  ["nld", "người lao động"],
  ["nlđ", "người lao động"],
  ["tp", "thành phố"],
  ["qđ", "quyết định"],
  ["nq", "nghị quyết"],
  ["CA", "công an"],
  ["nh", "ngân hàng"],
  ["xd", "xây dựng"],
  ["time", "thời gian"],
  ["pl", "pháp luật"],
  ["hn", "hà nội"],
  ["HN", "Hà Nội"],
  ["sg", "sài gòn"],
  ["max", "tối đa"],
  ["min", "tối thiểu"],
  ["ng", "người"],
  ["j", "gì"],
  ["z", "vậy"],
  ["v", "vậy"],
  ["bik", "biết"],
  ["mn", "mọi người"],
  ["tr", "triệu"],
];

const opened = new Map(
  written.map(([short, long]) => {
    const key = syllables(short)[0]?.bare ?? "";
    return [key, syllables(long)] as const;
  }),
);
const chatForms = new Map(chat.map(([short, long]) => [short, long] as const));

/**
 * The syllables of a text with its abbreviations opened; an opened syllable keeps the offsets of the short form.
 * "UBND huyện" -> ủy ban nhân dân huyện. A form split by hyphen ("KT-XH", "QP-AN") is opened too.
 */
export function openedSyllables(text: string): Syllable[] {
  const found: Syllable[] = [];
  const plain = syllables(text);
  for (let index = 0; index < plain.length; index += 1) {
    const syllable = plain[index];
    if (syllable === undefined) continue;
    const next = plain[index + 1];
    const joined =
      next !== undefined && next.start === syllable.end + 1 && /[-&]/u.test(text[syllable.end] ?? "")
        ? opened.get(syllable.bare + next.bare)
        : undefined;
    const long = joined ?? opened.get(syllable.bare);
    if (long === undefined || !isShortForm(text.slice(syllable.start, syllable.end))) {
      found.push(syllable);
      continue;
    }
    const end = joined === undefined || next === undefined ? syllable.end : next.end;
    found.push(...long.map(({ marked, bare }) => ({ start: syllable.start, end, marked, bare })));
    if (joined !== undefined) index += 1;
  }
  return found;
}

/** Upper-case, or letters no Vietnamese syllable is made of: "ubnd" is a short form, "tam" is not. */
function isShortForm(word: string): boolean {
  return (
    word === word.toUpperCase() ||
    !/[aeiouyàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]/iu.test(word) ||
    word.length >= 4
  );
}

/**
 * Opens the chat forms of a question: "dc bn tien" -> "được bao nhiêu tien". Forms written in capitals are
 * abbreviations of offices, not chat, and stay.
 */
export function openChatForms(question: string): string {
  const spaced = question.replace(/(?<![\p{L}\p{N}])(\d+)(tr|k|h|ng)(?![\p{L}\p{N}])/gu, "$1 $2");
  return spaced.replace(/[\p{L}\p{N}]+/gu, (word, offset: number) => {
    const long = chatForms.get(word);
    if (long === undefined) return word;
    // Inside a document number ("06-nq/hu") the letters are a code.
    const around = (spaced[offset - 1] ?? " ") + (spaced[offset + word.length] ?? " ");
    return /[-/\d]/u.test(around) ? word : long;
  });
}
