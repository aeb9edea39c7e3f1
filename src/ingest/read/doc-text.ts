/**
 * The characters of a Word 97-2003 file and where their properties lie.
 * @source [MS-DOC] 2.4.1 (retrieving text), 2.4.6 (properties), 2.9.33 (ChpxFkp), 2.9.175 (PapxFkp)
 */

/** Windows-1252 from 0x80 to 0x9F. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** A stretch of text that lies in one place of the file. Character positions count from the body's first character. */
export interface TextPiece {
  readonly start: number;
  readonly end: number;
  /** Where its first character lies in the main stream, in bytes. */
  readonly offset: number;
  /** 1: Windows-1252; 2: UTF-16. */
  readonly width: 1 | 2;
  /** Changes to all of it, of a file saved in a hurry; null mostly. */
  readonly changes: Buffer | null;
}

/** The table of pieces; the changes of fast saves stand before it. */
export function readPieces(clx: Buffer): readonly TextPiece[] {
  const changes: Buffer[] = [];
  let at = 0;
  while (clx.readUInt8(at) === 1) {
    const size = clx.readUInt16LE(at + 1);
    changes.push(clx.subarray(at + 3, at + 3 + size));
    at += 3 + size;
  }
  const count = Math.floor((clx.readUInt32LE(at + 1) - 4) / 12);
  const positions = at + 5;
  const pieces: TextPiece[] = [];
  for (let index = 0; index < count; index += 1) {
    const piece = positions + (count + 1) * 4 + index * 8;
    const place = clx.readUInt32LE(piece + 2);
    const isNarrow = (place & 0x4000_0000) !== 0;
    const change = clx.readUInt16LE(piece + 6);
    pieces.push({
      start: clx.readUInt32LE(positions + index * 4),
      end: clx.readUInt32LE(positions + index * 4 + 4),
      offset: isNarrow ? (place & 0x3fff_ffff) / 2 : place & 0x3fff_ffff,
      width: isNarrow ? 1 : 2,
      changes: (change & 1) === 1 ? (changes[change >> 1] ?? null) : null,
    });
  }
  return pieces;
}

/** Characters of a piece. */
export function wordsOf(main: Buffer, piece: TextPiece, start: number, end: number): string {
  const from = piece.offset + (start - piece.start) * piece.width;
  const bytes = main.subarray(from, from + (end - start) * piece.width);
  if (piece.width === 2) return bytes.toString("utf16le");
  return bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/gu, (letter) => windows[(letter.codePointAt(0) ?? 0x80) - 0x80] ?? letter);
}

/** Bytes of the main stream that share properties; `changes` is null where all is as the style says. */
export interface PropertyRun {
  readonly start: number;
  readonly end: number;
  readonly changes: Buffer | null;
}

const pageSize = 512;
/** A paragraph's place in its page: one byte, and 12 of layout. */
const paragraphSlot = 13;

/**
 * All runs of one kind, sorted by their place.
 * @param bins the list of pages from the table stream
 * @param slot bytes of a run's slot in a page: 1 for characters, 13 for paragraphs
 */
function readRuns(main: Buffer, bins: Buffer, slot: number, changesAt: (page: Buffer, at: number) => Buffer) {
  const count = Math.floor((bins.length - 4) / 8);
  const runs: PropertyRun[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = bins.readUInt32LE((count + 1) * 4 + index * 4) & 0x3f_ffff;
    const page = main.subarray(number * pageSize, (number + 1) * pageSize);
    // As many as fit: a damaged page may promise more.
    const inPage = Math.min(page.readUInt8(pageSize - 1), Math.floor((pageSize - 5) / (4 + slot)));
    for (let run = 0; run < inPage; run += 1) {
      const place = page.readUInt8((inPage + 1) * 4 + run * slot) * 2;
      runs.push({
        start: page.readUInt32LE(run * 4),
        end: page.readUInt32LE(run * 4 + 4),
        changes: place === 0 ? null : changesAt(page, place),
      });
    }
  }
  return runs.toSorted((one, other) => one.start - other.start);
}

export function readCharacterRuns(main: Buffer, bins: Buffer): readonly PropertyRun[] {
  return readRuns(main, bins, 1, (page, at) => page.subarray(at + 1, at + 1 + page.readUInt8(at)));
}

/** A paragraph's changes begin with the number of its style, 16 bits. */
export function readParagraphRuns(main: Buffer, bins: Buffer): readonly PropertyRun[] {
  return readRuns(main, bins, paragraphSlot, (page, at) => {
    const size = page.readUInt8(at);
    // Length in words, one byte short; 0 says that the next byte is the length.
    return size === 0
      ? page.subarray(at + 2, at + 2 + page.readUInt8(at + 1) * 2)
      : page.subarray(at + 1, at + size * 2);
  });
}

/** The run that holds a byte; null between runs. */
export function runAt(runs: readonly PropertyRun[], offset: number): PropertyRun | null {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run === undefined) return null;
    if (offset < run.start) high = middle - 1;
    else if (offset >= run.end) low = middle + 1;
    else return run;
  }
  return null;
}
