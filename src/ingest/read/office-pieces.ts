import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import type { Piece, StyledLine, TableRows } from "./block.js";

/** Lines and cells of one document: 10,000 pages hold some 250,000. */
const mostPieces = 500_000;
/** UTF-16 units: some 10,000 pages. */
const mostWords = 30_000_000;

/** Counts what a document yields, so that a small file cannot grow without end. */
export class Allowance {
  private pieces = 0;
  private words = 0;

  /** @throws {DocumentRefusedError} when the document is larger than any real one */
  spend(pieces: number, words: number): void {
    this.pieces += pieces;
    this.words += words;
    if (this.pieces > mostPieces || this.words > mostWords) {
      throw new DocumentRefusedError(ingestMessages.bombOffice);
    }
  }
}

/** Adds one by one: an argument list of 500,000 overflows the stack. */
export function append(target: Piece[], pieces: readonly Piece[]): void {
  for (const piece of pieces) target.push(piece);
}

/** The lines of what stands in a cell; a table inside gives its cells' lines, row by row. */
export function linesOf(pieces: readonly Piece[]): readonly StyledLine[] {
  return pieces.flatMap((piece) => (piece.kind === "paragraph" ? [piece.line] : piece.rows.flat(2)));
}

/** One cell as read: what it holds, and whether it only fills the place of a merged one. */
export interface ReadCell {
  readonly pieces: readonly Piece[];
  readonly isFiller: boolean;
}

/**
 * A table's pieces. Rows without words are left out; a table of one column lays words out: they are paragraphs, and
 * tables inside it are tables.
 */
export function tablePieces(rows: readonly (readonly ReadCell[])[]): readonly Piece[] {
  if (rows.every((row) => row.filter((cell) => !cell.isFiller).length <= 1)) {
    return rows.flatMap((row) => row.flatMap((cell) => cell.pieces));
  }
  const lines: TableRows = rows
    .map((row) => row.map((cell) => linesOf(cell.pieces)))
    .filter((row) => row.some((cell) => cell.length > 0));
  return lines.length === 0 ? [] : [{ kind: "table", rows: lines }];
}

const recipients = /^\s*Nơi nhận\s*:?\s*$/u;

/**
 * The pieces of rows whose file keeps no bounds between two tables that follow each other: recipients and signature
 * below a wider table are a table of their own.
 */
export function joinedTablePieces(rows: readonly (readonly ReadCell[])[]): readonly Piece[] {
  const cut = rows.findIndex(
    (row, index) =>
      index > 0 &&
      row.length < (rows[index - 1]?.length ?? 0) &&
      linesOf(row[0]?.pieces ?? []).some((line) => recipients.test(line.text)),
  );
  return cut < 0 ? tablePieces(rows) : [...tablePieces(rows.slice(0, cut)), ...tablePieces(rows.slice(cut))];
}

/** A piece of a row that names columns: all of its words bold. */
export function boldPiece(piece: Piece): Piece {
  if (piece.kind !== "paragraph") return piece;
  return { ...piece, line: { ...piece.line, bold: piece.line.text.length } };
}
