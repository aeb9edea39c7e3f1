import { syllables } from "./syllables.js";

/**
 * One everyday phrase and the official ones that documents use for the same thing, as written. Read from questions to
 * documents only; matched on bare syllables.
 */
export interface LexiconEntry {
  readonly everyday: string;
  readonly official: readonly string[];
}

/** What is wrong with one entry; null where nothing is. */
export type EntryFault = "phrase" | "official" | "itself";

const keyOf = (phrase: string): string =>
  syllables(phrase)
    .map(({ marked }) => marked)
    .join(" ");

/** Longest phrase that makes sense; a sentence in its place is a slip (a forgotten colon). In syllables. */
const longestPhrase = 16;

function isPhrase(written: unknown): written is string {
  if (typeof written !== "string") return false;
  const count = syllables(written).length;
  return count > 0 && count <= longestPhrase;
}

/**
 * One entry of the settings file, checked: text on both sides, and nothing that leads to itself.
 * @param everyday the key as parsed @param official its value: one phrase or a list of them
 */
export function readEntry(everyday: unknown, official: unknown): LexiconEntry | EntryFault {
  if (!isPhrase(everyday)) return "phrase";
  const phrases: readonly unknown[] = Array.isArray(official) ? official : [official];
  if (phrases.length === 0 || !phrases.every((phrase) => isPhrase(phrase))) return "official";
  const own = keyOf(everyday);
  if (phrases.some((phrase) => keyOf(phrase) === own)) return "itself";
  return { everyday: everyday.trim(), official: phrases.map((phrase) => phrase.trim()) };
}

/** The key by which two entries are the same one: "Chích ngừa" and "chích  ngừa". */
export const entryKey = (entry: LexiconEntry): string => keyOf(entry.everyday);

// No Unicode classes: compiling and running them costs more than all the rest of the reading.
const opensWithLetter = /^[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/;
/** What may mean something to YAML inside a line. */
const signs = /["'[\]{}&*!|>%@`#:,?~\\\t]/;
/** Words that YAML does not read as text. */
const notText = new Set(["true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"]);

const isPlain = (phrase: string): boolean =>
  phrase.length <= 100 && opensWithLetter.test(phrase) && !signs.test(phrase) && !notText.has(phrase);

/** Both sides of "everyday: [official, official]"; null for any other form. */
function readPlainLine(line: string): LexiconEntry | null {
  const colon = line.indexOf(": ");
  const everyday = line.slice(0, Math.max(colon, 0));
  const value = line.slice(colon + 2).trim();
  const listed = value.startsWith("[") && value.endsWith("]");
  const official = listed
    ? value
        .slice(1, -1)
        .split(",")
        .map((part) => part.trim())
    : [value];
  return isPlain(everyday) && official.every(isPlain) ? { everyday, official } : null;
}

/**
 * Reads a lexicon written in the plain form of its own heading, one entry a line. YAML's parser takes 50 ms to load, every
 * start of every command would pay it; this takes 2 ms for 900 entries (2 cores, Node 20). What it does not know or
 * finds wrong is left to that parser.
 * @param text NFC
 * @returns null where any line has another form or a fault
 */
export function readPlainLexicon(text: string): readonly LexiconEntry[] | null {
  const entries: LexiconEntry[] = [];
  const seen = new Set<string>();
  for (const written of text.split("\n")) {
    const line = written.trimEnd();
    if (line === "" || line.startsWith("#")) continue;
    const entry = readPlainLine(line);
    if (entry === null) return null;
    const key = entry.everyday.toLowerCase();
    if (seen.has(key) || entry.official.some((phrase) => phrase.toLowerCase() === key)) return null;
    seen.add(key);
    entries.push(entry);
  }
  return entries;
}
