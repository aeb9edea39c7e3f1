import type { Figure } from "../vietnamese/figures.js";
import type { Fault } from "./check-types.js";
import { type Bound, boundOf, boundsAgree } from "./claim-bounds.js";
import { type ClaimSource, isBound, type Place } from "./claim-sources.js";
import { type ClaimText, stretchAt, tokensOf } from "./claim-text.js";

const nearlySame = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other));

const holds = ({ tokens }: ClaimText, syllable: string): boolean =>
  tokens.some(({ bare }) => bare === syllable);

const timeUnits = new Set(["ngay", "thang", "nam", "gio", "tuan", "quy", "phut"]);

/** Whether what a sentence counts with a figure is what a source counts with it. */
function unitsAgree(sentence: ClaimText, said: Figure, { source, read }: Place, found: Figure): boolean {
  if (said.measure !== found.measure) {
    const silent = (figure: Figure) =>
      figure.measure === null && figure.unit.length === 0 && figure.per.length === 0;
    // A table's cell has its unit in another cell, "300 triệu" leaves "đồng" out.
    if (silent(found) && said.measure !== null) {
      const words = `${source.body.text} ${source.context.text}`.toLowerCase();
      return words.includes(said.measure) || (said.measure === "%" && words.includes("phần trăm"));
    }
    return silent(said) && found.measure === "đồng" && found.value >= 1000;
  }
  if (said.measure !== null) return true;
  const [own] = said.unit;
  const [other] = found.unit;
  if (own === undefined || other === undefined) {
    if (own === undefined && other === undefined) return true;
    return own === undefined ? holds(sentence, other ?? "") : holds(read, own) || holds(source.context, own);
  }
  // Months are no years, whatever follows them.
  if (timeUnits.has(own) || timeUnits.has(other)) return own === other;
  return found.unit.includes(own) || said.unit.includes(other);
}

function isSame(sentence: ClaimText, said: Figure, place: Place, found: Figure): boolean {
  if (!nearlySame(said.value, found.value)) return false;
  if (said.of !== null && said.of !== found.of) return false;
  if (said.label !== null || found.label !== null) {
    const noun = said.unit.length === 0 && said.measure === null;
    return (
      said.label === found.label ||
      (!noun && found.label === null && unitsAgree(sentence, said, place, found))
    );
  }
  if (said.per.length > 0) {
    const there = found.per.length > 0 ? found.per : place.read.tokens.map(({ bare }) => bare);
    if (!said.per.every((unit) => there.includes(unit))) return false;
  }
  return unitsAgree(sentence, said, place, found);
}

interface Found {
  readonly place: Place;
  readonly figure: Figure;
}

function figuresOf(source: ClaimSource): Found[] {
  return [source.body, source.context].flatMap((read) =>
    read.figures.map((figure) => ({ figure, place: { source, read, at: tokensOf(read, figure) } })),
  );
}

/** One thing is an article before it is a number. */
const isArticle = ({ isSpoken, value }: Figure): boolean => isSpoken && value === 1;

const ofOneKind = (one: Figure, other: Figure): boolean =>
  one.measure === other.measure && one.unit[0] === other.unit[0] && one.label === other.label;

/** Whether a bare number of a sentence is a year that a source gives. */
const isYearOf = ({ value, unit }: Figure, sources: readonly ClaimSource[]): boolean =>
  unit.length === 0 &&
  sources.some(({ body, context }) =>
    [...body.times, ...context.times].some(({ year, lastYear }) => year === value || lastYear === value),
  );

/** A figure's bound; in a list also the one that its first figure has: "tối thiểu 5 xe, 20 áo và 3 tấn gạo". */
function boundsOf(read: ClaimText, figure: Figure): readonly Bound[] {
  const own = boundOf(read, figure);
  const { first } = tokensOf(read, figure);
  const segment = stretchAt(read.segments, first);
  const isListed = first - segment.first <= 1 && segment.first > stretchAt(read.clauses, first).first;
  const before = read.figures[read.figures.indexOf(figure) - 1];
  return own !== null || !isListed || before === undefined ? [own] : [own, ...boundsOf(read, before)];
}

/** Letters and digits in one word ("4G", "COVID19") that are no figure: the word itself must stand in a source. */
function faultOfCodes(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const taken = [...sentence.times, ...sentence.numbers, ...sentence.mentions, ...sentence.figures];
  const code = sentence.tokens.find(
    ({ start, end, marked }) =>
      /\d/u.test(marked) &&
      !taken.some((span) => start < span.end && span.start < end) &&
      !sources.some(({ body, context }) =>
        [...body.tokens, ...context.tokens].some((token) => token.marked === marked),
      ),
  );
  if (code === undefined) return null;
  return { reason: "unsupported-figure", detail: `"${code.marked}" is not in the cited passages` };
}

/** Every figure of a sentence stands in a source with its unit, bounded the same way, said of the same thing. */
export function faultOfFigures(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const all = sources.flatMap(figuresOf);
  for (const said of sentence.figures) {
    if (isArticle(said)) continue;
    const text = sentence.text.slice(said.start, said.end);
    const rivals = all.filter(
      ({ place, figure }) =>
        place.read === place.source.body &&
        ofOneKind(figure, said) &&
        !sentence.figures.some((other) => isSame(sentence, other, place, figure)),
    );
    // "Điều 27" above a passage that speaks of "Điều 26" is not what the passage speaks of.
    const same = all.filter(
      ({ place, figure }) =>
        isSame(sentence, said, place, figure) && (place.read === place.source.body || rivals.length === 0),
    );
    if (same.length === 0) {
      if (isYearOf(said, sources)) continue;
      return {
        reason: "unsupported-figure",
        detail: `"${text}" is not in the cited passages with this unit`,
      };
    }
    // Said twice where the sources say it once: one of the two was another figure.
    const times = sentence.figures.filter(
      (other) =>
        nearlySame(other.value, said.value) &&
        ofOneKind(other, said) &&
        other.of === said.of &&
        other.per.join() === said.per.join(),
    ).length;
    if (times > same.length)
      return { reason: "unsupported-figure", detail: `"${text}" is not there so often` };
    const bound = boundOf(sentence, said);
    const agreeing = same.filter(({ place, figure }) =>
      boundsOf(sentence, said).some((own) =>
        boundsOf(place.read, figure).some((other) => boundsAgree(own, other)),
      ),
    );
    if (agreeing.length === 0) {
      const own = same.map(({ place, figure }) => boundOf(place.read, figure) ?? "no bound").join(", ");
      return { reason: "opposite", detail: `"${text}": ${bound ?? "no bound"}, in the source ${own}` };
    }
    const bond = isBound(
      sentence,
      tokensOf(sentence, said),
      agreeing.map(({ place }) => place),
      rivals.map(({ place }) => place),
      { isOnly: sources.length === 1, inOrder: true },
    );
    if (bond !== "bound")
      return { reason: "unsupported-figure", detail: `"${text}" is said of something else` };
  }
  return faultOfCodes(sentence, sources);
}
