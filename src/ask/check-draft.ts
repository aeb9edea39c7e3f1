import type { DraftSentence, Drop } from "./check-types.js";
import { orderMarks } from "../vietnamese/marks.js";

/** "[1]", "[1][2]", "[1, 2]" … with the blanks before them. */
const markers = /\s*\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]/gu;
/** "[tên](https://…)" keeps its name; a bare address goes whole. */
const namedLink = /!?\[([^\]\n]*)\]\(\s*<?[^)\s]*>?[^)]*\)/gu;
const bareLink = /<?(?:https?:\/\/|ftp:\/\/|www\.|t\.me\/|mailto:|tg:\/\/)[^\s<>)\]]*>?/giu;
const htmlTag = /<\/?[a-z][^>\n]*>/giu;
/** Marks of a citation that is none of ours: "[nq-06]", "[^1]", "【3†source】", "(nguồn 2)". */
const foreign =
  /\s*(?:\[(?!\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\])[^\]\n]{0,80}\]|【[^】\n]{0,80}】|⟦[^⟧\n]{0,80}⟧)/gu;
const control = /[\p{Cc}\p{Cf}\p{Co}\u{e0000}-\u{e007f}]/gu;

const shown = (text: string): string => text.slice(0, 120);

/** Words that end in a full stop and end no sentence. */
const shortened =
  /(?:^|[\s(])(?:TP|Tp|TX|TT|Q|P|H|ThS|TS|GS|PGS|BS|KS|Mr|Ms|St|v\.v|đ\/c|\p{Lu}|\d{1,2}|[IVX]{1,4})$/u;

/** Ends of sentences: a full stop before a capital, a marker or the end; a line's end. */
function cutSentences(text: string): string[] {
  const found: string[] = [];
  for (const line of text.split(/\n+/u)) {
    let start = 0;
    for (const match of line.matchAll(
      /[.!?…]+["”’)]*((?:\s*\[\s*[\d\s,;]+\])*)(?=\s+["“(]?[\p{Lu}\d]|\s*$)/gu,
    )) {
      const before = line.slice(start, match.index);
      if (line[match.index] === "." && match[1] === "" && shortened.test(before)) continue;
      const end = match.index + match[0].length;
      found.push(line.slice(start, end));
      start = end;
    }
    found.push(line.slice(start));
  }
  return found.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\d]/u.test(sentence));
}

function markersOf(sentence: string): number[] {
  const found = [...sentence.matchAll(markers)].flatMap(([written]) =>
    [...written.matchAll(/\d+/gu)].map(([digits]) => Number(digits)),
  );
  return [...new Set(found)];
}

/**
 * Splits model text with markers "[1]", "[1][2]", "[1, 2]" into sentences with their markers; links, foreign ids and
 * control characters are taken out and reported.
 * @param text as the model wrote it; any form of Unicode
 */
export function readDraft(text: string): {
  readonly sentences: readonly DraftSentence[];
  readonly drops: readonly Drop[];
} {
  const drops: Drop[] = [];
  const take = (from: string, pattern: RegExp, reason: Drop["reason"], what: string, into = ""): string =>
    from.replace(pattern, (written: string, name: unknown) => {
      drops.push({ text: shown(written.trim()), reason, detail: `${what} was removed` });
      return into === "$1" && typeof name === "string" ? name : into;
    });
  let rest = orderMarks(text.normalize("NFC")).replace(/\r\n?/gu, "\n").replaceAll("\t", " ");
  rest = rest.replace(control, (character) => {
    if (character === "\n") return "\n";
    drops.push({
      text: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
      reason: "control",
      detail: "a control character was removed",
    });
    return "";
  });
  rest = take(rest, namedLink, "link", "a link", "$1");
  rest = take(rest, bareLink, "link", "a link");
  rest = take(rest, htmlTag, "link", "markup");
  rest = take(rest, foreign, "unknown-marker", "a mark that cites nothing we showed");
  const sentences = cutSentences(rest).map((sentence): DraftSentence => ({
    text: sentence
      .replace(markers, "")
      .replace(/^\s*(?:[-*•+–]|#{1,6}|\d{1,2}[.)](?=\s))\s+/u, "")
      .replaceAll(/\*\*|__|`/gu, "")
      .replace(/\s+/gu, " ")
      .replace(/\s+([.,;:!?])/gu, "$1")
      .trim(),
    markers: markersOf(sentence),
  }));
  return { sentences: sentences.filter(({ text: words }) => /[\p{L}\d]/u.test(words)), drops };
}
