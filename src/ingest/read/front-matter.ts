import { parseDocument } from "yaml";

import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { compose } from "../../vietnamese/spelling.js";

const fields = [
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

/** What staff may write above a document, between two lines of "---". Every field is optional. */
export type FrontMatter = Partial<Readonly<Record<(typeof fields)[number], string>>>;

function isField(name: string): name is (typeof fields)[number] {
  return (fields as readonly string[]).includes(name);
}

/** Whether "2022-02-30" and the like name a real day. */
export function isRealDay(day: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
  if (parts === null) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function readField(name: string, value: unknown): string {
  if (!isField(name)) throw new DocumentRefusedError(ingestMessages.unknownField(name, fields.join(", ")));
  // YAML reads 06 as a number and 2022-04-07 as text; a bare number is what was meant, in its digits.
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.trim() === "") {
    throw new DocumentRefusedError(ingestMessages.wrongField(name));
  }
  if (name === "date" && !isRealDay(text.trim()))
    throw new DocumentRefusedError(ingestMessages.wrongDate(text));
  if (name === "id" && !/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text.trim())) {
    throw new DocumentRefusedError(ingestMessages.wrongId(text));
  }
  return compose(text).trim();
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
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(content ?? {})) {
    if (value !== null) read[name] = readField(name, value);
    else if (!isField(name)) readField(name, value);
    // Somebody began to say who may read it: what he did not write is not "everybody".
    else if (name === "audience") read[name] = "";
  }
  return { fields: read, body: text.slice(opening[0].length + closing.index + closing[0].length) };
}
