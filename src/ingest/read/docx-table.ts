import type { Piece } from "./block.js";
import { isOn, wholeOf } from "./docx-properties.js";
import { type Allowance, type ReadCell, tablePieces } from "./office-pieces.js";
import type { Attributes } from "./xml.js";

/** Word's own limit of columns. */
const widest = 63;
const filler: ReadCell = { pieces: [], isFiller: true };

/** A table of a Word document while it is read. */
export class DocxTable {
  private readonly allowance: Allowance;
  private readonly rows: ReadCell[][] = [];
  private cells: ReadCell[] = [];
  private span = 1;
  private isContinued = false;
  private isDropped = false;
  private isHeadRow = false;
  private isStyledHead = false;
  /** Whether the table's style sets its first row bold; known once w:tblStyle was read. */
  isHeadBold = false;

  constructor(allowance: Allowance) {
    this.allowance = allowance;
  }

  /** Whether words of the row at hand are bold unless they say otherwise: a row that repeats as head, or is styled so. */
  get isHead(): boolean {
    return this.isHeadRow || (this.rows.length === 0 && this.isHeadBold && this.isStyledHead);
  }

  /** Takes an element of the table's, a row's or a cell's properties in. */
  take(name: string, attributes: Attributes): void {
    switch (name) {
      case "w:tblLook":
        this.isStyledHead =
          attributes["w:firstRow"] === "1" || (Number.parseInt(attributes["w:val"] ?? "0", 16) & 0x20) !== 0;
        break;
      case "w:tr":
        this.cells = [];
        this.isDropped = false;
        this.isHeadRow = false;
        break;
      case "w:tc":
        this.span = 1;
        this.isContinued = false;
        break;
      case "w:tblHeader":
        this.isHeadRow = isOn(attributes);
        break;
      case "w:gridBefore":
        this.fill(wholeOf(attributes, "w:val", 0));
        break;
      case "w:gridSpan":
        this.span = wholeOf(attributes, "w:val", 1);
        break;
      case "w:vMerge":
        // Without a value it goes on with the cell above, whose words stand there once.
        this.isContinued = attributes["w:val"] !== "restart";
        break;
      default:
    }
  }

  /** The row was deleted under tracked changes. */
  drop(): void {
    this.isDropped = true;
  }

  closeCell(pieces: readonly Piece[]): void {
    this.allowance.spend(1, 0);
    this.cells.push(this.isContinued ? filler : { pieces, isFiller: false });
    this.fill(this.span - 1);
  }

  closeRow(): void {
    if (!this.isDropped) this.rows.push(this.cells);
  }

  close(): readonly Piece[] {
    return tablePieces(this.rows);
  }

  private fill(count: number): void {
    if (count > 0) this.allowance.spend(Math.min(count, widest), 0);
    for (let left = Math.min(count, widest); left > 0; left -= 1) this.cells.push(filler);
  }
}
