import { findDocumentNumbers } from "../document/number.js";
import type { Span } from "../document/document.js";
import { findTimes, type TimeMention } from "../vietnamese/dates.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import { asksDoer, namedUnits } from "./asked-for.js";
import type { AskedFor, Question } from "./question.js";

const amount = String.raw`\d+(?:[.,]\d+)*(?:\s*(?:-|den|/)\s*\d+(?:[.,]\d+)*)?`;
const moneyPattern = new RegExp(
  String.raw`(?<![\w.,/])${amount}\s*(?:\([^)]{1,60}\)\s*)?(?:nghin |ngan |trieu |ty |ti )?(?:ty |ti )?(?:dong|vnd|usd|euro|d(?=[\s/.,;)]|$)|trieu|ty|ti)(?:\s+usd)?(?!\w)`,
  "gu",
);
const percentPattern = new RegExp(String.raw`(?<![\w.,/])${amount}\s*(?:%|phan tram)`, "gu");
const quantityPattern = new RegExp(
  String.raw`(?<![\w.,/-])${amount}(?!\w|[/-]\d|\s*(?:-|/)\s*(?:nq|qd|kh|ct|kl|tw|ttr|bc))`,
  "gu",
);
const numberWord =
  /(?<!\w)(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|gap doi|khong qua mot)\s+(?:nguoi|lan|ngay|ho|xa|thon|thang|cap|ban|dot|phan|muc|tieu chi|co so|don vi|noi dung|nhiem vu)(?!\w)/gu;

const notPersonStart =
  /^(?:Ủy|Uỷ|Hội|Ban|Sở|Bộ|Phòng|Chi|Đảng|Huyện|Tỉnh|Thành|Thị|Xã|Phường|Công|Nghị|Quyết|Kế|Chỉ|Kết|Quy|Luật|Thông|Nhân|Mặt|Đoàn|Trung|Văn Phòng|Văn phòng|Chính|Bí|Chủ|Phó|Trưởng|Giám|Cục|Tổng|Viện|Trường|Khu|Nông|Tết|Quốc|Việt|Điều|Căn|Phụ|Nhà|Liên|Ngân|Bảo|Báo|Đại|Cộng|Độc|Tháng|Ngày|Thường|Tổ|Hải Quan|Kho|Tòa|Toà)(?!\p{L})/u;
/** Two to five capitalised syllables in a row, as Vietnamese names are written. */
const namePattern = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4}(?![\p{L}\p{N}])/gu;
const organizationPattern =
  /(?<!\p{L})(?:UBND|HĐND|UBMTTQ|MTTQ|Ủy ban|Uỷ ban|Hội đồng|Sở|Phòng|Ban(?! hành)|Bộ|Công an|Chi cục|Cục|Trung tâm|Văn phòng|Đảng [ủu][ỷy]|Huyện ủy|Tỉnh ủy|Thành ủy|Ngân hàng|Bảo hiểm xã hội|Kho bạc|Thanh tra|Viện|Trường|Hội(?! nghị)|Đoàn|Liên đoàn|Mặt trận|Thuế|Đài|Báo(?! cáo)|Tòa án|Tổ(?! chức)|[Cc]ác cấp|[Cc]ác cấp ủy|cấp ủy|chính quyền|cấp tỉnh|cấp xã|cấp huyện|ngành \p{Ll}+|huyện ủy|tỉnh ủy|thành ủy|đảng ủy|chi bộ|[Cc]ác xã|[Cc]ác phòng|[Cc]ác sở|công an|ủy ban nhân dân|hội đồng nhân dân)(?!\p{L})/gu;
const bodyPattern =
  /(?<!\p{L})(?:cơ quan|đơn vị|cơ sở|doanh nghiệp|chủ đầu tư|nhà đầu tư|chủ dự án|nhà trường|tập đoàn|công ty|chủ sở hữu)(?!\p{L})/giu;
const officePattern =
  /(?<!\p{L})(?:bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng (?:ban|phòng|đoàn)|thủ trưởng|người đứng đầu|đồng chí|ông|bà|ủy viên|uỷ viên)(?!\p{L})/giu;
const anyonePattern =
  /(?<!\p{L})(?:đối tượng|hộ gia đình|người|tổ chức|cá nhân|nhân dân|cán bộ|đảng viên)(?!\p{L})/giu;
const placePattern =
  /(?<!\p{L})(?:tại|ở|trên địa bàn|địa bàn|khu vực|vùng|ven|nơi|khu|số nhà)\s+(?!(?:điều|khoản|điểm|nghị|quyết|kế|chỉ|thông|luật|văn bản|mục|phụ lục|việc|các nghị)(?!\p{L}))/giu;
