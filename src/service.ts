import { openBudget } from "./adapters/budget.js";
import { createLogger } from "./adapters/log.js";
import { runIngest } from "./adapters/ingest-process.js";
import { openRunRecord } from "./adapters/run-record.js";
import type { Assistant } from "./ask/answer.js";
import { secretsOf, type Config } from "./config.js";
import { BusyError } from "./errors.js";
import { maintainMessages, serviceMessages } from "./messages.js";
import type { Budget, Logger } from "./ports.js";

/** Exit codes of ingestion after which an index is in force: published or nothing to do; published, some refused. */
const ingestSucceeded = new Set([0, 2]);

/** The instance before us may still be draining. Milliseconds. */
const lockPatience = 10_000;

export function logOf(config: Config): Logger {
  return createLogger(config.logLevel, secretsOf(config));
}

export interface ServiceParts {
  readonly config: Config;
  readonly log: Logger;
  readonly assistant: Assistant;
  /** Ends the service in order. */
  readonly stop: AbortSignal;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Takes the sentences for whoever started the service. */
  readonly tell: (sentence: string) => void;
  /** Counts questions and calls of models. */
  readonly budget: Budget;
  /** What is wrong with the index, for those who look after it; null = nothing. */
  readonly alarm: string | null;
}

/** What the assistant is composed with: native code is kept from a generation it died on. */
export interface NativeGuard {
  readonly mayUseVectors: (generation: string) => boolean;
  readonly onUse: (generation: string) => void;
  /** Counts a call of the chat model before it is made; false = make none. */
  readonly spend: (user: string) => boolean;
}

/**
 * Brings the index up to date, then opens the assistant over whatever index is in force.
 * @param compose opens the assistant; throws one of our errors when there is no index to open
 * @returns ingestion's exit code and what compose threw, when ingestion failed and left nothing to open
 */
export async function prepare(
  parts: Pick<ServiceParts, "config" | "log" | "stop" | "tell"> & {
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly compose: (config: Config, log: Logger, guard: NativeGuard) => Promise<Assistant>;
  },
): Promise<
  | Pick<ServiceParts, "assistant" | "alarm" | "budget">
  | { readonly exitCode: number; readonly error: unknown }
> {
  const { config, log, stop, tell, environment, compose } = parts;
  const { corpusDirectory, indexDirectory } = config;
  const exitCode = await runIngest({ corpusDirectory, indexDirectory, environment, stop });
  const succeeded = ingestSucceeded.has(exitCode);
  const record = await openRunRecord(config.stateDirectory, Date.now, log);
  process.once("exit", record.end);
  const budget = await openBudget(
    config.stateDirectory,
    {
      ratePerMinute: config.ratePerMinute,
      ratePerMinuteAll: config.ratePerMinuteAll,
      modelCallsPerUser: config.modelBudgetPerDayPerUser,
      modelCalls: config.modelBudgetPerDay,
    },
    log,
  );
  const spend = (user: string) => budget.spend(user);
  const mayUseVectors = (generation: string) => generation !== record.barred;
  try {
    const assistant = await compose(config, log, { mayUseVectors, onUse: record.uses, spend });
    if (!succeeded && !stop.aborted) tell(serviceMessages.ingestFailed);
    const alarm = mayUseVectors(assistant.library.generation) ? null : maintainMessages.noVectors;
    if (alarm !== null) tell(alarm);
    return { assistant, alarm, budget };
  } catch (error) {
    if (succeeded) throw error;
    return { exitCode, error };
  }
}

/** With `INGEST_WATCH`: ingests again whenever the corpus folder has changed and settled, until the service is stopped. */
export async function keepIngesting(
  { config, log, stop }: Pick<ServiceParts, "config" | "log" | "stop">,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  if (!config.ingestWatch) return;
  const { corpusDirectory, indexDirectory } = config;
  const { settledChanges } = await import("./adapters/watch-folder.js");
  const changes = settledChanges(corpusDirectory, stop);
  while ((await changes.next()).done !== true) {
    const exitCode = await runIngest({ corpusDirectory, indexDirectory, environment, stop });
    log.info("ingest.watched", { exitCode });
  }
}

async function openInbox({ config, log, stop }: ServiceParts) {
  const { openJournal } = await import("./adapters/journal.js");
  const patientUntil = Date.now() + lockPatience;
  for (;;) {
    try {
      return await openJournal(config.stateDirectory, log);
    } catch (error) {
      if (!(error instanceof BusyError) || Date.now() > patientUntil || stop.aborted) throw error;
      log.warn("service.waiting", { error });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

async function serveTelegram(parts: ServiceParts, token: string): Promise<void> {
  const { config, log, assistant, stop } = parts;
  // Loaded only here: the terminal chat and every command do without Telegraf's 50 ms.
  const { runTelegram } = await import("./channels/telegram/channel.js");
  const inbox = await openInbox(parts);
  try {
    const settings = {
      token,
      apiRoot: config.telegramApiRoot,
      proxy: config.telegramProxy,
      officers: new Set([...config.officerIds, ...config.adminIds]),
      admins: config.adminIds,
      budget: parts.budget,
      ...(parts.alarm === null ? {} : { alarm: parts.alarm }),
    };
    await runTelegram({ settings, assistant, inbox, log, stop });
  } finally {
    await inbox.close();
  }
}

/**
 * Runs the channel that the settings name until it ends or is stopped.
 * @throws {ConfigError} when Telegram does not accept the token
 * @throws {BusyError} when another instance holds the state folder
 */
export async function serve(parts: ServiceParts): Promise<void> {
  const { config, assistant, log, stop, input, output, tell } = parts;
  if (config.telegramBotToken !== null) return serveTelegram(parts, config.telegramBotToken);
  tell(serviceMessages.noToken);
  const { runConsole } = await import("./channels/console/chat.js");
  return runConsole({ assistant, log, input, output, stop });
}
