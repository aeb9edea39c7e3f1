import { parseArgs } from "node:util";

import { bench } from "#src/measure/bench.js";

import { wholeNumber } from "./options.js";
import { runCommand } from "./run.js";

const rounded = (value: number | null) => (value === null ? "-" : value.toFixed(value < 10 ? 2 : 0));

await runCommand(async (given) => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      passages: { type: "string", default: "1000" },
      starts: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const starts = wholeNumber("--starts", values.starts);
  const passages = wholeNumber("--passages", values.passages) ?? 1000;
  const report = await bench({ passages, ...(starts === undefined ? {} : { starts }) });
  if (values.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const { search, coldStart, ask } = report;
  const lines = [
    `passages            ${report.passages}`,
    `build               ${rounded(report.buildMillisecondsPer1000)} ms per 1,000 (${report.buildSeconds.toFixed(1)} s)`,
    `index on disk       ${report.indexMiB.toFixed(1)} MiB`,
    `open                ${rounded(search.open)} ms`,
    `search p50 p95 p99  ${[search.p50, search.p95, search.p99].map(rounded).join("  ")} ms (${rounded(search.questionsPerSecond)} a second)`,
    `resident memory     ${rounded(search.rssMiB)} MiB`,
    `node -e 0           ${rounded(coldStart.bareNode)} ms`,
    `search, cold        ${rounded(coldStart.search)} ms (+${rounded(coldStart.searchOverBare)})`,
    `ask, cold           ${rounded(coldStart.ask)} ms (+${rounded(coldStart.askOverBare)})`,
    `ask p50 p95         ${rounded(ask?.p50 ?? null)}  ${rounded(ask?.p95 ?? null)} ms`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
});
