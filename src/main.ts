import { existsSync } from "node:fs";

import { keepYoungSmall } from "./adapters/garbage.js";
import { composeLiveAssistant } from "./compose.js";
import { readConfig } from "./config.js";
import { ExpectedError, UsageError } from "./errors.js";
import { keepIngesting, logOf, prepare, serve } from "./service.js";

/** An orderly end takes about 3 s; what hangs beyond this is left to the next start. Milliseconds. */
const longestEnd = 4_500;

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** One sentence for what we expect; a bug keeps its stack. @returns the exit code (70 = EX_SOFTWARE) */
function explain(error: unknown): number {
  const expected = error instanceof ExpectedError;
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  return expected ? error.exitCode : 70;
}

/** The first SIGINT or SIGTERM ends the service in order, the second at once. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
      setTimeout(() => process.exit(0), longestEnd).unref();
    });
  }
  return controller.signal;
}

async function main(stop: AbortSignal): Promise<number> {
  const [unknown] = process.argv.slice(2);
  if (unknown !== undefined) {
    throw new UsageError(
      `npm start takes no arguments, not "${unknown}": settings come from the environment or .env.`,
    );
  }
  if (existsSync(".env")) (await import("dotenv")).config({ quiet: true });
  const config = readConfig(process.env);
  const log = logOf(config);
  // A bug outside any handler: what is unfinished is in the journal, so a fresh start is the cure.
  process.on("uncaughtException", (error) => {
    log.error("service.bug", { error });
    process.exit(70);
  });
  const prepared = await prepare({
    config,
    log,
    stop,
    tell,
    environment: process.env,
    compose: composeLiveAssistant,
  });
  if ("exitCode" in prepared) {
    if (stop.aborted) return 0;
    explain(prepared.error);
    return prepared.exitCode;
  }
  try {
    const { stdin: input, stdout: output } = process;
    // A fault of the watch must not end the service.
    void keepIngesting({ config, log, stop }, process.env).catch((error: unknown) => {
      log.error("ingest.watch-ended", { error });
    });
    if (!stop.aborted) await serve({ config, log, ...prepared, stop, input, output, tell });
  } finally {
    await prepared.assistant.close();
  }
  return 0;
}

keepYoungSmall();
// A terminal or log collector that went away must not end the service.
process.stderr.on("error", () => undefined);
process.exitCode = await main(stopOnSignals()).catch(explain);
// Idle connections and pipes may keep the process; nothing is left to do.
setTimeout(() => process.exit(), 200).unref();
