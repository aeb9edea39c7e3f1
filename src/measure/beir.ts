import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { FileAccessError } from "../errors.js";
import type { Judgements } from "./metrics.js";

/** One document or query of a BEIR-style folder. */
export interface Entry {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
}

/** A line of the file: BEIR's own name for the id, sometimes a number. */
interface Raw {
  readonly _id: string | number;
  readonly title?: string;
  readonly text: string;
}

export interface BeirSet {
  readonly corpus: readonly Entry[];
  /** Only those that are judged. */
  readonly queries: readonly Entry[];
  readonly judgements: ReadonlyMap<string, Judgements>;
}

function readText(directory: string, name: string): string {
  const plain = join(directory, name);
  const file = existsSync(plain) ? plain : `${plain}.gz`;
  try {
    const bytes = readFileSync(file);
    return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch (error) {
    throw new FileAccessError(`Cannot read ${plain} or ${plain}.gz.`, { cause: error });
  }
}

function readEntries(directory: string, name: string): Entry[] {
  return readText(directory, name)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index) => {
      try {
        const { _id: id, title, text }: Raw = JSON.parse(line);
        return { id: String(id), text, ...(title === undefined || title === "" ? {} : { title }) };
      } catch (error) {
        throw new FileAccessError(`${join(directory, name)} line ${index + 1} is not JSON.`, {
          cause: error,
        });
      }
    });
}

/**
 * Reads `corpus.jsonl[.gz]`, `queries.jsonl[.gz]` and `qrels.tsv[.gz]` (a header line, then query, document, gain).
 * @throws {FileAccessError} naming the file, and the line where one is wrong
 */
export function readBeirSet(directory: string): BeirSet {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of readText(directory, "qrels.tsv").split("\n").slice(1)) {
    const [query, document, gain] = line.trimEnd().split("\t");
    if (query === undefined || document === undefined) continue;
    const judged = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, judged.set(document, Number(gain ?? 1)));
  }
  return {
    corpus: readEntries(directory, "corpus.jsonl"),
    queries: readEntries(directory, "queries.jsonl").filter(({ id }) => judgements.has(id)),
    judgements,
  };
}
