import { parseArgs } from "node:util";

import { readConfig } from "#src/config.js";
import { UsageError } from "#src/errors.js";
import type { IngestEvent } from "#src/ingest/events.js";
import { ingest } from "#src/ingest/ingest.js";
import { progressLine, summary } from "#src/ingest/report.js";

import { ingestParts } from "./ingest-parts.js";
import { runCommand } from "./run.js";

const flag = { type: "boolean", default: false } as const;
const text = { type: "string" } as const;
const later = { list: flag, verify: flag, watch: flag, rollback: flag, backup: text, restore: text } as const;

await runCommand(async (given, environment) => {
  const options = {
    corpus: text,
    index: text,
    only: text,
    json: flag,
    force: flag,
    "dry-run": flag,
    ...later,
  } as const;
  const { values } = parseArgs({ args: [...given], options });
  const missing = Object.keys(later).find((name) => values[name as keyof typeof later]);
  if (missing !== undefined) throw new UsageError(`--${missing} is not available yet.`);
  const config = readConfig(environment);
  const corpusDirectory = values.corpus ?? config.corpusDirectory;
  const parts = await ingestParts({
    ...config,
    corpusDirectory,
    indexDirectory: values.index ?? config.indexDirectory,
  });

  const events: IngestEvent[] = [];
  const onEvent = (event: IngestEvent): void => {
    events.push(event);
    if (values.json) process.stdout.write(`${JSON.stringify(event)}\n`);
    else if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${progressLine(events)}`);
  };
  const only = values.only === undefined ? {} : { only: values.only };
  const run = ingest({ ...parts, onEvent }, { force: values.force, dryRun: values["dry-run"], ...only });
  const result = await run.finally(() => process.stderr.isTTY && process.stderr.write("\r\u001b[K"));
  (values.json ? process.stderr : process.stdout).write(`${summary(events)}\n`);
  return result.refused.length > 0 ? 2 : 0;
});
