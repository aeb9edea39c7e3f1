import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { assemble } from "./assemble.js";
import type { Extract, Piece } from "./block.js";
import { CompoundFile } from "./cfb.js";
import { type DocFile, openDoc } from "./doc-file.js";
import { DocStory } from "./doc-story.js";
import { type Letters, withLetters } from "./office-letters.js";
import { Allowance } from "./office-pieces.js";

/** What else is saved as a compound file, by a stream it has. */
const others: readonly (readonly [string, string])[] = [
  ["Workbook", "bảng tính Excel"],
  ["Book", "bảng tính Excel"],
  ["PowerPoint Document", "bản trình chiếu PowerPoint"],
  ["__properties_version1.0", "thư Outlook"],
];

function readPieces(file: DocFile, letters: Letters): readonly Piece[] {
  const allowance = new Allowance();
  file.lists.restart();
  const notes = new Map(
    [...file.notes].map(([place, range]) => [
      String(place),
      new DocStory(file, letters, allowance).read(range),
    ]),
  );
  const boxes = new Map(
    [...file.boxes].map(([place, range]) => [place, new DocStory(file, letters, allowance).read(range)]),
  );
  file.lists.restart();
  return new DocStory(file, letters, allowance, notes, boxes).read({ start: 0, end: file.length });
}

function open(bytes: Uint8Array): DocFile {
  const compound = new CompoundFile(bytes);
  if (compound.has("EncryptedPackage")) throw new DocumentRefusedError(ingestMessages.passwordOffice);
  for (const [stream, kind] of others) {
    if (compound.has(stream)) throw new DocumentRefusedError(ingestMessages.otherOffice(kind));
  }
  return openDoc(compound);
}

/**
 * Word documents of 1997-2003, as .docx is read: automatic numbers as printed, tables, notes, text boxes, legacy letters
 * by the font of each run.
 * @throws {DocumentRefusedError} for a damaged, locked or older file, or another program's
 */
export function readDoc(bytes: Uint8Array): Promise<Extract> {
  try {
    const file = open(bytes);
    const { result, legacy } = withLetters((letters) => readPieces(file, letters));
    return Promise.resolve({ ...assemble(result), ...(legacy === null ? {} : { legacy }) });
  } catch (error) {
    if (error instanceof DocumentRefusedError) return Promise.reject(error);
    // Every place in the file is read through bounds that Buffer checks.
    if (!(error instanceof RangeError)) throw error;
    return Promise.reject(new DocumentRefusedError(ingestMessages.brokenOffice, { cause: error }));
  }
}
