import type { Config } from "#src/config.js";
import type { IngestEvent } from "#src/ingest/events.js";
import { ingest, type IngestOptions } from "#src/ingest/ingest.js";
import { Progress } from "#src/ingest/progress.js";
import { summary } from "#src/ingest/report.js";
import { reportMessages } from "#src/messages.js";

import { ingestParts, reportFile } from "./ingest-parts.js";

const clearLine = "\r\u001b[K";

/** One run: a bar on a terminal, with `json` one event a line. @returns the exit code: 0, or 2 where files were refused */
export async function runIngest(config: Config, options: IngestOptions, json: boolean): Promise<number> {
  const parts = await ingestParts(config);
  const hasBar = !json && process.stderr.isTTY;
  const [events, progress]: [IngestEvent[], Progress] = [[], new Progress()];
  const started = performance.now();
  const onEvent = (event: IngestEvent): void => {
    events.push(event);
    progress.add(event);
    if (json) process.stdout.write(`${JSON.stringify(event)}\n`);
    if (hasBar) process.stderr.write(`${clearLine}${progress.line((performance.now() - started) / 1000)}`);
  };
  try {
    const result = await ingest({ ...parts, onEvent }, options);
    if (hasBar) process.stderr.write(clearLine);
    const output = json ? process.stderr : process.stdout;
    output.write(`${summary(events)}\n`);
    if (result.outcome === "published") output.write(`${reportMessages.reportAt(reportFile(config))}\n`);
    return result.refused.length > 0 ? 2 : 0;
  } catch (error) {
    if (hasBar) process.stderr.write("\n");
    throw error;
  } finally {
    await parts.reader.close();
  }
}
