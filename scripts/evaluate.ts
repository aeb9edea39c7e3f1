import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { UsageError } from "#src/errors.js";
import { measureRetrieval } from "#src/measure/retrieval.js";

import { choice, wholeNumber } from "./options.js";
import { runCommand } from "./run.js";

const usage =
  "npm run evaluate -- --beir DIR [--mode hybrid|lexical|dense] [--typing marks|nomarks] [--run FILE] [--json]";

await runCommand(async (given) => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      beir: { type: "string" },
      mode: { type: "string", default: "hybrid" },
      typing: { type: "string", default: "marks" },
      run: { type: "string" },
      json: { type: "boolean", default: false },
      "limit-queries": { type: "string" },
    },
  });
  if (values.beir === undefined) throw new UsageError(`Say which folder to measure: ${usage}.`);
  const queries = wholeNumber("--limit-queries", values["limit-queries"]);
  const { report, run } = await measureRetrieval(values.beir, {
    mode: choice("--mode", values.mode, ["hybrid", "lexical", "dense"]),
    typing: choice("--typing", values.typing, ["marks", "nomarks"]),
    ...(queries === undefined ? {} : { queries }),
  });
  if (values.run !== undefined) writeFileSync(values.run, `${run.join("\n")}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else
    for (const [name, figure] of Object.entries(report))
      process.stdout.write(`${name.padEnd(16)}${+figure.toFixed(4)}\n`);
});
