import { settledChanges } from "#src/adapters/watch-folder.js";
import type { Config } from "#src/config.js";
import { ExpectedError } from "#src/errors.js";
import { reportMessages } from "#src/messages.js";

/** Ends on SIGINT and SIGTERM, between two runs. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/**
 * Ingests now and whenever the corpus folder has changed and settled; a run that fails is told and the watch goes on.
 * @param run one ingest; `again` = not the first
 */
export async function watchCorpus(
  config: Pick<Config, "corpusDirectory">,
  run: (again: boolean) => Promise<number>,
): Promise<number> {
  const signal = stopOnSignals();
  const once = async (again: boolean): Promise<void> => {
    try {
      await run(again);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      process.stderr.write(`${error.message}\n`);
    }
  };
  const changes = settledChanges(config.corpusDirectory, signal);
  await once(false);
  process.stderr.write(`${reportMessages.watching(config.corpusDirectory)}\n`);
  while ((await changes.next()).done !== true) await once(true);
  return 0;
}
