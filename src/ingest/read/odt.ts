import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { assemble } from "./assemble.js";
import type { Extract } from "./block.js";
import { OdtBody } from "./odt-body.js";
import { OdtLists } from "./odt-lists.js";
import { OdtStyles } from "./odt-styles.js";
import { withLetters } from "./office-letters.js";
import { Allowance } from "./office-pieces.js";
import { parseXml } from "./xml.js";
import { Zip } from "./zip.js";

/**
 * OpenDocument texts (LibreOffice Writer): words with the automatic numbers as printed, tables, notes, text boxes;
 * deleted and hidden words, comments, contents lists and running heads left out.
 * @throws {DocumentRefusedError} for a damaged, locked or hostile file
 */
export function readOdt(bytes: Uint8Array): Promise<Extract> {
  const zip = new Zip(bytes);
  const manifest = zip.read("META-INF/manifest.xml");
  if (manifest !== null && Buffer.from(manifest).includes("encryption-data")) {
    throw new DocumentRefusedError(ingestMessages.passwordOffice);
  }
  const content = zip.read("content.xml");
  if (content === null) throw new DocumentRefusedError(ingestMessages.brokenOffice);
  const styles = new OdtStyles();
  const named = zip.read("styles.xml");
  if (named !== null) styles.load(named);
  styles.load(content);
  const { result, legacy } = withLetters((letters) => {
    const body = new OdtBody(styles, new OdtLists(styles), letters, new Allowance());
    parseXml(content, body);
    return body.pieces;
  });
  return Promise.resolve({ ...assemble(result), ...(legacy === null ? {} : { legacy }) });
}
