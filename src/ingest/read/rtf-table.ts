import type { Piece } from "./block.js";
import { type Allowance, append, boldPiece, type ReadCell, joinedTablePieces } from "./office-pieces.js";

/** A table of an RTF file: rows say first how they are cut, then give their cells. */
export class RtfTable {
  private readonly allowance: Allowance;
  private rows: ReadCell[][] = [];
  private row: ReadCell[] = [];
  private cell: Piece[] = [];
  /** Whether each cell of the row goes on with the one above or before it. */
  private merged: boolean[] = [];
  private isMerged = false;
  private isHead = false;

  constructor(allowance: Allowance) {
    this.allowance = allowance;
  }

  /** Takes a control word of a row's definition in. */
  take(name: string): void {
    if (name === "trowd") {
      this.merged = [];
      this.isMerged = false;
      this.isHead = false;
    } else if (name === "trhdr") this.isHead = true;
    else if (name === "clvmrg" || name === "clmrg") this.isMerged = true;
    else if (name === "cellx") {
      this.merged.push(this.isMerged);
      this.isMerged = false;
    }
  }

  add(pieces: readonly Piece[]): void {
    append(this.cell, pieces);
  }

  closeCell(): void {
    this.allowance.spend(1, 0);
    const isFiller = this.merged[this.row.length] === true && this.cell.length === 0;
    this.row.push({ pieces: this.cell, isFiller });
    this.cell = [];
  }

  closeRow(): void {
    if (this.cell.length > 0) this.closeCell();
    const { row } = this;
    if (row.length > 0) {
      this.rows.push(this.isHead ? row.map((one) => ({ ...one, pieces: one.pieces.map(boldPiece) })) : row);
    }
    this.row = [];
  }

  /** The finished table's pieces; none where there was none. */
  close(): readonly Piece[] {
    this.closeRow();
    const pieces = joinedTablePieces(this.rows);
    this.rows = [];
    return pieces;
  }
}
