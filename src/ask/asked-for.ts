import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import { findAmounts } from "./asked-amounts.js";
import type { AskedFor } from "./question.js";

/** "Xã nào", "dự án nào": only one that the passage calls by its name answers. */
export const namedUnits =
  "xã|phường|huyện|quận|tỉnh thành|tỉnh|thôn|ấp|thị trấn|nhà đầu tư|doanh nghiệp|công ty|hợp tác xã|trường|trường học|bệnh viện|chợ|cảng|tuyến đường|dự án|khu công nghiệp";

/** "Xã nào", "xã cũ nào", "thành xã gì": the unit whose name is asked. */
export const namedPattern = new RegExp(
  String.raw`(?<!\p{L}|thị |sự )(?!(?<=do )(?:trường|công ty|doanh nghiệp|bệnh viện) nào)(?:(${namedUnits})(?: cũ| mới| khác)? nào|(xã|phường|huyện|tỉnh|thị trấn|thôn|ấp) (?:cũ |mới )?gì)(?!\p{L})`,
  "u",
);

/** Verbs of what is handed over or asked for: whom or where to is one question. */
const handing = String.raw`(?:gửi|nộp|trình|báo|báo cáo|phản ánh|kiến nghị|chuyển|khiếu nại|tố cáo|liên hệ|hỏi|đăng ký|thông báo|đề nghị|xin|giao)`;

/**
 * Patterns on the restored question, lower case with marks, in order: the first of a group wins its group. A question
 * may ask for two things at once ("trước ngày nào, gửi cơ quan nào?").
 */
