import type { Readable, Writable } from "node:stream";

import type { Assistant, AskContext } from "../ask/answer.js";
import { answerToJson, type JsonOptions } from "../ask/json.js";
import { warmUp } from "../ask/warm-up.js";
import { answerLines } from "./json-lines.js";

/** Asked before the first line: a batch is long, and its first answers should take no longer than its last. */
const warmingQuestions = 60;

const roles: readonly AskContext["role"][] = ["citizen", "officer"];

type Turn = NonNullable<AskContext["history"]>[number];

function isTurn(turn: unknown): turn is Turn {
  return (
    typeof turn === "object" &&
    turn !== null &&
    "question" in turn &&
    "answer" in turn &&
    typeof turn.question === "string" &&
    typeof turn.answer === "string"
  );
}

/** An id as the answer carries it: text as it is, anything else as JSON. */
function idOf(id: unknown): string | null {
  if (id === undefined || id === null) return null;
  return typeof id === "string" ? id : JSON.stringify(id);
}

/**
 * Answers one JSON question a line, in order, one JSON answer a line.
 * @param role of lines that name none
 * @param options what an answer's JSON shows
 * @returns the exit code: 0, or 64 when a line was no question
 */
export async function askBatch(
  assistant: Assistant,
  role: AskContext["role"],
  input: Readable,
  output: Writable,
  options: JsonOptions = {},
): Promise<number> {
  await warmUp(assistant, warmingQuestions);
  const code = await answerLines(input, output, async ({ id, question, role: own = role, history }) => {
    if (typeof question !== "string") return 'needs a text field "question"';
    const asking = roles.find((known) => known === own);
    if (asking === undefined) return 'has a "role" that is not citizen or officer';
    const context = { role: asking, history: Array.isArray(history) ? history.filter(isTurn) : [] };
    const started = performance.now();
    const answer = await assistant.ask(question, context);
    return answerToJson(idOf(id), answer, performance.now() - started, options);
  });
  await assistant.close();
  return code;
}
