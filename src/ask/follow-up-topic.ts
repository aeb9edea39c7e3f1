import type { Span } from "../document/document.js";
import { findNumberMentions } from "../document/number-mention.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import { findTimes } from "../vietnamese/dates.js";
import { findProvinces } from "../vietnamese/places.js";
import { writtenAs } from "./follow-up-place.js";
import { isSector, replaceInGroup } from "./follow-up-groups.js";
import { askingSpans, stemOf } from "./follow-up-stem.js";

/** Words at which a phrase of a question ends. With marks, lower case. */
const boundaries = new Set(
  (
    "ở tại của cho về trong đến từ với và được phải bị có là sẽ theo do để khi thì muốn cần như mà bằng trước sau hằng mỗi bao mấy nào gì ai đâu chưa không những các nếu vì đã đang nên " +
    "nộp gửi báo đạt nhận đặt giao chịu trình ký thu vay bán mua thi mở làm yêu trên dưới qua vào dành thuộc hay hoặc so tối"
  ).split(" "),
);
const isBoundary = (word: string): boolean => boundaries.has(word.toLowerCase());

const officeTitle =
  /(?<!\p{L})(?:phó |quyền |nguyên )*(?:bí thư(?: thường trực)?|chủ tịch|giám đốc|trưởng (?:ban|phòng|thôn)|chánh văn phòng|chánh thanh tra|chi cục trưởng|cục trưởng|hiệu trưởng)(?!\p{L})/iu;
const unitPlace =
  /(?<!\p{L})(xã|phường|thị trấn|huyện|quận|thị xã|thôn|ấp|thành phố|tp\.?|tỉnh|đặc khu)\s+(?=[\p{L}\d])/giu;
const preposition = /^(về|trong|đối với|cho|của|ở|tại|với|lĩnh vực)\s+/iu;

const replaced = (text: string, { start, end }: Span, by: string): string =>
  `${text.slice(0, start)}${by}${text.slice(end)}`;

interface Word extends Span {
  readonly text: string;
}

const wordsFrom = (text: string, from: number): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\d][\p{L}\p{M}\d&.%/-]*/gu)]
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => start >= from);

/** From a place to the end of the phrase that begins there: the next boundary word, sign or asking words. */
function phraseFrom(text: string, start: number, least = 1): Span {
  const asked = askingSpans(text);
  let end = start;
  let count = 0;
  for (const word of wordsFrom(text, start)) {
    const isCut =
      count > 0 &&
      (/[,;:?!()]/u.test(text.slice(end, word.start)) || asked.some((span) => span.start === word.start));
    if (isCut || (count >= least && isBoundary(word.text))) break;
    end = word.end;
    count += 1;
  }
  return { start, end };
}

const isAsked = (text: string, span: Span): boolean =>
  askingSpans(text).some(({ start, end }) => span.start < end && start < span.end);

/** Provinces as spans of a text, short forms ("HN", "TP.HCM") too. */
function provincesIn(text: string): Span[] {
  const words = openedSyllables(text);
  return findProvinces(words.map(({ bare }) => bare)).flatMap(({ first, count }) => {
    const [from, to] = [words[first], words[first + count - 1]];
    return from === undefined || to === undefined ? [] : [{ start: from.start, end: to.end }];
  });
}

/** "xã Nhị Hà": the unit and its name; in lower-case typing a name takes as many syllables as the wanted one. */
function placesIn(text: string, syllablesWanted: number): (Span & { readonly unit: string })[] {
  return [...text.matchAll(unitPlace)].flatMap((match) => {
    const from = match.index + match[0].length;
    const words = wordsFrom(text, from);
    const capital = words.findIndex(({ text: word }) => !/^[\p{Lu}\d]/u.test(word));
    const count = capital > 0 ? capital : capital < 0 ? words.length : Math.min(syllablesWanted, 2);
    const name = words.slice(0, count);
    const last = name.at(-1);
    if (last === undefined || name.some(({ text: word }) => isBoundary(word))) return [];
    return [{ unit: (match[1] ?? "").toLowerCase(), start: match.index, end: last.end }];
  });
}

