import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { SettingsFileError } from "../errors.js";
import { accessErrorOf, codeOf } from "./file-errors.js";

/** The corpus folder that is shipped with the program, beside `dist/`. */
const shipped = fileURLToPath(new URL("../../corpus/", import.meta.url));

function bytesIn(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return null;
    throw accessErrorOf(error, file, "read");
  }
}

/**
 * A file of `_config/` that staff may edit: the corpus' own, or where it has none the shipped one.
 * @param corpus the corpus folder; it need not exist
 * @param encodingFault the sentence for a file that is no UTF-8
 * @returns its path and its text in NFC; null where there is neither
 * @throws {SettingsFileError} naming the file, {FileAccessError}
 */
export function readSettingsFile(
  corpus: string,
  name: string,
  encodingFault: (file: string) => string,
): { readonly file: string; readonly text: string } | null {
  for (const folder of [corpus, shipped]) {
    const file = join(folder, "_config", name);
    const bytes = bytesIn(file);
    if (bytes === null) continue;
    try {
      return { file, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC") };
    } catch (error) {
      throw new SettingsFileError(encodingFault(file), { cause: error });
    }
  }
  return null;
}
