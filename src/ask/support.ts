import type { Span } from "../document/document.js";
import { syllables } from "../vietnamese/syllables.js";
import { quoteLimit } from "./quote.js";

/** What a syllable that a sentence shares with a passage is worth: a figure tells the place, a short word little. */
function worthOf(key: string): number {
  return /\d/u.test(key) ? 4 : key.length > 2 ? 1 : 0.3;
}

/** Room for whole words at both ends of a quote. */
const reach = quoteLimit - 40;

/**
 * Where a passage bears out a sentence best: the stretch that fits a quote and shares most with it.
 * @returns offsets into `passage`; its first letter where nothing is shared
 */
export function supportSpan(sentence: string, passage: string): Span {
  const wanted = new Set(syllables(sentence).map(({ marked }) => marked));
  const shared = syllables(passage).filter(({ marked }) => wanted.has(marked));
  let best: Span = { start: 0, end: Math.min(1, passage.length) };
  let bestWorth = 0;
  shared.forEach((first, from) => {
    const seen = new Set<string>();
    let worth = 0;
    let { end } = first;
    for (const other of shared.slice(from)) {
      if (other.end - first.start > reach) break;
      if (seen.has(other.marked)) continue;
      seen.add(other.marked);
      worth += worthOf(other.marked);
      ({ end } = other);
    }
    if (worth > bestWorth) {
      bestWorth = worth;
      best = { start: first.start, end };
    }
  });
  return best;
}
