import type { Fault } from "./check-types.js";
import type { ClaimSource } from "./claim-sources.js";
import {
  type ClaimText,
  contentOf,
  joinTokens as joined,
  type Stretch,
  stretchAt,
  whole,
} from "./claim-text.js";

const exception: RegExp = /^(?:trừ|ngoại trừ|không (?:áp dụng|bao gồm|kể|tính))(?: |$)/u;
const notException = /(?:^| )(?:khấu|giảm|loại|phòng|bài|bù|cấn|diệt)$/u;
const provided = /^(?:nếu|trường hợp|với điều kiện|miễn là|chỉ khi)(?: |$)/u;
const openCondition = /^(?:nếu|trường hợp|điều kiện|khi|đối với|chỉ khi|miễn là)(?: |$)/u;

const placesOf = (read: ClaimText, pattern: RegExp, notAfter = /$^/u): number[] =>
  read.tokens.flatMap((_, at) =>
    pattern.test(read.threes[at] ?? "") && !notAfter.test(joined(read, at - 1, at)) ? [at] : [],
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

/** Share of a case's own words that a sentence must hold to say it without "nếu": "vi phạm trước 2014 thì …". */
const caseShare = 0.6;

/** Whether a sentence says the case itself that a condition opens. */
function keepsCase(sentence: ClaimText, read: ClaimText, at: number): boolean {
  const segment = stretchAt(read.segments, at);
  const then = read.tokens.findIndex(
    ({ marked }, index) => index > at && index < segment.end && marked === "thì",
  );
  const own = [...contentOf(read, { first: at + 2, end: then < 0 ? segment.end : then })];
  const said = contentOf(sentence, whole(sentence));
  return own.length > 0 && own.filter((word) => said.has(word)).length / own.length >= caseShare;
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
    const holding = (read: ClaimText, within: Stretch): number => {
      const there = contentOf(read, within);
      return [...wanted].filter((word) => there.has(word)).length;
    };
    for (const { body, places } of written) {
      for (const at of places) {
        const clause = stretchAt(body.clauses, at);
        const ruled = name === "trừ" ? { first: clause.first, end: at } : ruledBy(body, at);
        if (name === "nếu" && keepsCase(sentence, body, at)) continue;
        const held = holding(body, ruled);
        // Another clause says more of it, and has no condition.
        const isElsewhere = written.some(({ body: other, places: all }) =>
          other.clauses.some(
            (free) =>
              !all.some((place) => free.first <= place && place < free.end) && holding(other, free) > held,
          ),
        );
        if (wanted.size > 0 && held / wanted.size >= ruledShare && !isElsewhere)
          return { reason: "condition", detail: `the source goes on: "${joined(body, at, at + 8)} …"` };
      }
    }
  }
  return null;
}
