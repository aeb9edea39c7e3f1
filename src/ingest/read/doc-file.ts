import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import type { CompoundFile } from "./cfb.js";
import { DocLists } from "./doc-lists.js";
import { DocStyles, readFonts } from "./doc-styles.js";
import {
  type PropertyRun,
  readCharacterRuns,
  readParagraphRuns,
  readPieces,
  type TextPiece,
} from "./doc-text.js";

/** Marks of Word 97 and later, and of Word 6 and 95, whose files are laid out otherwise. */
const word97 = 0xa5ec;
const oldWord = 0xa5dc;
const oldestVersion = 0xc1;
/** Places of (offset, size) pairs in the file information block. */
const at = {
  styles: 0xa2,
  footnoteMarks: 0xaa,
  footnoteTexts: 0xb2,
  characters: 0xfa,
  paragraphs: 0x102,
  fonts: 0x112,
  pieces: 0x1a2,
  shapes: 0x1da,
  endnoteMarks: 0x20a,
  endnoteTexts: 0x212,
  boxTexts: 0x25a,
  lists: 0x2e2,
  listUses: 0x2ea,
} as const;

/** From a character position to one after the last, counted from the body's first character. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a Word 97-2003 file holds, taken apart. */
export interface DocFile {
  readonly main: Buffer;
  /** Property lists too long for their place lie here. */
  readonly data: Buffer;
  readonly pieces: readonly TextPiece[];
  readonly characters: readonly PropertyRun[];
  readonly paragraphs: readonly PropertyRun[];
  readonly styles: DocStyles;
  readonly fonts: readonly string[];
  readonly lists: DocLists;
  /** Length of the body in characters. */
  readonly length: number;
  /** Where a note is named in the body, and where its text is. */
  readonly notes: ReadonlyMap<number, Range>;
  /** Where a text box is anchored in the body, and where its text is. */
  readonly boxes: ReadonlyMap<number, Range>;
}

/** Entries of a table of positions: `count + 1` positions of 4 bytes, then `count` records. */
function positionsOf(table: Buffer, recordSize: number): { positions: number[]; records: Buffer[] } {
  const count = Math.max(0, Math.floor((table.length - 4) / (4 + recordSize)));
  const records = (count + 1) * 4;
  return {
    positions: Array.from({ length: table.length < 4 ? 0 : count + 1 }, (_, index) =>
      table.readUInt32LE(index * 4),
    ),
    records: Array.from({ length: count }, (_, index) =>
      table.subarray(records + index * recordSize, records + (index + 1) * recordSize),
    ),
  };
}

function notesOf(marks: Buffer, texts: Buffer, first: number): [number, Range][] {
  const places = positionsOf(marks, 2).positions.slice(0, -1);
  const { positions } = positionsOf(texts, 0);
  return places.map((place, index) => [
    place,
    { start: first + (positions[index] ?? 0), end: first + (positions[index + 1] ?? positions[index] ?? 0) },
  ]);
}

/** Text boxes by the number of their shape. */
function boxesOf(shapes: Buffer, texts: Buffer, first: number): [number, Range][] {
  const boxes = positionsOf(texts, 22);
  const ranges = new Map(
    boxes.records.map((record, index) => [
      record.readInt32LE(14),
      { start: first + (boxes.positions[index] ?? 0), end: first + (boxes.positions[index + 1] ?? 0) },
    ]),
  );
  const anchors = positionsOf(shapes, 26);
  return anchors.records.flatMap((record, index) => {
    const range = ranges.get(record.readInt32LE(0));
    return range === undefined ? [] : [[anchors.positions[index] ?? 0, range] satisfies [number, Range]];
  });
}

/**
 * @throws {DocumentRefusedError} for a locked file, one of Word 6 or 95, or none of Word's
 * @throws {RangeError} where a place lies outside the file
 * @source [MS-DOC] 2.5 (file information block), 2.4.1
 */
export function openDoc(file: CompoundFile): DocFile {
  const main = file.read("WordDocument") ?? Buffer.alloc(0);
  const mark = main.readUInt16LE(0);
  if (mark === oldWord || (mark === word97 && main.readUInt16LE(2) < oldestVersion)) {
    throw new DocumentRefusedError(ingestMessages.oldWord);
  }
  if (mark !== word97) throw new DocumentRefusedError(ingestMessages.brokenOffice);
  const flags = main.readUInt16LE(0x0a);
  if ((flags & 0x0100) !== 0) throw new DocumentRefusedError(ingestMessages.passwordOffice);
  const table = file.read((flags & 0x0200) === 0 ? "0Table" : "1Table") ?? Buffer.alloc(0);
  const place = (pair: number): [number, number] => [main.readUInt32LE(pair), main.readUInt32LE(pair + 4)];
  const part = (pair: number): Buffer => {
    const [start, size] = place(pair);
    return table.subarray(start, start + size);
  };
  const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60].map((field) => main.readUInt32LE(field));
  const [length = 0, notesLength = 0, headersLength = 0, macros = 0, comments = 0, endnotes = 0] = lengths;
  const firstEndnote = length + notesLength + headersLength + macros + comments;
  return {
    main,
    data: file.read("Data") ?? Buffer.alloc(0),
    pieces: readPieces(part(at.pieces)),
    characters: readCharacterRuns(main, part(at.characters)),
    paragraphs: readParagraphRuns(main, part(at.paragraphs)),
    styles: new DocStyles(part(at.styles)),
    fonts: readFonts(part(at.fonts)),
    lists: new DocLists(table, place(at.lists), place(at.listUses)),
    length,
    notes: new Map([
      ...notesOf(part(at.footnoteMarks), part(at.footnoteTexts), length),
      ...notesOf(part(at.endnoteMarks), part(at.endnoteTexts), firstEndnote),
    ]),
    boxes: new Map(boxesOf(part(at.shapes), part(at.boxTexts), firstEndnote + endnotes)),
  };
}
