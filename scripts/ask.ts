import { parseArgs } from "node:util";

import { answerToJson } from "#src/ask/json.js";
import { composeAssistant } from "#src/compose.js";
import { readConfig } from "#src/config.js";
import { UsageError } from "#src/errors.js";
import { askBatch } from "#src/measure/batch.js";

import { choice } from "./options.js";
import { runCommand } from "./run.js";

const usage =
  'npm run ask -- [--index DIR] [--json] [--role citizen|officer] "câu hỏi", or --batch with one JSON question a line';

await runCommand(async (given, environment) => {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      index: { type: "string" },
      json: { type: "boolean", default: false },
      batch: { type: "boolean", default: false },
      role: { type: "string", default: "citizen" },
    },
  });
  const role = choice("--role", values.role, ["citizen", "officer"]);
  const question = positionals.join(" ").trim();
  if (values.batch === (question !== "")) throw new UsageError(`Give one question, or --batch: ${usage}.`);
  const config = readConfig(environment);
  const assistant = await composeAssistant({
    ...config,
    indexDirectory: values.index ?? config.indexDirectory,
  });
  if (values.batch) return askBatch(assistant, role, process.stdin, process.stdout);
  const started = performance.now();
  const answer = await assistant.ask(question, { role });
  if (values.json)
    process.stdout.write(`${JSON.stringify(answerToJson("1", answer, performance.now() - started))}\n`);
  else process.stdout.write(`${(await import("#src/channels/console/print.js")).printAnswer(answer)}\n`);
  await assistant.close();
  return 0;
});
