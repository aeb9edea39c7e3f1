import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { AskedFor } from "./question.js";

/** "Xã nào", "dự án nào": only one that the passage calls by its name answers. */
export const namedUnits =
  "xã|phường|huyện|quận|tỉnh thành|tỉnh|thôn|ấp|thị trấn|nhà đầu tư|doanh nghiệp|công ty|hợp tác xã|trường|trường học|bệnh viện|chợ|cảng|tuyến đường|dự án|khu công nghiệp";

/**
 * Patterns on the restored question, lower case with marks, in order: the first of a group wins its group. A question
 * may ask for two things at once ("trước ngày nào, gửi cơ quan nào?").
 */
const patterns: readonly (readonly [AskedFor, RegExp])[] = [
  [
    "signer",
    /(?<!\p{L})(?:ai|người nào|chủ tịch nào|đồng chí nào|do ai)\s+(?:đã\s+)?ký(?!\p{L})|(?<!\p{L})(?:vị|ông|bà|lãnh đạo|đồng chí|người) nào [^,.?]{0,40}(?<!\p{L})ký(?!\p{L})|người ký|ký (?:bởi|ban hành)|ký tên/u,
  ],
  [
    "contact",
    /số điện thoại|điện thoại (?:của|là|số|bao nhiêu|nào|gì)|(?<!\p{L})sđt(?!\p{L})|hotline|đường dây nóng|(?:e-?mail|hộp thư|địa chỉ thư)(?: [\p{L}]+){0,6} (?:nào|gì|là gì|số mấy)|(?:gửi|liên hệ).{0,40}e-?mail|^(?:địa chỉ )?e-?mail(?! [^?]*(?:nào|gì|sao))|số fax/u,
  ],
  ["named", new RegExp(String.raw`(?<!\p{L}|thị )(?:${namedUnits}) nào`, "u")],
  ["author", /(?:tác giả|người viết|ai viết)(?!\p{L})/u],
  [
    "issuer",
    /(?:của ai|do ai|ai|cơ quan nào|đơn vị nào|của cơ quan nào|của đơn vị nào|nơi nào)\s+(?:đã\s+)?ban hành|cơ quan ban hành/u,
  ],
  [
    "funding",
    /(?:tiền|kinh phí|vốn|chi phí).{0,60}(?:từ đâu|ở đâu ra|nguồn nào|lấy đâu|lấy ở đâu|ai (?:lo|chi|trả|chịu))|nguồn (?:kinh phí|vốn|tiền) (?:nào|gì|từ|ở|lấy)|ai (?:bỏ|trả|chi|chịu|lo) (?:tiền|kinh phí|chi phí|vốn)|ai bỏ (?:tiền|vốn) ra|lấy từ nguồn|(?:tiền|kinh phí|vốn) (?:ở |từ )?đâu/u,
  ],
  ["percent", /bao nhiêu (?:phần trăm|%)|mấy (?:phần trăm|%)|tỷ lệ|tỉ lệ|bao nhiêu %/u],
  [
    "money",
    /bao nhiêu (?:tiền|đồng|triệu|tỷ|tỉ|vốn|kinh phí|usd)|mấy (?:đồng|triệu|tỷ|tỉ)|giá (?:vé )?bao nhiêu|(?:kinh phí|(?<!\p{L})phí|mức thu|tiền|giá|lệ phí|học phí|chi phí|mức phạt|phạt|mức chi|trả|được)(?: [\p{L}\d.,-]+){0,14} (?:là )?bao nhiêu(?! (?!một |mỗi |1 )\p{L})|(?:phạt|trả|giá|phí) bao nhiêu/u,
  ],
  [
    "duration",
    /bao lâu|(?:trong )?(?:bao nhiêu|mấy) (?:ngày|giờ|tháng|năm|tuần|tiếng)(?! nào)(?! (?:mấy|bao))|mất mấy ngày|thời gian bao nhiêu/u,
  ],
  [
    "date",
    /khi nào|bao giờ|lúc nào|hồi nào|chừng nào|ngày nào|ngày mấy|ngày bao nhiêu|tháng nào|tháng mấy|năm nào|năm mấy|thời gian nào|thời điểm nào|hạn (?:là |đến )?(?:nào|chót)|thời hạn|mấy giờ|giờ nào|quý nào|quý mấy|nhiệm kỳ nào|giai đoạn nào/u,
  ],
  [
    "organization",
    /(?:cơ quan|đơn vị|sở|phòng|ban|tổ chức|bộ|ngành|nơi|cấp|hội|trung tâm|bên|lực lượng) nào|(?:cho|gửi|nộp|qua|tới|đến|báo) (?:ai|đâu)(?!\p{L}| rồi)|gửi về đâu|ai (?:chủ trì|phối hợp|chịu trách nhiệm|thực hiện|tổ chức|giám sát)/u,
  ],
  [
    "number",
    /(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|quy định|văn bản|nghị định|thông tư|luật|chương trình|công văn) (?:(?:cũ |mới |khác |gốc |trước )?nào|số mấy|số bao nhiêu|gì)(?!\p{L})|số hiệu|số ký hiệu|số mấy|(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|quy định|văn bản|chương trình) .*số bao nhiêu/u,
  ],
  ["role", /(?:giữ )?chức (?:vụ|danh) (?:gì|nào)|làm chức gì|là ai(?:\s|\?|$)|là người (?:nào|như thế nào)/u],
  [
    "person",
    /(?<!\p{L}|có )(?:ai|những ai|người nào|đồng chí nào|ông nào|bà nào|tên (?:là )?gì|tên của)(?!\p{L})/u,
  ],
  [
    "place",
    /ở đâu|tại đâu|nơi nào|chỗ nào|địa điểm|đi đâu|quê (?:ở )?đâu|(?:khu vực|địa bàn|địa phương|vùng) nào|đâu(?:\s*\?|$)/u,
  ],
  [
    "reason",
    /vì sao|tại sao|(?:lý do|nguyên nhân)(?: [\p{L}-]+){0,3} (?:nào|gì|do đâu)|(?:lý do|nguyên nhân) (?:vì sao|khiến|dẫn|của|là gì)|^(?:nêu |cho biết )?(?:các |những )?(?:lý do|nguyên nhân)|do đâu|sao lại/u,
  ],
  ["quantity", /bao nhiêu|(?<!\p{L})mấy(?!\p{L})|số lượng/u],
  [
    "subject",
    /^nội dung (?:của )?(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|quy định|văn bản|chương trình)|về (?:việc|vấn đề|nội dung|lĩnh vực|cái) (?:gì|nào)|nói về (?:gì|việc gì|lĩnh vực nào|cái gì)|nội dung (?:gì|là gì|chính)|quy định (?:về )?(?:gì|cái gì|việc gì)|nói (?:gì|lên gì)|về gì|là văn bản gì/u,
  ],
];

