/**
 * The closed list of failures we expect. Each says what happened and what to do next; anything else is a bug.
 * Exit codes follow BSD sysexits where one fits (64 = wrong usage).
 */
export abstract class ExpectedError extends Error {
  abstract override readonly name: string;
  /** Whether the same call may succeed later with nothing changed by a person. */
  readonly isRetryable: boolean = false;
  /** Process exit code when this reaches a command's edge. */
  readonly exitCode: number = 1;
}

/** The command line or the environment is wrong: one sentence, exit 64. */
export class UsageError extends ExpectedError {
  override readonly name = "UsageError";
  override readonly exitCode = 64;
}

/** One or more settings are wrong; `faults` lists every one of them, never with a secret's value. */
export class ConfigError extends ExpectedError {
  override readonly name = "ConfigError";
  override readonly exitCode = 64;
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(
      `Wrong settings: ${faults.join("; ")}. Correct them in the environment or in .env (see .env.example).`,
    );
    this.faults = faults;
  }
}

/** A file of settings below the corpus' `_config/` is wrong: one Vietnamese sentence for the staff who edit it, exit 64. */
export class SettingsFileError extends ExpectedError {
  override readonly name = "SettingsFileError";
  override readonly exitCode = 64;
}

/** A folder or file a person named cannot be read or written. */
export class FileAccessError extends ExpectedError {
  override readonly name = "FileAccessError";
}

/** There is no published index at the place we were told to look. */
export class MissingIndexError extends ExpectedError {
  override readonly name = "MissingIndexError";
  constructor(directory: string) {
    super(`There is no index in ${directory}. Run: npm run ingest`);
  }
}

/** The index on disk was built by other settings than the ones now in force. */
export class StaleIndexError extends ExpectedError {
  override readonly name = "StaleIndexError";
  constructor(built: string, wanted: string) {
    super(`The index was built as ${built}, but ${wanted} is configured. Run: npm run ingest`);
  }
}

/** A file of the index does not hold the bytes its manifest promises; native code never saw it. */
export class DamagedIndexError extends ExpectedError {
  override readonly name = "DamagedIndexError";
  constructor(directory: string, detail: string, options?: ErrorOptions) {
    super(
      `The index in ${directory} is damaged (${detail}). Rebuild it with: npm run ingest -- --force`,
      options,
    );
  }
}

/** Another process holds the thing only one may hold. */
export class BusyError extends ExpectedError {
  override readonly name = "BusyError";
  override readonly isRetryable = true;
}

/** One document cannot be read; the others go on. `reason` is the Vietnamese sentence office staff see. */
export class DocumentRefusedError extends ExpectedError {
  override readonly name = "DocumentRefusedError";
  readonly reason: string;
  override readonly isRetryable: boolean;
  /** @param options.isRetryable whether the same file may be read another time: the machine was at fault, or busy */
  constructor(reason: string, options: ErrorOptions & { readonly isRetryable?: boolean } = {}) {
    super(reason, options);
    this.reason = reason;
    this.isRetryable = options.isRetryable ?? false;
  }
}

/** A vector is not what the index holds: null, NaN, wrong length or wrong count. Checked before native code. */
export class BadVectorError extends ExpectedError {
  override readonly name = "BadVectorError";
}

/** A model server outside did not answer as its protocol says. */
export class ModelError extends ExpectedError {
  override readonly name = "ModelError";
  override readonly isRetryable = true;
}

/** Why a chat model gave no words. */
export type ChatModelFault =
  | "rate-limited"
  | "unavailable"
  | "refused-key"
  | "wrong-request"
  | "wrong-answer"
  | "declined";

/** Faults that may be gone at the next try. */
const passing: readonly ChatModelFault[] = ["rate-limited", "unavailable", "wrong-answer"];

/** A chat model gave no answer to go on with. The message never holds a key, a question or the server's own words. */
export class ChatModelError extends ExpectedError {
  override readonly name = "ChatModelError";
  readonly fault: ChatModelFault;
  override readonly isRetryable: boolean;
  /** Milliseconds that the server asks to be left alone for; 0 where it does not say. */
  readonly waitMilliseconds: number;
  constructor(
    fault: ChatModelFault,
    message: string,
    options: ErrorOptions & { readonly waitMilliseconds?: number } = {},
  ) {
    super(message, options);
    this.fault = fault;
    this.isRetryable = passing.includes(fault);
    this.waitMilliseconds = options.waitMilliseconds ?? 0;
  }
}
