import { parseArgs } from "node:util";

import { UsageError } from "#src/errors.js";

const flag = { type: "boolean", default: false } as const;
const text = { type: "string" } as const;
const now = { corpus: text, index: text, only: text, json: flag, force: flag, "dry-run": flag } as const;
const later = { list: flag, verify: flag, watch: flag, rollback: flag, backup: text, restore: text } as const;

/** @throws {UsageError} for an option that does not exist, or not yet */
export function ingestOptions(given: readonly string[]) {
  const { values } = parseArgs({ args: [...given], options: { ...now, ...later } });
  const named: Readonly<Record<string, unknown>> = values;
  const missing = Object.keys(later).find((name) => Boolean(named[name]));
  if (missing !== undefined) throw new UsageError(`--${missing} is not available yet.`);
  return values;
}
