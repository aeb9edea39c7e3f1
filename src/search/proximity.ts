import { syllables } from "../vietnamese/syllables.js";
import type { Ranked } from "./fuse.js";
import { inverseFrequency, type LexicalIndex, type WeightedText } from "./lexical.js";
import { type SearchWeights, searchWeights } from "./weights.js";

/** What each of the question's syllables weighs, by its number in the index; those that the index lacks count in `total`. */
interface Wanted {
  readonly weights: ReadonlyMap<number, number>;
  readonly total: number;
}

function wantedOf({ text, shares }: WeightedText, lexical: LexicalIndex): Wanted {
  const weights = new Map<number, number>();
  const seen = new Set<string>();
  let total = 0;
  syllables(text).forEach(({ bare }, place) => {
    // A word said twice is wanted once, whether the index bears it or not.
    if (seen.has(bare)) return;
    seen.add(bare);
    const number = lexical.bareNumber(bare);
    const weight = (shares?.[place] ?? 1) * inverseFrequency(lexical.bare(bare), lexical.passages);
    total += weight;
    if (number >= 0) weights.set(number, weight);
  });
  return { weights, total };
}

/** The heaviest set of wanted syllables within `width` syllables in a row, as a share of all wanted. */
function closest(tokens: Uint16Array | Uint32Array, { weights, total }: Wanted, width: number): number {
  const places: number[] = [];
  const held = new Map<number, number>();
  let [first, sum, most] = [0, 0, 0];
  for (let place = 0; place < tokens.length; place += 1) {
    const token = tokens[place] ?? 0;
    const weight = weights.get(token);
    if (weight === undefined) continue;
    places.push(place);
    const count = held.get(token) ?? 0;
    held.set(token, count + 1);
    if (count === 0) sum += weight;
    while ((places[first] ?? 0) <= place - width) {
      const left = tokens[places[first] ?? 0] ?? 0;
      const remaining = (held.get(left) ?? 1) - 1;
      held.set(left, remaining);
      if (remaining === 0) sum -= weights.get(left) ?? 0;
      first += 1;
    }
    if (sum > most) most = sum;
  }
  return total === 0 ? 0 : most / total;
}

/**
 * Second stage: among the likeliest passages those gain that say much of the question in one place.
 * @param ranked best first
 * @param asked the question as it was understood
 * @source Tao & Zhai 2007, An exploration of proximity measures in information retrieval (minimal cover, here weighted)
 */
export function withProximity(
  ranked: readonly Ranked[],
  asked: WeightedText,
  lexical: LexicalIndex,
  { share, candidates, width }: SearchWeights["proximity"] = searchWeights.proximity,
): Ranked[] {
  const wanted = wantedOf(asked, lexical);
  return ranked
    .map(({ passage, score }, place) => ({
      passage,
      score: place < candidates ? score + share * closest(lexical.tokens(passage), wanted, width) : score,
    }))
    .toSorted((one, other) => other.score - one.score || one.passage - other.passage);
}
