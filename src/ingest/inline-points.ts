import { pointLetters } from "./markers.js";
import type { Block } from "./read/block.js";

const inline = /(?<=[:;.,]\s)([a-zđ])\)\s+(?=\p{L})/gu;

/** Offsets in the words where the points of a list begin: a), b), c) … in order, from a) or after the block's own. */
function cutsIn(words: string): number[] {
  const own = /^([a-zđ])\)\s/u.exec(words)?.[1];
  let wanted = own === undefined ? 0 : pointLetters.indexOf(own) + 1;
  const cuts: number[] = [];
  for (const match of words.matchAll(inline)) {
    if (match[1] !== pointLetters[wanted]) continue;
    cuts.push(match.index);
    wanted += 1;
  }
  // "theo điểm a) và b)" is a mention; a list has two points at least.
  return own === undefined && cuts.length < 2 ? [] : cuts;
}

/**
 * Points that run on in one paragraph ("2. Thành phần gồm: a) Chủ tịch; b) Phó Chủ tịch;") as blocks of their own:
 * a page's lines were joined, the points are points all the same.
 * @param from index of the first block of the text; blocks above it stay as they are
 */
export function splitPoints(source: string, blocks: readonly Block[], from: number): Block[] {
  return blocks.flatMap((block, index) => {
    if (index < from || block.kind !== "paragraph") return [block];
    const words = source.slice(block.start, block.end);
    const cuts = cutsIn(words);
    if (cuts.length === 0) return [block];
    return [0, ...cuts].map((cut, place) => {
      const next = cuts[place] ?? words.length;
      const end = block.start + words.slice(0, next).trimEnd().length;
      const start = block.start + cut;
      return { ...block, start, end, bold: Math.max(0, Math.min(block.bold - cut, end - start)) };
    });
  });
}
