import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";

import { createChatModel } from "../../src/adapters/langchain-chat.js";
import { ChatModelError } from "../../src/errors.js";
import type { ChatOptions } from "../../src/ports.js";
import { type ChatReply, serveChat, streamed } from "./chat-server.ts";

const key = "khoa-bi-mat";
const prompt = { system: "Quy tắc của chúng tôi.", user: "Xã nào đạt chuẩn?" };
const signal = new AbortController().signal;

const providers = [
  ["openai", "/v1", "/v1/chat/completions", `Bearer ${key}`],
  ["anthropic", "", "/v1/messages", key],
  ["ollama", "", "/api/chat", `Bearer ${key}`],
  ["google-genai", "", "/v1beta/models/m-3:streamGenerateContent?alt=sse", key],
] as const;

afterEach(() => {
  vi.restoreAllMocks();
});

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: unknown) => error,
  );

describe.each(providers)("a chat model that speaks %s", (provider, base, path, sentKey) => {
  async function ask(reply: ChatReply, options: Partial<ChatOptions> = {}) {
    const { origin, calls } = await serveChat(() => reply);
    const model = createChatModel({ provider, model: "m-3", baseUrl: `${origin}${base}`, apiKey: key });
    return { calls, said: await failureOf(model.complete(prompt, { signal, ...options })) };
  }

  it("is asked once with rules, data, model and key, and its stream becomes one text", async () => {
    const heard: string[] = [];
    const { calls, said } = await ask(streamed("Xã Cầu Mây đạt chuẩn năm 2023 [1]."), {
      onText: (soFar) => (heard.push(soFar), "more"),
    });
    expect(said).toBe("Xã Cầu Mây đạt chuẩn năm 2023 [1].");
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ path, key: sentKey, ...prompt });
    expect(calls[0]?.model).toBe("m-3");
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.at(-1)).toBe(said);
  });

  it("is left as soon as enough was said", async () => {
    const { said } = await ask(
      { pieces: ["một ", "hai ", "ba ", "bốn"], afterwards: "hang" },
      { onText: (soFar) => (soFar.includes("hai") ? "enough" : "more") },
    );
    expect(said).toMatch(/^một hai/u);
  });

  it("ends with the signal, before and after its first words", async () => {
    for (const reply of [
      { pieces: [], afterwards: "hang" },
      { pieces: ["một"], afterwards: "hang" },
    ] as const) {
      // eslint-disable-next-line no-await-in-loop
      const { said } = await ask(reply, { signal: AbortSignal.timeout(300) });
      expect(said).toBeInstanceOf(ChatModelError);
    }
  });

  it.each([
    [{ status: 429, headers: { "retry-after": "2" }, body: key }, "rate-limited", true],
    [{ status: 500, body: key }, "unavailable", true],
    [{ status: 401, body: `{"error":{"message":"${key}"}}` }, "refused-key", false],
    [{ status: 404, body: `{"error":"${key}"}` }, "wrong-request", false],
    [{ pieces: ["một", "hai"], afterwards: "destroy" }, "unavailable", true],
    [{ pieces: ["một", "hai"], end: "length" }, "wrong-answer", true],
    [{ pieces: [] }, "wrong-answer", true],
    [{ pieces: ["Tôi"], end: "content_filter" }, "declined", false],
    [{ type: "text/html", body: "<html>502 Bad Gateway</html>" }, "wrong-answer", true],
    [{ body: '{"choices":' }, "wrong-answer", true],
    [{ type: "text/event-stream", body: "data: không phải\n\n" }, "wrong-answer", true],
  ] as const)("%j becomes %s, and is not asked again here", async (reply, fault, isRetryable) => {
    const printed = (["log", "warn", "error"] as const).map((method) => vi.spyOn(console, method));
    const { calls, said } = await ask(reply);
    for (const print of printed) expect(print).not.toHaveBeenCalled();
    expect(said).toBeInstanceOf(ChatModelError);
    expect(said).toMatchObject({ fault, isRetryable });
    expect(calls).toHaveLength(1);
    expect(inspect(said, { depth: 9 })).not.toContain(key);
    expect(inspect(said, { depth: 9 })).not.toContain(prompt.user);
  });
});

it("says how long to wait where the server does", async () => {
  const { origin } = await serveChat(() => ({ status: 429, headers: { "retry-after": "2" }, body: "" }));
  const model = createChatModel({ provider: "openai", model: "m", baseUrl: `${origin}/v1`, apiKey: null });
  expect(await failureOf(model.complete(prompt, { signal }))).toMatchObject({ waitMilliseconds: 2000 });
});

it("that nobody answers for is unavailable", async () => {
  const model = createChatModel({
    provider: "openai",
    model: "m",
    baseUrl: "http://127.0.0.1:9/v1",
    apiKey: null,
  });
  expect(await failureOf(model.complete(prompt, { signal }))).toMatchObject({ fault: "unavailable" });
});
