import { parseArgs } from "node:util";

import { composeIndex } from "#src/compose.js";
import { readConfig } from "#src/config.js";
import { UsageError } from "#src/errors.js";
import { searchBatch } from "#src/measure/search-batch.js";

import { wholeNumber } from "./options.js";
import { runCommand } from "./run.js";

const usage =
  'npm run search -- [--index DIR] [--limit 10] "câu hỏi", or --batch [--limit 100] with one JSON question a line';

await runCommand(async (given, environment) => {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      index: { type: "string" },
      batch: { type: "boolean", default: false },
      limit: { type: "string" },
    },
  });
  const question = positionals.join(" ").trim();
  if (values.batch === (question !== "")) throw new UsageError(`Give one question, or --batch: ${usage}.`);
  const limit = wholeNumber("--limit", values.limit);
  const config = readConfig(environment);
  const index = await composeIndex({ ...config, indexDirectory: values.index ?? config.indexDirectory });
  if (values.batch) return searchBatch(index, limit ?? 100, process.stdin, process.stdout);
  for (const { passageId, score } of await index.search(question, { limit: limit ?? 10 })) {
    process.stdout.write(
      `${score.toFixed(3)}  ${passageId}  ${index.passage(passageId)?.text.replace(/\s+/gu, " ") ?? ""}\n`,
    );
  }
  return 0;
});
