import type { Question } from "./question.js";
import type { Surroundings } from "./surroundings.js";
import type { Words } from "./words.js";

/** A capitalised word inside the sentence. */
export const typedCapitals = /\p{Ll}\s+\p{Lu}\p{Ll}/u;
const placeUnits = new Set("xa phuong huyen quan tinh thon ap tran".split(" "));

/** Whether two syllables stand side by side, marks aside. */
function standTogether(words: Words, first: string, second: string): boolean {
  return (words.places.get(first) ?? []).some((place) => words.bare[place + 1] === second);
}

/** Whether a name begins as the question's does and goes on otherwise: "xã Nhị Hà" where "xa nhi hai" was asked about. */
function goesOnOtherwise(words: Words, unit: string, own: string, next: string): boolean {
  return (words.places.get(own) ?? []).some(
    (place) =>
      words.bare[place - 1] === unit &&
      words.capital[place] === true &&
      words.capital[place + 1] === true &&
      words.bare[place + 1] !== next,
  );
}

/**
 * Whether the question, typed without capitals, names another place: what follows a unit ("xa dong buoi") stands in
 * or around the passage neither after that unit nor with its next syllable. Where capitals are typed, names are
 * required as such.
 */
export function isOtherPlace(question: Question, around: Surroundings): boolean {
  if (typedCapitals.test(question.typed)) return false;
  const all = [around.text, around.context, around.identity, ...around.near];
  const isOther = question.bare.some((unit, at) => {
    const [own, next] = [question.bare[at + 1] ?? "", question.bare[at + 2] ?? ""];
    return (
      placeUnits.has(unit) &&
      all.some((words) => goesOnOtherwise(words, unit, own, next)) &&
      !all.some((words) => standTogether(words, own, next))
    );
  });
  if (isOther) return true;
  return question.terms.some(({ first, count, light, wordings }) => {
    const own = wordings[0]?.bare[0];
    const unit = question.bare[first - 1] ?? "";
    if (own === undefined || light || count > 1 || !placeUnits.has(unit)) return false;
    const next = question.bare[first + 1] ?? "";
    return !all.some((words) => standTogether(words, unit, own) || standTogether(words, own, next));
  });
}
