import { type Marker, pointLetters } from "./markers.js";
import { type Frame, quotedRank } from "./outline.js";

/** The numeral that follows in a list of clauses or points: "7" -> "8", "1.2" -> "1.3", "i" -> "k"; null where none does. */
function successor({ kind, numeral }: Pick<Marker, "kind" | "numeral">): string | null {
  if (kind === "point" && pointLetters.includes(numeral) && numeral !== "") {
    return pointLetters[pointLetters.indexOf(numeral) + 1] ?? null;
  }
  const last = /^(?:(.*\.))?(\d+)$/u.exec(numeral);
  return last === null ? null : `${last[1] ?? ""}${Number(last[2]) + 1}`;
}

const goesOn = (frame: Frame, marker: Marker): boolean =>
  (frame.kind === "clause" || frame.kind === "point") &&
  frame.kind === marker.kind &&
  Math.abs((frame.rank % quotedRank) - marker.rank) < 0.01 &&
  successor(frame) === marker.numeral;

/**
 * Whether the line of an annex or a form only names it: nothing but other such lines stands between it and the numeral
 * that goes on with the list it stands in ("i) Tên mẫu biểu: / Mẫu số 01. … / Mẫu số 02. … / k) Yêu cầu").
 * @param markers of all blocks in order; null where a block has none
 * @param open parts open above the line
 */
export function isNamedOnly(
  markers: readonly (Marker | null)[],
  index: number,
  open: readonly Frame[],
): boolean {
  if (markers[index]?.kind !== "annex") return false;
  const next = markers.slice(index + 1).find((marker) => marker?.kind !== "annex") ?? null;
  return next !== null && open.some((frame) => goesOn(frame, next));
}
