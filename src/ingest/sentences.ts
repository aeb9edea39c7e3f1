import type { Span } from "../document/document.js";

/** Words that end in a full stop without ending a sentence. Compared in lower case. */
const abbreviations = new Set(
  "tp tx tt q p h x đ/c t/m k/t t/l tm kt tl tuq ts ths gs pgs bs ks cn ths nxb tr st stt v.v vv vd tel fax sđt th ô đt hđnd ubnd ttr no vol".split(
    " ",
  ),
);

/** Whether the full stop at `index` ends a sentence. */
function endsSentence(text: string, index: number, start: number): boolean {
  const mark = text[index];
  const after = text.slice(index + 1, index + 40);
  // Only a blank, a closing quote or the end may follow; "11.2" and "TP.HCM" go on.
  const rest = /^["”’)\]]*(\s+|$)/u.exec(after);
  if (rest === null) return false;
  const next = after.slice(rest[0].length).charAt(0);
  if (next !== "" && /[\p{Ll},;:.)…]/u.test(next)) return false;
  if (mark !== ".") return true;
  const word = /[^\s("“]+$/u.exec(text.slice(start, index))?.[0] ?? "";
  // "…." and ". . ." are fill-in lines; "H. Đức", "Q. 1" are initials; "1." and "a." begin lists.
  if (word === "" || word.endsWith(".") || word.endsWith("…"))
    return next === "" || /\s{2}|\n/u.test(rest[0]) || word.length > 3;
  if (/^\p{Lu}$/u.test(word)) return false;
  if (abbreviations.has(word.toLowerCase()) && !/^(?:ubnd|hđnd|cn|x|h|st|no|th)$/u.test(word.toLowerCase()))
    return false;
  // A list numeral at the sentence's own start: "2. Mức phạt …".
  const soFar = text.slice(start, index).trim();
  return !/^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ]|[A-ZĐ]|Điều \d+[a-z]?|Mục [\dIVX]+|Chương [IVX]+|(?:Biểu m|M)ẫu số \d{1,3}[a-zđ]?|Phụ lục(?: số)? [IVX\d]{1,5})$/u.test(
    soFar,
  );
}

/**
 * The sentences of a span, in order, without the blanks between. Full stops in numbers, dates, initials and
 * abbreviations do not end one, nor does an ellipsis before a small letter.
 */
export function sentencesOf(source: string, span: Span): Span[] {
  const found: Span[] = [];
  const text = source.slice(span.start, span.end);
  let start = 0;
  const close = (end: number): void => {
    const words = text.slice(start, end);
    const from = start + (words.length - words.trimStart().length);
    const to = start + words.trimEnd().length;
    if (to > from) found.push({ start: span.start + from, end: span.start + to });
    start = end;
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (
      (character === "." || character === "!" || character === "?" || character === "…") &&
      endsSentence(text, index, start)
    ) {
      let end = index + 1;
      while (/["”’)\].…!?]/u.test(text[end] ?? "")) end += 1;
      close(end);
      index = end - 1;
    }
  }
  close(text.length);
  return found;
}

const opening: Readonly<Record<string, string>> = { "(": ")", "[": "]", "“": "”", "«": "»" };
const opens = /[([“«]/u;
const blank = /\s/u;

const isBlank = (text: string, index: number): boolean =>
  text[index] === " " || blank.test(text[index] ?? "");

/** Where each `mark` outside brackets and quotes ends, if a blank follows. */
function cutsOf(text: string, mark: string): number[] {
  const cuts: number[] = [];
  if (!text.includes(mark)) return cuts;
  const hasBrackets = opens.test(text);
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    const close = hasBrackets ? opening[character] : undefined;
    if (close !== undefined) {
      const closed = text.indexOf(close, index + 1);
      if (closed > 0) index = closed;
    } else if (character === mark && (index + 1 === text.length || isBlank(text, index + 1))) {
      cuts.push(index + 1);
    }
  }
  return cuts;
}

/**
 * Cuts a span after every `mark` that stands outside brackets and quotes and is followed by a blank; pieces keep
 * their mark. An unclosed bracket is taken for a slip and does not swallow the rest.
 * @param mark one character
 */
export function cutAfter(source: string, span: Span, mark: string): Span[] {
  const text = source.slice(span.start, span.end);
  const cuts = cutsOf(text, mark);
  const pieces: Span[] = [];
  let start = 0;
  for (const cut of [...cuts, text.length]) {
    const piece = text.slice(start, cut);
    const from = start + (piece.length - piece.trimStart().length);
    const to = start + piece.trimEnd().length;
    if (to > from) pieces.push({ start: span.start + from, end: span.start + to });
    start = cut;
  }
  return pieces;
}
