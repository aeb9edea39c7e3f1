// The v3 entry of zod loads in 11 ms, the v4 ones in 30: every command pays it (measured on 2 cores, Node 20).
import { z } from "zod/v3";

import { ConfigError } from "./errors.js";

/** A model behind a vendor's interface: "openai:gpt-4.1-mini" is { provider: "openai", model: "gpt-4.1-mini" }. */
export interface ModelChoice<Provider extends string> {
  readonly provider: Provider;
  readonly model: string;
}

export type ChatProvider = "openai" | "anthropic" | "ollama" | "google-genai";
export type EmbeddingProvider = "openai" | "ollama";
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** Every setting, checked. Null = not set. */
export interface Config {
  /** Null: no Telegram, the chat opens in the terminal. Secret. */
  readonly telegramBotToken: string | null;
  readonly telegramApiRoot: string;
  /** An HTTP proxy, also for https addresses (CONNECT). May hold a password: secret. */
  readonly telegramProxy: string | null;
  readonly corpusDirectory: string;
  readonly indexDirectory: string;
  readonly stateDirectory: string;
  /** "builtin": the embedder that is shipped with the program. */
  readonly embeddings: "builtin" | ModelChoice<EmbeddingProvider>;
  readonly embeddingsBaseUrl: string | null;
  /** Secret. */
  readonly embeddingsApiKey: string | null;
  /** Null: answers are extracted, no model is called. */
  readonly chatModel: ModelChoice<ChatProvider> | null;
  readonly chatModelBaseUrl: string | null;
  /** Secret. */
  readonly chatModelApiKey: string | null;
  /** Longest that one question waits for the chat model, all tries together; then the answer is extracted. */
  readonly chatModelSeconds: number;
  /** Questions a minute: of one person in Telegram, of all together. */
  readonly ratePerMinute: number;
  readonly ratePerMinuteAll: number;
  /** Calls of the chat model a day (from midnight in Việt Nam): for one person, for all together. */
  readonly modelBudgetPerDayPerUser: number;
  readonly modelBudgetPerDay: number;
  /** Telegram user ids. */
  readonly officerIds: ReadonlySet<number>;
  readonly adminIds: ReadonlySet<number>;
  /** Whether a change in the corpus is ingested while the service runs. */
  readonly ingestWatch: boolean;
  readonly logLevel: LogLevel;
}

/** An empty line of .env counts as not set. */
function optional<Output>(schema: z.ZodType<Output, z.ZodTypeDef, string>) {
  return z
    .string()
    .optional()
    .transform((text) => (text === undefined || text.trim() === "" ? undefined : text.trim()))
    .pipe(schema.optional());
}

const directory = z.string().refine((path) => !path.includes("\0"), "is not a path");

const webAddress = z.string().refine((text) => {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}, "must be an address that begins with http:// or https://");

const token = z
  .string()
  .regex(/^\d{1,20}:[\w-]{3,100}$/u, "is not a bot token as @BotFather gives it (digits, a colon, letters)");

const telegramIds = z
  .string()
  .refine(
    (text) =>
      text
        .split(/[\s,;]+/u)
        .every((id) => id === "" || (/^[1-9]\d{0,15}$/u.test(id) && Number.isSafeInteger(+id))),
    "must be Telegram user ids (whole numbers) separated by commas",
  )
  .transform(
    (text): ReadonlySet<number> =>
      new Set(
        text
          .split(/[\s,;]+/u)
          .filter(Boolean)
          .map(Number),
      ),
  );

/** A question's whole life in a chat is 60 s. */
const seconds = z
  .string()
  .refine(
    (text) => /^\d{1,2}$/u.test(text) && +text >= 1 && +text <= 50,
    "must be whole seconds from 1 to 50",
  )
  .transform(Number);

const yesOrNo = z
  .string()
  .regex(/^(?:1|0|true|false|yes|no|on|off)$/iu, "must be true or false")
  .transform((text) => /^(?:1|true|yes|on)$/iu.test(text));

/** "provider:model"; a model's own name may hold colons ("ollama:qwen3:8b"). */
function modelOf<Provider extends string>(providers: readonly Provider[]) {
  return z.string().transform((text, context): ModelChoice<Provider> => {
    const colon = text.indexOf(":");
    const provider = providers.find((name) => name === text.slice(0, colon));
    const model = text.slice(colon + 1).trim();
    if (provider === undefined || model === "") {
      const forms = providers.map((name) => `${name}:MODEL`).join(", ");
      context.addIssue({ code: "custom", message: `must be one of ${forms}` });
      return z.NEVER;
    }
    return { provider, model };
  });
}

const builtin = z
  .string()
  .regex(/^builtin$/u)
  .transform((): "builtin" => "builtin");

const embeddings = z.union([builtin, modelOf<EmbeddingProvider>(["openai", "ollama"])], {
  errorMap: () => ({ message: "must be builtin, openai:MODEL or ollama:MODEL" }),
});

/** @param least smallest that makes sense */
const wholeNumber = (least: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/u, "must be a whole number")
    .transform(Number)
    .refine((number) => number >= least, `must be at least ${least}`);

