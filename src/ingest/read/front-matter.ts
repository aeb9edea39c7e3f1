import { parseDocument } from "yaml";

import type { RelationKind } from "../../document/relation.js";
import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { compose } from "../../vietnamese/spelling.js";

const lines = [
  "id",
  "title",
  "number",
  "kind",
  "issuer",
  "place",
  "date",
  "signer",
  "author",
  "source",
  "audience",
  "note",
] as const;

/** How the document is tied to others: each a list of documents as they are called. */
export const relationFields: readonly RelationKind[] = [
  "replaces",
  "amends",
  "repeals",
  "implements",
  "basis",
  "cites",
];
const lists = ["recipients", ...relationFields] as const;
const known: readonly string[] = [...lines, ...lists];

type LineField = (typeof lines)[number];
type ListField = (typeof lists)[number];

/** What staff may write above a document, between two lines of "---". Every field is optional. */
export type FrontMatter = Partial<Readonly<Record<LineField, string>>> &
  Partial<Readonly<Record<ListField, readonly string[]>>>;

const isList = (name: string): name is ListField => (lists as readonly string[]).includes(name);

/** Whether "2022-02-30" and the like name a real day. */
export function isRealDay(day: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
  if (parts === null) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** One line of words. YAML reads 06 as a number and 2022-04-07 as text; a bare number is what was meant, in its digits. */
function lineOf(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? compose(text).trim() : null;
}

/** A line, or several as a list; an empty list says that there are none. */
function readList(name: string, value: unknown): readonly string[] {
  const entries = (Array.isArray(value) ? value : [value]).map(lineOf);
  if (entries.includes(null)) throw new DocumentRefusedError(ingestMessages.wrongList(name));
  return entries.filter((entry) => entry !== null);
}

function readLine(name: string, value: unknown): string {
  const text = lineOf(value);
  if (text === null) throw new DocumentRefusedError(ingestMessages.wrongField(name));
  if (name === "date" && !isRealDay(text)) throw new DocumentRefusedError(ingestMessages.wrongDate(text));
  if (name === "id" && !/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text)) {
    throw new DocumentRefusedError(ingestMessages.wrongId(text));
  }
  return text;
}

/**
 * Takes the front matter off a decoded file.
 * @returns the fields and the text after the closing line
 * @throws {DocumentRefusedError} for broken YAML, an unknown field, a wrong type or an impossible date; the sentence names it
 */
export function takeFrontMatter(text: string): { readonly fields: FrontMatter; readonly body: string } {
  const opening = /^\s*---[ \t]*\n/u.exec(text);
  if (opening === null) return { fields: {}, body: text };
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/mu.exec(text.slice(opening[0].length));
  if (closing === null) throw new DocumentRefusedError(ingestMessages.openFrontMatter);
  const yaml = text.slice(opening[0].length, opening[0].length + closing.index);
  const parsed = parseDocument(yaml, { schema: "core", uniqueKeys: true });
  const fault = parsed.errors[0];
  if (fault !== undefined) {
    throw new DocumentRefusedError(ingestMessages.brokenFrontMatter(fault.linePos?.[0].line ?? 1), {
      cause: fault,
    });
  }
  const content: unknown = parsed.toJS();
  if (content !== null && (typeof content !== "object" || Array.isArray(content))) {
    throw new DocumentRefusedError(ingestMessages.brokenFrontMatter(1));
  }
  const read: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(content ?? {})) {
    if (!known.includes(name)) {
      throw new DocumentRefusedError(ingestMessages.unknownField(name, known.join(", ")));
    }
    if (value !== null) read[name] = isList(name) ? readList(name, value) : readLine(name, value);
    // Somebody began to say who may read it: what he did not write is not "everybody".
    else if (name === "audience") read[name] = "";
  }
  return { fields: read, body: text.slice(opening[0].length + closing.index + closing[0].length) };
}
