import { SettingsFileError } from "../errors.js";
import { lexiconMessages } from "../messages.js";
import { entryKey, readEntry, readPlainLexicon, type LexiconEntry } from "../vietnamese/lexicon.js";
import { readSettingsFile } from "./settings-file.js";

/** Reads any YAML and finds the fault to tell. The parser is loaded here alone: the plain form does without it. */
async function readYaml(file: string, text: string): Promise<readonly LexiconEntry[]> {
  const { isMap, isNode, LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const lineOf = (offset = 0): number => lines.linePos(offset).line;
  const parsed = parseDocument(text, { schema: "core", uniqueKeys: true, lineCounter: lines });
  const fault = parsed.errors[0];
  if (fault !== undefined) {
    const what = fault.code === "DUPLICATE_KEY" ? lexiconMessages.twice : lexiconMessages.broken;
    throw new SettingsFileError(what(file, lineOf(fault.pos[0])), { cause: fault });
  }
  if (parsed.contents === null) return [];
  if (!isMap(parsed.contents)) {
    throw new SettingsFileError(lexiconMessages.broken(file, lineOf(parsed.contents.range?.[0])));
  }
  const entries = new Map<string, LexiconEntry>();
  for (const { key, value } of parsed.contents.items) {
    const line = lineOf(isNode(key) ? key.range?.[0] : 0);
    const name: unknown = isNode(key) ? key.toJS(parsed) : key;
    const entry = readEntry(name, isNode(value) ? value.toJS(parsed) : value);
    if (typeof entry === "string") {
      throw new SettingsFileError(lexiconMessages[entry](file, line, String(name)));
    }
    if (entries.has(entryKey(entry))) throw new SettingsFileError(lexiconMessages.twice(file, line));
    entries.set(entryKey(entry), entry);
  }
  return [...entries.values()];
}

/**
 * Everyday words and official ones: the corpus' own `_config/lexicon.yml`, or where it has none the shipped one.
 * @param corpus the corpus folder; it need not exist
 * @throws {SettingsFileError} naming the file, the line and what to write, {FileAccessError}
 */
export async function readLexicon(corpus: string): Promise<readonly LexiconEntry[]> {
  const found = readSettingsFile(corpus, "lexicon.yml", lexiconMessages.encoding);
  // Without it questions are still answered, in the documents' own words.
  if (found === null) return [];
  return readPlainLexicon(found.text) ?? readYaml(found.file, found.text);
}
