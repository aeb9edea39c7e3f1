import { parseArgs } from "node:util";

import { answerToJson } from "#src/ask/json.js";
import { printAnswer } from "#src/channels/console/print.js";
import { composeAssistant } from "#src/compose.js";
import { readConfig } from "#src/config.js";
import { UsageError } from "#src/errors.js";

import { choice } from "./options.js";
import { runCommand } from "./run.js";

const usage =
  '[--index DIR] [--json [--explain]] [--role citizen|officer] "câu hỏi", or --batch [--explain] and one JSON question a line';

await runCommand(async (given, environment) => {
  const [text, flag] = [{ type: "string" }, { type: "boolean", default: false }] as const;
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { index: text, role: text, json: flag, batch: flag, explain: flag },
  });
  const role = choice("--role", values.role ?? "citizen", ["citizen", "officer"]);
  const question = positionals.join(" ").trim();
  if (values.batch === (question !== "")) throw new UsageError(`Give one question: npm run ask -- ${usage}.`);
  const config = readConfig(environment);
  const assistant = await composeAssistant({
    ...config,
    indexDirectory: values.index ?? config.indexDirectory,
  });
  if (values.batch) {
    const { askBatch } = await import("#src/measure/batch.js");
    return askBatch(assistant, role, process.stdin, process.stdout, values);
  }
  const started = performance.now();
  const answer = await assistant.ask(question, { role });
  const shown = answerToJson("1", answer, performance.now() - started, values);
  process.stdout.write(`${values.json ? JSON.stringify(shown) : printAnswer(answer)}\n`);
  await assistant.close();
  return 0;
});
