import { readFileSync } from "node:fs";

import type { DocumentIdentity } from "../document/document.js";
import { FileAccessError } from "../errors.js";
import { bareText } from "../vietnamese/syllables.js";
import { parseObject } from "./json-lines.js";

/** Facts that a person read at a document's head. */
export const expectedFields = ["number", "date", "issuer", "kind"] as const;
export type ExpectedField = (typeof expectedFields)[number];

/** One document, by its file's name; null where the file does not bear the fact. */
export type ExpectedDocument = Readonly<Record<ExpectedField, string | null>> & { readonly file: string };

/**
 * Reads a file of expected facts: `{ "documents": [{ "file", "number", "date", "issuer", "kind" }] }`.
 * @throws {FileAccessError} when it is not there or holds something else
 */
export function readExpected(path: string): ExpectedDocument[] {
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new FileAccessError(`The expected facts ${path} cannot be read.`, { cause: error });
  }
  const documents = parseObject(text)?.["documents"];
  if (!Array.isArray(documents)) {
    throw new FileAccessError(`${path} holds no list "documents" of expected facts.`);
  }
  return documents.map((one: unknown, place) => {
    const fields: Readonly<Record<string, unknown>> =
      typeof one === "object" && one !== null ? { ...one } : {};
    const { file } = fields;
    if (typeof file !== "string") throw new FileAccessError(`${path}: document ${place + 1} names no file.`);
    const value = (field: ExpectedField): string | null => {
      const read = fields[field];
      return typeof read === "string" ? read : null;
    };
    return {
      file,
      number: value("number"),
      date: value("date"),
      issuer: value("issuer"),
      kind: value("kind"),
    };
  });
}

export interface ExpectedFault {
  readonly file: string;
  readonly field: ExpectedField;
  readonly expected: string | null;
  readonly read: string | null;
}

/** Capitals and tone places of an issuer are spelling; a letter or a mark more or less is another body. */
function isRight(field: ExpectedField, expected: string | null, read: string | null): boolean {
  if (expected === null || read === null || field !== "issuer") return expected === read;
  return bareText(expected) === bareText(read);
}

/** Right and wrong for every fact; a fact that the file does not bear is right only where none was read. */
export function judgeIdentities(
  expected: readonly ExpectedDocument[],
  identities: ReadonlyMap<string, DocumentIdentity>,
) {
  const faults: ExpectedFault[] = [];
  const fields = Object.fromEntries(
    expectedFields.map((field) => {
      const bearing = expected.filter((one) => one[field] !== null);
      for (const one of expected) {
        const read = identities.get(one.file)?.[field] ?? null;
        if (!isRight(field, one[field], read))
          faults.push({ file: one.file, field, expected: one[field], read });
      }
      const wrong = faults.filter((fault) => fault.field === field && fault.expected !== null).length;
      return [field, { bearing: bearing.length, right: bearing.length - wrong }];
    }),
  );
  return { fields, faults };
}
