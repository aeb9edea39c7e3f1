import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { FileAccessError } from "../errors.js";
import { median } from "./metrics.js";

/** The path of a compiled module beside this one. */
export const compiled = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Either what a process printed as JSON, or why there is nothing, in one sentence. */
export type Outcome<Value> = { readonly value: Value } | { readonly unavailable: string };

const mostBytes = 2 ** 28;

/** What a failed process says: packages that a production install leaves out are no fault. */
function reasonOf(error: unknown, limitSeconds: number): string {
  const failed = error instanceof Error ? error : new Error(String(error));
  if ("killed" in failed && failed.killed === true) return `stopped after ${limitSeconds} s`;
  const missing = /Cannot find package '([^']+)'/u.exec(failed.message)?.[1];
  if (missing !== undefined) return `${missing} is not installed (npm ci without --omit=dev installs it)`;
  return `failed: ${/^(?:\w*Error|FATAL ERROR).*$/mu.exec(failed.message)?.[0] ?? failed.message.split("\n")[0] ?? ""}`;
}

/** Runs a compiled file in a fresh process to its end, or to its limit: then it is killed. */
export async function runJson<Value>(
  arguments_: readonly string[],
  limitSeconds: number,
): Promise<Outcome<Value>> {
  const options = { timeout: limitSeconds * 1000, killSignal: "SIGKILL", maxBuffer: mostBytes } as const;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...arguments_], options);
    const value: Value = JSON.parse(stdout);
    return { value };
  } catch (error) {
    return { unavailable: reasonOf(error, limitSeconds) };
  }
}

/** @throws {FileAccessError} where there is no value */
export function valueOf<Value>(outcome: Outcome<Value>, what: string): Value {
  if ("value" in outcome) return outcome.value;
  throw new FileAccessError(`${what} cannot be measured: ${outcome.unavailable}.`);
}

/** Milliseconds of one whole process; null when it failed. */
export function timeOf(arguments_: readonly string[]): number | null {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, arguments_, { stdio: "ignore" });
  return status === 0 ? performance.now() - started : null;
}

/** The median; null where one of the processes failed. */
export function middle(list: readonly (number | null)[]): number | null {
  const known = list.filter((time) => time !== null);
  return known.length < list.length ? null : median(known);
}
