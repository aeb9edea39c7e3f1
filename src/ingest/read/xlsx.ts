import { assemble } from "./assemble.js";
import type { Extract, Piece } from "./block.js";
import { type Letters, withLetters } from "./office-letters.js";
import { Allowance, append } from "./office-pieces.js";
import { XlsxBook } from "./xlsx-book.js";
import { XlsxSheet } from "./xlsx-sheet.js";
import { sheetPieces } from "./xlsx-table.js";
import { parseXml } from "./xml.js";
import { Zip } from "./zip.js";

const sheetLevel = 2;

function readPieces(zip: Zip, book: XlsxBook, letters: Letters): readonly Piece[] {
  const allowance = new Allowance();
  const filled = book.sheets.flatMap(({ name, part }) => {
    const bytes = zip.read(part);
    const sheet = new XlsxSheet(book, letters, allowance);
    if (bytes !== null) parseXml(bytes, sheet);
    return sheet.rows.length === 0 ? [] : [{ name, rows: sheet.rows }];
  });
  const pieces: Piece[] = [];
  for (const { name, rows } of filled) {
    if (filled.length > 1) {
      pieces.push({ kind: "paragraph", line: { text: name, bold: name.length }, level: sheetLevel });
    }
    append(pieces, sheetPieces(rows, allowance));
  }
  return pieces;
}

/**
 * Excel workbooks: each shown sheet's title lines and table, rows with the names of their columns; dates and numbers as
 * an office here reads them, formulas as their last result.
 * @throws {DocumentRefusedError} for a damaged, locked or hostile file
 */
export function readXlsx(bytes: Uint8Array): Promise<Extract> {
  const zip = new Zip(bytes);
  const book = new XlsxBook(zip);
  const { result, legacy } = withLetters((letters) => readPieces(zip, book, letters));
  return Promise.resolve({ ...assemble(result), ...(legacy === null ? {} : { legacy }) });
}
