import { parseArgs } from "node:util";

import { UsageError } from "#src/errors.js";

import { deedOf } from "./maintenance-options.js";

const flag = { type: "boolean", default: false } as const;
const text = { type: "string" } as const;
const now = {
  corpus: text,
  index: text,
  only: text,
  json: flag,
  force: flag,
  "dry-run": flag,
  watch: flag,
} as const;
const deeds = { list: flag, verify: flag, rollback: text, backup: text, restore: text } as const;

/** `--rollback` may stand alone: then it gets an empty id. */
const withRollbackId = (given: readonly string[]) =>
  given.map((word, place) => {
    const next = given[place + 1];
    return word === "--rollback" && (next === undefined || next.startsWith("-")) ? "--rollback=" : word;
  });

/** @throws {UsageError} for an option that does not exist, or two that exclude each other */
export function ingestOptions(given: readonly string[]) {
  const { values } = parseArgs({ args: withRollbackId(given), options: { ...now, ...deeds } });
  if (values.watch && (values["dry-run"] || values.only !== undefined))
    throw new UsageError("--watch publishes whenever the corpus changes: leave --dry-run and --only out.");
  return { ...values, deed: deedOf(values) };
}
