import { composeReader } from "#src/compose.js";
import { DocumentRefusedError } from "#src/errors.js";
import { measureDocuments } from "#src/measure/documents.js";
import { readExpected } from "#src/measure/documents-expected.js";
import { documentsSummary, printDocuments } from "#src/measure/documents-print.js";

import { wholeNumber } from "./options.js";

interface Given {
  readonly expected?: string;
  readonly sample?: string;
  readonly seed?: string;
  readonly json: boolean;
}

/** A reader that died or hung is no refusal. */
function asCrash(error: unknown): never {
  throw error instanceof DocumentRefusedError && error.isRetryable ? new Error(error.reason) : error;
}

/** Reads every file of a folder as ingestion does; exit code 1 where a file crashed the reader or lost words. */
export async function evaluateDocuments(directory: string, given: Given): Promise<number> {
  const sample = wholeNumber("--sample", given.sample) ?? 0;
  const seed = wholeNumber("--seed", given.seed) ?? 1;
  const expected = given.expected === undefined ? [] : readExpected(given.expected);
  const reader = await composeReader(process.env);
  const read = (path: string, bytes: Uint8Array) =>
    reader.read({ path, bytes, frontMatter: null }).catch(asCrash);
  const report = await measureDocuments(directory, read);
  await reader.close();
  const summary = documentsSummary(report, { expected, sample, seed });
  process.stdout.write(`${given.json ? JSON.stringify(summary) : printDocuments(summary)}\n`);
  return report.crashed.length + report.broken.length + report.crossing.length > 0 ? 1 : 0;
}
