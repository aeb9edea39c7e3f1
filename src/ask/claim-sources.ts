import { type ClaimText, contentOf, readClaims, type Stretch, stretchAt, whole } from "./claim-text.js";
import type { ShownPassage } from "./check-types.js";

/** A cited passage, read. */
export interface ClaimSource {
  readonly passage: ShownPassage;
  readonly body: ClaimText;
  readonly context: ClaimText;
}

/** Where a claim stands in a source. */
export interface Place {
  readonly source: ClaimSource;
  readonly read: ClaimText;
  readonly at: Stretch;
}

/** "2022-04-07" in what names a document, as a text writes it. */
function printDays(context: string): string {
  return context.replace(/(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/gu, "ngày $3/$2/$1");
}

export function readSource(passage: ShownPassage): ClaimSource {
  const context = printDays(passage.context.normalize("NFC"));
  return { passage, body: readClaims(passage.text.normalize("NFC")), context: readClaims(context) };
}

/** Share of a claim's own words that must stand around its source, 0 to 1. Tuned on our own sentences. */
const aroundShare = 0.5;
/** With fewer words than this a segment tells nothing: the clause is taken. */
const fewWords = 2;

/** The words a sentence says around a claim: of its segment, or of its clause where that is too short. */
export function wordsAround(sentence: ClaimText, claim: Stretch): ReadonlySet<string> {
  const near = contentOf(sentence, stretchAt(sentence.segments, claim.first), claim);
  return near.size >= fewWords ? near : contentOf(sentence, stretchAt(sentence.clauses, claim.first), claim);
}

const shared = (wanted: ReadonlySet<string>, there: ReadonlySet<string>): Set<string> =>
  new Set([...wanted].filter((word) => there.has(word)));

/** Whether the words around a claim stand around a place of its source too. */
function isAbout(wanted: ReadonlySet<string>, { source, read, at }: Place): boolean {
  if (wanted.size === 0) return true;
  const there = new Set([
    ...contentOf(read, stretchAt(read.clauses, at.first)),
    // A list's first words and what stands above it are said of each of its parts.
    ...contentOf(source.body, stretchAt(source.body.clauses, 0)),
    ...contentOf(source.context, whole(source.context)),
  ]);
  return shared(wanted, there).size / wanted.size >= aroundShare;
}

/**
 * Whether a claim says of its subject what a source says of it: its words stand around one of the places, and no
 * other claim of the same kind stands among more of them ("xã A 20 hộ, xã B 35 hộ": "xã A 35 hộ" does not).
 * @param places where the claim stands
 * @param rivals where others of its kind stand that the sentence does not name
 */
export function isBound(
  sentence: ClaimText,
  claim: Stretch,
  places: readonly Place[],
  rivals: readonly Place[],
): "bound" | "elsewhere" | "other-subject" {
  const wanted = wordsAround(sentence, claim);
  const about = places.filter((place) => isAbout(wanted, place));
  if (about.length === 0) return "elsewhere";
  const near = ({ read, at }: Place) => shared(wanted, contentOf(read, stretchAt(read.segments, at.first)));
  const others = rivals.map(near);
  const isLast = about.every((place) => {
    const own = near(place);
    return others.some((other) => other.size > own.size && [...own].every((word) => other.has(word)));
  });
  return isLast ? "other-subject" : "bound";
}
