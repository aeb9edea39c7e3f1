import type { Citation } from "../document/citation.js";
import type { Statement } from "./answer.js";
import { passageAt, type Texts } from "./check-citations.js";
import { faultOf, plainWords } from "./check-sentence.js";
import type { Fault, ShownPassage } from "./check-types.js";
import { readSource } from "./claim-sources.js";
import { withoutScan } from "./notices.js";

/** Whether the quotation mark that opens a text closes at its very end. */
function isQuoted(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "“") depth += 1;
    else if (text[index] === "”") depth -= 1;
    if (depth === 0) return index > 0 && index === text.length - 1;
  }
  return false;
}

/** A statement's own words: markers, the bullet and the quotation marks of the whole taken off. */
function wordsOfStatement(text: string): { readonly words: string; readonly isQuote: boolean } {
  const bare = text
    .replace(/\s*\[\d+\]/gu, "")
    .replace(/^- /u, "")
    .trim();
  // A quote may open a mark that it does not close.
  const isMarked = bare.startsWith("“") && bare.endsWith("”");
  return isMarked && (isQuoted(bare) || !/”.*“/u.test(bare.slice(1, -1)))
    ? { words: bare.slice(1, -1), isQuote: true }
    : { words: bare, isQuote: false };
}

/** Words that turn the piece that follows them: it may not be cut off behind one. */
const turning =
  /(?:^|[\s(])(?:không|chưa|trừ|không quá|ít nhất|tối thiểu|tối đa|không dưới|trước|dưới|trên|hơn|chậm nhất)\s$/iu;

/** Every place where words stand in a text. */
function placesOf(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/** Whether a place holds whole words and numbers: "450" of "1.450" is none. */
function isWhole(text: string, at: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(end, end + 2)];
  return !(
    /[\p{L}\d]$/u.test(before) ||
    /^[\p{L}\d]/u.test(after) ||
    (/^\d/u.test(text.slice(at)) && /\d[.,/-]$/u.test(before)) ||
    (/\d$/u.test(text.slice(at, end)) && /^[.,/-]\d/u.test(after))
  );
}

const withoutMarkers = (text: string): string => plainWords(text.replace(/\s*\[\d+\]/gu, ""));

/** Whether a statement is a piece of a quote as it stands; "cut" where a word that turns it was left before it. */
function pieceOf(words: string, quotes: readonly string[]): "piece" | "cut" | "reworded" {
  const wanted = plainWords(words).replace(/[.\s]+$/u, "");
  if (wanted === "") return "reworded";
  // "Trước ngày 30/6" has its first letter raised.
  const forms = new Set([wanted, wanted.charAt(0).toLowerCase() + wanted.slice(1)]);
  let found: "piece" | "cut" | "reworded" = "reworded";
  for (const text of quotes.map(withoutMarkers)) {
    for (const at of [...forms].flatMap((form) => placesOf(text, form))) {
      if (!isWhole(text, at, at + wanted.length)) continue;
      if (!turning.test(text.slice(0, at))) return "piece";
      found = "cut";
    }
  }
  return found;
}

function contextOf(citation: Citation, index: Texts): string {
  const passage = passageAt(index.passages(citation.documentId), citation.start);
  const { title, number, kind, issuer, date, locator } = citation;
  const named = [kind, number === null ? null : `số ${number}`].filter(Boolean).join(" ");
  return [title, named, issuer, date, locator, ...(passage?.headings ?? [])].filter(Boolean).join(". ");
}

/** What a statement says that its citations do not; null where they bear all of it. */
export function faultOfStatement(statement: Statement, cited: readonly Citation[], index: Texts): Fault {
  const { words, isQuote } = wordsOfStatement(statement.text);
  const piece = pieceOf(
    words,
    cited.map(({ quote }) => quote),
  );
  if (piece === "piece") return null;
  if (isQuote && piece === "reworded")
    return { reason: "quote", detail: "the words are not those of its citation" };
  if (piece === "cut") return { reason: "condition", detail: "a word that turns it was cut off" };
  const sources = cited.map((citation) => {
    const shown: ShownPassage = {
      marker: citation.marker,
      text: citation.quote,
      context: contextOf(citation, index),
      isScanned: withoutScan(citation.locator).mark !== "",
    };
    return readSource(shown);
  });
  return faultOf(words, sources);
}
