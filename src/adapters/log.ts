import type { Logger } from "../ports.js";
import { maskPersonalData } from "../vietnamese/personal-data.js";

const ranks: Readonly<Record<string, number>> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 };

/** What a bot token looks like, in an address or alone: hides one that no setting told us of. */
const tokenPattern = /\d{6,}:[\w-]{20,}/gu;

/** A log line is cut here: one bad value never fills the disk. UTF-16 units. */
const longestLine = 8_000;

function describeError(error: Error): string {
  const code = "code" in error ? ` (${String(error.code)})` : "";
  const cause = error.cause instanceof Error ? `; because of ${describeError(error.cause)}` : "";
  return `${error.name}: ${error.message}${code}${cause}`;
}

/** A person's own numbers get into a log by way of errors and paths, if at all; numbers of ours are no texts. */
const written = (text: string): string => JSON.stringify(maskPersonalData(text));

/** Errors by name, message and code only: their other fields may hold a request's payload, i.e. a user's text. */
function describe(value: unknown): string {
  if (value instanceof Error) {
    const frame = /\n\s+at ([^\n]+)/u.exec(value.stack ?? "")?.[1];
    return written(describeError(value) + (frame === undefined ? "" : ` at ${frame}`));
  }
  if (typeof value === "string") return written(value);
  if (typeof value === "object" && value !== null) {
    return (
      JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === "string" ? maskPersonalData(inner) : inner,
      ) ?? "{}"
    );
  }
  return String(value);
}

/**
 * Writes one line for each event: time, level, event, then key=value with JSON values.
 * @param level least level that is written: debug, info, warn, error, silent
 * @param secrets values replaced wherever they occur, longest first
 * @param write takes one line with its line end
 */
export function createLogger(
  level: string,
  secrets: readonly string[],
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Logger {
  const least = ranks[level] ?? 1;
  const hide = (text: string) => {
    let hidden = text;
    for (const secret of secrets) hidden = hidden.replaceAll(secret, "[secret]");
    return hidden.replace(tokenPattern, "[secret]");
  };
  const at = (name: string, rank: number) => (event: string, fields?: Readonly<Record<string, unknown>>) => {
    if (rank < least) return;
    const pairs = Object.entries(fields ?? {}).map(([key, value]) => ` ${key}=${describe(value)}`);
    const line = hide(`${new Date().toISOString()} ${name} ${event}${pairs.join("")}`);
    write(`${line.replace(/[\r\n]+/gu, " ").slice(0, longestLine)}\n`);
  };
  return { debug: at("debug", 0), info: at("info", 1), warn: at("warn", 2), error: at("error", 3) };
}
