import type { Section } from "../document/document.js";
import type { Front } from "./front.js";
import { splitPoints } from "./inline-points.js";
import { type Leaf, Reading, withParent } from "./leaf.js";
import {
  attachedKind,
  closingLine,
  isUpper,
  legalBasis,
  type Marker,
  markerOf,
  officeLine,
  rank,
  signatureLine,
} from "./markers.js";
import { isNamedOnly } from "./named-forms.js";
import { freeze, makeFrame, quotedRank } from "./outline.js";
import { placeMarked } from "./place-marked.js";
import { placeParagraph, wantsTitle } from "./place-paragraph.js";
import { createRowPlacer } from "./place-row.js";
import { formStretches, type Quoted, quotedStretches, quoteLength } from "./quoted.js";
import { type Block, type Extract, isBold } from "./read/block.js";
import { structureRemarks } from "./remarks.js";
import { markScanned, mendScannedMarkers } from "./scanned.js";

export interface Structure {
  readonly sections: readonly Section[];
  /** Every block in order, each with its place. */
  readonly leaves: readonly Leaf[];
  /** What a person should check: Vietnamese sentences for office staff. */
  readonly remarks: readonly string[];
}

/** Letter-head and legal bases, then the text, then recipients and signature (and an annex begins a text again). */
type Zone = "front" | "body" | "back";

