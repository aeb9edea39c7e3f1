import type { DropReason, Fault } from "./check-types.js";
import type { ClaimSource } from "./claim-sources.js";
import { type ClaimText, contentOf, joinTokens as joined, stretchAt } from "./claim-text.js";

/** A word that turns what follows it, with the content syllables it turns. */
interface Turn {
  readonly at: number;
  readonly scope: readonly string[];
  /** More of what follows: a rewording may put other words between. */
  readonly wide: readonly string[];
}

interface Turner {
  readonly reason: DropReason;
  readonly name: string;
  /** Matched on the marked syllables from a token on, joined by blanks. */
  readonly pattern: RegExp;
  /** Not after these. */
  readonly notAfter: RegExp;
  /** May stand before other words of its clause than in the source: "chỉ cấp cho X", "chỉ X được cấp". */
  readonly isLoose: boolean;
}

/** Bounds ("không quá") are looked at with their figures. */
const negation: Turner = {
  reason: "negation",
  name: "không/chưa",
  pattern:
    /^(?:không(?! (?:bao gồm|kể|tính|quá|dưới|vượt quá|vượt|ít hơn|thấp hơn|cao hơn|nhiều hơn|lớn hơn|nhỏ hơn|hơn|muộn|chậm|gian|khí|ngừng|chỉ|những|quân|phận|tiền mặt|giấy tờ))|chưa(?! (?:đến|tới|đầy))|chẳng|đừng|nghiêm cấm|cấm(?! vận)|miễn(?! (?:là|phí|dịch|cưỡng)))(?: |$)/u,
  notAfter: /(?:^| )(?:hàng|bầu|hay|có|hoặc)$/u,
  isLoose: false,
};
const only: Turner = {
  reason: "condition",
  name: "chỉ",
  pattern: /^chỉ(?! (?:đạo|tiêu|thị|số|dẫn|huy|định|giới|có thể))(?: |$)/u,
  notAfter: /(?:^| )(?:không|địa|tôn|chẳng)$/u,
  isLoose: true,
};

/** Syllables that a turning word turns: the next two of content in its clause. */
const scopeLength = 2;
const wideLength = 6;

function scopeAfter(read: ClaimText, from: number, length = scopeLength): readonly string[] {
  const { end } = stretchAt(read.clauses, from - 1);
  const scope: string[] = [];
  for (let index = from; index < end && scope.length < length; index += 1) {
    const word = read.tokens[index]?.marked ?? "";
    if (read.content[index] === true && !/^(?:quy|định)$/u.test(word)) scope.push(word);
  }
  return scope;
}

function turnsOf(read: ClaimText, { pattern, notAfter }: Turner): Turn[] {
  return read.tokens.flatMap((_, at) => {
    if (!pattern.test(read.threes[at] ?? "") || notAfter.test(joined(read, at - 1, at))) return [];
    return [{ at, scope: scopeAfter(read, at + 1), wide: scopeAfter(read, at + 1, wideLength) }];
  });
}

/** How far before what it turns a turning word may stand, in tokens. */
const reach = 6;
/** How far apart two syllables of a scope may stand in a rewording. */
const gap = 5;

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
  for (const { scope, wide } of said) {
    const stands = written.some(({ turns, above }) =>
      [...turns, ...above].some(
        (turn) => turner.isLoose || scope.length === 0 || wide.some((word) => turn.wide.includes(word)),
      ),
    );
    if (!stands)
      return { reason: turner.reason, detail: `"${turner.name}" (${scope.join(" ")}) is not in the source` };
  }
  if (turner.isLoose && said.length > 0) return null;
  for (const { body, turns } of written) {
    for (const { scope, at } of turns) {
      if (scope.length === 0) continue;
      const stands = standsAt(sentence, scope);
      const bare = stands.filter((place) => !isTurned(said, place));
      // Said with and without, as the source does.
      if (bare.length === 0 || bare.length < stands.length) continue;
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
];

function polesOf(read: ClaimText, pole: RegExp): Turn[] {
  return read.tokens.flatMap((_, at) => {
    const words = read.threes[at] ?? "";
    const own = pole.exec(words)?.[0];
    // The pole must end where a syllable ends.
    if (own === undefined || !words.startsWith(`${own} `)) return [];
    const after = scopeAfter(read, at + own.split(" ").length);
    const { first } = stretchAt(read.clauses, at);
    const before = read.tokens
      .slice(first, at)
      .filter((__, step) => read.content[first + step] === true)
      .slice(-scopeLength)
      .map(({ marked }) => marked);
    return [{ at, scope: after.length > 0 ? after : before, wide: after }];
  });
}

/** A sentence does not say "tăng" of what its source says "giảm" of. */
export function faultOfOpposites(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  for (const pair of opposites) {
    for (const [own, other] of [pair, [pair[1], pair[0]] as const]) {
      for (const { at, scope } of polesOf(sentence, own)) {
        // Of "giảm 8 vụ; tăng 3 vụ" the one that turns more of the same words counts.
        const meets = (pole: RegExp): number =>
          Math.max(
            0,
            ...sources.flatMap(({ body }) =>
              polesOf(body, pole).map((turn) => scope.filter((word) => turn.scope.includes(word)).length),
            ),
          );
        if (meets(other) > meets(own)) {
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
