import type { DropReason, Fault } from "./check-types.js";
import type { ClaimSource } from "./claim-sources.js";
import { type ClaimText, contentOf, type Stretch, stretchAt, whole } from "./claim-text.js";

/** A word that turns what follows it, with the content syllables it turns. */
interface Turn {
  readonly at: number;
  readonly scope: readonly string[];
}

interface Turner {
  readonly reason: DropReason;
  readonly name: string;
  /** Matched on the marked syllables from a token on, joined by blanks. */
  readonly pattern: RegExp;
  /** Not after these. */
  readonly notAfter: RegExp;
}

/** Bounds ("không quá") are looked at with their figures. */
const negation: Turner = {
  reason: "negation",
  name: "không/chưa",
  pattern:
    /^(?:không(?! (?:quá|dưới|vượt quá|vượt|ít hơn|thấp hơn|cao hơn|nhiều hơn|lớn hơn|nhỏ hơn|hơn|muộn|chậm|gian|khí|ngừng|chỉ|những|quân|phận|tiền mặt|giấy tờ))|chưa(?! (?:đến|tới|đầy))|chẳng|đừng|nghiêm cấm|cấm(?! vận))(?: |$)/u,
  notAfter: /(?:^| )(?:hàng|bầu|hay|có|hoặc)$/u,
};
const only: Turner = {
  reason: "condition",
  name: "chỉ",
  pattern: /^chỉ(?! (?:đạo|tiêu|thị|số|dẫn|huy|định|giới|có thể))(?: |$)/u,
  notAfter: /(?:^| )(?:không|địa|tôn|chẳng)$/u,
};

const joined = (read: ClaimText, from: number, to: number): string =>
  read.tokens
    .slice(Math.max(0, from), to)
    .map(({ marked }) => marked)
    .join(" ");

/** Syllables that a turning word turns: the next two of content in its clause. */
const scopeLength = 2;

function scopeAfter(read: ClaimText, from: number): readonly string[] {
  const { end } = stretchAt(read.clauses, from - 1);
  const scope: string[] = [];
  for (let index = from; index < end && scope.length < scopeLength; index += 1) {
    const word = read.tokens[index]?.marked ?? "";
    if (read.content[index] === true && !/^(?:quy|định)$/u.test(word)) scope.push(word);
  }
  return scope;
}

function turnsOf(read: ClaimText, { pattern, notAfter }: Turner): Turn[] {
  return read.tokens.flatMap((_, at) => {
    if (!pattern.test(`${joined(read, at, at + 3)} `) || notAfter.test(joined(read, at - 1, at))) return [];
    return [{ at, scope: scopeAfter(read, at + 1) }];
  });
}

/** How far before what it turns a turning word may stand, in tokens. */
const reach = 6;
/** How far apart two syllables of a scope may stand in a rewording. */
const gap = 3;

/** Where the syllables of a scope stand close together. */
function standsAt(read: ClaimText, scope: readonly string[]): number[] {
  const [first, second] = scope;
  return read.tokens.flatMap(({ marked }, at) => {
    if (marked !== first) return [];
    if (second === undefined) return [at];
    const next = read.tokens.slice(at + 1, at + 1 + gap).some((token) => token.marked === second);
    return next ? [at] : [];
  });
}

const isTurned = (turns: readonly Turn[], at: number): boolean =>
  turns.some((turn) => turn.at < at && at - turn.at <= reach);

