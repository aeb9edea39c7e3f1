import { parseArgs } from "node:util";

import { UsageError } from "#src/errors.js";

import { evaluateAnswers } from "./evaluate-answers.js";
import { evaluateRetrieval } from "./evaluate-retrieval.js";
import { runCommand } from "./run.js";

const usage =
  "npm run evaluate -- --beir DIR [--mode hybrid|lexical|dense] " +
  "[--typing marks|nomarks|half|telex|vni|chat|typos] [--run FILE] [--json], or " +
  "--answers FILE [--index DIR] [--typing q|q_nodia|q_chat] [--json]";

await runCommand(async (given, environment) => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...given],
    options: {
      answers: text,
      beir: text,
      index: text,
      mode: text,
      typing: text,
      run: text,
      "limit-queries": text,
      json: { type: "boolean", default: false },
    },
  });
  if ((values.answers === undefined) === (values.beir === undefined)) {
    throw new UsageError(`Say what to measure: ${usage}.`);
  }
  await (values.answers === undefined
    ? evaluateRetrieval(values.beir ?? "", values)
    : evaluateAnswers(values.answers, values, environment));
});
