import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

import type { Assistant, AskContext } from "../ask/answer.js";
import { answerToJson } from "../ask/json.js";

interface BatchQuestion {
  readonly id: string | null;
  readonly question: string;
  readonly context: AskContext;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One line of a batch; a sentence where it is not a question. */
function readLine(line: string, role: AskContext["role"]): BatchQuestion | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return "is not JSON";
  }
  if (!isRecord(parsed) || typeof parsed["question"] !== "string") return 'needs a text field "question"';
  const { id, question, role: own, history } = parsed;
  if (own !== undefined && own !== "citizen" && own !== "officer")
    return 'has a "role" that is not citizen or officer';
  const turns = Array.isArray(history)
    ? history.filter(
        (turn): turn is { question: string; answer: string } =>
          isRecord(turn) && typeof turn["question"] === "string" && typeof turn["answer"] === "string",
      )
    : [];
  return {
    id: id === undefined || id === null ? null : typeof id === "string" ? id : JSON.stringify(id),
    question,
    context: { role: own ?? role, history: turns },
  };
}

/**
 * Answers one JSON question a line, in order, one JSON answer a line. A line that is no question gets
 * `{"id":null,"error":"…"}` and the rest goes on.
 * @returns the exit code: 0, or 64 when a line was no question
 */
export async function askBatch(
  assistant: Assistant,
  role: AskContext["role"],
  input: Readable,
  output: Writable,
): Promise<number> {
  let code = 0;
  let count = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    count += 1;
    if (line.trim() === "") continue;
    const read = readLine(line, role);
    if (typeof read === "string") {
      code = 64;
      output.write(`${JSON.stringify({ id: null, error: `Line ${count} ${read}.` })}\n`);
      continue;
    }
    const started = performance.now();
    const answer = await assistant.ask(read.question, read.context);
    const more = output.write(
      `${JSON.stringify(answerToJson(read.id, answer, performance.now() - started))}\n`,
    );
    if (!more) await new Promise((resume) => output.once("drain", resume));
  }
  await assistant.close();
  return code;
}