/** Groups where a more exact kind swallows a general one. */
const swallows: Readonly<Partial<Record<AskedFor, readonly AskedFor[]>>> = {
  signer: ["person", "organization"],
  issuer: ["person", "organization"],
  percent: ["quantity", "money"],
  money: ["quantity"],
  duration: ["quantity"],
  date: [],
  role: ["person"],
  named: ["place", "organization"],
  contact: ["person", "organization", "quantity", "place"],
  author: ["person"],
  funding: ["person", "organization", "place", "money"],
  organization: ["person", "place"],
  subject: ["number"],
};

/** @param text the restored question, lower case */
export function findAskedFor(text: string): readonly AskedFor[] {
  const found = patterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  const swallowed = new Set(found.flatMap((kind) => swallows[kind] ?? []));
  // "mấy" inside "ngày mấy" or "mấy giờ" was a date's, not a quantity's.
  if (found.includes("date") && !/bao nhiêu|(?<!ngày |tháng |năm |thứ |số )mấy (?!giờ)/u.test(text))
    swallowed.add("quantity");
  if (found.includes("number") && /số mấy|số bao nhiêu/u.test(text)) swallowed.add("quantity");
  // "Mấy phòng ban … có tốt không?": some of them, and whether; nobody asks how many.
  if (/^mấy .*(?<!đúng |phải |biết )không[ ?.!]*$/u.test(text)) swallowed.add("quantity");
  const kept = found.filter((kind) => !swallowed.has(kind));
  return kept.length > 0 ? kept : ["statement"];
}

/** "X là ai" names a person and asks for the office; "ai là X" and "X là ai" with an office ask for the person. */
export function wantsList(text: string): boolean {
  return /liệt kê|kể tên|kể ra|những|các .{0,60}(?:gì|nào|ai)|gồm|danh sách|nêu các|mấy ngày nào|nguyên nhân(?: \p{L}+){0,2} nào|bằng cách nào|hình thức nào|giấy tờ gì|hồ sơ gì|ai (?:đã |được )?(?:tham )?dự|ai (?:có mặt|đi họp)|trường hợp nào|điều kiện gì|tiêu chí nào/u.test(
    text,
  );
}

const doer =
  /(?<!\p{L})ai (?:sẽ |đã )?(?:phải|lo|yêu cầu|giao|chỉ đạo|chủ trì|thực hiện|làm|chịu|có trách nhiệm|phụ trách|triển khai|kiểm tra|quản lý)(?!\p{L})/iu;

/** Whether the question asks who bears a duty or who charged somebody with it ("ai phải lo …", "ai yêu cầu …"). */
export function asksDoer(text: string): boolean {
  return doer.test(text);
}

const notUnits = new Set(
  "mỗi|một|là|thì|cho|ở|tại|để|vậy|ạ|so|trong|trên|và|theo|từ|đến|hả|nhỉ|vào".split("|"),
);

/** The unit a quantity is asked in: the one or two syllables after "bao nhiêu" or "mấy". */
export function findUnit(text: string): readonly string[] {
  const match = /(?:bao nhiêu|(?<!thứ )mấy)\s+(\p{L}+)(?:\s+(\p{L}+))?/u.exec(text);
  return match === null || notUnits.has(match[1] ?? "")
    ? []
    : [match[1], match[2]].filter((part): part is string => part !== undefined);
}

/** Other words that documents use for what people ask a list of, folded. */
const sameNouns: Readonly<Record<string, readonly string[]>> = {
  cach: ["hinh thuc", "cach thuc", "phuong thuc"],
  "giay to": ["thanh phan", "ho so"],
  loai: ["loai", "danh muc"],
  viec: ["nhiem vu", "trach nhiem", "cong viec"],
  "ly do": ["nguyen nhan"],
};

/**
 * What a question asks a list of, folded: "những hình thức khen thưởng nào" -> ["hinh thuc", …]; null where it names nothing.
 * @param text the restored question, lower case
 */
export function findAskedNoun(text: string): readonly string[] | null {
  const phrase =
    /(?:những|các|mấy|nêu|bằng|có|theo|đặt|gồm)\s+((?:[\p{L}-]+\s+){0,4}[\p{L}-]+)\s+(?:nào|gì)(?!\p{L})/u.exec(
      text,
    )?.[1];
  if (phrase === undefined) return null;
  const words = foldKeepingOffsets(phrase.replace(/^(?:những|các|mấy)\s+/u, "")).split(/\s+/u);
  const noun = words.slice(0, 2).join(" ");
  return [noun, ...(sameNouns[noun] ?? sameNouns[words[0] ?? ""] ?? [])];
}