const patterns: readonly (readonly [AskedFor, RegExp])[] = [
  [
    "signer",
    /(?<!\p{L})(?:ai|người nào|chủ tịch nào|đồng chí nào|do ai)\s+(?:(?:là người|đã|thay mặt|thừa lệnh|thay|đại diện)(?: [^,?.]{0,50})? )?ký(?!\p{L}| ức| túc| gạo| lô| cho)|(?<!\p{L})(?:vị|ông|bà|lãnh đạo|đồng chí|người|thủ tướng|chủ tịch|bộ trưởng|bí thư|giám đốc)(?: \p{L}+)? nào (?:đã )?(?:[^,.?]{0,40} )?ký(?!\p{L})|người ký|ký (?:bởi|ban hành)|ký tên/u,
  ],
  [
    "contact",
    /số điện thoại|điện thoại (?:của|là|số|bao nhiêu|nào|gì)|(?<!\p{L})sđt(?!\p{L})|hotline|đường dây nóng|(?:e-?mail|hộp thư|địa chỉ thư)(?: [\p{L}]+){0,6} (?:nào|gì|là gì|số mấy)|(?:gửi|liên hệ).{0,40}e-?mail|^(?:địa chỉ )?e-?mail(?! [^?]*(?:nào|gì|sao|mấy|bao|ai|đâu|khi|không))|số fax/u,
  ],
  ["named", namedPattern],
  ["author", /(?:tác giả|người viết|ai viết)(?!\p{L})/u],
  [
    "issuer",
    /(?:của ai|do ai|ai|cơ quan nào|đơn vị nào|của cơ quan nào|của đơn vị nào|nơi nào)\s+(?:đã\s+)?ban hành|cơ quan ban hành/u,
  ],
  [
    "funding",
    /(?:tiền|kinh phí|vốn|chi phí).{0,60}(?:từ đâu|ở đâu ra|nguồn nào|lấy đâu|lấy ở đâu|ai (?:lo|chi|trả|chịu))|nguồn (?:kinh phí|vốn|tiền) (?:nào|gì|từ|ở|lấy)|ai (?:bỏ|trả|chi|chịu|lo) (?:tiền|kinh phí|chi phí|vốn)|ai bỏ (?:tiền|vốn) ra|lấy từ nguồn|(?:tiền|kinh phí|vốn) (?:ở |từ )?đâu/u,
  ],
  [
    "percent",
    /(?<!\p{L})(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|lãi suất|thuế suất|tỷ suất)(?: (?:là|được|tính|ở|theo|mức))* (?:bao nhiêu|nào|mấy|gì)|^(?:tỷ lệ|tỉ lệ|lãi suất|thuế suất)(?!.*(?:bao giờ|khi nào|ngày nào|thế nào|ra sao|ai|đâu|không)(?!\p{L}))/u,
  ],
  ["duration", /bao lâu|thời gian bao nhiêu/u],
  [
    "date",
    /khi nào|bao giờ|lúc nào|hồi nào|chừng nào|(?<!\p{L})(?:ngày|hôm|bữa|tháng|năm|quý|giờ|dịp) nào|(?<!mỗi |một |hằng |hàng |1 )(?:ngày|hôm|tháng|năm|quý|mùng|mồng) mấy(?! (?:lần|đợt|kỳ|buổi|tiếng|giờ|ngày|tháng|lượt))|(?<!mỗi |một |hằng |hàng |1 )ngày bao nhiêu|thời gian nào|thời điểm nào|hạn (?:là |đến )?(?:nào|chót|mấy)|(?:[,;]|và)\s*hạn(?! chế| hán| mức| hẹp)(?: \p{L}+){0,4}[ ?.]*$|thời hạn|nhiệm kỳ nào|giai đoạn nào/u,
  ],
  [
    "organization",
    new RegExp(
      String.raw`(?<!\p{L}|nội |cán |tiến |hộ |toàn |trụ |xã |cơ |đại |lễ |cung |trợ |phụ |nâng |khẩn |chuyên |dự |quốc )(?:cơ quan|đơn vị|sở|phòng|ban|tổ chức|bộ|ngành|nơi|cấp|hội|trung tâm|bên|lực lượng) nào(?!\p{L})|(?<!\p{L})cơ sở nào(?!\p{L})|(?<!\p{L})do (?:trường|công ty|doanh nghiệp|bệnh viện) nào|(?<!\p{L})${handing}(?!\p{L})(?: [^,;?.]{0,70}?)?(?<!\p{L})(?:cho|gửi|nộp|qua|tới|đến|báo|về|lên|với|sang) (?:ai|đâu)(?!\p{L}| rồi)|(?:cho|gửi|nộp|qua|báo) (?:ai|đâu)(?!\p{L}| rồi)|gửi về đâu|(?<!\p{L})ai (?:chủ trì|phối hợp|chịu trách nhiệm|thực hiện|tổ chức|giám sát)`,
      "u",
    ),
  ],
  [
    "number",
    /(?<!\p{L})(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|quy định|văn bản|nghị định|thông tư|luật|chương trình|công văn)(?: (?:quy phạm pháp luật|sửa đổi|bổ sung|sửa đổi,? bổ sung|liên tịch|hợp nhất|hướng dẫn|thay thế))?(?: (?:cũ|mới|khác|gốc|trước))? (?:nào|số mấy|số bao nhiêu)(?!\p{L})|(?<!\p{L})(?:nghị quyết|chỉ thị|văn bản|nghị định|thông tư|luật|công văn|(?:theo|bằng|tại|thay|bỏ|là) (?:quyết định|kế hoạch)) gì(?!\p{L})|(?<!\p{L})(?:cái|những|mấy) (?:quyết định|nghị quyết|chỉ thị|nghị định|thông tư|công văn) (?:\p{L}+ ){1,5}nào(?!\p{L})|số hiệu|số ký hiệu|(?<!mẫu |đơn |thư |bản )số mấy|(?<!\p{L})(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|quy định|văn bản|chương trình|thông tư|nghị định) .*(?<!mã )số bao nhiêu|^số (?:hiệu )?(?:nghị quyết|quyết định|kế hoạch|chỉ thị|thông tư|nghị định|văn bản|công văn)(?!\p{L})/u,
  ],
  ["role", /(?:giữ )?chức (?:vụ|danh) (?:gì|nào)|làm chức gì|là ai(?:\s|\?|$)|là người (?:nào|như thế nào)/u],
  [
    "person",
    /(?<!\p{L}|có |phải |không với |nhập với )(?:ai(?! cũng| ai)|những ai|người nào|đồng chí nào|ông nào|bà nào|tên (?:là )?gì|tên của)(?!\p{L})|(?<!\p{L})phải (?:hỏi |xin |gửi |báo )ai(?!\p{L})/u,
  ],
  [
    "place",
    /(?:ở|tại) đâu(?! cũng)|nơi nào|chỗ nào|địa điểm (?:nào|ở|là|tổ chức)|^địa điểm|địa điểm[ ?.]*$|địa chỉ nào|địa chỉ (?:của )?(?:\p{L}+ ){0,5}(?:ở|chỗ) |đi đâu|quê (?:ở )?đâu|(?:khu vực|địa bàn|địa phương|vùng) nào|đâu(?:\s*(?:\?|vậy|ạ|hả|nhỉ|thế)|$)/u,
  ],
  [
    "reason",
    /vì sao|tại sao|^sao (?!lại là)|(?:lý do|nguyên nhân)(?: [\p{L}-]+){0,3} (?:nào|gì|do đâu)|(?:lý do|nguyên nhân) (?:vì sao|khiến|dẫn|của|là gì)|^(?:nêu |cho biết )?(?:các |những )?(?:lý do|nguyên nhân)|do đâu|sao lại/u,
  ],
  ["quantity", /^số lượng|số lượng(?: \p{L}+){0,4} (?:thế nào|ra sao|là gì)/u],
  [
    "subject",
    /^nội dung (?:của )?(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|quy định|văn bản|chương trình)|về (?:việc|vấn đề|nội dung|cái) (?:gì|nào)|(?:nói|là|quy định|bàn) về lĩnh vực (?:gì|nào)|nói về (?:gì|việc gì|cái gì)|nội dung (?:gì|là gì|chính)|(?<!\p{L})(?:quy định|quyết định) (?:về )?(?:gì|cái gì|việc gì)|nói (?:gì|lên gì)|về gì|là văn bản gì/u,
  ],
];

