import type { AskedFor } from "./question.js";

/** Kinds that "bao nhiêu" and "mấy" ask for, told by the words right after or, where none follow, before them. */
type Amount = Extract<AskedFor, "duration" | "percent" | "money" | "quantity" | "date">;

const asking = /(?<!\p{L})(?:bao nhiêu|mấy)(?!\p{L})/gu;

/** What follows, by the first words: a time, a share, money. Adjectives and "ngàn", "trăm" may stand between. */
const before = String.raw`^(?:\s+(?:nghìn|ngàn|trăm|chục))*\s*`;
const timeAfter = new RegExp(
  `${before}(?:ngày|giờ|tiếng|phút|giây|tháng|năm|tuần|quý|niên)(?!\\p{L}| công(?! tác| lao))`,
  "u",
);
const percentAfter = /^\s*(?:phần (?:trăm|nghìn|ngàn)|%)/u;
const moneyAfter = new RegExp(
  `${before}(?:(?:triệu|tỷ|tỉ)\\s*)*(?:đồng|tiền|vốn|kinh phí|lệ phí|phí|vnđ|vnd|usd|đô|đ(?=\\s*[/.,;?]|$))(?!\\p{L})`,
  "u",
);
/** "Bao nhiêu triệu?", "mấy tỷ để xây": money, unless a counted noun follows ("bao nhiêu triệu lượt khách"). */
const largeAfter =
  /^\s+(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\p{L})(?!\s+(?:người|lượt|khách|dân|tấn|con|cây|ha|héc|hecta|hộ|m2|mét|lít|kwh|sản phẩm|bản|hồ sơ|tài khoản|thuê bao)(?!\p{L}))/u;
/** Nothing counted follows: the end of the clause, or what the amount is for each of. */
const nothingAfter =
  /^\s*(?:$|[,.;:?!()/]|(?:một|mỗi|1|trên|so|thì|là|cho|ở|tại|để|và|hay|hoặc|vậy|ạ|hả|nhỉ|thế|theo|từ|đến|tới|trong|mới|với|vào|hằng|hàng|trở|nếu|khi|rồi|nữa|vô|được|a|e|nhé|nha|luôn|của|do|không)(?!\p{L})|1\p{L})/u;

const moneyBefore =
  /(?<!\p{L})(?:tiền|phí|giá|kinh phí|vốn|chi phí|phạt|trả|thưởng|lương|trợ cấp|phụ cấp|bồi dưỡng|thù lao|học phí|nguyên giá|mức thu|mức chi|mức vay|mức hỗ trợ|hỗ trợ|vay|đóng|nộp phạt|chi(?! nhánh| cục| bộ| hội| đoàn)|thu nhập|dự toán|tổng mức đầu tư|đền|tốn|bán(?! kính))(?!\p{L})/u;
/** A share of money or a size is no money. */
const otherBefore =
  /(?<!\p{L})(?:tỷ lệ|tỉ lệ|lãi suất|thuế suất|tỷ suất|phần trăm|tỷ trọng|tỉ trọng|chỉ số|hệ số|irr)(?!\p{L})/u;
const sizeBefore =
  /(?<!\p{L})(?:cao|dài|rộng|sâu|nặng|dày|diện tích|khối lượng|dung lượng|dung tích|công suất|trọng lượng|trọng tải|tải trọng|chiều \p{L}+|nhiệt độ|độ ẩm|mưa|tuổi|điểm|tốc độ|khoảng cách|cách|dân số|số lượng|mã số|số dân)(?: [\p{L}\d]+){0,3}$/u;

/** A noun with "mấy" before and "nào" behind it is many of them, not their count: "mấy hệ thống thu phí nào". */
const ofMany = /^(?:\s+[\p{L}\d-]+){1,5}\s+(?:nào|gì)(?!\p{L})/u;

/** The clause up to a place. */
const clauseBefore = (text: string, at: number): string =>
  (
    text
      .slice(0, at)
      .split(/[,;:.?!()](?!\d)/u)
      .at(-1) ?? ""
  ).trim();

