import type { DocumentIdentity } from "../document/document.js";
import { entriesOf, entryNamed, type Gazetteer, type Successor } from "../document/gazetteer.js";
import { answerMessages, validityMessages } from "../messages.js";
import { findTimes, printDay, type TimeMention } from "../vietnamese/dates.js";
import type { Answer } from "./answer.js";
import { type Change, changesTo } from "./changes.js";
import { capitalise } from "./describe.js";
import { callDocument } from "./draft.js";
import { newerThan } from "./newer.js";
import type { Question } from "./question.js";

/** What the notices of validity are told from. */
export interface ValidityFacts {
  readonly documents: readonly DocumentIdentity[];
  readonly changes: readonly Change[];
  readonly gazetteer: Gazetteer;
  /** ISO day. */
  readonly today: string;
}

/** A reader takes in two; more are passed over. */
const noticesLimit = 2;

const asksToday =
  /(?:hiện nay|bây giờ|hiện giờ|hôm nay|hiện tại|ngày nay|lúc này|từ nay|giờ thì|năm nay)(?!\p{L})|(?<!\p{L})(?:nay|giờ) (?:ai|do|thì|xã|thuộc|là|phải|gặp|hỏi)(?!\p{L})|(?<!\p{L})(?:liên hệ|gặp|hỏi|nộp|gửi|báo|lên|tới|đến|gọi)(?: \p{L}+){0,3} (?:ai|đâu|cơ quan nào|chỗ nào|nơi nào|xã nào)(?!\p{L})|(?:thuộc|về) (?:xã|phường|đơn vị|tỉnh) nào|ai (?:đang )?(?:phụ trách|chịu trách nhiệm|giải quyết|quản lý)/u;

const whereNow = ({ now, nowProvince }: Successor): string =>
  [validityMessages.and(now), nowProvince].join(", ");

const asksUnit =
  /(?:thuộc|về|nhập vào|sáp nhập(?: vào| với)?|gộp vào|thành|là|đổi thành) (?:xã|phường|đơn vị|tỉnh|địa phương) (?:nào|gì)|(?:sáp nhập|gộp|nhập) (?:vào đâu|với đâu|đi đâu)|(?:đổi tên|tên mới)(?: \p{L}+)* (?:gì|nào)/u;
const asksNow = /(?<!\p{L})(?:nay|hiện|bây giờ|giờ|mới|sau sáp nhập|sáp nhập|đổi)(?!\p{L})/u;

/** "Xã Nhị Hà nay thuộc xã nào": told from the gazetteer alone; null where it is not asked or not listed. */
export function answerSuccessor(question: Question, gazetteer: Gazetteer): Answer | null {
  const text = question.text.toLowerCase();
  if (!asksUnit.test(text) || !asksNow.test(text)) return null;
  const entry = entryNamed(gazetteer, question.text);
  if (entry === undefined) return null;
  const old = [entry.unit, entry.district, entry.province].join(", ");
  return {
    kind: "message",
    understood: question.text,
    notices: [],
    text: validityMessages.nowInWhole(old, whereNow(entry)),
  };
}

/** What became of the unit the question names, else of the whole district; null where the gazetteer does not say. */
function successorOf(entries: readonly Successor[], question: string): string | null {
  const named = entryNamed(entries, question);
  if (named !== undefined) return validityMessages.nowIn(named.unit, whereNow(named));
  // A commune is named that is not listed: nothing is said of it from its neighbours.
  const isOtherUnit = /(?<!\p{L})(?:xã|phường|thị trấn)\s+(?!nào|đó|này|ấy|và|hội|viên)\p{L}+/iu.test(
    question,
  );
  const [first] = entries;
  if (first === undefined || isOtherUnit) return null;
  const units = [...new Set(entries.flatMap(({ now }) => now))];
  return validityMessages.nowIn(
    `địa bàn ${first.district}`,
    `${validityMessages.and(units)}, ${first.nowProvince}`,
  );
}

