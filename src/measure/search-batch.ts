import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

import type { OpenedIndex } from "../search/opened.js";

/** The question of one line; undefined where the line is none. */
function readLine(line: string): { readonly id: unknown; readonly question: string } | undefined {
  try {
    const read: { readonly id?: unknown; readonly question?: unknown } | null = JSON.parse(line);
    return typeof read?.question === "string" ? { id: read.id ?? null, question: read.question } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Searches for one JSON question a line, in order, one JSON line of hits each. A line that is no question gets
 * `{"id":null,"error":"…"}` and the rest goes on.
 * @returns the exit code: 0, or 64 when a line was no question
 */
export async function searchBatch(
  index: Pick<OpenedIndex, "search">,
  limit: number,
  input: Readable,
  output: Writable,
): Promise<number> {
  let code = 0;
  let count = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    count += 1;
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (read === undefined) code = 64;
    const result =
      read === undefined
        ? { id: null, error: `Line ${count} is not JSON with a text field "question".` }
        : { id: read.id, hits: await index.search(read.question, { limit }) };
    const more = output.write(`${JSON.stringify(result)}\n`);
    if (!more) await new Promise((resume) => output.once("drain", resume));
  }
  return code;
}