const levels = ["debug", "info", "warn", "error", "silent"] as const;
const logLevel = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.enum(levels, { errorMap: () => ({ message: `must be one of ${levels.join(", ")}` }) }));

const schema = z.object({
  TELEGRAM_BOT_TOKEN: optional(token),
  TELEGRAM_API_ROOT: optional(webAddress),
  TELEGRAM_PROXY: optional(webAddress),
  CORPUS_DIR: optional(directory),
  INDEX_DIR: optional(directory),
  EMBEDDINGS: optional(embeddings),
  EMBEDDINGS_BASE_URL: optional(webAddress),
  EMBEDDINGS_API_KEY: optional(z.string()),
  CHAT_MODEL: optional(modelOf<ChatProvider>(["openai", "anthropic", "ollama", "google-genai"])),
  CHAT_MODEL_BASE_URL: optional(webAddress),
  CHAT_MODEL_API_KEY: optional(z.string()),
  CHAT_MODEL_SECONDS: optional(seconds),
  RATE_PER_MINUTE: optional(wholeNumber(1)),
  RATE_PER_MINUTE_ALL: optional(wholeNumber(1)),
  MODEL_BUDGET_PER_DAY_PER_USER: optional(wholeNumber(0)),
  MODEL_BUDGET_PER_DAY: optional(wholeNumber(0)),
  OFFICER_IDS: optional(telegramIds),
  ADMIN_IDS: optional(telegramIds),
  STATE_DIR: optional(directory),
  INGEST_WATCH: optional(yesOrNo),
  LOG_LEVEL: optional(logLevel),
});

/** Names of every setting, in the order of .env.example. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

type Settings = z.output<typeof schema>;

/** A vendor's own service needs a key; an address of one's own (a local server) may do without. */
function missingKeys(settings: Settings): string[] {
  const faults: string[] = [];
  const chat = settings.CHAT_MODEL;
  if (chat && chat.provider !== "ollama" && !settings.CHAT_MODEL_BASE_URL && !settings.CHAT_MODEL_API_KEY) {
    faults.push(`CHAT_MODEL_API_KEY must be set for ${chat.provider}`);
  }
  const embedder = settings.EMBEDDINGS;
  if (typeof embedder === "object" && embedder.provider === "openai") {
    if (!settings.EMBEDDINGS_BASE_URL && !settings.EMBEDDINGS_API_KEY) {
      faults.push("EMBEDDINGS_API_KEY must be set for openai");
    }
  }
  return faults;
}

/**
 * Environment -> settings. Pure: `process.env` is the caller's business.
 * @throws {ConfigError} with every fault at once; a fault names the setting and the form it wants, never its value
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = schema.safeParse(environment);
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`));
  }
  const settings = read.data;
  const faults = missingKeys(settings);
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    telegramBotToken: settings.TELEGRAM_BOT_TOKEN ?? null,
    telegramApiRoot: settings.TELEGRAM_API_ROOT ?? "https://api.telegram.org",
    telegramProxy: settings.TELEGRAM_PROXY ?? null,
    corpusDirectory: settings.CORPUS_DIR ?? "corpus",
    indexDirectory: settings.INDEX_DIR ?? ".index",
    stateDirectory: settings.STATE_DIR ?? ".state",
    embeddings: settings.EMBEDDINGS ?? "builtin",
    embeddingsBaseUrl: settings.EMBEDDINGS_BASE_URL ?? null,
    embeddingsApiKey: settings.EMBEDDINGS_API_KEY ?? null,
    chatModel: settings.CHAT_MODEL ?? null,
    chatModelBaseUrl: settings.CHAT_MODEL_BASE_URL ?? null,
    chatModelApiKey: settings.CHAT_MODEL_API_KEY ?? null,
    chatModelSeconds: settings.CHAT_MODEL_SECONDS ?? 20,
    ratePerMinute: settings.RATE_PER_MINUTE ?? 20,
    ratePerMinuteAll: settings.RATE_PER_MINUTE_ALL ?? 600,
    modelBudgetPerDayPerUser: settings.MODEL_BUDGET_PER_DAY_PER_USER ?? 50,
    modelBudgetPerDay: settings.MODEL_BUDGET_PER_DAY ?? 2_000,
    officerIds: settings.OFFICER_IDS ?? new Set(),
    adminIds: settings.ADMIN_IDS ?? new Set(),
    ingestWatch: settings.INGEST_WATCH ?? false,
    logLevel: settings.LOG_LEVEL ?? "info",
  };
}

/** The values that must never reach a log, longest first. */
export function secretsOf(config: Config): readonly string[] {
  const proxy = config.telegramProxy === null ? null : new URL(config.telegramProxy);
  return [
    config.telegramBotToken,
    config.embeddingsApiKey,
    config.chatModelApiKey,
    proxy?.password,
    proxy?.password === undefined ? null : decodeURIComponent(proxy.password),
  ]
    .filter((secret): secret is string => typeof secret === "string" && secret.length >= 3)
    .toSorted((one, other) => other.length - one.length);
}
