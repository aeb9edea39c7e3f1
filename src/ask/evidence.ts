import { findDocumentNumbers } from "../document/number.js";
import type { Span } from "../document/document.js";
import { findTimes, type TimeMention } from "../vietnamese/dates.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import { asksDoer, asksToHandIn, namedPattern } from "./asked-for.js";
import { moneyOfRow, moneyPattern, ordinals, percents, quantities } from "./evidence-amounts.js";
import type { AskedFor, Question } from "./question.js";
import { spansOf } from "./spans.js";

const notPersonStart =
  /^(?:Ủy|Uỷ|Hội|Ban|Sở|Bộ|Phòng|Chi|Đảng|Huyện|Tỉnh|Thành|Thị|Xã|Phường|Công|Nghị|Quyết|Kế|Chỉ|Kết|Quy|Luật|Thông|Nhân|Mặt|Đoàn|Trung|Văn Phòng|Văn phòng|Chính|Bí|Chủ|Phó|Trưởng|Giám|Cục|Tổng|Viện|Trường|Khu|Nông|Tết|Quốc|Việt|Điều|Căn|Phụ|Nhà|Liên|Ngân|Bảo|Báo|Đại|Cộng|Độc|Tháng|Ngày|Thường|Tổ|Hải Quan|Kho|Tòa|Toà)(?!\p{L})/u;
/** Two to five capitalised syllables in a row, as Vietnamese names are written. */
const namePattern = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4}(?![\p{L}\p{N}])/gu;
const organizationPattern =
  /(?<!\p{L})(?:UBND|HĐND|UBMTTQ|MTTQ|Ủy ban|Uỷ ban|Hội đồng|Sở|Phòng|Ban(?! hành)|Bộ|Công an|Chi cục|Cục|Trung tâm|Văn phòng|Đảng [ủu][ỷy]|Huyện ủy|Tỉnh ủy|Thành ủy|Ngân hàng|Bảo hiểm xã hội|Kho bạc|Thanh tra|Viện|Trường|Hội(?! nghị)|Đoàn|Liên đoàn|Mặt trận|Thuế|Đài|Báo(?! cáo)|Tòa án|Tổ(?! chức)|[Cc]ác cấp|[Cc]ác cấp ủy|cấp ủy|chính quyền|cấp tỉnh|cấp xã|cấp huyện|ngành \p{Ll}+|huyện ủy|tỉnh ủy|thành ủy|đảng ủy|chi bộ|[Cc]ác xã|[Cc]ác phòng|[Cc]ác sở|công an|ủy ban nhân dân|hội đồng nhân dân)(?!\p{L})/gu;
const bodyPattern =
  /(?<!\p{L})(?:cơ quan|đơn vị|cơ sở|doanh nghiệp|chủ đầu tư|nhà đầu tư|chủ dự án|nhà trường|tập đoàn|công ty|chủ sở hữu|bộ phận (?:một cửa|tiếp nhận)|cổng dịch vụ công|trụ sở|trung tâm phục vụ)(?!\p{L})/giu;
const officePattern =
  /(?<!\p{L})(?:bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng (?:ban|phòng|đoàn)|thủ trưởng|người đứng đầu|đồng chí|ông|bà|ủy viên|uỷ viên)(?!\p{L})/giu;
const anyonePattern =
  /(?<!\p{L})(?:đối tượng|hộ gia đình|người|tổ chức|cá nhân|nhân dân|cán bộ|đảng viên)(?!\p{L})/giu;
const placePattern =
  /(?<!\p{L})(?:tại|ở|trên địa bàn|địa bàn|khu vực|vùng|ven|nơi|khu|số nhà)\s+(?!(?:điều|khoản|điểm|nghị|quyết|kế|chỉ|thông|luật|văn bản|mục|phụ lục|việc|các nghị)(?!\p{L}))/giu;
const placeNamePattern =
  /(?<!\p{L})(?:số \d+\p{L}?,? (?:đường|phố|ngõ)|xã|phường|huyện|thôn|thị trấn|thành phố|tỉnh|hồ|sông|đường|phố|số \d+)\s+\p{Lu}|(?<!\p{L})số (?:nhà )?\d+[\p{L}\d/-]*,? (?:đường|phố|ngõ)(?!\p{L})/gu;
const fundingPattern =
  /(?<!\p{L})(?:ngân sách|nguồn (?:kinh phí|vốn|thu|lực|chi|đóng góp|xã hội hóa|hợp pháp|tài chính)|kinh phí (?:chi )?thường xuyên|xã hội hóa|nguồn vốn|vốn (?:đầu tư công|ODA|vay|tự có|doanh nghiệp|sự nghiệp)|tự chi trả|chi trả|quỹ|tài trợ|doanh nghiệp (?:tự )?(?:đầu tư|bỏ vốn|chi))(?!\p{L})/giu;