const recipients = /^(?:Nơi nhận|Kính gửi)\s*:?/u;
/** Where "Kính gửi" stands, as a citation says it. */
const addressed = "phần nơi nhận";
/** A signature without "TM." or "KT." is looked for among so many blocks at the end. */
const lastLines = 8;
const endMark = /[.;:,…]["”)]?$/u;
const signedName = /^\p{Lu}\S*(?: \p{Lu}\S*){1,4}$/u;
const longestSignatureLine = 60;

/** Opens an annex or an attached document ("QUY CHẾ" after the signature); false when the block begins neither. */
function placeAnnex(reading: Reading, block: Block, marker: Marker | null, isSigned: boolean): boolean {
  const { outline } = reading;
  const words = reading.words(block);
  const attached = isSigned && !wantsTitle(outline.top) ? attachedKind(words) : null;
  if (attached === null && marker?.rank !== rank.annex) return false;
  const name = `${attached ?? ""} kèm theo`;
  const frame = makeFrame(block, marker ?? { kind: "annex", rank: rank.annex, numeral: "", name });
  frame.heading = words;
  frame.title = words.slice(marker?.length ?? 0).trim() || null;
  outline.add(frame);
  reading.add(block, "heading", outline.locator);
  return true;
}

const footnote = /^\[(\d{1,3})\]\s*(?=[\p{L}"“])/u;

/** Opens a footnote printed behind the text: "[8] Khoản này được sửa đổi …"; false where the block is none. */
function placeFootnote(reading: Reading, block: Block): boolean {
  const number = footnote.exec(reading.words(block))?.[1];
  if (number === undefined) return false;
  const { outline } = reading;
  // It belongs to nothing that stands above it, so it ranks with annexes.
  outline.add(
    makeFrame(block, { kind: "paragraph", rank: rank.annex, numeral: number, name: `chú thích ${number}` }),
  );
  reading.add(block, "text", outline.locator);
  return true;
}

/** The part of the letter-head that a block of the front zone is; null when the text begins with it. */
function frontPart(words: string, block: Block, front: Front): string | null {
  if (front.kind === null || block.kind !== "paragraph") return null;
  if (legalBasis.test(words)) return "phần căn cứ";
  return isUpper(words) || /^\([^)]*\)$/u.test(words) ? "phần đầu văn bản" : null;
}

function isSignaturePart(words: string, marker: Marker | null): boolean {
  if (signatureLine.test(words) || marker?.kind === "bullet") return true;
  return words.length <= longestSignatureLine && marker === null && !endMark.test(words);
}

/** The numeral a block begins with; behind the quote mark where a quoted text begins. */
function markerIn(source: string, block: Block, isQuoted: boolean): Marker | null {
  const words = source.slice(block.start, block.end);
  const quote = isQuoted ? quoteLength(words, isBold(block)) : 0;
  const marker = markerOf(words.slice(quote), isBold(block));
  return marker === null ? null : { ...marker, length: marker.length + quote };
}

const isProse = (block: Block | undefined): boolean =>
  block?.kind === "paragraph" && !isBold(block) && block.end - block.start > longestSignatureLine;

/**
 * Finds a document's tree: parts, chapters, articles, clauses, points, bullets, headings, annexes, table rows,
 * paragraphs; the letter-head, legal bases, recipients and signature are told from it.
 * @param front what `readFront` found above the text
 */
export function structure(extract: Extract, front: Front): Structure {
  const { source } = extract;
  const blocks = splitPoints(source, extract.blocks, front.next);
  const quoted = quotedStretches({ source, blocks }, front.next);
  const printed = blocks.map((block, index) =>
    block.kind === "paragraph"
      ? markerIn(
          source,
          block,
          quoted.some(({ first }) => first === index),
        )
      : null,
  );
  const markers = mendScannedMarkers(printed, { source, blocks });
  const isNumbered = (marker: Marker | null, index: number): boolean =>
    index >= front.next && marker !== null && marker.rank < rank.paragraph;
  const forms = formStretches({ source, blocks }, front.next);
  const reading = new Reading(source, markers.some(isNumbered));
  const placeRow = createRowPlacer(reading);
  let zone: Zone = "front";
  let isSigned = false;

  const place = (block: Block, index: number): void => {
    const words = reading.words(block);
    const marker = markers[index] ?? null;
    if (index < front.next) {
      if (front.titles.has(index)) reading.add(block, "heading", "tiêu đề");
      else reading.add(block, "letterhead", "phần đầu văn bản");
      return;
    }
    const isOffice = index >= blocks.length - lastLines && officeLine.test(words) && isUpper(words);
    const isSignature =
      isOffice ||
      (signatureLine.test(words) && (block.kind === "layout" || (words.length < 120 && isUpper(words))));
    // "Kính gửi:" and the lines below it, one body each.
    const isAddressed =
      zone === "front" && marker?.kind === "bullet" && reading.leaves.at(-1)?.locator === addressed;
    if (recipients.test(words) && zone === "front" && block.kind !== "layout") {
      reading.add(block, "letterhead", addressed);
      return;
    }
    if (isAddressed) {
      reading.add(block, "letterhead", addressed);
      return;
    }
    if (block.kind === "layout" || isSignature || recipients.test(words)) {
      if (isSignature || /Nơi nhận/u.test(words)) {
        zone = "back";
        isSigned = true;
        // What follows belongs to no article; an annex stays open.
        reading.outline.closeTo(rank.part);
      }
      reading.add(block, "letterhead", zone === "front" ? "phần đầu văn bản" : "phần cuối văn bản");
      return;
    }
    const isNamed = isNamedOnly(markers, index, reading.outline.open);
    if (!isNamed && placeAnnex(reading, block, marker, isSigned)) {
      zone = "body";
      return;
    }
    if (isSigned && placeFootnote(reading, block)) return;
    const part =
      zone === "front" && (marker === null || marker.kind === "bullet")
        ? frontPart(words, block, front)
        : null;
    const isEnd = zone === "back" && block.kind === "paragraph" && isSignaturePart(words, marker);
    const isAuthor = index > 1 && index === blocks.length - 1 && signedName.test(words);
    if (part !== null || isEnd || isAuthor) {
      reading.add(block, "letterhead", part ?? "phần cuối văn bản");
      return;
    }
    if (zone === "back" || marker !== null || !legalBasis.test(words)) zone = "body";
    if (block.kind === "row" || block.kind === "head") placeRow(block);
    else if (closingLine.test(words)) {
      reading.outline.closeTo(rank.part);
      reading.add(block, "text", "phần cuối");
    } else if (marker === null || isNamed) placeParagraph(reading, block);
    else
      placeMarked(reading, block, marker, {
        marker: markers[index + 1] ?? null,
        isProse: isProse(blocks[index + 1]),
      });
  };

  let form: Quoted | undefined;
  for (const [index, block] of blocks.entries()) {
    if (quoted.some(({ first }) => first === index)) reading.outline.enter("trích");
    // Below a title alone a letter-head begins the form that the title names; inside a clause it interrupts the text.
    if (reading.outline.top.rank >= rank.article && reading.outline.top.rank < quotedRank) {
      form = forms.find(({ first }) => first === index) ?? form;
      if (form?.first === index) reading.outline.enter("biểu mẫu");
    }
    place(block, index);
    if (quoted.some(({ last }) => last === index)) reading.outline.enter(null);
    if (form?.last === index) {
      reading.outline.enter(null);
      zone = "body";
      form = undefined;
    }
  }
  const sections = freeze(reading.outline.root.children);
  return {
    sections,
    leaves: markScanned(reading.leaves, extract).map((leaf) => withParent(leaf, sections)),
    remarks: structureRemarks(reading.outline.root, reading.leaves, source),
  };
}
