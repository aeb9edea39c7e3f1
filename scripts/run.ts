import { existsSync } from "node:fs";

import { ExpectedError, UsageError } from "#src/errors.js";

/** A command: arguments and environment in, exit code out (nothing = 0). */
export type Command = (
  arguments_: readonly string[],
  environment: NodeJS.ProcessEnv,
) => Promise<number | undefined | void>;

/** `util.parseArgs` faults are wrong usage; its first sentence says which option. */
function asUsage(error: unknown): unknown {
  if (!(error instanceof TypeError) || !("code" in error)) return error;
  if (!String(error.code).startsWith("ERR_PARSE_ARGS_")) return error;
  return new UsageError(`${error.message.split(/\. |\n/u)[0]}.`, { cause: error });
}

/**
 * Runs a command as a process: `.env` read quietly, an expected failure becomes one sentence on standard error and
 * its exit code, anything else is a bug and keeps its stack (exit 70, EX_SOFTWARE). A reader that closes the pipe
 * early (`| head`) ends the command in silence.
 */
export async function runCommand(command: Command): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 74);
  });
  try {
    // Most machines have no .env: loading the parser costs more than the question.
    if (existsSync(".env")) (await import("dotenv")).config({ quiet: true });
    process.exitCode = (await command(process.argv.slice(2), process.env)) ?? 0;
  } catch (error) {
    const failure = asUsage(error);
    const expected = failure instanceof ExpectedError;
    process.stderr.write(
      `${expected ? failure.message : failure instanceof Error ? failure.stack : String(failure)}\n`,
    );
    process.exitCode = expected ? failure.exitCode : 70;
  }
}
