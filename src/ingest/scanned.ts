import { answerMessages } from "../messages.js";
import type { Leaf } from "./leaf.js";
import { type Marker, pointLetters, rank } from "./markers.js";
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

/** What an engine makes of a point's letter: itself with a speck read as another one before it ("ởđ)"), or without its stroke. */
const pointLike = /^(\p{L}{1,3})\)\s*/u;

/**
 * Markers of recognised blocks with misread letters of points put right, where the letter that Vietnamese order wants next
 * stands in what was read: after "d)" come "d)" or "ởđ)" as điểm đ. The words stay as they were read.
 */
export function mendScannedMarkers(
  markers: readonly (Marker | null)[],
  { source, blocks }: Extract,
): readonly (Marker | null)[] {
  let last = "";
  return markers.map((marker, index) => {
    const block = blocks[index];
    if (marker !== null && marker.rank > rank.point) return marker;
    if (marker?.kind === "point" && marker.numeral !== last) {
      last = marker.numeral;
      return marker;
    }
    const wanted = last === "" ? "" : (pointLetters[pointLetters.indexOf(last) + 1] ?? "");
    if (marker !== null && marker.kind !== "point") last = "";
    if (block?.isScanned !== true || block.kind !== "paragraph" || wanted === "") return marker;
    const read = pointLike.exec(source.slice(block.start, block.end));
    const letters = (read?.[1] ?? "").toLowerCase();
    if (read === null || !(letters.includes(wanted) || (wanted === "đ" && letters === "d"))) return marker;
    last = wanted;
    return {
      kind: "point",
      rank: rank.point,
      numeral: wanted,
      name: `điểm ${wanted}`,
      length: read[0].length,
    };
  });
}
