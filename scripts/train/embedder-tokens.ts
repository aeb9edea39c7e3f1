import { existsSync } from "node:fs";
import { join } from "node:path";

import { UsageError } from "#src/errors.js";
import { embedderTexts, writeEmbedderTokens } from "#src/measure/embedder-tokens.js";

import { runCommand } from "../run.js";

/** `embedder-tokens.js FOLDER OUT` writes FOLDER/train as syllable keys into OUT, for embedder.py. */
await runCommand(async ([folder, out]) => {
  if (folder === undefined || out === undefined) {
    throw new UsageError("Name the data folder and the folder to write: embedder-tokens.js FOLDER OUT");
  }
  const missing = embedderTexts.find((name) => !existsSync(join(folder, `train/${name}.jsonl.gz`)));
  if (missing !== undefined) {
    throw new UsageError(`There is no training text ${join(folder, `train/${missing}.jsonl.gz`)}.`);
  }
  await writeEmbedderTokens(folder, out);
});
