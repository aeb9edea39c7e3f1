import type { Fault } from "./check-types.js";
import type { ClaimSource } from "./claim-sources.js";
import { type ClaimText, contentOf, type Stretch, whole } from "./claim-text.js";

/** Share of a sentence's content syllables that its sources must hold; each segment of some length a little less. */
const topicShare = 0.5;
const segmentShare = 0.34;
const segmentLeast = 4;

/** A sentence is about what its sources are about. */
export function faultOfTopic(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const there = new Set<string>();
  for (const { body, context } of sources) {
    for (const word of contentOf(body, whole(body))) there.add(word);
    for (const word of contentOf(context, whole(context))) there.add(word);
  }
  const shareIn = (stretch: Stretch, least: number): number => {
    const wanted = [...contentOf(sentence, stretch)];
    return wanted.length < least ? 1 : wanted.filter((word) => there.has(word)).length / wanted.length;
  };
  const all = shareIn(whole(sentence), 1);
  const worst = Math.min(1, ...sentence.segments.map((segment) => shareIn(segment, segmentLeast)));
  if (all >= topicShare && worst >= segmentShare) return null;
  return {
    reason: "off-topic",
    detail: `only ${Math.round(100 * Math.min(all, worst))} % of its words are in the source`,
  };
}