/** A word like "không" is neither added to what a source says nor left out of it. */
function faultOfTurner(sentence: ClaimText, sources: readonly ClaimSource[], turner: Turner): Fault {
  const said = turnsOf(sentence, turner);
  const written = sources.map(({ body, context }) => ({
    body,
    turns: turnsOf(body, turner),
    above: turnsOf(context, turner),
  }));
  for (const { scope } of said) {
    const stands = written.some(({ turns, above }) =>
      [...turns, ...above].some(
        (turn) => scope.length === 0 || scope.some((word) => turn.scope.includes(word)),
      ),
    );
    if (!stands)
      return { reason: turner.reason, detail: `"${turner.name}" (${scope.join(" ")}) is not in the source` };
  }
  for (const { body, turns } of written) {
    for (const { scope, at } of turns) {
      if (scope.length === 0) continue;
      const bare = standsAt(sentence, scope).filter((place) => !isTurned(said, place));
      if (bare.length === 0) continue;
      const wanted = contentOf(sentence, stretchAt(sentence.clauses, bare[0] ?? 0));
      const fit = (read: ClaimText, place: number): number => {
        const there = contentOf(read, stretchAt(read.segments, place));
        return [...wanted].filter((word) => there.has(word)).length;
      };
      const turned = fit(body, at);
      const plainly = written.some(({ body: other, turns: all }) =>
        standsAt(other, scope).some((place) => !isTurned(all, place) && fit(other, place) >= turned),
      );
      if (!plainly)
        return { reason: turner.reason, detail: `"${turner.name}" before "${scope.join(" ")}" was left out` };
    }
  }
  return null;
}

export const faultOfNegation = (sentence: ClaimText, sources: readonly ClaimSource[]): Fault =>
  faultOfTurner(sentence, sources, negation) ?? faultOfTurner(sentence, sources, only);

/** Pairs of words that say the opposite of each other. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/^tăng(?! cường)/u, /^giảm(?! nghèo)/u],
  [/^trước(?! (?:mắt|hết|tiên|đây|đó))/u, /^sau(?! (?:đây|đó|này))/u],
  [/^cao/u, /^thấp/u],
  [/^nhiều/u, /^ít/u],
  [/^nhanh/u, /^chậm/u],
  [/^trên(?! (?:địa|cơ|toàn|tinh))/u, /^dưới/u],
  [/^(?:phải|bắt buộc|có trách nhiệm)/u, /^(?:có thể|khuyến khích|tự nguyện)/u],
  [/^cho phép/u, /^cấm/u],
  [/^thêm/u, /^bớt/u],
  [/^(?:mở rộng)/u, /^(?:thu hẹp)/u],
  [/^(?:thành lập)/u, /^(?:giải thể)/u],
  [/^(?:tăng|nâng|vượt)/u, /^(?:giảm|hạ|hụt)/u],
  [/^(?:miễn)/u, /^(?:thu(?! (?:hút|nhập|hoạch|gom|thập|hồi)))/u],
];

function polesOf(read: ClaimText, pole: RegExp): Turn[] {
  return read.tokens.flatMap((_, at) => {
    if (!pole.test(`${joined(read, at, at + 3)} `) || !/ /u.test(`${joined(read, at, at + 1)} `)) return [];
    const own = pole.exec(joined(read, at, at + 3))?.[0] ?? "";
    // "Cao" is no "cao su" of another length: the pole must end with a syllable.
    if (!`${joined(read, at, at + 3)} `.startsWith(`${own} `)) return [];
    const length = own.split(" ").length;
    const after = scopeAfter(read, at + length);
    const { first } = stretchAt(read.clauses, at);
    const before = read.tokens.slice(first, at).filter((__, step) => read.content[first + step] === true);
    return [{ at, scope: after.length > 0 ? after : before.slice(-scopeLength).map(({ marked }) => marked) }];
  });
}

/** A sentence does not say "tăng" of what its source says "giảm" of. */
export function faultOfOpposites(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  for (const pair of opposites) {
    for (const [own, other] of [pair, [pair[1], pair[0]] as const]) {
      for (const { at, scope } of polesOf(sentence, own)) {
        const meets = (pole: RegExp): boolean =>
          sources.some(({ body }) =>
            polesOf(body, pole).some((turn) => scope.some((word) => turn.scope.includes(word))),
          );
        if (meets(other) && !meets(own)) {
          return {
            reason: "opposite",
            detail: `"${sentence.tokens[at]?.marked ?? ""}" stands for its opposite`,
          };
        }
      }
    }
  }
  return null;
}

