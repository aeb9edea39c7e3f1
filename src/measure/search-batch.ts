import type { Readable, Writable } from "node:stream";

import type { OpenedIndex } from "../search/opened.js";
import { answerLines } from "./json-lines.js";

/**
 * Searches for one JSON question a line, in order, one JSON line of hits each.
 * @returns the exit code: 0, or 64 when a line was no question
 */
export function searchBatch(
  index: Pick<OpenedIndex, "search">,
  limit: number,
  input: Readable,
  output: Writable,
): Promise<number> {
  return answerLines(input, output, async ({ id = null, question }) =>
    typeof question === "string"
      ? { id, hits: await index.search(question, { limit }) }
      : 'needs a text field "question"',
  );
}
