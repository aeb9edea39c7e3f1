import { answerMessages } from "../messages.js";
import type { Leaf } from "./leaf.js";
import type { Extract } from "./read/block.js";

/**
 * Leaves whose words were recognised from a picture say so in their citations, with the page where there are several:
 * a reader must be able to find the place on the paper.
 * @param leaves in the source's order, as the extract's blocks are
 */
export function markScanned(leaves: readonly Leaf[], { blocks, pages = 0 }: Extract): readonly Leaf[] {
  if (!blocks.some(({ isScanned }) => isScanned === true)) return leaves;
  let at = 0;
  return leaves.map((leaf) => {
    while (at + 1 < blocks.length && (blocks[at]?.end ?? 0) <= leaf.start) at += 1;
    const block = blocks[at];
    if (block?.isScanned !== true) return leaf;
    return { ...leaf, mark: answerMessages.scannedPlace(pages > 1 ? (block.page ?? null) : null) };
  });
}
