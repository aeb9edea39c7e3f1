import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { assemble } from "./assemble.js";
import type { Extract, Piece } from "./block.js";
import { DocxBody } from "./docx-body.js";
import { DocxNumbering } from "./docx-numbering.js";
import type { DocxContext } from "./docx-paragraph.js";
import type { Notes } from "./office-stories.js";
import { DocxStyles } from "./docx-styles.js";
import { withLetters } from "./office-letters.js";
import { Allowance, linesOf } from "./office-pieces.js";
import { relationsOf } from "./office-relations.js";
import { parseXml } from "./xml.js";
import { Zip } from "./zip.js";

const letterHead = /CỘNG H|ĐẢNG CỘNG SẢN/u;
/** How many lines a letter-head may stand below the top of a document. */
const topLines = 30;

/** The parts of a Word document, by their role: files name them as they like. */
class Parts {
  private readonly zip: Zip;
  private readonly relations: ReturnType<typeof relationsOf>;
  readonly main: string;

  constructor(zip: Zip) {
    this.zip = zip;
    const main = relationsOf(zip, "").byKind("officeDocument") ?? "word/document.xml";
    this.main = zip.has(main) ? main : "word/document.xml";
    this.relations = relationsOf(zip, this.main);
  }

  /** @param kind end of the relation's address: "styles" */
  ofKind(kind: string): Uint8Array | null {
    const name = this.relations.byKind(kind);
    return name === null ? null : this.zip.read(name);
  }

  ofId(id: string): Uint8Array | null {
    const name = this.relations.byId(id);
    return name === null ? null : this.zip.read(name);
  }
}

function readPart(part: Uint8Array | null, body: DocxBody): DocxBody {
  if (part !== null) parseXml(part, body);
  return body;
}

const hasLetterHead = (pieces: readonly Piece[]): boolean =>
  linesOf(pieces.slice(0, topLines)).some((line) => letterHead.test(line.text.toUpperCase()));

/** The pieces of the whole document: notes after the paragraph that names them, a letter-head kept in a header in front. */
function readPieces(
  parts: Parts,
  main: Uint8Array,
  context: DocxContext,
  allowance: Allowance,
): readonly Piece[] {
  context.numbering.restart();
  const notes: Notes = new Map(
    ["footnotes", "endnotes"].flatMap((kind) => [
      ...readPart(parts.ofKind(kind), new DocxBody(context, allowance)).stories.done,
    ]),
  );
  context.numbering.restart();
  const body = readPart(main, new DocxBody(context, allowance, notes));
  const pieces = body.stories.done.get("body") ?? [];
  const header = body.headers.get(body.hasTitlePage ? "first" : "default");
  if (header === undefined || hasLetterHead(pieces)) return pieces;
  const top = readPart(parts.ofId(header), new DocxBody(context, allowance)).stories.done.get("body") ?? [];
  return hasLetterHead(top) ? [...top, ...pieces] : pieces;
}

/**
 * Word documents since 2007: words with the automatic numbers as Word prints them, tables, notes and text boxes;
 * deleted, hidden and moved-away words, comments, running heads and field codes left out.
 * @throws {DocumentRefusedError} for a damaged, locked or hostile file
 */
export function readDocx(bytes: Uint8Array): Promise<Extract> {
  const zip = new Zip(bytes);
  const parts = new Parts(zip);
  const main = zip.read(parts.main);
  if (main === null) throw new DocumentRefusedError(ingestMessages.brokenOffice);
  const numbering = new DocxNumbering(parts.ofKind("numbering"));
  const styles = new DocxStyles(parts.ofKind("styles"), numbering);
  const { result, legacy } = withLetters((letters) =>
    readPieces(parts, main, { styles, numbering, letters }, new Allowance()),
  );
  return Promise.resolve({ ...assemble(result), ...(legacy === null ? {} : { legacy }) });
}
