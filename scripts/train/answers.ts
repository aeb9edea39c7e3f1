import { UsageError } from "#src/errors.js";
import { teach } from "#src/measure/teach.js";

import { runCommand } from "../run.js";

/** `answers.js INDEX,QUESTIONS[,QUESTIONS…] …` learns `src/ask/reader-weights.ts` and prints what its bars buy. */
await runCommand(async (sources) => {
  if (sources.length === 0)
    throw new UsageError(
      "Name an index and the questions over it: answers.js INDEX,FILE.jsonl[,FILE.jsonl] …",
    );
  process.stdout.write(`${await teach(sources, "corpus")}\n`);
});
