import type { Piece } from "./block.js";
import { type Allowance, boldPiece, type ReadCell, tablePieces } from "./office-pieces.js";
import type { Attributes } from "./xml.js";

/** Repeats of a cell or a row that are kept; sheets repeat empty ones by the million. */
const mostRepeats = 64;
const filler: ReadCell = { pieces: [], isFiller: true };

const repeats = (attributes: Attributes, name: string): number => {
  const count = Number.parseInt(attributes[name] ?? "1", 10);
  return Number.isSafeInteger(count) ? Math.max(1, Math.min(count, mostRepeats)) : 1;
};

/** A table of an OpenDocument text while it is read. */
export class OdtTable {
  private readonly allowance: Allowance;
  private readonly rows: ReadCell[][] = [];
  private row: ReadCell[] = [];
  private rowRepeats = 1;
  private cellRepeats = 1;
  /** Inside table:table-header-rows. */
  isHead = false;

  constructor(allowance: Allowance) {
    this.allowance = allowance;
  }

  openRow(attributes: Attributes): void {
    this.row = [];
    this.rowRepeats = repeats(attributes, "table:number-rows-repeated");
  }

  openCell(attributes: Attributes): void {
    this.cellRepeats = repeats(attributes, "table:number-columns-repeated");
  }

  closeCell(pieces: readonly Piece[], isCovered: boolean): void {
    this.allowance.spend(this.cellRepeats, 0);
    const shown = this.isHead ? pieces.map(boldPiece) : pieces;
    for (let left = this.cellRepeats; left > 0; left -= 1) {
      this.row.push(isCovered ? filler : { pieces: shown, isFiller: false });
    }
  }

  closeRow(): void {
    const isEmpty = this.row.every((cell) => cell.pieces.length === 0);
    const count = isEmpty ? 1 : this.rowRepeats;
    this.allowance.spend(count * this.row.length, 0);
    for (let left = count; left > 0; left -= 1) this.rows.push(this.row);
  }

  close(): readonly Piece[] {
    return tablePieces(this.rows);
  }
}
