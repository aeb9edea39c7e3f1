import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type Gazetteer, readGazetteer as parse } from "../document/gazetteer.js";
import { SettingsFileError } from "../errors.js";
import { gazetteerMessages } from "../messages.js";
import { accessErrorOf, codeOf } from "./file-errors.js";

/** Where the gazetteer lies below the corpus folder. */
const place = join("_config", "gazetteer.yml");

/** The one that is shipped with the program, beside `dist/`. */
const shipped = fileURLToPath(new URL("../../corpus/", import.meta.url));

function readIn(corpus: string): { readonly file: string; readonly bytes: Uint8Array } | null {
  const file = join(corpus, place);
  try {
    return { file, bytes: readFileSync(file) };
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return null;
    throw accessErrorOf(error, file, "read");
  }
}

/**
 * Old units and what became of them: the corpus' own `_config/gazetteer.yml`, or where it has none the shipped one.
 * @param corpus the corpus folder; it need not exist
 * @throws {SettingsFileError} naming the file, the line and what to write, {FileAccessError}
 */
export function readGazetteer(corpus: string): Gazetteer {
  const found = readIn(corpus) ?? readIn(shipped);
  // Without it answers say that the successor is not listed.
  if (found === null) return [];
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(found.bytes).normalize("NFC");
  } catch (error) {
    throw new SettingsFileError(gazetteerMessages.encoding(found.file), { cause: error });
  }
  const read = parse(text);
  if ("fault" in read) throw new SettingsFileError(gazetteerMessages[read.fault](found.file, read.line));
  return read;
}
