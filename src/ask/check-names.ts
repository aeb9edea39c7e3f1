import type { Fault } from "./check-types.js";
import { namesIn } from "./claim-names.js";
import { findOffices } from "./claim-offices.js";
import { type ClaimSource, placesOfRun, printTokens } from "./claim-sources.js";
import { isSaidOf } from "./claim-subjects.js";
import type { ClaimText } from "./claim-text.js";

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
    if (stands(0)) {
      if (isSaidOf(sentence, run, sources) !== "other-subject") continue;
      return {
        reason: "unsupported-name",
        detail: `"${printTokens(sentence, run)}" is not whom this is said of`,
      };
    }
    if (isCommon && (tokens.length === 1 || stands(1))) continue;
    return {
      reason: "unsupported-name",
      detail: `"${printTokens(sentence, run)}" is not in the cited passages`,
    };
  }
  return null;
}
