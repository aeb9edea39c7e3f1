import { type ClaimText, type Stretch, stretchAt } from "./claim-text.js";

/** A body of government or Party named in a text: "Sở Tài chính", "UBND huyện". */
export interface OfficeMention extends Stretch {
  /** Its words, marked: head and what makes it this one. */
  readonly words: readonly string[];
  readonly isLevelled: boolean;
}

/** Heads that a level makes one body of: "ủy ban nhân dân huyện". Longest first. */
const levelled = heads(
  "ủy ban mặt trận tổ quốc việt nam|ủy ban mặt trận tổ quốc|ủy ban nhân dân|hội đồng nhân dân|ủy ban kiểm tra|mặt trận tổ quốc|bộ chỉ huy quân sự|ban chỉ huy quân sự|ban thường vụ|ban chấp hành|bảo hiểm xã hội|công an|thanh tra|kho bạc|đảng bộ|thường trực",
);
/** Heads that carry their level or stand alone; written small too. */
const complete = heads("huyện ủy|tỉnh ủy|thành ủy|thị ủy|quận ủy|đảng ủy|trung ương đảng|chính phủ|quốc hội");
/** Heads that a name makes one body of: "Sở Tài chính"; a capital begins them. */
const named = heads(
  "chi cục|tổng cục|liên đoàn|trung tâm|văn phòng|ngân hàng|bệnh viện|trường|viện|sở|bộ|ban|phòng|cục|hội|đoàn|đài|báo|công ty|hợp tác xã|tòa án|thuế",
);
const levels = new Set("trung tỉnh huyện xã phường quận thành thị cấp".split(" "));
/** Small words that end a body's name after a capital one-syllable word: "Bộ Công Thương phối hợp". */
const verbs = new Set(
  "chủ phối thực triển hướng báo tham là và đã sẽ có được phải cần theo về để trong tại cho với giúp trình ban quyết kí chịu gửi nêu yêu giao cùng do của làm nhận cử thông tiếp rà đôn tổng".split(
    " ",
  ),
);

function heads(list: string): readonly (readonly string[])[] {
  return list
    .split("|")
    .map((head) => head.split(" "))
    .toSorted((one, other) => other.length - one.length);
}

function headAt({ tokens }: ClaimText, at: number, list: readonly (readonly string[])[]): number {
  return list.find((head) => head.every((word, step) => tokens[at + step]?.marked === word))?.length ?? 0;
}

/** What stands between a token and the one before it. */
const gapBefore = ({ text, tokens }: ClaimText, at: number): string =>
  text.slice(tokens[at - 1]?.end ?? 0, Math.max(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0));

const isHead = (read: ClaimText, at: number): boolean =>
  headAt(read, at, named) + headAt(read, at, levelled) + headAt(read, at, complete) > 0;

/** A capital syllable may open a compound whose second one is small: "Tài chính", "Y tế", "Kế hoạch và Đầu tư". */
function nameEnd(read: ClaimText, from: number, end: number): number {
  const { tokens, capital, text } = read;
  const word = (index: number): string => tokens[index]?.marked ?? "";
  const isNext = (index: number): boolean => index < end && /^[\s-]*$/u.test(gapBefore(read, index));
  let at = from;
  while (at < end) {
    // "Sở Kế hoạch và Đầu tư" goes on, "Sở Y tế và Sở Tài chính" names another body.
    const joins = word(at) === "và" && at > from && capital[at + 1] === true && !isHead(read, at + 1);
    if (!isNext(at) || (capital[at] !== true && !joins)) break;
    const written = text.slice(tokens[at]?.start ?? 0, tokens[at]?.end ?? 0);
    at += 1;
    // A short form is whole: "Sở KH&ĐT thẩm định".
    const isShort = written.length > 1 && written === written.toUpperCase();
    const isCompound = !joins && !isShort && isNext(at) && capital[at] !== true && !verbs.has(word(at));
    if (isCompound) at += 1;
  }
  return at;
}

/** The bodies named in a text, in order. */
export function findOffices(read: ClaimText): readonly OfficeMention[] {
  const { tokens, capital } = read;
  const found: OfficeMention[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    const { end: stop } = stretchAt(read.clauses, first);
    const add = (end: number, isLevelled: boolean): void => {
      found.push({ first, end, isLevelled, words: tokens.slice(first, end).map(({ marked }) => marked) });
      first = end - 1;
    };
    const own = headAt(read, first, complete);
    const body = own > 0 ? 0 : headAt(read, first, levelled);
    const kind = own + body > 0 || capital[first] !== true ? 0 : headAt(read, first, named);
    if (own > 0) add(first + own, false);
    else if (body > 0) {
      const level = tokens[first + body]?.marked ?? "";
      const isLevel = levels.has(level) && first + body < stop;
      const next = tokens[first + body + 1]?.marked ?? "";
      const isLong =
        /^(?:trung|thành|thị|cấp)$/u.test(level) && /^(?:ương|phố|trấn|xã|tỉnh|huyện)$/u.test(next);
      add(first + body + (isLevel ? (isLong ? 2 : 1) : 0), true);
    } else if (kind > 0) {
      const end = nameEnd(read, first + kind, stop);
      if (end > first + kind) add(end, false);
    }
  }
  return found;
}