const reasonPattern =
  /(?<!\p{L})(?:do|vì|bởi|nguyên nhân|nhằm|để|xuất phát|khi|nếu|trường hợp|nhưng|vi phạm|thiếu|chưa)(?!\p{L})/giu;

/** A Vietnamese telephone number or an e-mail address. */
const contactPattern =
  /(?<!\d)(?:\+84|0)\d(?:[\s.-]?\d){7,9}(?!\d)|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\d)1(?:800|900)[\s.]?\d{4,6}/gu;

/** The asked unit with a name of its own right after it: "dự án Cảng Bắc Vân", "xã Tân Hòa". */
function namedOnes(text: string, question: Question): Span[] {
  const match = namedPattern.exec(question.text.toLowerCase());
  const unit = match?.[1] ?? match?.[2];
  if (unit === undefined) return [];
  const heading = unit === "tỉnh thành" ? "(?:tỉnh|thành phố|tp)" : unit;
  const heads = spansOf(text, new RegExp(String.raw`(?<!\p{L})${heading}:?\s+`, "giu"));
  return heads.filter(({ end }) => /^[\p{Lu}“"]/u.test(text.slice(end)));
}

/** Person names of a text: capitalised runs that do not start like an office, a place or a document. */
export function findPersons(text: string): Span[] {
  return spansOf(text, namePattern).filter(({ start, end }) => {
    const name = text.slice(start, end);
    const before = text.slice(Math.max(0, start - 14), start);
    // "Huyện ủy Cổ Lĩnh" names a place; "Bí thư Huyện ủy Nguyễn Văn An" a person: names of persons there are whole.
    const ofBody = /(?:ủy|ubnd|hđnd|đảng bộ|nhân dân)\s+$/iu.test(before) && !/\s\S+\s/u.test(name);
    return (
      !notPersonStart.test(name) &&
      !ofBody &&
      !/(?:xã|phường|huyện|thôn|thị trấn|thành phố|tỉnh|đường|phố|sông|hồ|chùa|đền|chợ|quận|cụm|trường)\s+$/iu.test(
        before,
      )
    );
  });
}

/** "9h00", "16 giờ 30". */
const clockPattern = /(?<!\d)\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?!\p{L})/giu;

/** "Ngày nào" wants a day and "năm nào" a year; "khi nào" takes a time as the text has it. */
function isFineEnough(time: TimeMention, question: string): boolean {
  if (/(?:ngày|hôm|bữa) (?:nào|mấy|bao nhiêu)/u.test(question)) return time.day !== undefined;
  if (/tháng (?:nào|mấy)/u.test(question)) return time.month !== undefined;
  if (/quý (?:nào|mấy)/u.test(question)) return time.quarter !== undefined;
  if (/nhiệm kỳ nào|giai đoạn nào/u.test(question)) return time.kind === "period";
  return true;
}

/** "16-20/11/2025", "từ 16 đến 20/11", "từ ngày 15 tháng trước đến ngày 14 tháng này". */
const daysPattern =
  /(?<![\d/.,])\d{1,2}(?:\/\d{1,2})?\s*(?:-|–|đến)\s*(?:ngày )?\d{1,2}\/\d{1,2}(?:\/\d{4})?(?![\d/])|(?<!\p{L})ngày \d{1,2}(?!\d)[^.;\d]{0,40} đến (?:hết )?ngày \d{1,2}(?![\d])/gu;

const untilPattern =
  /(?<!\p{L})(?:đến khi|cho đến khi|ngay sau khi|trước khi|sau khi|từ ngày ban hành|định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|thường xuyên)(?!\p{L})/giu;

const documentIssued =
  /(?:nghị quyết|quyết định|quy định|kết luận|chỉ thị|kế hoạch|chương trình|thông báo) .*(?:ban hành|ký) (?:vào )?(?:ngày|khi|tháng|năm|lúc)/u;

/** The times of a text but those that belong to a document it cites ("Quyết định số 24/QĐ-TTg ngày 04/11/2025"). */
function ownTimes(text: string, question: Question): Span[] {
  const asked = question.text.toLowerCase();
  if (/mấy giờ|giờ nào/u.test(asked)) return spansOf(text, clockPattern);
  const times = findTimes(text).filter((time) => isFineEnough(time, asked));
  if (question.numbers.length > 0 && question.askedFor.includes("number") && !/hiệu lực|áp dụng/u.test(asked))
    return times;
  const numbers = findDocumentNumbers(text);
  const isCited = ({ start }: Span): boolean =>
    numbers.some(({ end }) => end <= start && /^[\s,(]*$/u.test(text.slice(end, start)));
  // "Nghị quyết về … ban hành ngày nào": then the cited document's date is what is asked.
  if (documentIssued.test(asked)) return times.filter(isCited);
  const own = times.filter((time) => time.kind !== "day" || !isCited(time));
  // "Từ ngày nào đến ngày nào" wants both ends.
  const isSpan = /từ (?:ngày|tháng|năm|hôm) (?:nào|mấy) (?:đến|tới)/u.test(asked);
  if (isSpan && own.length < 2)
    return [...spansOf(text, daysPattern), ...own.filter(({ kind }) => kind === "period")];
  // A document may take effect on the day it is signed.
  const onSigning = /hiệu lực/u.test(asked) ? spansOf(text, /(?:kể )?từ ngày ký(?: ban hành)?/giu) : [];
  // "Thực hiện … đến khi tổ chức thành công Đại hội": a time told by what happens then.
  const isOpen = own.length === 0 && !/(?:ngày|tháng|năm) (?:nào|mấy)/u.test(asked);
  return [...own, ...onSigning, ...(isOpen ? spansOf(text, untilPattern) : [])];
}

/** "Sở nào" is answered by a Sở: the bodies whose kind the question names, all of them where it names none. */
function organizations(text: string, question: Question): Span[] {
  const kind = /(?<!\p{L})(sở|bộ|phòng|cục|chi cục|hội|trung tâm) nào/u.exec(
    question.text.toLowerCase(),
  )?.[1];
  if (kind !== undefined)
    return spansOf(text, new RegExp(String.raw`(?<!\p{L})${capitalised(kind)}\s+\p{Lu}`, "gu"));
  // "Bên nào trả": then a school or a company may be meant; of "cơ quan nào" it is none.
  const isAnyBody =
    /(?:bên|nơi|đơn vị|trường|công ty|doanh nghiệp|bệnh viện) nào|(?<!\p{L})(?:ai|đâu)(?!\p{L})/u.test(
      question.text.toLowerCase(),
    );
  const bodies = isAnyBody ? spansOf(text, bodyPattern) : [];
  return [...spansOf(text, organizationPattern), ...spansOf(text, officePattern), ...bodies];
}

/** Bodies that something goes to: "gửi về Sở Tư pháp", "nộp cho đơn vị". */
function receivers(text: string, question: Question): Span[] {
  return organizations(text, question).filter(({ start }) =>
    /(?<!\p{L})(?:về|đến|tới|qua|cho|gửi|nộp|sang|lên|liên hệ|với|từ)\s+(?:[\p{L}]+\s+){0,2}$/iu.test(
      text.slice(Math.max(0, start - 30), start),
    ),
  );
}

const capitalised = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/**
 * The pieces of a passage that could be what a question asks for; offsets into `text`.
 * @param headings above the passage: a table's head line tells the units and years of its columns
 * @returns empty where the passage holds nothing of that kind: then it does not answer
 */
export function findEvidence(
  askedFor: AskedFor,
  text: string,
  question: Question,
  headings: readonly string[] = [],
): readonly Span[] {
  const folded = foldKeepingOffsets(text);
  switch (askedFor) {
    case "date":
      return ownTimes(text, question);
    case "duration":
      return findTimes(text).filter((time) => time.kind === "duration");
    case "money":
      return [...spansOf(folded, moneyPattern), ...moneyOfRow(text, question, headings)];
    case "percent":
      return percents(text, folded, question, headings);
    case "quantity":
      return ordinals(text, question) ?? quantities(text, folded, question, headings);
    case "person":
      return [
        ...findPersons(text),
        ...spansOf(text, organizationPattern),
        ...spansOf(text, officePattern),
        // "Các đối tượng" are those a duty is for, never those who bear it.
        ...(asksDoer(question.text) ? [] : spansOf(text, anyonePattern)),
      ];
    case "organization":
    case "issuer":
      return organizations(text, question);
    case "signer":
      return findPersons(text);
    case "contact":
      return spansOf(text, contactPattern);
    case "named":
      return namedOnes(text, question);
    case "author":
      return [];
    case "place":
      return [
        ...spansOf(text, placePattern),
        ...spansOf(text, placeNamePattern),
        // Where to hand something in or get it is told by the body as well.
        ...(asksToHandIn(question.text) ? receivers(text, question) : []),
      ];
    case "number":
      return findDocumentNumbers(text).map(({ start, end }) => ({ start, end }));
    case "funding":
      return spansOf(text, fundingPattern);
    case "reason":
      return spansOf(text, reasonPattern);
    case "role":
      return spansOf(text, officePattern);
    default:
      return [{ start: 0, end: text.length }];
  }
}