const placeNamePattern =
  /(?<!\p{L})(?:xã|phường|huyện|thôn|thị trấn|thành phố|tỉnh|hồ|sông|đường|phố|số \d+)\s+\p{Lu}/gu;
const fundingPattern =
  /(?<!\p{L})(?:ngân sách|nguồn (?:kinh phí|vốn|thu|lực|chi|đóng góp|xã hội hóa|hợp pháp|tài chính)|kinh phí (?:chi )?thường xuyên|xã hội hóa|nguồn vốn|vốn (?:đầu tư công|ODA|vay|tự có|doanh nghiệp|sự nghiệp)|tự chi trả|chi trả|quỹ|tài trợ|doanh nghiệp (?:tự )?(?:đầu tư|bỏ vốn|chi))(?!\p{L})/giu;
const reasonPattern =
  /(?<!\p{L})(?:do|vì|bởi|nguyên nhân|nhằm|để|xuất phát|khi|nếu|trường hợp|nhưng|vi phạm|thiếu|chưa)(?!\p{L})/giu;

/** A Vietnamese telephone number or an e-mail address. */
const contactPattern =
  /(?<!\d)(?:\+84|0)\d(?:[\s.-]?\d){7,9}(?!\d)|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\d)1(?:800|900)[\s.]?\d{4,6}/gu;

