/** A straight dark line in a picture, in pixels: its ends along its own axis and the middle of its ink. */
export interface DrawnRule {
  readonly isUpright: boolean;
  readonly from: number;
  readonly to: number;
  /** Mean place of its ink: a leaning line is not level. */
  readonly x: number;
  readonly y: number;
}

/** Darker than this is ink (0 = black). */
const ink = 150;
/** Inches: an unbroken stretch of a rule; longer than the tallest letter, than the longest dash. */
const leastStretch = 0.28;
const leastLength = 0.4;
/** Inches: thicker is a black edge of the scan, a bar, a picture. */
const mostThickness = 0.06;
/** Pixels that dust may take out of a stretch, and by which a leaning line steps aside. */
const speck = 2;

interface Open {
  from: number;
  to: number;
  last: number;
  weight: number;
  along: number;
  across: number;
}

interface Stretch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Unbroken stretches of ink along each line of pixels. @param at index of a pixel by line and place on it */
function stretchesOf(
  pixels: Uint8Array,
  lines: number,
  length: number,
  at: (line: number, place: number) => number,
  least: number,
): Stretch[] {
  const found: Stretch[] = [];
  for (let line = 0; line < lines; line += 1) {
    let from = -1;
    let last = -1;
    for (let place = 0; place <= length; place += 1) {
      if (place < length && (pixels[at(line, place)] ?? 255) < ink) {
        if (from < 0) from = place;
        last = place;
      } else if (from >= 0 && (place - last > speck || place === length)) {
        if (last - from >= least) found.push({ line, from, to: last });
        from = -1;
      }
    }
  }
  return found;
}

/** Stretches that touch each other from line to line are one rule. */
function joined(stretches: readonly Stretch[]): { rule: Open; stretches: Stretch[] }[] {
  const found: { rule: Open; stretches: Stretch[] }[] = [];
  for (const stretch of stretches) {
    const { line, from, to } = stretch;
    let own = found.find(
      ({ rule }) => line - rule.last <= 2 && from <= rule.to + 4 * speck && to >= rule.from - 4 * speck,
    );
    if (own === undefined) {
      own = { rule: { from, to, last: line, weight: 0, along: 0, across: 0 }, stretches: [] };
      found.push(own);
    }
    const { rule } = own;
    const weight = to - from + 1;
    rule.from = Math.min(rule.from, from);
    rule.to = Math.max(rule.to, to);
    rule.last = line;
    rule.weight += weight;
    rule.along += weight * ((from + to) / 2);
    rule.across += weight * line;
    own.stretches.push(stretch);
  }
  return found;
}

/**
 * Lines that tables are ruled with, and the picture without them: rules touch letters and are read as "|", "l", "1".
 * @param pixels grey, one byte each; changed in place
 * @param dpi pixels of an inch
 */
export function takeRules(pixels: Uint8Array, width: number, height: number, dpi: number): DrawnRule[] {
  const level = (line: number, place: number): number => line * width + place;
  const upright = (line: number, place: number): number => place * width + line;
  const directions = [
    { isUpright: false, at: level, lines: height, length: width },
    { isUpright: true, at: upright, lines: width, length: height },
  ].map((direction) => {
    const { at, lines, length } = direction;
    const all = joined(stretchesOf(pixels, lines, length, at, leastStretch * dpi));
    const kept = all.filter(({ rule }) => {
      const long = rule.to - rule.from + 1;
      return long >= leastLength * dpi && rule.weight / long <= mostThickness * dpi;
    });
    return { ...direction, kept };
  });
  for (const { at, lines, kept } of directions) {
    for (const { line, from, to } of kept.flatMap(({ stretches }) => stretches)) {
      // One pixel beyond the ink on both sides: its grey edge would be left.
      for (let aside = Math.max(0, line - 1); aside <= Math.min(lines - 1, line + 1); aside += 1) {
        for (let place = from; place <= to; place += 1) pixels[at(aside, place)] = 255;
      }
    }
  }
  return directions.flatMap(({ isUpright, kept }) =>
    kept.map(({ rule: { from, to, along, across, weight } }): DrawnRule => {
      const [middle, place] = [along / weight, across / weight];
      return { isUpright, from, to, x: isUpright ? place : middle, y: isUpright ? middle : place };
    }),
  );
}
