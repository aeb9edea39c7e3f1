/** Words of one line that belong together: a whole line of prose, or a line of one cell. Points, y downwards. */
export interface Segment {
  readonly text: string;
  /** How many UTF-16 units at its beginning are bold. */
  readonly bold: number;
  readonly isItalic: boolean;
  readonly x0: number;
  readonly x1: number;
  /** Baseline. */
  readonly y: number;
  /** Height of the font. */
  readonly size: number;
  readonly isScanned: boolean;
}

/** A vertical or horizontal line that a table is ruled with. */
export interface Rule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Segments on one baseline, from left to right. */
export interface Row {
  readonly y: number;
  readonly size: number;
  readonly segments: readonly Segment[];
}

/** A page as lines of words, before anything is made of it. */
export interface PageLines {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
  readonly rules: readonly Rule[];
  readonly isScanned: boolean;
  /** Whether it surely has no picture; absent where that is not known. */
  readonly isPlain?: boolean;
}

/** One letter, upright on its page. */
export interface Letter {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly isHidden: boolean;
  /** Which drawing operator it came from. */
  readonly run: number;
}

/** A gap wider than this is a blank (em): kerning is under 0.1, the narrowest blank of justified prose about 0.18. */
const blankGap = 0.15;
/**
 * A gap wider than this begins another segment: more inside one run, where justified prose stretches blanks, less
 * between runs with no blank drawn, as cells of a table stand. Prose cut so is put together again by its place.
 */
const columnGap = { plain: 1.3, stretched: 2.5, bare: 0.5 };
const sameBaseline = 0.12;

interface Band {
  y: number;
  size: number;
  letters: Letter[];
}

/** Letters by baseline. Content order is kept inside a band, so that marks stay behind their letters. */
function bandsOf(letters: readonly Letter[]): Band[] {
  const chunks: Band[] = [];
  for (const letter of letters) {
    const last = chunks.at(-1);
    if (last !== undefined && Math.abs(last.y - letter.y) < 0.05 * letter.size) last.letters.push(letter);
    else chunks.push({ y: letter.y, size: letter.size, letters: [letter] });
  }
  const bands: Band[] = [];
  for (const chunk of chunks.toSorted((one, other) => one.y - other.y)) {
    const last = bands.at(-1);
    if (last !== undefined && chunk.y - last.y <= sameBaseline * Math.max(last.size, chunk.size)) {
      for (const letter of chunk.letters) last.letters.push(letter);
      if (chunk.size > last.size) last.size = chunk.size;
    } else bands.push(chunk);
  }
  return withScripts(bands);
}

/** Raised and lowered figures ("m²", a footnote's mark) belong to the line they touch. */
function withScripts(bands: Band[]): Band[] {
  const kept: Band[] = [];
  for (const [index, band] of bands.entries()) {
    const isSmall = band.letters.length <= 6;
    const host = [bands[index - 1], bands[index + 1]].find(
      (other) =>
        other !== undefined &&
        isSmall &&
        band.size < 0.8 * other.size &&
        Math.abs(other.y - band.y) < 0.6 * other.size &&
        other.letters.some(({ x1 }) => Math.abs((band.letters[0]?.x0 ?? 0) - x1) < 0.3 * other.size),
    );
    if (host === undefined) kept.push(band);
    else host.letters.push(...band.letters);
  }
  return kept;
}

const isMark = (text: string): boolean => /^\p{M}+$/u.test(text);
const isBlank = (text: string): boolean => /^[\s\u00a0]*$/u.test(text);

/** From left to right; a combining mark stays behind the letter it was drawn on. */
function inOrder(letters: readonly Letter[]): readonly Letter[] {
  let reached = Number.NEGATIVE_INFINITY;
  const isSorted = letters.every(({ x0, size }) => {
    const fits = x0 >= reached - 0.05 * size;
    reached = Math.max(reached, x0);
    return fits;
  });
  if (isSorted) return letters;
  const groups: { x0: number; letters: Letter[] }[] = [];
  for (const letter of letters) {
    const last = groups.at(-1);
    if (last !== undefined && isMark(letter.text)) last.letters.push(letter);
    else groups.push({ x0: letter.x0, letters: [letter] });
  }
  return groups.toSorted((one, other) => one.x0 - other.x0).flatMap((group) => group.letters);
}

