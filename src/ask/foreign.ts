import { syllables } from "../vietnamese/syllables.js";
import { unifyLookAlikes } from "../vietnamese/spelling.js";
import { hasLink } from "./links.js";

/** A run of so many syllables that our rules have and the passages do not is our rules'. */
const runLength = 5;

const joined = (text: string): string =>
  ` ${syllables(text)
    .map(({ bare }) => bare)
    .join(" ")} `;

/** Whether a sentence repeats the rules we gave, in words that its evidence does not have. */
function repeatsRules(sentence: string, rules: string, evidence: string): boolean {
  const words = syllables(sentence).map(({ bare }) => bare);
  const length = Math.min(runLength, words.length);
  if (length < 2) return false;
  const [inRules, inEvidence] = [joined(rules), joined(evidence)];
  return words.some((_, start) => {
    if (start + length > words.length) return false;
    const run = ` ${words.slice(start, start + length).join(" ")} `;
    return inRules.includes(run) && !inEvidence.includes(run);
  });
}

const withoutBlanks = (text: string): string => unifyLookAlikes(text).toLowerCase().replace(/\s+/gu, "");

/** Codes, addresses and names of files; figures are judged elsewhere. */
const codeLike = /[@/\\_#=~|{}<>$^]|[\p{L}\d]-[\p{L}\d]|\p{L}[.:]\p{L}|^[a-z\d+]{12,}$/iu;
const onlyFigures = /^[\d.,:/%()–-]+$/u;
const usual = /^(?:v\.v|và\/hoặc|đ\/c)$/iu;

/** A word of the sentence that is a code or an address, and that its evidence does not hold. */
function hasForeignCode(sentence: string, evidence: string): boolean {
  const known = withoutBlanks(evidence);
  return sentence
    .split(/\s+/u)
    .map((word) => word.replace(/^[“"'(]+|[”"'),.;:!?]+$/gu, ""))
    .some(
      (word) =>
        codeLike.test(word) &&
        !onlyFigures.test(word) &&
        !usual.test(word) &&
        !known.includes(withoutBlanks(word)),
    );
}

/**
 * Whether a sentence of a model holds what it can only have from elsewhere: a link, an id or code that is not in what
 * it cites, a run of our own rules.
 * @param evidence the cited passages with their context
 */
export function isForeign(sentence: string, evidence: string, rules: string): boolean {
  return hasLink(sentence) || hasForeignCode(sentence, evidence) || repeatsRules(sentence, rules, evidence);
}
