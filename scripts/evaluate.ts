import { parseArgs } from "node:util";

import { UsageError } from "#src/errors.js";

import { evaluateAnswers } from "./evaluate-answers.js";
import { evaluateDocuments } from "./evaluate-documents.js";
import { evaluateRetrieval } from "./evaluate-retrieval.js";
import { runCommand } from "./run.js";

const usage =
  "npm run evaluate -- --beir DIR [--mode hybrid|lexical|dense] " +
  "[--typing marks|nomarks|half|telex|vni|chat|typos] [--run FILE] [--json], or " +
  "--answers FILE [--index DIR] [--typing q|q_nodia|q_chat] [--json], or " +
  "--documents DIR [--expected FILE] [--sample N [--seed S]] [--json]";

const text = { type: "string" } as const;
/** Which options belong to which measure is said in `usage`. */
const named = { answers: text, beir: text, documents: text, expected: text, index: text } as const;
const more = { mode: text, typing: text, run: text, sample: text, seed: text } as const;

await runCommand(async (given, environment) => {
  const { values } = parseArgs({
    args: [...given],
    options: { ...named, ...more, "limit-queries": text, json: { type: "boolean", default: false } },
  });
  const { answers, beir, documents } = values;
  if ([answers, beir, documents].filter((one) => one !== undefined).length !== 1) {
    throw new UsageError(`Say what to measure: ${usage}.`);
  }
  if (documents !== undefined) return evaluateDocuments(documents, values);
  if (answers !== undefined) return evaluateAnswers(answers, values, environment);
  return evaluateRetrieval(beir ?? "", values);
});