/** The note on the district level, with who took over where the question asks about today. */
function aboutDistrict(
  notice: string,
  cited: readonly DocumentIdentity[],
  question: string,
  gazetteer: Gazetteer,
): string {
  const isReport = notice === answerMessages.districtReport;
  if ((!isReport && notice !== answerMessages.district) || !asksToday.test(question.toLowerCase()))
    return notice;
  const words = cited
    .map(({ issuer, place, title }) => [issuer, place, title].filter(Boolean).join(" . "))
    .join(" . ");
  const whole = successorOf(entriesOf(gazetteer, words), question);
  return validityMessages.district(isReport, whole === null ? null : capitalise(whole));
}

/** The last day a time may mean, as an ISO day; null where no year is said. */
function lastDay({ lastYear, year, quarter, month, day }: TimeMention): string | null {
  const last = lastYear ?? year;
  if (last === undefined) return null;
  const ofMonth = month ?? (quarter === undefined ? 12 : quarter * 3);
  return `${last}-${String(ofMonth).padStart(2, "0")}-${String(day ?? 31).padStart(2, "0")}`;
}

const target =
  /phấn đấu|chỉ tiêu|mục tiêu|(?<!\p{L})đến (?:hết |cuối )?(?:năm|quý|tháng)(?!\p{L})|(?:trước|chậm nhất|hoàn thành).{0,40}(?:ngày|tháng|quý|năm)/iu;
const reached = /đã (?:đạt|hoàn thành|thực hiện|có)|ước đạt|đạt được|kết quả/iu;

/** A target or term whose time is past is told as set then: the document cannot say whether it was met. */
function setThen(
  answer: Answer & { kind: "answered" },
  question: Question,
  today: string,
): readonly string[] {
  const wanted = question.askedFor.some((kind) => ["date", "percent", "quantity", "money"].includes(kind));
  const [citation] = answer.citations;
  if (!wanted || citation === undefined || citation.date === null || citation.date >= today) return [];
  const { quote } = citation;
  const days = findTimes(quote)
    .map(lastDay)
    .filter((day) => day !== null);
  const isPast = days.length > 0 && days.every((day) => day < today);
  return isPast && target.test(quote) && !reached.test(quote)
    ? [validityMessages.setThen(printDay(citation.date))]
    : [];
}

/** What happened to a cited document since: replaced, repealed, amended, or a newer one on the same matter. */
function whatChanged(
  answer: Answer & { kind: "answered" },
  cited: readonly DocumentIdentity[],
  question: Question,
  { documents, changes }: ValidityFacts,
): readonly string[] {
  const said = answer.statements.map(({ text }) => text).join("\n");
  for (const identity of cited) {
    const [change] = changesTo(identity, changes);
    const older = callDocument({ ...identity, issuer: null });
    if (change !== undefined && !said.includes(change.by.number ?? "\n")) {
      return [validityMessages.changedNotice(change.kind, older, callDocument(change.by))];
    }
    // Who names a number or a time means that very document.
    const isMeant = question.numbers.length > 0 || question.times.length > 0;
    const newer = isMeant || change !== undefined ? undefined : newerThan(identity, documents);
    if (newer !== undefined && !cited.includes(newer))
      return [validityMessages.newer(callDocument(newer), older)];
  }
  return [];
}

/** An answer with what a reader must know of its documents' force and time; at most two notices in all. */
export function addValidity(answer: Answer, question: Question, facts: ValidityFacts): Answer {
  if (answer.kind === "not-found") {
    const entry = asksToday.test(question.text.toLowerCase())
      ? entryNamed(facts.gazetteer, question.text)
      : undefined;
    return entry === undefined
      ? answer
      : { ...answer, notices: [...answer.notices, validityMessages.successor(entry.unit, whereNow(entry))] };
  }
  if (answer.kind !== "answered") return answer;
  const ids = [...new Set(answer.citations.map(({ documentId }) => documentId))];
  const cited = facts.documents.filter(({ id }) => ids.includes(id));
  const own = answer.notices.map((notice) => aboutDistrict(notice, cited, question.text, facts.gazetteer));
  const all = [
    ...whatChanged(answer, cited, question, facts),
    ...own,
    ...setThen(answer, question, facts.today),
  ];
  return { ...answer, notices: [...new Set(all)].slice(0, noticesLimit) };
}
