import { edge, numeral, unknown, type RestorerModel } from "./restorer-model.js";
import { unifyLookAlikes } from "./spelling.js";
import { foldKeepingOffsets, type Syllable } from "./syllables.js";

/** One reading of a syllable; `text` is missing where the typed letters stay as they are. */
export interface Reading {
  readonly text?: string;
  readonly id: number;
  /** Whether it puts marks on a syllable typed without any: what the penalty counts. */
  readonly isAdded: boolean;
}

/** A typed syllable and the ways it may be read; never without a reading. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Typed with at least one mark, and a syllable we know. */
  readonly isMarked: boolean;
  readonly readings: readonly Reading[];
}

/** Twice as many changes one syllable in 2,000, for half as much time again. */
const beamWidth = 12;
/** A second reading is worth showing when it is at most this much less likely (nats): about 1 in 7. */
const closeCall = 2;

const markedBy = (text: string): readonly string[] =>
  Array.from(text, (letter) => (letter === "đ" ? "d\u0335" : letter.normalize("NFD")));

/**
 * Whether a reading completes what was typed: a syllable that is none without its tone ("quyêt", "duơc") gets one and
 * keeps every mark it has; one typed with a tone is a name or a slip, and stays.
 */
function completes(typed: string, reading: string): boolean {
  if (/[\u0300\u0301\u0303\u0309\u0323]/u.test(typed.normalize("NFD"))) return false;
  const wanted = markedBy(reading);
  return markedBy(typed).every((letter, index) =>
    Array.from(letter).every((part) => wanted[index]?.includes(part) === true),
  );
}

/** Whether the characters between two syllables bind them into one code: "06-NQ/HU", "a.b@c". */
function binds(between: string): boolean {
  return /^[/\-_.@&+]$/u.test(between);
}

const stays = (syllable: Syllable, id: number): Place => ({
  start: syllable.start,
  end: syllable.end,
  isMarked: false,
  readings: [{ id, isAdded: false }],
});

function placeOf(model: RestorerModel, typed: string, syllable: Syllable): Place {
  const written = unifyLookAlikes(typed).toLowerCase();
  const bare = foldKeepingOffsets(typed);
  const forms = /^[a-z]+$/u.test(bare) && written.length === bare.length ? model.forms(bare) : [];
  if (forms.length === 0) return stays(syllable, /^\d+$/u.test(typed) ? numeral : unknown);
  const { start, end } = syllable;
  if (written !== bare) {
    const id = model.idOf(written, forms);
    if (id !== undefined) return { ...stays(syllable, id), isMarked: true };
    const completed = forms.filter((form) => completes(written, form.text));
    if (completed.length === 0) return stays(syllable, unknown);
    return { start, end, isMarked: false, readings: completed.map((form) => ({ ...form, isAdded: false })) };
  }
  const readings = forms.map((form) => ({ ...form, isAdded: form.text !== bare }));
  return { start, end, isMarked: false, readings };
}

/** Whether a syllable shouts among quiet ones: "HU", "BTV" in a lower-case question are short names, not words. */
function isShortName(text: string, found: readonly Syllable[], index: number): boolean {
  const isUpper = (at: number): boolean => {
    const syllable = found[at];
    if (syllable === undefined) return false;
    const typed = text.slice(syllable.start, syllable.end);
    return typed.length > 1 && typed === typed.toUpperCase() && typed !== typed.toLowerCase();
  };
  return isUpper(index) && !isUpper(index - 1) && !isUpper(index + 1);
}

/**
 * The readings of each syllable. Numbers, codes, short names in capitals and words that are no Vietnamese syllable
 * have one: themselves.
 * @param text NFC
 */
export function candidatesOf(model: RestorerModel, text: string, found: readonly Syllable[]): Place[] {
  const places = found.map((syllable) => placeOf(model, text.slice(syllable.start, syllable.end), syllable));
  const isQuiet = /\p{Ll}/u.test(text);
  let start = 0;
  for (let index = 0; index < found.length; index += 1) {
    const here = found[index];
    const next = found[index + 1];
    if (here === undefined) break;
    if (isQuiet && isShortName(text, found, index)) places[index] = stays(here, unknown);
    if (next !== undefined && binds(text.slice(here.end, next.start))) continue;
    const code = places.slice(start, index + 1);
    if (code.length > 1 && code.some((place) => place.readings[0]?.id === unknown)) {
      for (let at = start; at <= index; at += 1) {
        const syllable = found[at];
        if (syllable !== undefined) places[at] = stays(syllable, unknown);
      }
    }
    start = index + 1;
  }
  return places;
}

