import type { DocumentIdentity } from "../document/document.js";
import { remarkMessages, reportMessages } from "../messages.js";
import type { Leaf } from "./leaf.js";
import { locatorOf } from "./locator.js";
import { pointLetters, rank } from "./markers.js";
import { type Frame, quotedRank } from "./outline.js";

const romans = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split(" ");
/** Remarks on numbering listed one by one; a longer list says how many more. */
const listed = 12;

/** Where a numeral stands in its series, from 1; 0 where it belongs to none that we know ("1.2", "b1"). */
function ordinal({ kind, rank: depth, numeral }: Frame): number {
  if (kind === "article" || (kind === "clause" && depth === rank.clause))
    return /^\d+$/u.test(numeral) ? Number(numeral) : 0;
  if (depth === rank.roman) return romans.indexOf(numeral) + 1;
  return depth === rank.point && numeral.length === 1 ? pointLetters.indexOf(numeral) + 1 : 0;
}

/** What is wrong in one series of numerals: a gap, a wrong start, one number twice. */
function seriesRemarks(series: readonly Frame[], place: string): string[] {
  const { skipped, startsAt, repeated } = remarkMessages;
  const seen = new Set<number>();
  let before: Frame | null = null;
  return series.flatMap((frame) => {
    const number = ordinal(frame);
    const last = before;
    before = frame;
    if (seen.has(number)) {
      // Lists under unnumbered words begin again at 1; an article's clauses and the articles themselves do not.
      return number === 1 && frame.kind !== "article" ? [] : [repeated(place, frame.name)];
    }
    seen.add(number);
    if (last === null) return number === 1 ? [] : [startsAt(place, frame.name)];
    return number === ordinal(last) + 1 || number === 1 ? [] : [skipped(place, last.name, frame.name)];
  });
}

/** Articles are numbered through their document: those of every chapter, but not of an annex or a quotation. */
const articlesIn = (frame: Frame): Frame[] =>
  frame.children.flatMap((child) =>
    child.rank < rank.chapter - 1 || child.rank >= quotedRank
      ? []
      : child.kind === "article"
        ? [child]
        : articlesIn(child),
  );

function numberingRemarks(frame: Frame, path: readonly Frame[]): string[] {
  // Forms leave their numbers to whoever fills them in; a quotation has the numbers of another text.
  if (frame.rank === rank.form || frame.rank >= quotedRank) return [];
  const place = locatorOf(path) || remarkMessages.wholeText;
  const own = (depth: number): Frame[] =>
    frame.children.filter((child) => child.rank === depth && ordinal(child) > 0);
  const isScope = frame.rank < rank.part;
  const foreign = frame.children.filter(
    ({ rank: depth, numeral }) => depth === rank.point && /^[fjwz]$/u.test(numeral),
  );
  return [
    ...(isScope
      ? seriesRemarks(
          articlesIn(frame).filter((one) => ordinal(one) > 0),
          place,
        )
      : []),
    ...[rank.roman, rank.clause, rank.point].flatMap((depth) => seriesRemarks(own(depth), place)),
    ...foreign.map(({ name }) => remarkMessages.foreignPoint(place, name)),
    ...frame.children.flatMap((child) => numberingRemarks(child, [...path, child])),
  ];
}

/**
 * What a person should check in a document's tree: numerals that jump, begin late or come twice, and text behind the
 * signature that belongs to no part. Nothing of it is lost: it stands in the tree where it was printed.
 */
export function structureRemarks(root: Frame, leaves: readonly Leaf[], source: string): string[] {
  const numbering = numberingRemarks(root, []);
  const isNumbered = root.children.some((child) => child.rank < rank.paragraph);
  const signedAt = leaves.findIndex(
    ({ role, locator }) => role === "letterhead" && locator === "phần cuối văn bản",
  );
  const loose = leaves.filter(
    ({ role, locator }, index) =>
      role === "text" && locator === "phần cuối" && index > signedAt && signedAt >= 0,
  );
  const [first] = loose;
  return [
    ...numbering.slice(0, listed),
    ...(numbering.length > listed ? [remarkMessages.more(numbering.length - listed)] : []),
    ...(first === undefined || !isNumbered
      ? []
      : [
          remarkMessages.loose(
            loose.length,
            source.slice(first.start, Math.min(first.end, first.start + 60)),
          ),
        ]),
  ];
}

/** Which facts of a document's head could not be read; a report of news bears neither number nor signer. */
export function identityRemarks(identity: DocumentIdentity): string[] {
  const { fields } = reportMessages;
  const wanted =
    identity.kind === "tin" ? (["date"] as const) : (["number", "kind", "issuer", "date", "signer"] as const);
  const unread = wanted
    .filter((field) => identity[field] === null)
    .map((field) => fields[field].toLowerCase());
  return unread.length === 0 ? [] : [remarkMessages.unread(unread.join(", "))];
}
