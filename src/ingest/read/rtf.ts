import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { assemble } from "./assemble.js";
import type { Extract } from "./block.js";
import { withLetters } from "./office-letters.js";
import { Allowance } from "./office-pieces.js";
import { RtfBody } from "./rtf-body.js";
import { rtfTokens } from "./rtf-tokens.js";

/**
 * RTF documents: words by \u and by the code page of each font, TCVN3 and VNI by font; automatic numbers as the program
 * that saved the file wrote them out (\listtext), tables, notes and text boxes.
 * @throws {DocumentRefusedError} for groups nested beyond reason, or more words than any document has
 * @source Rich Text Format 1.9.1
 */
export function readRtf(bytes: Uint8Array): Promise<Extract> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  try {
    const { result, legacy } = withLetters((letters) => {
      const body = new RtfBody(letters, new Allowance());
      for (const token of rtfTokens(source)) body.take(token);
      return body.finish();
    });
    return Promise.resolve({ ...assemble(result), ...(legacy === null ? {} : { legacy }) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DocumentRefusedError(ingestMessages.bombOffice, { cause: error });
  }
}