/** The asked unit with a name of its own right after it: "dự án Cảng Bắc Vân", "xã Tân Hòa". */
function namedOnes(text: string, question: Question): Span[] {
  const unit = new RegExp(String.raw`(?<!\p{L}|thị )(${namedUnits}) nào`, "u").exec(
    question.text.toLowerCase(),
  )?.[1];
  if (unit === undefined) return [];
  const heads = spansOf(text, new RegExp(String.raw`(?<!\p{L})${unit}\s+`, "giu"));
  return heads.filter(({ end }) => /^[\p{Lu}“"]/u.test(text.slice(end)));
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
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
  if (/ngày (?:nào|mấy|bao nhiêu)/u.test(question)) return time.day !== undefined;
  if (/tháng (?:nào|mấy)/u.test(question)) return time.month !== undefined;
  if (/quý (?:nào|mấy)/u.test(question)) return time.quarter !== undefined;
  if (/nhiệm kỳ nào|giai đoạn nào/u.test(question)) return time.kind === "period";
  return true;
}

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
  const isSpan = /từ (?:ngày|tháng|năm) nào (?:đến|tới)/u.test(asked);
  if (isSpan && own.length < 2) return own.filter(({ kind }) => kind === "period");
  // A document may take effect on the day it is signed.
  const onSigning = /hiệu lực/u.test(asked) ? spansOf(text, /(?:kể )?từ ngày ký(?: ban hành)?/giu) : [];
  // "Thực hiện … đến khi tổ chức thành công Đại hội": a time told by what happens then.
  const isOpen = own.length === 0 && !/ngày (?:nào|mấy)|tháng (?:nào|mấy)|năm (?:nào|mấy)/u.test(asked);
  return [...own, ...onSigning, ...(isOpen ? spansOf(text, untilPattern) : [])];
}

/** In a table row the unit stands in its own cell: "đồng/lượt/khách | 20.000". */
function amountsOfRow(text: string): Span[] {
  return text.includes("|") && /(?<!\p{L})(?:đồng|triệu|tỷ|tỉ)(?!\p{L})/iu.test(text)
    ? spansOf(text, /(?<=\|\s*)\d{1,3}(?:[.,]\d{3})+(?=\s*(?:\||$))/gu)
    : [];
}

/** "Mũi mấy", "lớp số mấy": the noun with its number; null where no ordinal is asked. */
function ordinals(text: string, question: Question): Span[] | null {
  const noun = /(?<!\p{L})(\p{L}+) (?:số |thứ )?mấy\s*\??$/u.exec(question.text.toLowerCase())?.[1];
  if (noun === undefined || /^(?:là|có|được|đến|tới|lên|mất)$/u.test(noun)) return null;
  return spansOf(
    text,
    new RegExp(
      String.raw`(?<!\p{L})${noun} (?:số |thứ )?(?:\d+|[IVX]+|nhất|hai|ba|tư|năm)(?![\p{L}\d])`,
      "giu",
    ),
  );
}

/** Units that documents write for the asked one. */
const sameUnits: Readonly<Record<string, readonly string[]>> = {
  nguoi: ["ca nhan", "dai bieu", "hoc vien", "can bo", "dang vien"],
  tieng: ["gio"],
  nha: ["ho"],
};

/** "Sở nào" is answered by a Sở: the bodies whose kind the question names, all of them where it names none. */
function organizations(text: string, question: Question): Span[] {
  const kind = /(?<!\p{L})(sở|bộ|phòng|cục|chi cục|hội|trung tâm) nào/u.exec(
    question.text.toLowerCase(),
  )?.[1];
  if (kind !== undefined)
    return spansOf(text, new RegExp(String.raw`(?<!\p{L})${capitalised(kind)}\s+\p{Lu}`, "gu"));
  // "Bên nào trả": then a school or a company may be meant; of "cơ quan nào" it is none.
  const isAnyBody = /bên nào|nơi nào|(?<!\p{L})ai(?!\p{L})|đơn vị nào/u.test(question.text.toLowerCase());
  const bodies = isAnyBody ? spansOf(text, bodyPattern) : [];
  return [...spansOf(text, organizationPattern), ...spansOf(text, officePattern), ...bodies];
}

const capitalised = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Where a quantity stands with the unit the question asks for; any amount where it names none. */
function quantities(text: string, folded: string, unit: readonly string[]): Span[] {
  const times = findTimes(text).filter((time) => time.kind !== "duration");
  const inTime = (span: Span): boolean =>
    times.some((time) => span.start < time.end && time.start < span.end);
  const numbers = findDocumentNumbers(text);
  const inNumber = (span: Span): boolean =>
    numbers.some((other) => span.start < other.end && other.start < span.end);
  const found = [...spansOf(folded, quantityPattern), ...spansOf(folded, numberWord)].filter(
    (span) =>
      // "1." and "2-" at the beginning number the clause.
      !(folded.slice(0, span.start).trim() === "" && /^\s*[.)/-](?!\d)/u.test(folded.slice(span.end))) &&
      !(folded[span.start - 1] === "(" && folded[span.end] === ")") &&
      !inTime(span) &&
      // A bare "2022" is a year, unless a unit follows.
      !(/^(?:19|20)\d{2}$/u.test(folded.slice(span.start, span.end)) && unit.length === 0) &&
      !inNumber(span) &&
      !/(?:điều|khoản|điểm|số|mục|mẫu|phụ lục|mũi|khóa|kỳ họp thứ|luật số)\s+$/iu.test(
        text.slice(Math.max(0, span.start - 16), span.start),
      ),
  );
  const asked = foldKeepingOffsets(unit[0] ?? "");
  if (asked === "") return found.map((span) => withMeasure(span, folded));
  const wanted = [asked, ...(sameUnits[asked] ?? [])].join("|");
  const both = foldKeepingOffsets(unit.join(" "));
  // The unit stands right after the amount, or two words on at most, with no border between.
  const after = new RegExp(
    String.raw`^\s*(?:\([^)]{1,30}\)\s*)?(?:[^\s;:.,()|]+\s+){0,2}(?:${both}|${wanted})(?!\w)`,
    "u",
  );
  const withUnit = found.flatMap(({ start, end }) => {
    const match = after.exec(folded.slice(end, end + 60));
    return match === null ? [] : [{ start, end: end + match[0].length }];
  });
  // "08 (tám) TTHC": the unit may be shortened there, or stand before its amount: "tổng số trạm là 87".
  const isNamed = new RegExp(String.raw`(?<!\w)(?:${wanted})(?!\w)`, "u").test(folded);
  return withUnit.length > 0 || !isNamed ? withUnit : found.map((span) => withMeasure(span, folded));
}

/** An amount with the words that make it one: "2 triệu", "80%", "500.000 đồng". */
function withMeasure({ start, end }: Span, folded: string): Span {
  const measure = /^(?:\s*(?:nghin|ngan|trieu|ty|ti)(?!\w))?(?:\s*(?:dong|phan tram|lan|%)(?!\w))?/u.exec(
    folded.slice(end),
  );
  return { start, end: end + (measure?.[0].length ?? 0) };
}

/**
 * The pieces of a passage that could be what a question asks for; offsets into `text`.
 * @returns empty where the passage holds nothing of that kind: then it does not answer
 */
export function findEvidence(askedFor: AskedFor, text: string, question: Question): Span[] {
  const folded = foldKeepingOffsets(text);
  switch (askedFor) {
    case "date":
      return ownTimes(text, question);
    case "duration":
      return findTimes(text).filter((time) => time.kind === "duration");
    case "money":
      return [...spansOf(folded, moneyPattern), ...amountsOfRow(text)];
    case "percent":
      return spansOf(folded, percentPattern);
    case "quantity":
      return ordinals(text, question) ?? quantities(text, folded, question.unit);
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
      return [...spansOf(text, placePattern), ...spansOf(text, placeNamePattern)];
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
