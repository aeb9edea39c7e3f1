import type { Fault } from "./check-types.js";
import { findOffices } from "./claim-offices.js";
import { type ClaimSource, placesOfRun, printTokens } from "./claim-sources.js";
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
function namesIn(read: ClaimText): readonly Stretch[] {
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

/** Syllables that stand small somewhere in the sources: a capital at a sentence's start makes no name of them. */
const standsSmall = (sources: readonly ClaimSource[], word: string): boolean =>
  sources.some(({ body, context }) =>
    [body, context].some(({ tokens, capital }) =>
      tokens.some(({ marked }, index) => marked === word && capital[index] !== true),
    ),
  );

/** Proper names of persons and places stand whole in a source. */
export function faultOfNames(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const offices = findOffices(sentence);
  for (const run of namesIn(sentence)) {
    if (offices.some((office) => office.first <= run.first && run.end <= office.end)) continue;
    const tokens = sentence.tokens.slice(run.first, run.end);
    // Words inside a document number are looked up with it.
    const isCode = sentence.mentions.some(({ start, end }) =>
      tokens.some((token) => token.start < end && start < token.end),
    );
    if (isCode) continue;
    const stands = (from: number): boolean =>
      sources.some((source) => placesOfRun(source, tokens.slice(from)).length > 0);
    const opens = sentence.clauses.some((clause) => clause.first === run.first);
    const isCommon = opens && standsSmall(sources, tokens[0]?.marked ?? "");
    if (stands(0) || (isCommon && (tokens.length === 1 || stands(1)))) continue;
    return {
      reason: "unsupported-name",
      detail: `"${printTokens(sentence, run)}" is not in the cited passages`,
    };
  }
  return null;
}
