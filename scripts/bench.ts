import { parseArgs } from "node:util";

import { benchCorpus } from "#src/measure/bench-corpus.js";
import { benchIngest } from "#src/measure/bench-ingest.js";
import { printBench, printCorpusBench, printIngestBench } from "#src/measure/bench-print.js";
import { bench, type BenchReport } from "#src/measure/bench.js";

import { wholeNumber } from "./options.js";
import { runCommand } from "./run.js";

await runCommand(async (given, environment) => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      corpus: { type: "string" },
      passages: { type: "string", default: "1000" },
      starts: { type: "string" },
      ingest: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const starts = wholeNumber("--starts", values.starts);
  const sizes = values.passages.split(",").map((size) => wholeNumber("--passages", size) ?? 1000);
  const corpus = await benchCorpus(values.corpus ?? environment["CORPUS_DIR"] ?? "corpus", starts);
  const say = (text: string) => values.json || process.stdout.write(text);
  say(`${printCorpusBench(corpus)}\n`);
  const reports: BenchReport[] = [];
  for (const passages of sizes) {
    // eslint-disable-next-line no-await-in-loop -- one size at a time, or they would slow each other
    const report = await bench({ passages, ...(starts === undefined ? {} : { starts }) });
    const ingest = values.ingest ? { ingest: benchIngest(passages) } : {};
    say(`\n${printBench(report)}\n${ingest.ingest ? `\n${printIngestBench(ingest.ingest)}\n` : ""}`);
    reports.push({ ...report, ...ingest });
  }
  const all = reports.length > 1 ? { sizes: reports } : {};
  if (values.json) process.stdout.write(`${JSON.stringify({ ...reports[0], corpus, ...all })}\n`);
});
