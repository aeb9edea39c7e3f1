import { OPS } from "./pdf-library.js";
import { identity, type Matrix, numbersOf, times } from "./pdf-matrix.js";

/**
 * Drawn characters in the page's own units (points), y upwards, before the page is turned upright; by columns, for a
 * page has thousands.
 */
export interface Glyphs {
  /** What each says: one character, a ligature's letters, or "" where the font does not tell. */
  readonly texts: readonly string[];
  /** Five numbers each: x and y of the pen before it, x and y after it, height of its font. */
  readonly places: Float64Array;
  readonly fonts: readonly string[];
  /** Which text-showing operator drew it: letters of one operator are one run of words. */
  readonly runs: readonly number[];
  /** Whether it is drawn invisibly: the text layer that a scanner's own OCR lays under a picture. */
  readonly areHidden: readonly boolean[];
}

/** Numbers in `places` for each glyph. */
export const placeSize = 5;
/** Room for the letters of a page of prose. */
const firstPlaces = 4096 * placeSize;

/** A straight stroke along one axis, or an edge of a filled box: what tables are ruled with. */
export interface Stroke {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export interface Drawn {
  readonly glyphs: Glyphs;
  readonly strokes: readonly Stroke[];
  /** Whether nothing but words and lines can be on the page: what places a picture or a form is not there. */
  readonly isPlain: boolean;
}

/** More strokes than any table has: a drawing, and its lines say nothing of columns. */
const mostStrokes = 4000;

interface State {
  ctm: Matrix;
  font: string;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

interface DrawnGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

const isGlyph = (value: unknown): value is DrawnGlyph =>
  typeof value === "object" && value !== null && "unicode" in value && "width" in value;

const painted = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/**
 * A picture fills a square of one point unless a transformation makes it larger. PDF.js leaves the pictures themselves
 * out of the operators, where they are not to be decoded.
 */
const placing = new Set([OPS.transform, OPS.paintFormXObjectBegin]);

/** Corner points of a path as PDF.js packs it: 0 move x y, 1 line x y, 2 curve (6 numbers), 3 curve (4), 4 close. */
function edgesOf(path: readonly number[], ctm: Matrix, add: (stroke: Stroke) => void): void {
  const sizes = [2, 2, 6, 4, 0];
  let first: readonly [number, number] = [0, 0];
  let pen = first;
  for (let index = 0; index < path.length;) {
    const operator = path[index] ?? 4;
    const size = sizes[operator] ?? 0;
    const end: readonly [number, number] =
      operator === 4
        ? first
        : [
            ctm[0] * (path[index + size - 1] ?? 0) + ctm[2] * (path[index + size] ?? 0) + ctm[4],
            ctm[1] * (path[index + size - 1] ?? 0) + ctm[3] * (path[index + size] ?? 0) + ctm[5],
          ];
    if (operator === 0) first = end;
    else if (operator === 1 || operator === 4) add({ from: pen, to: end });
    pen = end;
    index += size + 1;
  }
}

/**
 * Follows a page's drawing operators and gives every letter with its place. PDF.js's own text content is slower
 * (7.3 against 4.7 ms a page, measured) and joins cells of a table that stand closer than 0.6 em.
 * @param operators `getOperatorList()`: fonts are loaded, images over one pixel left out
 * @param fontMatrix x scale of a font's glyph widths; 0.001 for all but Type 3 fonts
 * @source ISO 32000-1, 9.4 (text objects); PDF.js `CanvasGraphics.showText`
 */
export function drawnOn(
  operators: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  fontMatrix: (font: string) => number,
): Drawn {
  const texts: string[] = [];
  let places = new Float64Array(firstPlaces);
  const fonts: string[] = [];
  const runs: number[] = [];
  const areHidden: boolean[] = [];
  const strokes: Stroke[] = [];
  let state: State = {
    ctm: identity,
    font: "",
    size: 1,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  const stack: State[] = [];
  let text: Matrix = identity;
  let line: readonly [number, number] = [0, 0];
  let pen = 0;
  let run = 0;
  const move = (x: number, y: number): void => {
    line = [line[0] + x, line[1] + y];
    pen = line[0];
  };
  const save = (): void => void stack.push({ ...state });
  const transform = (matrix: readonly number[]): void => {
    if (matrix.length === 6) state.ctm = times(state.ctm, matrix);
  };

  const show = (shown: unknown): void => {
    if (!Array.isArray(shown)) return;
    run += 1;
    const whole = times(state.ctm, text);
    const advance = state.size * fontMatrix(state.font);
    const y = line[1] + state.rise;
    const size = Math.abs(state.size) * Math.hypot(whole[2], whole[3]);
    for (const one of shown) {
      if (typeof one === "number") {
        pen -= (one * state.size * state.scale) / 1000;
      } else if (isGlyph(one)) {
        const width = one.width * advance * state.scale;
        const end = pen + width;
        const place = texts.length * placeSize;
        if (place === places.length) {
          const longer = new Float64Array(2 * place);
          longer.set(places);
          places = longer;
        }
        places[place] = whole[0] * pen + whole[2] * y + whole[4];
        places[place + 1] = whole[1] * pen + whole[3] * y + whole[5];
        places[place + 2] = whole[0] * end + whole[2] * y + whole[4];
        places[place + 3] = whole[1] * end + whole[3] * y + whole[5];
        places[place + 4] = size;
        texts.push(one.unicode);
        fonts.push(state.font);
        runs.push(run);
        areHidden.push(state.mode === 3);
        pen += width + ((one.isSpace ? state.wordSpacing : 0) + state.charSpacing) * state.scale;
      }
    }
  };

  for (const [index, operator] of operators.fnArray.entries()) {
    const given = operators.argsArray[index];
    const args: readonly unknown[] = Array.isArray(given) ? given : [];
    const [x = 0, y = 0] = numbersOf(args);
    if (operator === OPS.showText) show(args[0]);
    else if (operator === OPS.moveText) move(x, y);
    else if (operator === OPS.setFont) {
      state.font = typeof args[0] === "string" ? args[0] : state.font;
      state.size = typeof args[1] === "number" ? args[1] : state.size;
    } else if (operator === OPS.save) save();
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) state = stack.pop() ?? state;
    else if (operator === OPS.transform) transform(numbersOf(args));
    else if (operator === OPS.beginText) {
      text = identity;
      line = [0, 0];
      pen = 0;
    } else if (operator === OPS.setTextMatrix) {
      const matrix = numbersOf(Array.isArray(args[0]) || ArrayBuffer.isView(args[0]) ? args[0] : args);
      if (matrix.length === 6) text = times(identity, matrix);
      line = [0, 0];
      pen = 0;
    } else if (operator === OPS.setLeadingMoveText) {
      state.leading = y;
      move(x, y);
    } else if (operator === OPS.nextLine) move(0, state.leading);
    else if (operator === OPS.setLeading) state.leading = -x;
    else if (operator === OPS.setCharSpacing) state.charSpacing = x;
    else if (operator === OPS.setWordSpacing) state.wordSpacing = x;
    else if (operator === OPS.setHScale) state.scale = x / 100;
    else if (operator === OPS.setTextRise) state.rise = x;
    else if (operator === OPS.setTextRenderingMode) state.mode = x;
    else if (operator === OPS.paintFormXObjectBegin) {
      save();
      transform(numbersOf(args[0]));
    } else if (operator === OPS.beginAnnotation) {
      save();
      state.ctm = identity;
      transform(numbersOf(args[2]));
      transform(numbersOf(args[3]));
    } else if (operator === OPS.endAnnotation) state = stack.pop() ?? state;
    else if (operator === OPS.constructPath && strokes.length < mostStrokes) {
      if (typeof args[0] === "number" && painted.has(args[0]) && Array.isArray(args[1])) {
        edgesOf(numbersOf(args[1][0]), state.ctm, (stroke) => strokes.push(stroke));
      }
    }
  }
  return {
    glyphs: { texts, places: places.subarray(0, texts.length * placeSize), fonts, runs, areHidden },
    strokes: strokes.length < mostStrokes ? strokes : [],
    isPlain: !operators.fnArray.some((one) => placing.has(one)),
  };
}
