import type { Syllable } from "../vietnamese/syllables.js";
import {
  type ClaimText,
  contentOf,
  endOfRun,
  findRun,
  readClaims,
  type Stretch,
  stretchAt,
  tokensOf,
  whole,
} from "./claim-text.js";
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

export const printTokens = ({ text, tokens }: ClaimText, { first, end }: Stretch): string =>
  text.slice(tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0);

/** Every place where a run of syllables stands in a source; marks do not count in a scan. */
export function placesOfRun(source: ClaimSource, run: readonly Syllable[]): Place[] {
  const key = source.passage.isScanned ? "bare" : "marked";
  const words = run.map((syllable) => syllable[key]);
  const found: Place[] = [];
  for (const read of [source.body, source.context]) {
    const within = whole(read);
    for (let at = findRun(read, words, key, within); at >= 0;) {
      found.push({ source, read, at: { first: at, end: endOfRun(read, words, key, at, within.end) } });
      at = findRun(read, words, key, { first: at + 1, end: within.end });
    }
  }
  return found;
}

/** Share of a claim's own words that must stand around its source, 0 to 1. Tuned on our own sentences. */
const aroundShare = 0.5;
/** With fewer words than this a segment tells little: its clause may tell instead. */
const fewWords = 4;

const shared = (wanted: ReadonlySet<string>, there: ReadonlySet<string>): Set<string> =>
  new Set([...wanted].filter((word) => there.has(word)));

/** Content syllables of a stretch, and pairs of them that stand side by side: "hộ nghèo" is not "hộ cận nghèo". */
function wordsAndPairs(read: ClaimText, within: Stretch, without?: Stretch): Set<string> {
  // Document numbers are looked at apart.
  const codes = read.mentions.map((mention) => tokensOf(read, mention));
  const isCode = (index: number): boolean => codes.some(({ first, end }) => first <= index && index < end);
  const found = new Set<string>();
  for (let index = within.first; index < within.end; index += 1) {
    const isOut = without !== undefined && without.first <= index && index < without.end;
    const word = read.tokens[index]?.marked ?? "";
    if (!isOut && read.content[index] === true && !isCode(index)) found.add(word);
  }
  for (let index = within.first; index + 1 < within.end; index += 1) {
    // A function word may stand between: "hộ (trong) ngõ".
    const step = read.content[index + 1] === true ? 1 : 2;
    const [word, next] = [read.tokens[index]?.marked ?? "", read.tokens[index + step]?.marked ?? ""];
    if (index + step < within.end && found.has(word) && found.has(next)) found.add(`${word} ${next}`);
  }
  return found;
}

/** With so many words of its own before its first figure or time a clause has its own subject. */
const ownSubject = 4;

function openingOf(read: ClaimText, clause: Stretch): Stretch {
  const from = read.tokens[clause.first]?.start ?? 0;
  const starts = [...read.figures, ...read.times].map(({ start }) => start).filter((start) => start >= from);
  const stop = Math.min(...starts, read.tokens[clause.end - 1]?.end ?? 0);
  let { first: end } = clause;
  while (end < clause.end && (read.tokens[end]?.end ?? 0) <= stop) end += 1;
  return { first: clause.first, end };
}

/** A list's first words, and the first clause's subject, are said of each part that has no subject of its own. */
function leadIn(body: ClaimText, { first }: Stretch): ReadonlySet<string> {
  const clause = stretchAt(body.clauses, first);
  const hasOwn = clause.first > 0 && contentOf(body, openingOf(body, clause)).size >= ownSubject;
  const opening = openingOf(body, stretchAt(body.clauses, 0));
  const colon = body.text.indexOf(":");
  const list = { first: 0, end: body.tokens.filter(({ end }) => end <= colon).length };
  return contentOf(body, hasOwn ? list : { first: 0, end: Math.max(list.end, opening.end) });
}

/** Whether words of a sentence stand around a place of their claim's source too; other claims are looked at apart. */
function isAbout(words: ReadonlySet<string>, { source, read, at }: Place, isOnly: boolean): boolean {
  const wanted = new Set([...words].filter((word) => !/^\d/u.test(word)));
  if (wanted.size === 0) return true;
  const near = new Set([
    ...contentOf(read, stretchAt(read.clauses, at.first)),
    ...(read === source.body ? leadIn(read, at) : []),
  ]);
  // Of several passages the one that holds the claim must share more than its document's name.
  if (!isOnly && shared(wanted, near).size === 0) return false;
  const there = new Set([...near, ...contentOf(source.context, whole(source.context))]);
  return shared(wanted, there).size / wanted.size >= aroundShare;
}

export interface BindOptions {
  /** One passage is cited. */
  readonly isOnly: boolean;
  /** Whole clauses are compared: for the subject of a clause. */
  readonly byClause?: boolean;
  /** What a rival after the claim is said of may not be said of the claim: "ở thành thị 15, ở nông thôn 7". */
  readonly inOrder?: boolean;
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
  { isOnly, byClause = false, inOrder = false }: BindOptions,
): "bound" | "elsewhere" | "other-subject" {
  const segment = stretchAt(sentence.segments, claim.first);
  const clause = stretchAt(sentence.clauses, claim.first);
  const own = contentOf(sentence, segment, claim);
  const about = places.filter(
    (place) =>
      isAbout(own, place, isOnly) ||
      (own.size < fewWords && isAbout(contentOf(sentence, clause, claim), place, isOnly)),
  );
  if (about.length === 0) return "elsewhere";
  const wanted = wordsAndPairs(sentence, own.size === 0 || byClause ? clause : segment, claim);
  const near = ({ read, at }: Place) =>
    shared(wanted, wordsAndPairs(read, stretchAt(byClause ? read.clauses : read.segments, at.first)));
  const others = rivals.map((place) => ({ place, words: near(place) }));
  const isLast = about.every((place) => {
    const held = near(place);
    return others.some(({ place: { read, at }, words }) => {
      if (words.size > held.size && [...held].every((word) => words.has(word))) return true;
      const isAfter = inOrder && read === place.read && at.first > place.at.first;
      return isAfter && [...words].some((pair) => pair.includes(" ") && !held.has(pair));
    });
  });
  return isLast ? "other-subject" : "bound";
}
