import type { ClaimText, Stretch } from "./claim-text.js";
import { findNames } from "./names.js";

/** A place's name begins right after one of these, whatever its first syllable means elsewhere ("xã Đồng Mây"). */
const placeWords = new Set(
  "xã phường huyện quận tỉnh thôn ấp bản làng phố đường chợ chùa đền đình hồ sông trấn".split(" "),
);
/** Titles and heads that are family names or beginnings of names as well: they go with what follows. */
const nameOpening = new Set("đồng hội công đại đất hạ cách văn nước quý an kim cao".split(" "));

/** Capital syllables in a row, short forms left out. */
function capitalRun({ text, tokens, capital }: ClaimText, from: number): Stretch {
  let end = from;
  while (end < tokens.length && capital[end] === true) {
    const [before, token] = [tokens[end - 1], tokens[end]];
    if (token === undefined) break;
    const written = text.slice(token.start, token.end);
    if (written.length > 1 && written === written.toUpperCase()) break;
    if (end > from && !/^\s+$/u.test(text.slice(before?.end ?? 0, token.start))) break;
    end += 1;
  }
  return { first: from, end };
}

/** The proper names of a text: those that questions are read for, with what those leave off at their beginning. */
export function namesIn(read: ClaimText): readonly Stretch[] {
  const { tokens } = read;
  const found = findNames(read.text, tokens).names.map(({ first, count }): Stretch => {
    const opens = read.capital[first - 1] === true && nameOpening.has(tokens[first - 1]?.marked ?? "");
    return { first: opens ? first - 1 : first, end: first + count };
  });
  const places = tokens.flatMap(({ marked }, at): Stretch[] => {
    const run = placeWords.has(marked) ? capitalRun(read, at + 1) : { first: 0, end: 0 };
    return run.end > run.first ? [run] : [];
  });
  return [
    ...places,
    ...found.filter((run) => !places.some(({ first, end }) => run.first < end && first < run.end)),
  ];
}
