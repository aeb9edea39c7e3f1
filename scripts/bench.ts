import { parseArgs } from "node:util";

import { benchCorpus } from "#src/measure/bench-corpus.js";
import { printBench, printCorpusBench } from "#src/measure/bench-print.js";
import { bench } from "#src/measure/bench.js";

import { wholeNumber } from "./options.js";
import { runCommand } from "./run.js";

await runCommand(async (given, environment) => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      corpus: { type: "string" },
      passages: { type: "string", default: "1000" },
      starts: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const starts = wholeNumber("--starts", values.starts);
  const passages = wholeNumber("--passages", values.passages) ?? 1000;
  const corpus = await benchCorpus(values.corpus ?? environment["CORPUS_DIR"] ?? "corpus", starts);
  const report = await bench({ passages, ...(starts === undefined ? {} : { starts }) });
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ...report, corpus })}\n`
      : `${printCorpusBench(corpus)}\n\n${printBench(report)}\n`,
  );
});
