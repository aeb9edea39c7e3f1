import type { Span } from "../document/document.js";
import { syllables } from "../vietnamese/syllables.js";
import { quoteLimit } from "./quote.js";

/** A stretch of a passage that bears a sentence out. */
export interface Support {
  readonly span: Span;
  /** The syllables that it shares with the sentence. */
  readonly shared: ReadonlySet<string>;
}

/** What a syllable tells: a figure much, a short word little. */
function worthOf(syllable: string): number {
  return /\d/u.test(syllable) ? 4 : syllable.length > 2 ? 1 : 0.3;
}

function worthOfAll(syllablesShared: Iterable<string>): number {
  let worth = 0;
  for (const syllable of syllablesShared) worth += worthOf(syllable);
  return worth;
}

/** Room for whole words at both ends of a quote. */
const reach = quoteLimit - 40;

/**
 * Where a passage bears out a sentence best: the stretch that fits a quote and shares most with it.
 * @returns offsets into `passage`; its first letter where nothing is shared
 */
export function supportOf(sentence: string, passage: string): Support {
  const wanted = new Set(syllables(sentence).map(({ marked }) => marked));
  const common = syllables(passage).filter(({ marked }) => wanted.has(marked));
  let best: Support = { span: { start: 0, end: Math.min(1, passage.length) }, shared: new Set() };
  let bestWorth = 0;
  common.forEach((first, from) => {
    const shared = new Set<string>();
    let { end } = first;
    for (const other of common.slice(from)) {
      if (other.end - first.start > reach) break;
      if (shared.has(other.marked)) continue;
      shared.add(other.marked);
      ({ end } = other);
    }
    const worth = worthOfAll(shared);
    if (worth <= bestWorth) return;
    bestWorth = worth;
    best = { span: { start: first.start, end }, shared };
  });
  return best;
}

/** A further passage must bear so much of the sentence that the ones before leave open … */
const gainLeast = 0.15;
/** … or bear it out nearly as well as the best. */
const asGood = 0.7;

/**
 * Which of several passages a sentence stands on: the best, and those that bear a part it does not, or as much as it.
 * A model likes to cite one passage more.
 * @returns indexes into `passages`, in their order; never empty where there are passages
 */
export function bearers(sentence: string, passages: readonly string[]): readonly number[] {
  const supports = passages.map((passage, index) => {
    const { shared } = supportOf(sentence, passage);
    return { index, shared, worth: worthOfAll(shared) };
  });
  const byWorth = supports.toSorted((first, second) => second.worth - first.worth);
  const whole = worthOfAll(new Set(syllables(sentence).map(({ marked }) => marked)));
  const covered = new Set<string>();
  const bearing = byWorth.filter(({ shared, worth }, rank) => {
    const gain = worthOfAll([...shared].filter((syllable) => !covered.has(syllable)));
    const isEnough = gain >= whole * gainLeast || worth >= (byWorth[0]?.worth ?? 0) * asGood;
    const isBearing = rank === 0 || (worth > 0 && isEnough);
    if (isBearing) for (const syllable of shared) covered.add(syllable);
    return isBearing;
  });
  return bearing.map(({ index }) => index).toSorted((first, second) => first - second);
}