interface Open {
  letters: Letter[];
  blanks: number;
}

/** Cuts a band where columns are apart: at rules and at wide gaps. */
function cut(band: Band, rules: readonly Rule[]): Letter[][] {
  const uprights = rules.filter(
    ({ x0, x1, y0, y1 }) => x1 - x0 < 2 && y0 < band.y - 0.2 * band.size && y1 > band.y - 0.4 * band.size,
  );
  const done: Letter[][] = [];
  let open: Open = { letters: [], blanks: 0 };
  for (const letter of inOrder(band.letters)) {
    const previous = open.letters.at(-1);
    if (isBlank(letter.text)) {
      if (previous !== undefined) open.blanks += 1;
      continue;
    }
    if (previous !== undefined) {
      const gap = letter.x0 - previous.x1;
      // The same letter drawn again a hair aside: a heavy face made by printing twice.
      if (previous.text === letter.text && letter.x0 - previous.x0 < 0.25 * (letter.x1 - letter.x0)) continue;
      const isOneRun = previous.run === letter.run;
      const kind =
        open.blanks === 0
          ? isOneRun
            ? "plain"
            : "bare"
          : isOneRun && open.blanks < 4
            ? "stretched"
            : "plain";
      const isApart = gap > columnGap[kind] * band.size;
      const isRuled =
        gap > -0.3 * band.size && uprights.some(({ x0 }) => x0 > previous.x1 - 1.5 && x0 < letter.x0 + 1.5);
      if (isApart || isRuled) {
        done.push(open.letters);
        open = { letters: [], blanks: 0 };
      } else if (
        (open.blanks > 0 || gap > blankGap * Math.min(previous.size, letter.size)) &&
        !isMark(letter.text)
      ) {
        open.letters.push({ ...previous, text: " ", x0: previous.x1, x1: previous.x1 });
      }
    }
    open.blanks = 0;
    open.letters.push(letter);
  }
  if (open.letters.length > 0) done.push(open.letters);
  return done;
}

/** What a page's fonts are called, and how their letters are to be read. */
export interface Fonts {
  nameOf(font: string): string;
  decode(text: string, fontName: string): string;
}

const boldName = /bold|black|heavy|[-,](?:bd|b)$/iu;
const italicName = /italic|oblique|[-,](?:it|i)$/iu;

function segmentOf(letters: readonly Letter[], fonts: Fonts): Segment {
  const size = Math.max(...letters.map((letter) => letter.size));
  const runs: { font: string; text: string }[] = [];
  for (const { text, font } of letters) {
    const last = runs.at(-1);
    if (last !== undefined && last.font === font) last.text += text;
    else runs.push({ font, text });
  }
  let text = "";
  let bold = 0;
  let italic = 0;
  for (const run of runs) {
    const name = fonts.nameOf(run.font);
    const words = fonts.decode(run.text, name);
    if (bold === text.length && boldName.test(name)) bold += words.length;
    if (italicName.test(name)) italic += words.length;
    text += words;
  }
  const hidden = letters.filter(({ isHidden }) => isHidden).length;
  return {
    text,
    bold,
    isItalic: italic > text.length / 2,
    x0: letters[0]?.x0 ?? 0,
    x1: Math.max(...letters.map(({ x1 }) => x1)),
    y: letters.find((letter) => letter.size === size)?.y ?? 0,
    size,
    isScanned: hidden > letters.length / 2,
  };
}

/** Letters of a page to rows of segments, from top to bottom, from left to right. */
export function rowsOf(letters: readonly Letter[], rules: readonly Rule[], fonts: Fonts): Row[] {
  return bandsOf(letters.filter(({ text }) => text !== ""))
    .map((band) => ({
      y: band.y,
      size: band.size,
      segments: cut(band, rules).map((one) => segmentOf(one, fonts)),
    }))
    .filter(({ segments }) => segments.length > 0);
}
