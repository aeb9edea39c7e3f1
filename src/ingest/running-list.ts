import type { Span } from "../document/document.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import { cutAfter, sentencesOf } from "./sentences.js";

/** A list written as running text. */
export interface RunningList {
  /** Sentences before it, the opener's own among them when it stands apart from the first item. */
  readonly before: readonly Span[];
  /** The words that introduce it; null where it has none. */
  readonly opener: Span | null;
  readonly items: readonly Span[];
  /** Text after it; null when the list runs to the end. */
  readonly rest: Span | null;
}

/**
 * Openers after which full stops separate items too, to the paragraph's end: people write such lists with `;` and `.`
 * mixed (domain notes §6). Folded text; one syllable may be missing ("một số nhiệm trọng tâm sau").
 */
const openers: readonly RegExp[] = [
  /(?<![a-z])(?:nhiem(?: vu)?|giai phap|noi dung|cong (?:viec|tac)|han che|ton tai|khuyet diem|ket qua|yeu cau|muc tieu|chi tieu|van de|linh vuc|bien phap|viec)(?![a-z])[^:.;]{0,50}?(?<![a-z])(?:sau|sau day|cu the)\s*:/u,
  /(?<![a-z])(?:nhu sau|nhu|sau day|do la|cu the(?: la)?)\s*:/u,
];
const word = /\p{L}{2,}/gu;

/** Whether a text has two words at least: fewer make no item. */
function hasWords(text: string): boolean {
  word.lastIndex = 0;
  return word.test(text) && word.test(text);
}

/** A piece of figures only ("2025-2030;") goes with the item before it. */
function merged(source: string, pieces: readonly Span[]): Span[] {
  const items: Span[] = [];
  for (const piece of pieces) {
    const last = items.at(-1);
    const isTooShort = !hasWords(source.slice(piece.start, piece.end));
    if (last !== undefined && isTooShort) items[items.length - 1] = { start: last.start, end: piece.end };
    else items.push(piece);
  }
  return items;
}

const itemsOf = (source: string, span: Span): Span[] =>
  merged(
    source,
    sentencesOf(source, span).flatMap((sentence) => cutAfter(source, sentence, ";")),
  );

/** After a named opener: every clause to the paragraph's end. */
function openedList(source: string, span: Span): RunningList | null {
  const text = source.slice(span.start, span.end);
  if (!text.includes(":")) return null;
  const folded = foldKeepingOffsets(text);
  const colons = openers
    .map((opener) => opener.exec(folded))
    .filter((match) => match !== null)
    .map((match) => span.start + match.index + match[0].length);
  const colon = Math.min(...colons);
  if (colons.length === 0 || colon >= span.end - 1) return null;
  const before = sentencesOf(source, { start: span.start, end: colon });
  const items = itemsOf(source, { start: colon, end: span.end });
  return items.length < 2 ? null : { before, opener: before.at(-1) ?? null, items, rest: null };
}

const leadWord = /(?:^|\s)(?:có|gồm|là|cho|với|của|do|và|về|như)\s*$/u;

/** Where the first of several like items begins: "Tham dự Hội nghị có | đồng chí A; đồng chí B". */
function sharedHead(source: string, items: readonly Span[]): number {
  const [first, second] = items;
  if (first === undefined || second === undefined) return 0;
  const head = /^\s*(\p{L}+\s+\p{L}+)/u.exec(source.slice(second.start, second.end))?.[1];
  if (head === undefined) return 0;
  const at = source.slice(first.start, first.end).indexOf(head);
  return at > 0 && leadWord.test(source.slice(first.start, first.start + at)) ? first.start + at : 0;
}

/** UTF-16 units of the words that introduce a list, colon and all; 0 where there is no colon after a word and before a semicolon. */
function introductionOf(text: string): number {
  const semicolon = text.indexOf(";");
  const limit = semicolon < 0 ? text.length : semicolon;
  for (let at = text.indexOf(":"); at >= 0 && at < limit; at = text.indexOf(":", at + 1)) {
    const before = text.slice(0, at).trimEnd();
    const isAfterWord = /[\p{L})"”]$/u.test(before) && /\p{L}/u.test(before.slice(0, -1));
    if (isAfterWord && /\s/u.test(text[at + 1] ?? "")) return at + 1;
  }
  return 0;
}

/** A sentence that holds a list set apart by semicolons. */
function semicolonList(source: string, sentence: Span): Omit<RunningList, "rest"> | null {
  const all = merged(source, cutAfter(source, sentence, ";"));
  const isLong = sentence.end - sentence.start > 300;
  if (all.length < (isLong ? 2 : 3)) return null;
  const first = all[0] ?? sentence;
  const colon = introductionOf(source.slice(first.start, first.end));
  if (colon > 0 && hasWords(source.slice(first.start + colon, first.end))) {
    const opener = { start: first.start, end: first.start + colon };
    const start = opener.end + (/^\s*/u.exec(source.slice(opener.end))?.[0].length ?? 0);
    return { before: [opener], opener, items: [{ start, end: first.end }, ...all.slice(1)] };
  }
  const start = sharedHead(source, all);
  // Without words that introduce it, a short sentence says more in one piece.
  if (start === 0) return isLong ? { before: [], opener: null, items: all } : null;
  const opener = { start: first.start, end: first.start + source.slice(first.start, start).trimEnd().length };
  return { before: [opener], opener, items: [{ start, end: first.end }, ...all.slice(1)] };
}

/** The first running list in a span of prose; null where there is none. */
export function listOf(source: string, span: Span): RunningList | null {
  const opened = openedList(source, span);
  const sentences = sentencesOf(source, span);
  const openedAt = opened?.opener?.start ?? span.end;
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.start >= openedAt) break;
    const list = semicolonList(source, sentence);
    if (list === null) continue;
    const next = sentences[index + 1];
    return {
      before: [...sentences.slice(0, index), ...list.before],
      opener: list.opener,
      items: list.items,
      rest: next === undefined ? null : { start: next.start, end: span.end },
    };
  }
  return opened;
}
