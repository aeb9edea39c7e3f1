import type { Fault } from "./check-types.js";
import { faultOfFigures } from "./check-figures.js";
import { faultOfNames } from "./check-names.js";
import { faultOfOffices } from "./check-offices.js";
import { faultOfTitles } from "./check-titles.js";
import { faultOfNumbers } from "./check-numbers.js";
import { faultOfTimes } from "./check-times.js";
import { faultOfConditions } from "./check-conditions.js";
import { faultOfTopic } from "./check-topic.js";
import { faultOfNegation, faultOfOpposites } from "./check-turns.js";
import { type ClaimSource } from "./claim-sources.js";
import { readClaims } from "./claim-text.js";
import { unifyLookAlikes } from "../vietnamese/spelling.js";

/** Blanks and look-alikes unified, quotation marks and a closing sign off: for finding words in their source. */
export const plainWords = (text: string): string =>
  unifyLookAlikes(text.normalize("NFC")).replace(/\s+/gu, " ").trim();

/** Shorter ones are names and terms, which have their own checks. */
const quoteLeast = 3;

/** What a sentence sets in quotation marks stands in a source letter for letter. */
function faultOfQuotes(sentence: string, sources: readonly ClaimSource[]): Fault {
  for (const [, quote = ""] of sentence.matchAll(/[“"]([^“”"]+)[”"]/gu)) {
    const words = plainWords(quote).replace(/[\s.,;…]+$/u, "");
    if (words.split(" ").length < quoteLeast) continue;
    const stands = sources.some(
      ({ body, context }) =>
        plainWords(body.text).includes(words) || plainWords(context.text).includes(words),
    );
    if (!stands) return { reason: "quote", detail: `“${words}” is not in the cited passages` };
  }
  return null;
}

/** Cheapest and surest first; the first fault found is told. */
const checks = [
  faultOfNumbers,
  faultOfTimes,
  faultOfFigures,
  faultOfOffices,
  faultOfNames,
  faultOfTitles,
  faultOfNegation,
  faultOfConditions,
  faultOfOpposites,
  faultOfTopic,
] as const;

/**
 * What is wrong with a sentence that stands on these passages; null where all it says is in them.
 * @param text without markers, NFC
 */
export function faultOf(text: string, sources: readonly ClaimSource[]): Fault {
  const quoted = faultOfQuotes(text, sources);
  if (quoted !== null) return quoted;
  const sentence = readClaims(text);
  for (const find of checks) {
    const fault = find(sentence, sources);
    if (fault !== null) return fault;
  }
  return null;
}