/** Groups where a more exact kind swallows a general one. */
const swallows: Readonly<Partial<Record<AskedFor, readonly AskedFor[]>>> = {
  signer: ["person", "organization"],
  issuer: ["person", "organization"],
  percent: ["quantity", "money"],
  money: ["quantity"],
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
  const amounts = new Set<AskedFor>(findAmounts(text));
  const found = order.filter(
    (kind) => amounts.has(kind) || patterns.some(([other, pattern]) => other === kind && pattern.test(text)),
  );
  const swallowed = new Set(found.flatMap((kind) => swallows[kind] ?? []));
  // Each amount of two kinds was asked for by its own words.
  for (const kind of amounts) if (kind !== "quantity" && amounts.size > 1) swallowed.delete(kind);
  // "Thời hạn … là bao lâu": how long; no day.
  const isTerm = found.includes("duration") && /thời hạn/u.test(text);
  if (isTerm && !dateBesideTerm.test(text)) swallowed.add("date");
  if (found.includes("number") && /số mấy|số bao nhiêu/u.test(text)) swallowed.add("quantity");
  const kept = found.filter((kind) => !swallowed.has(kind));
  return kept.length > 0 ? kept : ["statement"];
}

/** Asks for a day whatever is said of a term. */
const dateBesideTerm = /(?:ngày|tháng|năm|quý|khi|lúc|thời điểm) nào|bao giờ|hạn chót/u;

/** The kinds in the order of the patterns: several asked for are told in it. */
const order: readonly AskedFor[] = patterns.flatMap(([kind]) =>
  kind === "percent" ? [kind, "money" as const] : [kind],
);

/** Kinds of things of which there are mostly several, asked without a word for many. */
const manyOf =
  /(?<!\p{L})(?:trường hợp|tiêu chí|hình thức|điều kiện|giấy tờ|thị trường|mảng|kênh|loại giấy tờ|mặt hàng|thủ tục) nào(?!\p{L})|(?:giấy tờ|hồ sơ|điều kiện) gì|mấy (?:ngày|tháng|năm) nào/u;
/** A number of things and which: "2 thủ tục nội bộ nào", "hai việc gì", "mấy xã nào". */
const countedWhich =
  /(?<!\p{L}|\d|ngày |tháng |năm |đồng |loại |cấp |khoản |điều |số |nhóm |mức |dưới |trên |lên |đến |từ |quý |hàng |chính quyền |thứ )(?:0?[2-9]|hai|ba|bốn|sáu|mấy) (?!lần |ngày |năm |tháng |giờ |tuổi |cấp )(?:(?!thì |do |và |của |là |phải |sở |hôm |như |thế |giữa |hằng |trong )[\p{L}\d-]+ ){1,7}(?:nào|gì)(?!\p{L})/u;
