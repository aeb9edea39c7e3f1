import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** One JSON object of a line; null for anything else. */
export function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}

/**
 * Answers one JSON object a line with one JSON value a line, in order. A line that `respond` refuses with a sentence
 * gets `{"id":null,"error":"Line n …."}` and the rest goes on.
 * @param respond the value to print, or the words after "Line n" that say what is wrong
 * @returns the exit code: 0, or 64 when a line was refused
 */
export async function answerLines(
  input: Readable,
  output: Writable,
  respond: (line: Readonly<Record<string, unknown>>) => Promise<object | string>,
): Promise<number> {
  let code = 0;
  let count = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    count += 1;
    if (line.trim() === "") continue;
    const parsed = parseObject(line);
    const result = parsed === null ? "is not a JSON object" : await respond(parsed);
    if (typeof result === "string") code = 64;
    const printed = typeof result === "string" ? { id: null, error: `Line ${count} ${result}.` } : result;
    const more = output.write(`${JSON.stringify(printed)}\n`);
    if (!more) await new Promise((resume) => output.once("drain", resume));
  }
  return code;
}
