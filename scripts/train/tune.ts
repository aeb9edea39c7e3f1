import { UsageError } from "#src/errors.js";
import { tune } from "#src/measure/tune.js";

import { runCommand } from "../run.js";

/** `tune.js FOLDER` prints what each weight of the search buys on the dev sets below FOLDER. */
await runCommand(async ([folder]) => {
  if (folder === undefined) throw new UsageError("Name the folder of the dev sets: tune.js FOLDER");
  for await (const line of tune(folder)) process.stdout.write(`${line}\n`);
});
