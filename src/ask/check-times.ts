import { satisfies, type TimeMention } from "../vietnamese/dates.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Fault } from "./check-types.js";
import { boundOf, boundsAgree, namesDeadline } from "./claim-bounds.js";
import { type ClaimSource, isBound, type Place } from "./claim-sources.js";
import { type ClaimText, tokensOf } from "./claim-text.js";

const written = ({ text }: ClaimText, { start, end }: TimeMention): string => text.slice(start, end);

/** "Cuối năm 2022", "6 tháng đầu năm": the part of the time that its figures do not say. */
function partOf(read: ClaimText, { start, end }: TimeMention): string | null {
  const words = foldKeepingOffsets(read.text.slice(Math.max(0, start - 14), end));
  return (
    /(?<!\w)(\d thang (?:dau|cuoi)|cuoi|dau|giua)(?=\s(?:nam|thang|quy|nhiem))/u.exec(words)?.[1] ?? null
  );
}

/** "Hằng năm", "mỗi năm": what it comes again with. */
const returning = (read: ClaimText, time: TimeMention): string =>
  foldKeepingOffsets(written(read, time)).split(/\s+/u).at(-1) ?? "";

/** Whether a source's time is the one a sentence gives: every part that the sentence gives stands there. */
function isSame(sentence: ClaimText, said: TimeMention, read: ClaimText, found: TimeMention): boolean {
  if (said.kind === "recurring" || found.kind === "recurring") {
    return said.kind === found.kind && returning(sentence, said) === returning(read, found);
  }
  // A year inside a period is not the period's.
  const isEnd = found.lastYear === undefined || said.kind === "period" || said.year === found.lastYear;
  if (!isEnd && said.year !== found.year) return false;
  if (!satisfies(found, said)) return false;
  const part = partOf(sentence, said);
  return part === null || part === partOf(read, found);
}

/** Between the two ends of a range. */
const rangeSign = /^\s?(?:-|den|toi|va)(?: het)?\s?(?:ngay |thang |het |cuoi )*$/u;

/** "Từ ngày 01 đến ngày 05/6/2026", "từ 15/5 đến 30/11/2026": the first end has what the second one says for both. */
function firstEnds(read: ClaimText): TimeMention[] {
  return read.times.flatMap((time, place): TimeMention[] => {
    const before = read.times[place - 1];
    const gap = before === undefined ? "" : foldKeepingOffsets(read.text.slice(before.end, time.start));
    if (before !== undefined && before.year === undefined && time.year !== undefined && rangeSign.test(gap)) {
      return [{ ...before, year: time.year }];
    }
    if (time.kind !== "day") return [];
    const from = Math.max(0, time.start - 24);
    const words = foldKeepingOffsets(read.text.slice(from, time.start));
    const found = /(?<!\d)(\d{1,2})\s?(?:-|den|toi|va)\s?$/u.exec(words);
    if (found === null) return [];
    const start = from + found.index;
    return [{ ...time, start, end: start + (found[1]?.length ?? 0), day: Number(found[1]) }];
  });
}

/** What a document's own day stands behind: its number, "ban hành", its kind. */
const documentBefore =
  /(?:\d[\w/-]*\/[\w-]+(?: cua [^.;,]{2,60})?|(?:ban hanh|(?<!(?:cung|thoi|nhiem|dinh|moi|hang) )(?<!\w)ky)(?: vao)?|(?:nghi quyet|quyet dinh|ke hoach|chi thi|ket luan|cong van|to trinh|thong tu|nghi dinh))[,(]?\s*(?:ngay|nam)?\s*$/u;

/**
 * Whether a time may be the one of what names the document: where the sentence names it; a year or a period also
 * where the passage itself has none that the sentence passes over.
 */
function countsFromContext(
  sentence: ClaimText,
  said: TimeMention,
  passedOver: readonly TimeMention[],
): boolean {
  if (documentBefore.test(foldKeepingOffsets(sentence.text.slice(0, said.start)))) return true;
  const isPart = said.kind === "day" || said.kind === "month";
  return !isPart && !passedOver.some(({ kind }) => kind === said.kind);
}

interface Found {
  readonly place: Place;
  readonly time: TimeMention;
}

function timesOf(source: ClaimSource): Found[] {
  return [...source.body.times, ...firstEnds(source.body)].map((time) => ({
    time,
    place: { source, read: source.body, at: tokensOf(source.body, time) },
  }));
}

/** Whether the bare year stands in a source: "hết 2025". */
const holdsYear = ({ body, context }: ClaimSource, { kind, year }: TimeMention): boolean =>
  kind === "year" &&
  [...body.figures, ...context.figures].some(({ value, unit }) => value === year && unit.length === 0);

/** "Mỗi tháng" is what "đồng/tháng" says. */
const holdsRate = ({ body }: ClaimSource, unit: string): boolean =>
  body.figures.some(({ per }) => per.includes(unit));

/** Every time of a sentence stands whole in a source, bounded the same way, said of the same thing. */
export function faultOfTimes(sentence: ClaimText, sources: readonly ClaimSource[]): Fault {
  const all = sources.flatMap(timesOf);
  for (const said of sentence.times) {
    const text = written(sentence, said);
    const same = all.filter(({ place, time }) => isSame(sentence, said, place.read, time));
    if (same.length === 0) {
      const inContext = sources.some(({ context }) =>
        context.times.some((time) => isSame(sentence, said, context, time)),
      );
      const passedOver = all
        .filter(
          ({ place, time }) => !sentence.times.some((other) => isSame(sentence, other, place.read, time)),
        )
        .map(({ time }) => time);
      if (inContext && countsFromContext(sentence, said, passedOver)) continue;
      if (sources.some((source) => holdsYear(source, said))) continue;
      const unit = said.kind === "recurring" ? returning(sentence, said) : "";
      if (sources.some((source) => holdsRate(source, unit))) continue;
      return { reason: "unsupported-date", detail: `"${text}" is not in the cited passages` };
    }
    const bound = boundOf(sentence, said);
    const agreeing = same.filter(({ place, time }) => {
      const own = boundOf(place.read, time);
      return boundsAgree(bound, own) || (bound === null && own === "before" && namesDeadline(sentence));
    });
    if (agreeing.length === 0) {
      const own = same.map(({ place, time }) => boundOf(place.read, time)).join(", ");
      return { reason: "opposite", detail: `"${text}": ${bound ?? "no bound"}, in the source ${own}` };
    }
    const rivals = all.filter(
      ({ place, time }) =>
        time.kind === said.kind && !sentence.times.some((other) => isSame(sentence, other, place.read, time)),
    );
    const bond = isBound(
      sentence,
      tokensOf(sentence, said),
      agreeing.map(({ place }) => place),
      rivals.map(({ place }) => place),
      { isOnly: sources.length === 1, inOrder: true },
    );
    if (bond !== "bound")
      return { reason: "unsupported-date", detail: `"${text}" is said of something else` };
  }
  return null;
}