interface State {
  readonly score: number;
  /** Index of the reading at the place before. */
  readonly before: number;
  readonly reading: number;
  readonly from: State | undefined;
}

/** What stands before and after a sentence, and the only reading there. */
const nothing: Reading = { id: edge, isAdded: false };
const outside: readonly Reading[] = [nothing];

/** The states reached at one place, each pair of its reading and the one before once, the best kept. */
function advance(
  model: RestorerModel,
  beam: readonly State[],
  around: readonly [readonly Reading[], readonly Reading[], readonly Reading[]],
  penalty: number,
): State[] {
  const [firsts, seconds, thirds] = around;
  const count = thirds.length;
  const reached = Array.from<State | undefined>({ length: seconds.length * count });
  const pairs = new Float64Array(seconds.length * count).fill(Number.NaN);
  for (const state of beam) {
    const first = firsts[state.before]?.id ?? edge;
    const second = seconds[state.reading]?.id ?? edge;
    for (let reading = 0; reading < count; reading += 1) {
      const { id, isAdded } = thirds[reading] ?? nothing;
      const at = state.reading * count + reading;
      let step = model.triple(first, second, id) ?? pairs[at] ?? 0;
      if (Number.isNaN(step)) step = pairs[at] = model.pair(second, id);
      const score = state.score + step - (isAdded ? penalty : 0);
      const known = reached[at];
      if (known === undefined || known.score < score) {
        reached[at] = { score, before: state.reading, reading, from: state };
      }
    }
  }
  const states = reached.filter((state) => state !== undefined);
  if (states.length <= beamWidth) return states;
  return states.toSorted((left, right) => right.score - left.score).slice(0, beamWidth);
}

/**
 * The likeliest readings of a sentence: Viterbi over pairs of readings, the best few kept at each place.
 * @param penalty nats that each mark put on a bare syllable costs (>= 0)
 */
export function best(model: RestorerModel, places: readonly Place[], penalty: number): Reading[] {
  const readings = [outside, outside, ...places.map((place) => place.readings), outside];
  let beam: State[] = [{ score: 0, before: 0, reading: 0, from: undefined }];
  for (let at = 2; at < readings.length; at += 1) {
    const [first = outside, second = outside, third = outside] = readings.slice(at - 2, at + 1);
    beam = advance(model, beam, [first, second, third], penalty);
  }
  let state = beam.reduce((left, right) => (right.score > left.score ? right : left)).from;
  const path: Reading[] = [];
  for (let at = readings.length - 2; at >= 2 && state !== undefined; at -= 1, state = state.from) {
    path.push(readings[at]?.[state.reading] ?? nothing);
  }
  return path.toReversed();
}

/**
 * How unlikely it is that this writer left a mark out, learnt from the question itself: nearly never where most
 * syllables that want marks carry them.
 * @param chosen the readings chosen for `places` without a penalty
 */
export function penaltyOf(places: readonly Place[], chosen: readonly Reading[]): number {
  const marked = places.filter((place) => place.isMarked).length;
  const added = chosen.filter((reading) => reading.isAdded).length;
  return marked === 0 || added === 0 ? 0 : penaltyRate * Math.log((marked + added) / added);
}
const penaltyRate = 2;

/** For each place a reading that would be nearly as likely, all else as chosen; undefined where there is no doubt. */
export function secondReadings(
  model: RestorerModel,
  places: readonly Place[],
  path: readonly Reading[],
  penalty: number,
): (string | undefined)[] {
  const ids = [edge, edge, ...path.map((reading) => reading.id), edge];
  const around = (at: number, id: number): number => {
    let sum = 0;
    for (let here = at + 2; here < Math.min(at + 5, ids.length); here += 1) {
      const [first, second, third] = [here - 2, here - 1, here].map((near) =>
        near === at + 2 ? id : ids[near],
      );
      sum +=
        model.triple(first ?? edge, second ?? edge, third ?? edge) ??
        model.pair(second ?? edge, third ?? edge);
    }
    return sum;
  };
  return places.map((place, at) => {
    const chosen = path[at];
    if (chosen === undefined || place.readings.length < 2) return undefined;
    const value = (reading: Reading): number => around(at, reading.id) - (reading.isAdded ? penalty : 0);
    const bar = value(chosen) - closeCall;
    const others = place.readings
      .filter((reading) => reading !== chosen)
      .map((reading) => ({ reading, value: value(reading) }))
      .filter((other) => other.value >= bar);
    if (others.length === 0) return undefined;
    return others.reduce((left, right) => (right.value > left.value ? right : left)).reading.text;
  });
}
