import type { Span } from "../document/document.js";
import { type Passage, passageId } from "../document/passage.js";
import { listOf } from "./running-list.js";
import { cutAfter, sentencesOf } from "./sentences.js";
import type { Leaf } from "./leaf.js";

/** Passages longer than this are cut: a citation must point at a few lines (UTF-16 units). */
const aim = 300;
/** A sentence without a good border (a comma before a connective) is left whole up to this … */
const tolerated = 450;
/** … one without any comma up to this. */
const longest = 600;

/**
 * Cuts a text without structure into pieces of at most `limit` units; joined, the pieces hold every word in order.
 * LangChain's splitter fills this (adapters/langchain-splitter.ts).
 */
export type CutText = (text: string, limit: number) => Promise<readonly string[]>;

interface Piece extends Span {
  readonly isItem: boolean;
  readonly opener: Span | null;
  /** Place in a running list, from 1; 0 outside. */
  readonly ordinal: number;
}

const connective =
  /^\s(?:và|nhưng|đồng thời|trong đó|nhằm|để|bảo đảm|đảm bảo|góp phần|từ đó|qua đó|theo đó|trường hợp|trừ|nhất là|đặc biệt|phấn đấu|kịp thời|tiếp tục|tăng cường|đẩy mạnh|thực hiện|tổ chức|xây dựng|phối hợp|báo cáo|hoàn thành|đề xuất|nếu|khi|do|vì|mà|hoặc)(?=\s)/u;

/**
 * Cuts a long span at its clause borders, near the middle; where there is none, as the caller's splitter does. Commas
 * inside names and enumerations ("phòng cháy, chữa cháy") are no borders unless the sentence is very long.
 */
async function shorten(source: string, span: Span, cutText: CutText): Promise<readonly Span[]> {
  const length = span.end - span.start;
  if (length <= aim) return [span];
  const commas = cutAfter(source, span, ",").slice(0, -1);
  const good = commas.filter(({ end }) => connective.test(source.slice(end, end + 20)));
  const borders = length <= tolerated ? good : commas;
  const middle = span.start + Math.min(length / 2, aim * 0.8);
  const cost = ({ end }: Span): number =>
    Math.abs(end - middle) -
    (connective.test(source.slice(end, end + 20)) ? 80 : 0) +
    (end - span.start > aim || span.end - end < 50 ? 300 : 0);
  const border = borders.toSorted((one, other) => cost(one) - cost(other))[0];
  if (border !== undefined && border.end - span.start >= 40) {
    const rest = {
      start: border.end + (/^\s*/u.exec(source.slice(border.end))?.[0].length ?? 0),
      end: span.end,
    };
    return [
      ...(await shorten(source, { start: span.start, end: border.end }, cutText)),
      ...(await shorten(source, rest, cutText)),
    ];
  }
  return length <= longest
    ? [span]
    : located(source, span, await cutText(source.slice(span.start, span.end), aim));
}

/** Finds the pieces of a text again where they stand. */
function located(source: string, span: Span, pieces: readonly string[]): Span[] {
  const found: Span[] = [];
  let from = span.start;
  for (const piece of pieces) {
    const words = piece.trim();
    const start = source.indexOf(words, from);
    if (words === "" || start < 0 || start + words.length > span.end) continue;
    found.push({ start, end: start + words.length });
    from = start + words.length;
  }
  return found;
}

/** A leaf's text in sentences, clauses and list items. */
function textPieces(source: string, leaf: Leaf): Piece[] {
  const span = { start: leaf.start + leaf.dash, end: leaf.end };
  const isItem = leaf.lead !== null || leaf.dash > 0;
  const plain = ({ start, end }: Span): Piece => ({ start, end, isItem, opener: leaf.lead, ordinal: 0 });
  const list = listOf(source, span);
  if (list === null) return sentencesOf(source, span).map(plain);
  const items = list.items.map((item, index) => ({
    ...item,
    isItem: true,
    opener: list.opener ?? leaf.lead,
    ordinal: list.opener === null ? 0 : index + 1,
  }));
  return [
    ...list.before.map(plain),
    ...items,
    ...(list.rest === null ? [] : textPieces(source, { ...leaf, ...list.rest, dash: 0 })),
  ];
}

/** A table row: whole while it is short, else packed cell by cell. */
function rowPieces(source: string, leaf: Leaf): Span[] {
  if (leaf.end - leaf.start <= aim) return [leaf];
  const packs: Span[] = [];
  for (const cell of cutAfter(source, leaf, "|")) {
    const words = {
      start: cell.start,
      end: cell.end - (/\s*\|$/u.exec(source.slice(cell.start, cell.end))?.[0].length ?? 0),
    };
    if (words.end <= words.start) continue;
    const last = packs.at(-1);
    if (last !== undefined && words.end - last.start <= aim)
      packs[packs.length - 1] = { start: last.start, end: words.end };
    else packs.push(words);
  }
  return packs.flatMap((pack) => (pack.end - pack.start <= aim ? [pack] : sentencesOf(source, pack)));
}

/** Separators at the end of an item are not its words. */
function trimmed(source: string, span: Span): Span {
  return {
    start: span.start,
    end: span.end - (/[\s;,]+$/u.exec(source.slice(span.start, span.end))?.[0].length ?? 0),
  };
}

/**
 * Cuts a document into passages: every word of the source stands in exactly one, in order; between them only blanks
 * and separators.
 * @param leaves from `structure`, in the source's order
 * @param cutText called only for a stretch of more than 600 units without any border
 */
export async function chunk(
  documentId: string,
  source: string,
  leaves: readonly Leaf[],
  cutText: CutText,
): Promise<Passage[]> {
  const passages: Passage[] = [];
  for (const leaf of leaves) {
    const pieces: readonly Piece[] =
      leaf.role === "text"
        ? textPieces(source, leaf)
        : (leaf.role === "row"
            ? rowPieces(source, leaf)
            : leaf.role === "letterhead"
              ? cutAfter(source, leaf, ";")
              : [leaf]
          ).map(({ start, end }) => ({
            start,
            end,
            isItem: false,
            opener: leaf.lead,
            ordinal: 0,
          }));
    for (const piece of pieces) {
      // eslint-disable-next-line no-await-in-loop -- almost never asynchronous, and order matters
      const parts =
        leaf.role === "heading" || piece.end - piece.start <= aim
          ? [piece]
          : await shorten(source, piece, cutText);
      for (const part of parts) {
        const { start, end } = leaf.role === "heading" ? part : trimmed(source, part);
        if (end <= start) continue;
        passages.push({
          id: passageId(documentId, { start, end }),
          documentId,
          start,
          end,
          text: source.slice(start, end),
          kind: leaf.role === "text" ? (piece.isItem ? "item" : "sentence") : leaf.role,
          locator: `${leaf.locator}${piece.ordinal > 0 ? `, ý ${piece.ordinal}` : ""}${leaf.mark ?? ""}`,
          headings: leaf.headings,
          parent: leaf.parent,
          opener: piece.opener,
        });
      }
    }
  }
  return passages;
}
