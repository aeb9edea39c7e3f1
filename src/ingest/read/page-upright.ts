import type { Letter, Rule } from "./page-lines.js";
import { type Drawn, placeSize } from "./pdf-glyphs.js";

/** How a page lies: its box in its own units, and the clockwise turn (degrees) at which it is shown. */
export interface PageBox {
  readonly view: readonly number[];
  readonly rotate: number;
}

/**
 * The quarter turns clockwise (0 to 3) by which most letters lean from left-to-right, y downwards.
 * @param turned quarter turns that the page itself is shown at
 */
function leanOf(glyphs: Drawn["glyphs"], turned: number): number {
  const counts = [0, 0, 0, 0];
  const { places } = glyphs;
  for (let at = 0; at < places.length; at += placeSize) {
    const dx = (places[at + 2] ?? 0) - (places[at] ?? 0);
    const dy = (places[at + 1] ?? 0) - (places[at + 3] ?? 0);
    if (dx === 0 && dy === 0) continue;
    const quarter = Math.abs(dx) >= Math.abs(dy) ? (dx > 0 ? 0 : 2) : dy > 0 ? 1 : 3;
    const seen = (quarter + turned) % 4;
    counts[seen] = (counts[seen] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}

/**
 * Letters and rules as a person sees them: y downwards from the top left, turned so that most words run from left to
 * right. Words at another angle (a watermark, a stamp along the margin) are left out.
 */
export function upright(
  { glyphs, strokes }: Drawn,
  { view, rotate }: PageBox,
): { letters: Letter[]; rules: Rule[]; width: number; height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const shown = (((rotate / 90) % 4) + 4) % 4;
  const turns = (shown + 4 - leanOf(glyphs, shown)) % 4;
  const [wide, high] = [right - left, top - bottom];
  const [width, height] = turns % 2 === 1 ? [high, wide] : [wide, high];
  const placeX = (x: number, y: number): number =>
    turns === 0 ? x - left : turns === 1 ? y - bottom : turns === 2 ? right - x : top - y;
  const placeY = (x: number, y: number): number =>
    turns === 0 ? top - y : turns === 1 ? x - left : turns === 2 ? y - bottom : right - x;

  const letters: Letter[] = [];
  const { texts, places, fonts, runs, areHidden } = glyphs;
  for (const [index, text] of texts.entries()) {
    const at = index * placeSize;
    const [fromX, fromY] = [places[at] ?? 0, places[at + 1] ?? 0];
    const [toX, toY] = [places[at + 2] ?? 0, places[at + 3] ?? 0];
    const size = places[at + 4] ?? 0;
    const [x0, y0, x1, y1] = [placeX(fromX, fromY), placeY(fromX, fromY), placeX(toX, toY), placeY(toX, toY)];
    const isLevel = x1 >= x0 && Math.abs(y1 - y0) <= 0.1 * (x1 - x0) + 0.01;
    // Letters outside the page are not shown: a trick to hide words, or a printer's marks.
    const isInside = x1 > -2 && x0 < width + 2 && y0 > -2 && y0 < height + size;
    if (isLevel && isInside && size > 1) {
      const [font = "", run = 0, isHidden = false] = [fonts[index], runs[index], areHidden[index]];
      letters.push({ text, x0, x1, y: y0, size, font, isHidden, run });
    }
  }
  const rules: Rule[] = [];
  for (const { from, to } of strokes) {
    const [ax, ay, bx, by] = [placeX(...from), placeY(...from), placeX(...to), placeY(...to)];
    const [across, down] = [Math.abs(ax - bx), Math.abs(ay - by)];
    const isThin = Math.min(across, down) < 1 && Math.max(across, down) > 4;
    // A page's own frame or background rules no table.
    if (isThin && across < 0.97 * width && down < 0.97 * height) {
      rules.push({
        x0: Math.min(ax, bx),
        y0: Math.min(ay, by),
        x1: Math.max(ax, bx),
        y1: Math.max(ay, by),
      });
    }
  }
  return { letters, rules, width, height };
}
