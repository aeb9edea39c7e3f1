import { type ClaimText, stretchAt, tokensOf } from "./claim-text.js";

/** What the words at a figure or a time make of it. */
export type Bound = "least" | "most" | "about" | "before" | "after" | "by" | "from" | null;

/** Words that may stand between a bound and what it bounds. */
const between = new Set(
  "ngày cuối đầu giữa năm tháng quý giai đoạn nhiệm kì là vào đạt có được lúc thời điểm mức tỉ lệ hạn hết thêm khi còn tổng số trong vòng".split(
    " ",
  ),
);
const farthest = 8;

/** Tried in this order on the words before. */
const before: readonly (readonly [RegExp, Exclude<Bound, null>])[] = [
  [
    /(?:^| )(?:không (?:vượt )?quá|không (?:nhiều|cao|lớn) hơn|không hơn|tối đa|nhiều nhất|cao nhất|chưa (?:đến|tới|đầy)|dưới)$/u,
    "most",
  ],
  [
    /(?:^| )(?:không dưới|không (?:ít|thấp|nhỏ) hơn|ít nhất|tối thiểu|thấp nhất|trên|hơn|vượt|quá|từ \S+ trở lên)$/u,
    "least",
  ],
  [/(?:^| )(?:khoảng|gần|xấp xỉ|độ chừng|ước|ước đạt)$/u, "about"],
  [/(?:^| )(?:trước|chậm nhất|muộn nhất|không (?:muộn|chậm) (?:hơn|quá))$/u, "before"],
  [/(?:^| )(?:sau)$/u, "after"],
  [/(?:^| )(?:đến|tới|hết|hạn)$/u, "by"],
  [/(?:^| )(?:từ|kể từ|bắt đầu)$/u, "from"],
];
const after: readonly (readonly [RegExp, Exclude<Bound, null>])[] = [
  [/^(?:\S+ ){0,3}trở lên(?: |$)/u, "least"],
  [/^(?:\S+ ){0,3}trở xuống(?: |$)/u, "most"],
  [/^(?:\S+ ){0,1}trở về trước(?: |$)/u, "before"],
  [/^(?:\S+ ){0,1}trở (?:đi|về sau)(?: |$)/u, "after"],
];

/**
 * The bound of a figure or time: what the words right before its first digit (or after it) say.
 * @param span the claim's own, which may hold the words itself ("trước 30/6")
 */
export function boundOf(read: ClaimText, span: { readonly start: number; readonly end: number }): Bound {
  const digit = /\d/u.exec(read.text.slice(span.start, span.end))?.index ?? 0;
  const own = tokensOf(read, { start: span.start + digit, end: span.end });
  const { first } = stretchAt(read.clauses, own.first);
  let at = own.first;
  while (at > first && own.first - at < farthest) {
    const word = read.tokens[at - 1]?.marked ?? "";
    const isPart = between.has(word) && !/^(?:hết|hạn)$/u.test(word);
    if (!isPart) break;
    at -= 1;
  }
  const words = (from: number, to: number): string =>
    read.tokens
      .slice(from, to)
      .map(({ marked }) => marked)
      .join(" ");
  const later = words(own.end, own.end + 6);
  const following = after.find(([pattern]) => pattern.test(later));
  if (following !== undefined) return following[1];
  // "Đến hết ngày": the word nearest to the time is passed over for the one that rules it.
  for (const back of [at, at - 1]) {
    const earlier = words(Math.max(first, back - 4), Math.max(first, back));
    const preceding = before.find(([pattern]) => pattern.test(earlier));
    if (preceding !== undefined && (back === at || words(back, at) === "hết")) return preceding[1];
  }
  return null;
}

/** Bounds that say the same. */
const families: Readonly<Record<Exclude<Bound, null>, string>> = {
  least: "least",
  most: "most",
  about: "about",
  before: "before",
  by: "before",
  after: "after",
  from: "after",
};
/** Bounds that a time may have or not without meaning something else: "đến năm 2025", "từ tháng 3". */
const isWeak = (bound: Bound): boolean => bound === null || bound === "by" || bound === "from";

/** Whether a claim's bound says what its source's says. */
export function boundsAgree(said: Bound, written: Bound): boolean {
  if (said === written || (isWeak(said) && isWeak(written) && (said === null || written === null)))
    return true;
  return said !== null && written !== null && families[said] === families[written];
}

/** Words that make a time a last day wherever they stand: "hạn nộp là 30/6". */
const deadline = /(?:^| )(?:hạn|thời hạn|hạn chót|chậm nhất|muộn nhất)(?: |$)/u;

/** Whether a sentence that leaves "trước" out says it with another word. */
export function namesDeadline({ tokens }: ClaimText): boolean {
  return deadline.test(tokens.map(({ marked }) => marked).join(" "));
}
