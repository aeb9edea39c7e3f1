import { keepYoungSmall } from "#src/adapters/garbage.js";
import { goBehindOthers } from "#src/adapters/priority.js";
import { readConfig } from "#src/config.js";

import { ingestOptions } from "./ingest-options.js";
import { maintainIndex } from "./maintain.js";
import { runCommand } from "./run.js";
import { runIngest } from "./run-ingest.js";

keepYoungSmall();
goBehindOthers();
await runCommand(async (given, environment) => {
  const { json, force, only, watch, deed, ...rest } = ingestOptions(given);
  const named = readConfig(environment);
  const config = {
    ...named,
    corpusDirectory: rest.corpus ?? named.corpusDirectory,
    indexDirectory: rest.index ?? named.indexDirectory,
  };
  if (deed !== null) return maintainIndex(deed, config, { json, force });
  const options = { force, dryRun: rest["dry-run"], ...(only === undefined ? {} : { only }) };
  if (!watch) return runIngest(config, options, json);
  const { watchCorpus } = await import("./watch.js");
  return watchCorpus(config, (again) => runIngest(config, again ? {} : options, json));
});
