import { namesIn } from "./claim-names.js";
import { findOffices } from "./claim-offices.js";
import { type ClaimSource, isBound, type Place, placesOfRun } from "./claim-sources.js";
import { type ClaimText, joinTokens, type Stretch, stretchAt } from "./claim-text.js";

/** Bodies, persons and places that a text names, in its order. */
function subjectsOf(read: ClaimText): Stretch[] {
  const offices = findOffices(read);
  const names = namesIn(read).filter(
    (run) => !offices.some(({ first, end }) => run.first < end && first < run.end),
  );
  return [...offices, ...names].toSorted((one, other) => one.first - other.first);
}

/** Whether a name is the first of its clause: then it is the subject of all that follows in it. */
const isSubject = ({ read, at }: Place, all: readonly Place[]): boolean => {
  const clause = stretchAt(read.clauses, at.first);
  return !all.some(
    (other) => other.read === read && other.at.first >= clause.first && other.at.first < at.first,
  );
};

/** Syllables of a body's name that its capitals do not tell. */
const longestTail = 4;

/** A name goes on while the sentence and a source go on alike: "Sở Nông nghiệp và Phát triển | nông thôn". */
function longest({ tokens }: ClaimText, { end }: Stretch, places: readonly Place[]): number {
  const lengths = places.map(({ read, at }) => {
    let step = 0;
    while (end + step < tokens.length && tokens[end + step]?.marked === read.tokens[at.end + step]?.marked)
      step += 1;
    return step;
  });
  return end + Math.min(longestTail, Math.max(0, ...lengths));
}

/** Whether a sentence says of a body, person or place what a source says of it, and not of another one. */
export function isSaidOf(
  sentence: ClaimText,
  run: Stretch,
  sources: readonly ClaimSource[],
): "bound" | "other-subject" {
  const places = sources.flatMap((source) => placesOfRun(source, sentence.tokens.slice(run.first, run.end)));
  const inText = places.filter(({ read, source }) => read === source.body);
  // What names the document itself may be said of all of it.
  if (inText.length === 0 || inText.length < places.length) return "bound";
  const all = sources.flatMap((source): Place[] =>
    subjectsOf(source.body).map((at) => ({ source, read: source.body, at })),
  );
  const said = new Set(subjectsOf(sentence).map(({ first, end }) => joinTokens(sentence, first, end)));
  const rivals = all.filter(({ read, at }) => !said.has(joinTokens(read, at.first, at.end)));
  const byClause = inText.some((place) => isSubject(place, all));
  const others = byClause ? rivals.filter((place) => isSubject(place, all)) : rivals;
  const claim = { first: run.first, end: longest(sentence, run, inText) };
  const bond = isBound(sentence, claim, inText, others, { isOnly: sources.length === 1, byClause });
  return bond === "bound" || (bond === "elsewhere" && others.length === 0) ? "bound" : "other-subject";
}