function replacePlace(prior: string, topic: string): string | null {
  const bare = writtenAs(prior, topic.replace(/^(?:ở|tại|của)\s+/iu, ""));
  const [province] = provincesIn(bare);
  const [place] = placesIn(bare, 2);
  const isProvince =
    province !== undefined &&
    province.end === bare.length &&
    /^(?:tỉnh |thành phố |tp\.? ?)?$/iu.test(bare.slice(0, province.start));
  const isPlace = place !== undefined && place.start === 0;
  if (!isProvince && !isPlace) return null;
  const old = isProvince
    ? provincesIn(prior)[0]
    : placesIn(prior, bare.split(/\s+/u).length - 1).find(({ unit }) => unit === place?.unit);
  if (old !== undefined) {
    const own = /(?:tỉnh|thành phố|TP\.?)\s*$/iu.exec(prior.slice(0, old.start))?.[0].length ?? 0;
    const hasUnit = isProvince && province.start > 0;
    return replaced(prior, { start: old.start - (hasUnit ? own : 0), end: old.end }, bare);
  }
  // Another kind of unit takes the place of whatever unit stood there; a province is never one of them.
  const other = isProvince ? undefined : placesIn(prior, 2)[0];
  if (other !== undefined) return replaced(prior, other, bare);
  return `${prior.replace(/[\s?.]+$/u, "")} ở ${bare}?`;
}

const ofNumber =
  /^[^?,;:]*?(?=\s+(?:thay thế|sửa|bãi bỏ|có|còn|do|quy định|ban hành|là|ai|nói|ký|làm|gồm|áp dụng|yêu cầu|đặt|hết|nâng|giao|nêu)(?!\p{L})|[?,;:]|\s*$)/u;

function replaceNumber(prior: string, topic: string): string | null {
  const [mention] = findNumberMentions(topic);
  if (mention === undefined) return null;
  const [old] = findNumberMentions(prior);
  // Its body, day and subject belong to the old number, as far as the words that ask.
  const tail = old === undefined ? "" : (ofNumber.exec(prior.slice(old.end))?.[0] ?? "");
  if (old === undefined) return null;
  // "Nghị quyết 81" gives way to "nghị quyết 48" and to a bare "48" alike.
  const kind =
    mention.start > 0 ? (/\p{L}+ \p{L}+ (?:số )?$/u.exec(prior.slice(0, old.start))?.[0].length ?? 0) : 0;
  return replaced(prior, { start: old.start - kind, end: old.end + tail.length }, topic);
}

function replaceTime(prior: string, topic: string): string | null {
  const [time] = findTimes(topic);
  if (time === undefined || time.end - time.start < topic.length - 8) return null;
  const old =
    findTimes(prior).find(({ kind }) => kind === time.kind) ??
    findTimes(prior).find(({ kind }) => kind !== "duration");
  return old === undefined ? `${prior.replace(/[\s?.]+$/u, "")} ${topic}?` : replaced(prior, old, topic);
}

function replaceOffice(prior: string, topic: string): string | null {
  const title = officeTitle.exec(topic);
  const old = officeTitle.exec(prior);
  if (title?.index !== 0 || old === null) return null;
  const span = { start: old.index, end: old.index + old[0].length };
  // A title with its body takes the place of title and body.
  const whole = title[0].length < topic.length ? phraseFrom(prior, span.start) : span;
  return replaced(prior, whole, topic);
}

const offices =
  "công an|sở|phòng|ban|(?<!cán )bộ|ubnd|hđnd|ủy ban|uỷ ban|chi cục|cục|trung tâm|văn phòng|huyện ủy|tỉnh ủy|đảng ủy|thanh tra|mặt trận";
const opensOffice = new RegExp(String.raw`^(?:${offices})(?!\p{L})`, "iu");

/** "Sở Tài chính" for "Sở Nội vụ", "hộ cận nghèo" for "hộ nghèo": what begins with the same word. */
function replaceHead(prior: string, topic: string): string | null {
  const [head] = wordsFrom(topic, 0);
  if (head === undefined || isBoundary(head.text)) return null;
  const isOffice = opensOffice.test(topic);
  const numbers = findNumberMentions(prior);
  const heads = isOffice ? offices : head.text.toLowerCase();
  for (const match of prior.matchAll(new RegExp(String.raw`(?<!\p{L})(?:${heads})(?=\s+[\p{L}])`, "giu"))) {
    const word = { start: match.index, end: match.index + match[0].length };
    // The body of a document's number is no office of the matter.
    if (numbers.some(({ start, end }) => start <= word.start && word.start <= end + 4)) continue;
    // "Phó trưởng bộ môn" gives way whole, and to "trưởng bộ môn" only as far as that goes.
    const deputy = /(?<!\p{L})(?:phó|quyền|nguyên)\s+$/iu.exec(prior.slice(0, word.start))?.[0].length ?? 0;
    if (prior.slice(word.start).toLowerCase().startsWith(topic.toLowerCase())) {
      if (deputy === 0) continue;
      return replaced(prior, { start: word.start - deputy, end: word.start + topic.length }, topic);
    }
    const span = isOffice ? officeFrom(prior, word) : phraseFrom(prior, word.start);
    if (!isAsked(prior, span) && span.end > word.end) return replaced(prior, span, topic);
  }
  return null;
}

