import { benchCorpus } from "#src/measure/bench-corpus.js";
import { benchFormats } from "#src/measure/bench-formats.js";
import { benchIngest } from "#src/measure/bench-ingest.js";
import {
  printBench,
  printCorpusBench,
  printFormatsBench,
  printIngestBench,
} from "#src/measure/bench-print.js";
import { bench, type BenchReport } from "#src/measure/bench.js";

import { benchOptions } from "./bench-options.js";
import { runCommand } from "./run.js";

await runCommand(async (given, environment) => {
  const options = benchOptions(given, environment);
  const { sizes, starts, ingest: isIngest, json } = options;
  const corpus = await benchCorpus(options.corpus, starts);
  const say = (text: string) => json || process.stdout.write(text);
  say(`${printCorpusBench(corpus)}\n`);
  const reports: BenchReport[] = [];
  for (const passages of sizes) {
    // eslint-disable-next-line no-await-in-loop -- one size at a time, or they would slow each other
    const report = await bench({ passages, ...(starts === undefined ? {} : { starts }) });
    const ingest = isIngest ? { ingest: benchIngest(passages) } : {};
    say(`\n${printBench(report)}\n${ingest.ingest ? `\n${printIngestBench(ingest.ingest)}\n` : ""}`);
    reports.push({ ...report, ...ingest });
  }
  const formats = isIngest
    ? { formats: await benchFormats(options.documents, options.files, environment) }
    : {};
  if (formats.formats) say(`\n${printFormatsBench(formats.formats)}\n`);
  const all = reports.length > 1 ? { sizes: reports } : {};
  if (json) process.stdout.write(`${JSON.stringify({ ...reports[0], corpus, ...all, ...formats })}\n`);
});
