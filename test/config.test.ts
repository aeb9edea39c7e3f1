import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { readConfig, secretsOf, settingNames } from "../src/config.js";
import { ConfigError } from "../src/errors.js";

const token = "123456789:AAH-secretsecretsecretsecretsecret_x";

function faultsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe("readConfig", () => {
  it("has a default for every setting, so that an empty environment starts the program", () => {
    expect(readConfig({})).toEqual({
      telegramBotToken: null,
      telegramApiRoot: "https://api.telegram.org",
      telegramProxy: null,
      corpusDirectory: "corpus",
      indexDirectory: ".index",
      stateDirectory: ".state",
      embeddings: "builtin",
      embeddingsBaseUrl: null,
      embeddingsApiKey: null,
      chatModel: null,
      chatModelBaseUrl: null,
      chatModelApiKey: null,
      chatModelSeconds: 20,
      ratePerMinute: 20,
      ratePerMinuteAll: 600,
      modelBudgetPerDayPerUser: 50,
      modelBudgetPerDay: 2_000,
      officerIds: new Set(),
      adminIds: new Set(),
      ingestWatch: false,
      logLevel: "info",
    });
  });

  it("reads an empty or blank value as not set", () => {
    const blank = Object.fromEntries(settingNames.map((name) => [name, "  "]));
    expect(readConfig(blank)).toEqual(readConfig({}));
  });

  it.each([
    ["openai:gpt-4.1-mini", { provider: "openai", model: "gpt-4.1-mini" }],
    ["ollama:qwen3:8b", { provider: "ollama", model: "qwen3:8b" }],
    ["google-genai:gemini-2.5-flash", { provider: "google-genai", model: "gemini-2.5-flash" }],
  ])("reads CHAT_MODEL=%s", (written, chatModel) => {
    expect(readConfig({ CHAT_MODEL: written, CHAT_MODEL_API_KEY: "k-123" }).chatModel).toEqual(chatModel);
  });

  it("reads EMBEDDINGS=builtin and a vendor's model", () => {
    expect(readConfig({ EMBEDDINGS: "builtin" }).embeddings).toBe("builtin");
    expect(readConfig({ EMBEDDINGS: "ollama:bge-m3" }).embeddings).toEqual({
      provider: "ollama",
      model: "bge-m3",
    });
  });

  it("reads lists of ids, yes and no, and the log level in any case", () => {
    const config = readConfig({ OFFICER_IDS: "11, 12;13", INGEST_WATCH: "Yes", LOG_LEVEL: "WARN" });
    expect(config.officerIds).toEqual(new Set([11, 12, 13]));
    expect(config.ingestWatch).toBe(true);
    expect(config.logLevel).toBe("warn");
  });

  it("reports every fault at once and no value of any of them", () => {
    const wrong = {
      TELEGRAM_BOT_TOKEN: "not-a-token-SECRET",
      TELEGRAM_API_ROOT: "ftp://SECRET",
      TELEGRAM_PROXY: "socks SECRET",
      EMBEDDINGS: "word2vec:SECRET",
      CHAT_MODEL: "openai:",
      CHAT_MODEL_SECONDS: "0 SECRET",
      OFFICER_IDS: "1,SECRET",
      ADMIN_IDS: "-5",
      INGEST_WATCH: "SECRET",
      LOG_LEVEL: "SECRET",
    };
    const faults = faultsOf(wrong);
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual(Object.keys(wrong));
    expect(faults.join()).not.toContain("SECRET");
  });

  it("asks for the key of a vendor's own service, not of a server of one's own", () => {
    expect(
      faultsOf({ CHAT_MODEL: "anthropic:claude-haiku-4-5", EMBEDDINGS: "openai:text-embedding-3-small" }),
    ).toEqual(["CHAT_MODEL_API_KEY must be set for anthropic", "EMBEDDINGS_API_KEY must be set for openai"]);
    expect(faultsOf({ CHAT_MODEL: "openai:local", CHAT_MODEL_BASE_URL: "http://127.0.0.1:8080/v1" })).toEqual(
      [],
    );
  });

  it("names what a log must hide: the token, the keys and a proxy's password", () => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_PROXY: "http://user:p%40ssword@proxy.example:3128",
      CHAT_MODEL_API_KEY: "key-1",
    });
    expect(secretsOf(config)).toEqual([token, "p%40ssword", "p@ssword", "key-1"]);
  });
});

describe(".env.example", () => {
  it("lists every setting once, each below a line of comment, and is a valid configuration", () => {
    const lines = readFileSync(".env.example", "utf8").split("\n");
    const settings = lines.flatMap((line, index) => {
      const [, name, value] = /^([A-Z_]+)=(.*)$/u.exec(line) ?? [];
      return name === undefined ? [] : [{ name, value, comment: lines[index - 1] }];
    });
    expect(settings.map((setting) => setting.name).toSorted()).toEqual([...settingNames].toSorted());
    expect(settings.every((setting) => setting.comment?.startsWith("# "))).toBe(true);
    expect(readConfig(Object.fromEntries(settings.map(({ name, value }) => [name, value])))).toEqual(
      readConfig({}),
    );
  });
});