/** Where nothing counted follows, what stands before tells: a share or a size near it, money anywhere. */
function bare(clause: string, sentence: string): readonly Amount[] {
  if (otherBefore.test(clause)) return ["percent"];
  if (sizeBefore.test(clause)) return ["quantity"];
  return moneyBefore.test(sentence) ? ["money"] : ["quantity"];
}

/** "Mấy giờ": the clock, how long, or either where nothing tells. */
function ofHours(clause: string, after: string): readonly Amount[] {
  if (/^\s+giờ (?:đến|tới|-)/u.test(after) || /(?:sớm|muộn|trễ) nhất$/u.test(clause)) return ["date"];
  if (/(?:lúc|vào|từ|đến|tới|trước|sau|khoảng)$/u.test(clause)) {
    return /(?:sau|khoảng)$/u.test(clause) ? ["duration", "date"] : ["date"];
  }
  if (/(?:trong|mất|tối đa|tối thiểu|ít nhất|nhiều nhất|không quá|chậm nhất|kéo dài)$/u.test(clause))
    return ["duration"];
  return /^\s+giờ (?:liên tục|làm việc)/u.test(after) ? ["duration"] : ["duration", "date"];
}

/** What one "bao nhiêu" or "mấy" asks for; none where it counts nothing. */
function kindsAt(text: string, start: number, end: number): readonly Amount[] {
  const word = text.slice(start, end);
  const after = text.slice(end);
  const clause = clauseBefore(text, start);
  const isFew = word === "mấy";
  const isTimes = /^\s+(?:lần|đợt|kỳ|buổi|tiếng|lượt)(?!\p{L})/u.test(after);
  if (
    isFew &&
    !isTimes &&
    /(?<!mỗi |một |hằng |hàng |1 )(?:ngày|tháng|năm|quý|mùng|mồng|hôm|thứ|hạn)$/u.test(clause)
  )
    return [];
  if (/(?<!\p{L})ngày$/u.test(clause) && !/(?:mỗi|một|hằng|hàng|1) ngày$/u.test(clause) && !isFew) return [];
  if (ofMany.test(after) && (isFew || !percentAfter.test(after))) return [];
  if (/^\s*giờ(?!\p{L})/u.test(after) && isFew) return ofHours(clause, after);
  if (percentAfter.test(after)) return ["percent"];
  if (timeAfter.test(after)) return ["duration"];
  if (moneyAfter.test(after) || largeAfter.test(after)) return ["money"];
  if (nothingAfter.test(after)) return isFew ? ["quantity"] : bare(clause, text.slice(0, start));
  return ["quantity"];
}

/** Asks for something else than an amount. */
const otherQuestion = /(?:làm gì|thế nào|ra sao|bao giờ|khi nào|ở đâu|vì sao|tại sao|làm sao)(?!\p{L})/u;
const yesOrNo = /(?<!\p{L})(?:có|được|đã|còn|phải) .*(?:không|chưa)(?: ạ| vậy| hả| nhỉ)?[ ?.!]*$/u;

/**
 * Whether a "mấy" means some, not how many: "mua thêm mấy máy lạnh thì phải làm gì", "mấy phòng ban … có tốt không",
 * "mấy thôn miền núi … bao giờ xong".
 */
function isSome(text: string, start: number, end: number): boolean {
  if (text.slice(start, end) !== "mấy") return false;
  const rest = text.slice(end);
  const isFirst = text.slice(0, start).trim() === "";
  const further = /(?:[,;] ?|(?<!\p{L})thì )(?!(?:trong|và|gửi|mỗi) )/u.exec(rest);
  const later = further === null ? (isFirst ? rest : "") : rest.slice(further.index);
  return (
    (otherQuestion.test(later) || yesOrNo.test(later)) && !/(?<!\p{L})(?:mấy|bao nhiêu)(?!\p{L})/u.test(later)
  );
}

/**
 * The kinds of amounts that a question asks for with "bao nhiêu" and "mấy", in its order.
 * @param text the restored question, lower case
 */
export function findAmounts(text: string): readonly Amount[] {
  const found = [...text.matchAll(asking)]
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length }))
    .filter(({ start, end }) => !isSome(text, start, end))
    .flatMap(({ start, end }) => kindsAt(text, start, end));
  return [...new Set(found)];
}
