import { type Gazetteer, readGazetteer as parse } from "../document/gazetteer.js";
import { SettingsFileError } from "../errors.js";
import { gazetteerMessages } from "../messages.js";
import { readSettingsFile } from "./settings-file.js";

/**
 * Old units and what became of them: the corpus' own `_config/gazetteer.yml`, or where it has none the shipped one.
 * @param corpus the corpus folder; it need not exist
 * @throws {SettingsFileError} naming the file, the line and what to write, {FileAccessError}
 */
export function readGazetteer(corpus: string): Gazetteer {
  const found = readSettingsFile(corpus, "gazetteer.yml", gazetteerMessages.encoding);
  // Without it answers say that the successor is not listed.
  if (found === null) return [];
  const read = parse(found.text);
  if ("fault" in read) throw new SettingsFileError(gazetteerMessages[read.fault](found.file, read.line));
  return read;
}
