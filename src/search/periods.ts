import type { DocumentIdentity } from "../document/document.js";
import { findTimes, printDay, satisfies, type TimeMention } from "../vietnamese/dates.js";
import type { Ranked } from "./fuse.js";
import type { PassageStore } from "./passage-store.js";
import { type SearchWeights, searchWeights } from "./weights.js";

type Identities = () => ReadonlyMap<string, DocumentIdentity>;

/** Durations and recurrences ("trong 5 ngày", "hằng năm") name no period. */
export function periodsOf(text: string): readonly TimeMention[] {
  return findTimes(text).filter(({ kind }) => kind !== "duration" && kind !== "recurring");
}

function bears(text: string, wanted: readonly TimeMention[]): boolean {
  const found = periodsOf(text);
  return wanted.length > 0 && wanted.every((one) => found.some((time) => satisfies(time, one)));
}

/** Whether a passage is of the periods wanted: by its own words, its headings, or its document's title or date. */
export function ofPeriods(
  wanted: readonly TimeMention[],
  store: PassageStore,
  identities: Identities,
): (passage: number) => boolean {
  const documents = new Map<number, boolean>();
  return (number) => {
    const document = store.documentNumberOf(number);
    let isWhole = documents.get(document);
    if (isWhole === undefined) {
      const identity = identities().get(store.documentIdOf(number));
      const said = [identity?.title ?? "", printDay(identity?.date ?? "")];
      isWhole = bears(said.join("\n"), wanted);
      documents.set(document, isWhole);
    }
    if (isWhole) return true;
    const { text, headings } = store.passage(number);
    return bears([text, ...headings].join("\n"), wanted);
  };
}

/**
 * A period that the question names is a preference: among the likeliest passages those of it gain a little.
 * @param ranked best first
 * @param question read; one without a period costs one look for times
 */
export function withPeriods(
  ranked: Ranked[],
  question: string,
  store: PassageStore,
  identities: Identities,
  { share, candidates }: SearchWeights["period"] = searchWeights.period,
): Ranked[] {
  const wanted = periodsOf(question);
  if (wanted.length === 0) return ranked;
  const isWanted = ofPeriods(wanted, store, identities);
  return ranked
    .map(({ passage, score }, place) => ({
      passage,
      score: place < candidates && isWanted(passage) ? score * (1 + share) : score,
    }))
    .toSorted((one, other) => other.score - one.score || one.passage - other.passage);
}
