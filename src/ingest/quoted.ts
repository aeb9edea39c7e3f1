import { markerOf, rank, signatureLine } from "./markers.js";
import { type Block, type Extract, isBold } from "./read/block.js";

/** Blocks (by index, both ends in) that an amendment quotes: "2. Sửa đổi Điều 8 như sau: “Điều 8. …”". */
export interface Quoted {
  readonly first: number;
  readonly last: number;
}

const opening = /^["“]\s*/u;
const closing = /["”]\s*[.;,]*$/u;
/** A quotation longer than this many blocks is an opening mark whose closing one was forgotten. */
const longest = 400;

/** Whether one quote mark stands open in a block: pages mix “…", "…” and "…". */
const isUnbalanced = (words: string): boolean => (words.match(/["“”]/gu)?.length ?? 0) % 2 === 1;

/** UTF-16 units of the quote mark before a numeral; 0 where a block does not begin a quoted part. */
export function quoteLength(words: string, isBlockBold: boolean): number {
  const length = opening.exec(words)?.[0].length ?? 0;
  if (length === 0) return 0;
  const marker = markerOf(words.slice(length), isBlockBold);
  return marker === null || marker.kind === "bullet" ? 0 : length;
}

/**
 * Finds the stretches that quote numbered parts of another text: their numerals are not this document's.
 * @param from index of the first block of the text
 */
export function quotedStretches({ source, blocks }: Extract, from: number): Quoted[] {
  const words = (block: Block): string => source.slice(block.start, block.end);
  const found: Quoted[] = [];
  for (let first = from; first < blocks.length; first += 1) {
    const block = blocks[first];
    if (block?.kind !== "paragraph" || quoteLength(words(block), isBold(block)) === 0) continue;
    let last = isUnbalanced(words(block)) ? -1 : first;
    for (let index = first + 1; last < 0 && index < Math.min(blocks.length, first + longest); index += 1) {
      const below = blocks[index];
      if (below === undefined || below.kind === "layout" || signatureLine.test(words(below))) break;
      if (isUnbalanced(words(below)) && closing.test(words(below))) last = index;
    }
    if (last < 0) continue;
    found.push({ first, last });
    first = last;
  }
  return found;
}

const motto = /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM/u;
const signed = /Nơi nhận|[Kk]ý|đóng dấu|^(?:TM|KT|TL|TUQ)\.|^T\/M/u;
/** A sample form longer than this many blocks is something else. */
const longestForm = 250;

/**
 * Finds sample documents printed inside a part of the text, from their letter-head to their signature: "Mẫu tờ trình"
 * below step 3 of a procedure. Their numerals are not this document's; what follows goes on where the text was left.
 */
export function formStretches({ source, blocks }: Extract, from: number): Quoted[] {
  const words = (block: Block): string => source.slice(block.start, block.end);
  const found: Quoted[] = [];
  for (let head = from; head < blocks.length; head += 1) {
    const block = blocks[head];
    if (block?.kind !== "layout" || !motto.test(words(block))) continue;
    const first = blocks.findIndex((other) => other.kind === "layout" && other.table === block.table);
    let end = -1;
    for (let index = head + 1; end < 0 && index < Math.min(blocks.length, head + longestForm); index += 1) {
      const below = blocks[index];
      if (below === undefined || below.table === block.table) continue;
      const isLayout = below.kind === "layout";
      const depth =
        below.kind === "paragraph" ? (markerOf(words(below), isBold(below))?.rank ?? Infinity) : Infinity;
      if ((isLayout && motto.test(words(below))) || depth <= rank.chapter) break;
      if (isLayout && signed.test(words(below)))
        end = blocks.findLastIndex((other) => other.kind === "layout" && other.table === below.table);
    }
    if (end < 0 || first < from) continue;
    found.push({ first, last: end });
    head = end;
  }
  return found;
}
