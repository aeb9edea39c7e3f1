import { writeFileSync } from "node:fs";

import { measureRetrieval } from "#src/measure/retrieval.js";
import { typings } from "#src/measure/typing.js";

import { choice, wholeNumber } from "./options.js";

interface Given {
  readonly mode?: string;
  readonly typing?: string;
  readonly run?: string;
  readonly "limit-queries"?: string;
  readonly json: boolean;
}

/** Indexes a BEIR-style folder in a temporary directory and measures retrieval on it. */
export async function evaluateRetrieval(folder: string, given: Given): Promise<void> {
  const queries = wholeNumber("--limit-queries", given["limit-queries"]);
  const { report, run } = await measureRetrieval(folder, {
    mode: choice("--mode", given.mode ?? "hybrid", ["hybrid", "lexical", "dense"]),
    typing: choice("--typing", given.typing ?? "marks", typings),
    ...(queries === undefined ? {} : { queries }),
  });
  if (given.run !== undefined) writeFileSync(given.run, `${run.join("\n")}\n`);
  const lines = Object.entries(report).map(([name, figure]) => `${name.padEnd(16)}${+figure.toFixed(4)}`);
  process.stdout.write(`${given.json ? JSON.stringify(report) : lines.join("\n")}\n`);
}