/** An office's name: as far as capitals go, one level word between them; else to the phrase's end. */
function officeFrom(prior: string, word: Span): Span {
  const names =
    /^(?:\s+(?:tỉnh|thành phố|huyện|xã)(?!\p{L}))?(?:\s+(?:và|-|\p{Lu}[\p{L}]*)(?:\s+(?!được|phải|có|ở|tại|chủ|trong|làm|sẽ|cần|là)\p{Ll}+(?=[\s,]))?)+/u.exec(
      prior.slice(word.end),
    );
  return names === null
    ? phraseFrom(prior, word.start)
    : { start: word.start, end: word.end + names[0].length };
}

/** "về nông nghiệp" gives way to "về y tế"; to a topic without preposition too. */
function replaceObject(prior: string, topic: string): string | null {
  const own = preposition.exec(topic)?.[1]?.toLowerCase();
  for (const word of own === undefined ? ["về", "lĩnh vực", "đối với", "cho", "của"] : [own]) {
    const found = [...prior.matchAll(new RegExp(String.raw`(?<!\p{L})${word}\s+`, "giu"))].at(-1);
    if (found === undefined) continue;
    const start = found.index + found[0].length;
    const span = phraseFrom(prior, start);
    if (span.end > span.start && !isAsked(prior, span))
      return replaced(prior, span, topic.replace(preposition, ""));
  }
  return null;
}

/** "đền Bạch Mã" gives way to "Văn Miếu": a proper name, with the common noun before it. */
function replaceName(prior: string, topic: string): string | null {
  if (!/^(?:\p{Ll}+\s+){1,2}\p{Lu}|^\p{Lu}\p{Ll}*\s+\p{Lu}/u.test(topic)) return null;
  const provinces = provincesIn(prior);
  const found = [
    ...prior.matchAll(
      /(?<=\s)(?:(?:đền|chùa|chợ|đình|hồ|cảng|trường|bệnh viện|dự án|khu|ông|bà|đồng chí)\s+)?\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*)+/gu,
    ),
  ].find(
    (match) =>
      !provinces.some(({ start, end }) => match.index < end && start < match.index + match[0].length),
  );
  return found === undefined
    ? null
    : replaced(prior, { start: found.index, end: found.index + found[0].length }, topic);
}

const longestSubject = 4;

/** "Cây xăng ở …" gives way to "siêu thị": what the question opens with, where that asks nothing. */
function replaceSubject(prior: string, topic: string): string | null {
  const span = phraseFrom(prior, /^\s*(?:(?:ở|tại|theo)\s[^,]*,\s*)?/iu.exec(prior)?.[0].length ?? 0);
  // A long one holds more than the subject: its place, what it does.
  const isLong = prior.slice(span.start, span.end).trim().split(/\s+/u).length > longestSubject;
  return isLong || isAsked(prior, span) || span.end === span.start ? null : replaced(prior, span, topic);
}

/**
 * The earlier question asked of another topic; null where none of its words gives way to it.
 * @param isMarked whether the words say that a topic follows ("còn …"): else only things of one kind change places
 */
export function replaceTopic(prior: string, topic: string, isMarked = true): string | null {
  const swapped =
    replaceNumber(prior, topic) ??
    replacePlace(prior, topic) ??
    replaceTime(prior, topic) ??
    replaceOffice(prior, topic) ??
    replaceInGroup(prior, topic) ??
    replaceHead(prior, topic) ??
    replaceName(prior, topic);
  if (swapped !== null || !isMarked) return swapped;
  // An office takes no other thing's place: its part in the same matter is asked.
  if (opensOffice.test(topic)) return `${topic} có nhiệm vụ gì trong việc ${stemOf(prior)}?`;
  return replaceObject(prior, topic) ?? (isSector(topic) ? null : replaceSubject(prior, topic));
}
