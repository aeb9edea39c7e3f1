import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";

import { createServiceEmbedder } from "../../src/adapters/langchain-embeddings.js";
import { BadVectorError, ModelError } from "../../src/errors.js";

interface Call {
  readonly path: string | undefined;
  readonly key: string | undefined;
  readonly body: {
    readonly model: string;
    readonly input: readonly string[];
    readonly encoding_format?: string;
  };
}
/** Answers the n-th call, from 1. */
type Reply = (call: Call, n: number) => { readonly status?: number; readonly body: unknown };

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  if (server !== undefined) await once(server, "close");
  server = undefined;
});

/** A server of POST /v1/embeddings as OpenAI documents it; Ollama serves the same. */
async function serve(reply: Reply): Promise<{ readonly url: string; readonly calls: Call[] }> {
  const calls: Call[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body: Call["body"] = JSON.parse(Buffer.concat(chunks).toString());
    const call = { path: request.url, key: request.headers.authorization, body };
    calls.push(call);
    const { status = 200, body: answered } = reply(call, calls.length);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(answered));
  };
  server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/v1`, calls };
}

const list = (vectors: readonly unknown[]) => ({
  object: "list",
  model: "m",
  data: vectors.map((embedding, index) => ({ object: "embedding", index, embedding })),
  usage: { prompt_tokens: 1, total_tokens: 1 },
});
const right: Reply = ({ body }) => ({ body: list(body.input.map((text) => [text.length, 3, 4])) });
const patient = { firstDelayMilliseconds: 1, timeoutMilliseconds: 5000 };
const embedderAt = (baseUrl: string, attempts = 3) =>
  createServiceEmbedder(
    { provider: "openai", model: "m-3", baseUrl, apiKey: "khoa-bi-mat" },
    { ...patient, attempts },
  );

describe("an embedding service", () => {
  it("is asked in batches, in order, with model and key, and gives unit vectors", async () => {
    const { url, calls } = await serve(right);
    const embedder = embedderAt(url);
    const texts = Array.from({ length: 130 }, (_, index) => "x".repeat(index + 1));
    const vectors = await embedder.embedDocuments(texts);
    expect(vectors).toHaveLength(130);
    vectors.forEach(([first = 0, ...rest], index) => {
      expect(Math.hypot(first, ...rest)).toBeCloseTo(1, 10);
      expect(first / (rest[0] ?? 1)).toBeCloseTo((index + 1) / 3, 8);
    });
    expect(calls.map(({ body }) => body.input.length)).toEqual([64, 64, 2]);
    expect(calls[0]).toMatchObject({
      path: "/v1/embeddings",
      key: "Bearer khoa-bi-mat",
      body: { model: "m-3" },
    });
    expect(embedder.dimensions).toBe(3);
    expect(embedder.fingerprint).toBe("openai:m-3");
    expect(await embedder.embedQuery("dòng một\ndòng hai")).toHaveLength(3);
    expect(calls.at(-1)?.body.input).toEqual(["dòng một\ndòng hai"]);
  });

  it("is Ollama's own address of the same protocol with provider ollama", async () => {
    const { url } = await serve(right);
    const embedder = createServiceEmbedder(
      { provider: "ollama", model: "bge-m3:567m", baseUrl: url, apiKey: null },
      patient,
    );
    expect(embedder.fingerprint).toBe("ollama:bge-m3:567m");
    expect(await embedder.embedQuery("xã")).toHaveLength(3);
  });

  it.each([429, 500, 503])("is asked again after HTTP %i", async (status) => {
    const { url, calls } = await serve((call, n) =>
      n < 3 ? { status, body: { error: { message: "later" } } } : right(call, n),
    );
    expect(await embedderAt(url).embedQuery("xã")).toHaveLength(3);
    expect(calls).toHaveLength(3);
  });

  it.each([400, 401, 404])("is not asked again after HTTP %i, and the key is not told", async (status) => {
    const { url, calls } = await serve(() => ({
      status,
      body: { error: { message: "wrong key khoa-bi-mat" } },
    }));
    const failure: unknown = await embedderAt(url)
      .embedQuery("xã")
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelError);
    expect(failure).toHaveProperty("message", expect.stringContaining(`HTTP ${status}`));
    expect(failure).toHaveProperty("message", expect.not.stringContaining("khoa-bi-mat"));
    expect(calls).toHaveLength(1);
  });

  it("is given up after the last try, with an error of ours", async () => {
    const { url, calls } = await serve(() => ({ status: 500, body: {} }));
    await expect(embedderAt(url, 2).embedDocuments(["xã"])).rejects.toThrow(ModelError);
    expect(calls).toHaveLength(2);
    await expect(embedderAt("http://127.0.0.1:1/v1", 2).embedQuery("xã")).rejects.toThrow(ModelError);
  });

  it.each([
    ["null inside", [[1, null, 2]]],
    ["a string inside", [[1, "2", 3]]],
    ["an empty vector", [[]]],
    ["no vector", [null]],
    ["only zeros", [[0, 0, 0]]],
    ["too few vectors", []],
  ])("is not believed when it answers %s", async (_title, vectors) => {
    const { url } = await serve(() => ({ body: list(vectors) }));
    await expect(embedderAt(url, 1).embedQuery("xã")).rejects.toThrow(BadVectorError);
    await expect(embedderAt(url, 1).embedDocuments(["xã"])).rejects.toThrow(BadVectorError);
  });

  it("is not believed when the length of its vectors changes", async () => {
    const { url } = await serve((_call, n) => ({ body: list([Array.from({ length: n + 1 }, () => 1)]) }));
    const embedder = embedderAt(url);
    expect(await embedder.embedQuery("một")).toHaveLength(2);
    await expect(embedder.embedQuery("hai")).rejects.toThrow("3 numbers after one of 2");
  });
});
