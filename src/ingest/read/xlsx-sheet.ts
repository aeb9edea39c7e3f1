import type { StyledLine } from "./block.js";
import type { Letters } from "./office-letters.js";
import { LineBuilder } from "./office-line.js";
import type { Allowance } from "./office-pieces.js";
import type { CellRun, XlsxBook } from "./xlsx-book.js";
import { writeCell } from "./xlsx-format.js";
import type { Attributes, XmlHandler } from "./xml.js";

export interface SheetCell {
  /** From 0. */
  readonly column: number;
  readonly lines: readonly StyledLine[];
  /** A number, a date or a truth value: no name of a column. */
  readonly isValue: boolean;
}

export type SheetRow = readonly SheetCell[];

/** "BC7" -> 54; null for none. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference)?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.codePointAt(0) ?? 64) - 64;
  return column - 1;
}

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

/** One sheet, cell by cell: rows with words in them; hidden rows and columns are not shown and not read. */
export class XlsxSheet implements XmlHandler {
  readonly rows: SheetRow[] = [];
  private readonly book: XlsxBook;
  private readonly letters: Letters;
  private readonly allowance: Allowance;
  private readonly hiddenColumns: (readonly [number, number])[] = [];
  private row: SheetCell[] = [];
  private isRowHidden = false;
  private next = 0;
  private column = 0;
  private kind = "";
  private style = 0;
  private value = "";
  private isWords = false;
  private aids = 0;

  constructor(book: XlsxBook, letters: Letters, allowance: Allowance) {
    this.book = book;
    this.letters = letters;
    this.allowance = allowance;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "c") this.openCell(attributes);
    else if (name === "v" || name === "t") this.isWords = this.aids === 0;
    else if (name === "rPh") this.aids += 1;
    else if (name === "row") {
      this.row = [];
      this.next = 0;
      this.isRowHidden = isOn(attributes["hidden"]);
    } else if (name === "col" && isOn(attributes["hidden"])) {
      this.hiddenColumns.push([Number(attributes["min"]) - 1, Number(attributes["max"]) - 1]);
    }
  }

  private openCell(attributes: Attributes): void {
    this.column = columnOf(attributes["r"] ?? "") ?? this.next;
    this.next = this.column + 1;
    this.kind = attributes["t"] ?? "n";
    this.style = Number(attributes["s"] ?? "0");
    this.value = "";
  }

  text(words: string): void {
    if (this.isWords) this.value += words;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.isWords = false;
    else if (name === "rPh") this.aids -= 1;
    else if (name === "c") this.closeCell();
    else if (name === "row" && this.row.length > 0 && !this.isRowHidden) this.rows.push(this.row);
  }

  private closeCell(): void {
    const { column } = this;
    if (this.value === "" || this.kind === "e" || this.isRowHidden) return;
    if (this.hiddenColumns.some(([first, last]) => column >= first && column <= last)) return;
    const isValue = this.kind === "n" || this.kind === "b" || this.kind === "d";
    const { look, format } = this.book.styleOf(this.style);
    const builder = new LineBuilder(this.letters);
    for (const run of this.runsOf(format)) {
      for (const [index, words] of run.words.split(/\r\n?|\n/u).entries()) {
        if (index > 0) builder.break();
        builder.add(words, run.look ?? look);
      }
    }
    const lines = builder.take();
    if (lines.length === 0) return;
    this.allowance.spend(
      lines.length,
      lines.reduce((sum, line) => sum + line.text.length, 0),
    );
    this.row.push({ column, lines, isValue });
  }

  private runsOf(format: Parameters<typeof writeCell>[1]): readonly CellRun[] {
    if (this.kind === "s") return this.book.stringOf(Number(this.value));
    const words =
      this.kind === "n"
        ? writeCell(this.value, format, this.book.is1904)
        : this.kind === "b"
          ? this.value === "1"
            ? "TRUE"
            : "FALSE"
          : this.value;
    return [{ words, look: null }];
  }
}