const exception: RegExp = /^(?:trừ|ngoại trừ|không (?:áp dụng|bao gồm|kể|tính))(?: |$)/u;
const notException = /(?:^| )(?:khấu|giảm|loại|phòng|bài|bù|cấn|diệt)$/u;
const provided = /^(?:nếu|trường hợp|với điều kiện|miễn là|chỉ khi)(?: |$)/u;
const openCondition = /^(?:nếu|trường hợp|điều kiện|khi|đối với|chỉ khi|miễn là|mà|có|thì)(?: |$)/u;

const placesOf = (read: ClaimText, pattern: RegExp, notAfter = /$^/u): number[] =>
  read.tokens.flatMap((_, at) =>
    pattern.test(`${joined(read, at, at + 3)} `) && !notAfter.test(joined(read, at - 1, at)) ? [at] : [],
  );

/** What a condition rules: all that follows its own segment, or all before it where nothing follows. */
function ruledBy(read: ClaimText, at: number): Stretch {
  const clause = stretchAt(read.clauses, at);
  const segment = stretchAt(read.segments, at);
  const then = read.tokens.findIndex(
    ({ marked }, index) => index > at && index < clause.end && marked === "thì",
  );
  if (then >= 0) return { first: then, end: clause.end };
  // "Nếu …, …" rules what follows; "…, nếu …" and "… nếu …" what stands before.
  return at <= clause.first + 1 && segment.end < clause.end
    ? { first: segment.end, end: clause.end }
    : { first: clause.first, end: at };
}

/** Share of a sentence's words that a ruled stretch must hold for its condition to belong to the sentence. */
const ruledShare = 0.5;

/** "Trừ trường hợp" and "nếu" are neither left out nor added. */
export function faultOfConditions(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const kinds = [
    { name: "trừ", pattern: exception, kept: exception, notAfter: notException },
    {
      name: "nếu",
      pattern: provided,
      kept: openCondition,
      notAfter: /(?:^| )(?:trừ|trong một số|các|những|nhiều|mọi|từng|xử lí)$/u,
    },
  ];
  for (const { name, pattern, kept, notAfter } of kinds) {
    const said = placesOf(sentence, pattern, notAfter);
    const has = said.length > 0 || placesOf(sentence, kept, notAfter).length > 0;
    const written = sources.map(({ body, context }) => ({
      body,
      places: placesOf(body, pattern, notAfter),
      above: placesOf(context, pattern, notAfter),
    }));
    const opened = sources.some(
      ({ body, context }) =>
        placesOf(body, kept, notAfter).length + placesOf(context, kept, notAfter).length > 0,
    );
    if (said.length > 0 && !opened) return { reason: "condition", detail: `"${name}" is not in the source` };
    if (has) continue;
    const wanted = contentOf(sentence, whole(sentence));
    for (const { body, places } of written) {
      for (const at of places) {
        const clause = stretchAt(body.clauses, at);
        const ruled = name === "trừ" ? { first: clause.first, end: at } : ruledBy(body, at);
        const there = contentOf(body, ruled);
        const both = [...wanted].filter((word) => there.has(word)).length;
        if (wanted.size > 0 && both / wanted.size >= ruledShare)
          return { reason: "condition", detail: `the source goes on: "${joined(body, at, at + 8)} …"` };
      }
    }
  }
  return null;
}

/** Share of a sentence's content syllables that its sources must hold; each segment of some length a little less. */
const topicShare = 0.5;
const segmentShare = 0.34;
const segmentLeast = 4;

/** A sentence is about what its sources are about. */
export function faultOfTopic(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const there = new Set<string>();
  for (const { body, context } of sources) {
    for (const word of contentOf(body, whole(body))) there.add(word);
    for (const word of contentOf(context, whole(context))) there.add(word);
  }
  const shareIn = (stretch: Stretch, least: number): number => {
    const wanted = [...contentOf(sentence, stretch)];
    return wanted.length < least ? 1 : wanted.filter((word) => there.has(word)).length / wanted.length;
  };
  const all = shareIn(whole(sentence), 1);
  const worst = Math.min(1, ...sentence.segments.map((segment) => shareIn(segment, segmentLeast)));
  if (all >= topicShare && worst >= segmentShare) return null;
  return {
    reason: "off-topic",
    detail: `only ${Math.round(100 * Math.min(all, worst))} % of its words are in the source`,
  };
}