/** The words between "các" and "nào" belong to one thing: nothing that begins another part of the sentence. */
const phraseEnds = String.raw`(?:phải|được|bị|trước|ngày|về|gửi|cho|do|sẽ|đã|khi|lúc|từ|đến|năm|tháng|thì|qua|lo|giao|cơ quan|đơn vị|bao)(?!\p{L})`;
const severalWhich = new RegExp(
  String.raw`(?<!\p{L})các(?: (?!${phraseEnds})[\p{L}\d-]+){1,8},?(?: [\p{L}\d-]+){0,2} (?:nào|gì|ai)(?!\p{L})|(?<!\p{L})các .{0,80}(?:là (?:những )?(?:gì|ai)|như thế nào)(?!\p{L})`,
  "u",
);
/** "Những" with its question word, or after a word that bids to list them. */
const manyWhich =
  /(?<!\p{L})những(?!\p{L})(?:.{0,90}(?<!\p{L})(?:nào|gì|ai|đâu)(?!\p{L})|\s+(?:gì|ai))|(?:nêu|cho biết|kể|là|có|gồm)(?: \p{L}+){0,3} những/u;

/**
 * Whether a question wants several things.
 * @param text the restored question, lower case
 */
export function wantsList(text: string): boolean {
  return (
    /liệt kê|kể tên|kể ra|gồm|danh sách (?:các|những|nào|gồm|là)|nêu các|nguyên nhân(?: \p{L}+){0,2} nào|bằng cách nào|ai (?:đã |được )?(?:tham )?dự|ai (?:có mặt|đi họp)|(?:gộp|nhập|ghép|lập|sáp nhập|hợp nhất) (?:lại )?từ (?:(?:các|mấy) )?(?:xã|phường|thị trấn|huyện|tỉnh|đơn vị)/u.test(
      text,
    ) ||
    manyOf.test(text) ||
    manyWhich.test(text) ||
    severalWhich.test(text) ||
    countedWhich.test(text)
  );
}

const handsIn = new RegExp(
  String.raw`(?<!\p{L})(?:${handing}|lấy|nhận|mua|làm|in|tra cứu|tải|xem)(?!\p{L}).{0,80}(?:đâu|nơi nào|chỗ nào)(?!\p{L})`,
  "iu",
);

/** Whether the question asks where to hand something in or get it: the body there answers as a place does. */
export function asksToHandIn(text: string): boolean {
  return handsIn.test(text);
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

/** The unit a quantity is asked in: the one or two words after "bao nhiêu" or "mấy"; of the first that names one. */
export function findUnit(text: string): readonly string[] {
  const asked = text.matchAll(
    /(?:bao nhiêu|(?<!thứ |ngày |tháng |năm |số )mấy)\s+(\p{L}[\p{L}\d²³-]*)(?:\s+(\p{L}[\p{L}\d²³-]*))?/gu,
  );
  if (/gấp mấy(?! lần)/u.test(text)) return ["lần"];
  for (const [, first = "", second] of asked) {
    if (first === "" || notUnits.has(first)) continue;
    return second === undefined || notUnits.has(second) ? [first] : [first, second];
  }
  return [];
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
    /(?:những|các|mấy|nêu|bằng|có|theo|đặt|gồm|(?<!\d)\d{1,2}|hai|ba|bốn)\s+((?:(?!(?:những|các|mấy|bằng|gồm|theo|có)\s)[\p{L}-]+\s+){0,6}[\p{L}-]+)\s+(?:nào|gì)(?!\p{L})/u.exec(
      text,
    )?.[1];
  if (phrase === undefined) return null;
  const words = foldKeepingOffsets(phrase.replace(/^(?:những|các|mấy)\s+/u, "")).split(/\s+/u);
  const noun = words.slice(0, 2).join(" ");
  return [noun, ...(sameNouns[noun] ?? sameNouns[words[0] ?? ""] ?? [])];
}
