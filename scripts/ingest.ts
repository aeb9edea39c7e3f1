import { readConfig } from "#src/config.js";
import type { IngestEvent } from "#src/ingest/events.js";
import { ingest } from "#src/ingest/ingest.js";
import { Progress } from "#src/ingest/progress.js";
import { summary } from "#src/ingest/report.js";

import { ingestOptions } from "./ingest-options.js";
import { ingestParts, maintainIndex } from "./ingest-parts.js";
import { runCommand } from "./run.js";

const clearLine = "\r\u001b[K";

await runCommand(async (given, environment) => {
  const { json, force, only, deed, ...rest } = ingestOptions(given);
  const config = readConfig(environment);
  const corpusDirectory = rest.corpus ?? config.corpusDirectory;
  const indexDirectory = rest.index ?? config.indexDirectory;
  if (deed !== null) return maintainIndex(deed, { ...config, indexDirectory }, { json, force });
  const parts = await ingestParts({ ...config, corpusDirectory, indexDirectory });

  const hasBar = !json && process.stderr.isTTY;
  const [events, progress]: [IngestEvent[], Progress] = [[], new Progress()];
  const onEvent = (event: IngestEvent): void => {
    events.push(event);
    progress.add(event);
    if (json) process.stdout.write(`${JSON.stringify(event)}\n`);
    if (hasBar) process.stderr.write(`${clearLine}${progress.line(performance.now() / 1000)}`);
  };
  const options = { force, dryRun: rest["dry-run"], ...(only === undefined ? {} : { only }) };
  try {
    const result = await ingest({ ...parts, onEvent }, options);
    if (hasBar) process.stderr.write(clearLine);
    (json ? process.stderr : process.stdout).write(`${summary(events)}\n`);
    return result.refused.length > 0 ? 2 : 0;
  } catch (error) {
    if (hasBar) process.stderr.write("\n");
    throw error;
  } finally {
    await parts.reader.close();
  }
});
