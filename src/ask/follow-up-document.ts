import type { Span } from "../document/document.js";
import { findDocumentNumbers } from "../document/number.js";
import { findNumberMentions, matchesMention } from "../document/number-mention.js";

/** A document as an earlier answer named it. */
export interface CitedDocument {
  /** "quyết định số 86/2025/QĐ-UBND"; for one without a number its kind and title: "tin “…”". */
  readonly name: string;
  /** What tells it from another of the same number: its day where the number bears no year, and its issuer. */
  readonly particulars: string;
  readonly hasNumber: boolean;
}

const numbered =
  /(?<!\p{L})(nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|chương trình|quy định|thông báo|báo cáo|nghị định|thông tư|luật|công văn|công điện|hướng dẫn|văn bản|quy chế|đề án|tờ trình|thông tri) số (\S*[\p{L}\d])(?:,? ngày (\d{1,2}\/\d{1,2}\/\d{4}))?(?: của ([^(;.\n]+?))?(?= \(| do (?:ai )?\p{L}| ban hành|[.;:?\n]|$)/iu;
const titled = /(?<!\p{L})([\p{L} ]{2,20}?) “([^”\n]+)”(?:, ngày (\d{1,2}\/\d{1,2}\/\d{4}))?/iu;
/** The line of an answer that says which document it is from. */
const sourceLine = /^Theo [^\n]+$/gmu;

/**
 * The document that an earlier answer stands on, read from its text ("Theo quyết định số … ngày … của … (Điều 3).");
 * the first where it names several, null where it names none.
 */
export function citedDocument(answer: string): CitedDocument | null {
  const line = [...answer.matchAll(sourceLine)].at(-1)?.[0];
  const found = numbered.exec(line ?? answer);
  if (found !== null) {
    const [, kind = "", number = "", day, issuer] = found;
    const date = day === undefined || /\/(?:19|20)\d\d\//u.test(number) ? "" : ` ngày ${day}`;
    const from = issuer === undefined ? "" : ` của ${issuer.trim()}`;
    return { name: `${kind.toLowerCase()} số ${number}`, particulars: `${date}${from}`, hasNumber: true };
  }
  const named = line === undefined ? null : titled.exec(line.slice("Theo ".length));
  return named === null
    ? null
    : { name: `${named[1]?.trim() ?? ""} “${named[2] ?? ""}”`, particulars: "", hasNumber: false };
}

/** What follows a number and says whose it is: "của huyện ủy", "UBND tỉnh Đồng Tháp", "Bắc Ninh". */
const whose =
  /^(?:\s*,?\s*(?:của |do |ở )?(?:(?:[Bb]an (?:[Cc]hấp hành|[Tt]hường vụ) )?(?:[ĐđDd]ảng bộ )?(?:[Hh]uyện|[Tt]ỉnh|[Tt]hành|[Đđ]ảng) [ủu][ỷy]|UBND|HĐND|ubnd|hđnd|[ủỦ]y ban nhân dân|[Hh]ội đồng nhân dân|[Tt]rung ương|[Bb]ộ [Cc]hính trị|[Cc]hính phủ|[Tt]hủ tướng))?(?: (?:tỉnh|thành phố|huyện|xã))?(?:\s+(?:của |ở )?\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*)?/u;

/** The document that a question names by number, in its words; null where it names none. */
function namedIn(question: string): CitedDocument | null {
  const [mention] = findNumberMentions(question);
  if (mention === undefined) return null;
  const kind = /\p{L}+ \p{L}+ (?:số )?$/u.exec(question.slice(0, mention.start))?.[0] ?? "";
  const after = /^\s+(?:của|do|huyện|tỉnh|UBND|HĐND|\p{Lu})/u.test(question.slice(mention.end))
    ? (whose.exec(question.slice(mention.end))?.[0] ?? "")
    : "";
  const hasKind =
    /^(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|chương trình|quy định|thông báo|văn bản)/iu.test(
      kind,
    );
  return {
    name: `${hasKind ? kind : ""}${question.slice(mention.start, mention.end)}`,
    particulars: after.trimEnd(),
    hasNumber: true,
  };
}

/** The document that a turn was about: the one its question names, else the one its answer stands on. */
export function documentOf({
  question,
  answer,
}: {
  readonly question: string;
  readonly answer: string;
}): CitedDocument | null {
  const [mention] = findNumberMentions(question);
  const cited = citedDocument(answer);
  const own = findDocumentNumbers(cited?.name ?? "")[0];
  // The answer writes the same document's name in full.
  const isSame = mention === undefined || (own !== undefined && matchesMention(own, mention));
  return isSame ? cited : namedIn(question);
}

/** The document's name with what tells it apart. */
export const fullName = ({ name, particulars }: CitedDocument): string => `${name}${particulars}`;

const thing =
  /(?<!\p{L})(?:cái |bản )?(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|chương trình|quy định|thông báo|báo cáo|nghị định|thông tư|luật|công văn|văn bản|tài liệu|bản tin|tin|quy chế)\s+(?:này|nầy|đó|ấy|kia|nói trên|vừa nêu|vừa rồi|trên(?=\s*(?:$|[?.,]|(?:có|do|quy|ai|được|khi|ban|ký|nói|là|còn|ra)(?!\p{L}))))(?!\p{L})/iu;

/** The same where "đó" was typed bare and read as "do": no doer follows. */
const bareThing =
  /(?<!\p{L})(?:nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|quy định|thông báo|văn bản) do(?= (?:(?:ban hành|ký) (?:ngày|khi|vào|năm|lúc|từ)|có|còn|nói|quy định|thay thế|hết|áp dụng)(?!\p{L}))/iu;

/** Where a question speaks of "this document", and not of one by its name; null where nowhere. */
export function findThatDocument(question: string): Span | null {
  const match = thing.exec(question) ?? bareThing.exec(question);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}
