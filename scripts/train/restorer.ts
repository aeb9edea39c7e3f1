import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { UsageError } from "#src/errors.js";
import { measureRestorer } from "#src/measure/measure-restorer.js";
import { trainingFiles, trainRestorer } from "#src/measure/train-restorer.js";
import { createRestorer } from "#src/vietnamese/restore.js";

import { runCommand } from "../run.js";

const modelFile = "models/restorer/restorer.bin";

/** `restorer.js FOLDER` trains from FOLDER/train and writes the model; `--measure FOLDER` prints the model's figures. */
await runCommand(async (arguments_) => {
  const { values, positionals } = parseArgs({
    args: [...arguments_],
    options: { measure: { type: "boolean", default: false }, out: { type: "string", default: modelFile } },
    allowPositionals: true,
  });
  const folder = positionals[0];
  if (folder === undefined) throw new UsageError("Name the data folder: restorer.js [--measure] FOLDER");
  const missing = trainingFiles.find((file) => !existsSync(join(folder, file)));
  if (missing !== undefined) throw new UsageError(`There is no training text ${join(folder, missing)}.`);
  if (!values.measure) {
    const bytes = await trainRestorer(folder, (line) => process.stderr.write(`${line}\n`));
    await mkdir(join(values.out, ".."), { recursive: true });
    await writeFile(values.out, bytes);
    process.stderr.write(`${values.out}: ${bytes.length} bytes\n`);
    return;
  }
  const restorer = createRestorer(await readFile(values.out));
  for (const line of await measureRestorer(restorer, folder)) process.stdout.write(`${line}\n`);
});
