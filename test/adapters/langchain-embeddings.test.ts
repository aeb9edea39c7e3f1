import { inspect } from "node:util";
import { describe, expect, it } from "vitest";

import { createServiceEmbedder } from "../../src/adapters/langchain-embeddings.js";
import { BadVectorError, ModelError } from "../../src/errors.js";
import { type Reply, right, serveEmbeddings } from "./embedding-server.js";

const key = "khoa-bi-mat";
const patient = { firstDelayMilliseconds: 1, timeoutMilliseconds: 5000 };

/** Busy at first, and for longer than a question may wait. */
const later: Reply = (call, n) =>
  n === 1 ? { status: 503, headers: { "retry-after": "0.4" }, body: "later" } : right(call, n);

/** Two vectors out of an answer of OpenAI's protocol. */
async function embedTwo(data: readonly unknown[]) {
  const { url } = await serveEmbeddings(() => ({ body: JSON.stringify({ object: "list", data }) }));
  const service = { provider: "openai", model: "m", baseUrl: url, apiKey: null } as const;
  return createServiceEmbedder(service, { ...patient, attempts: 1 }).embedDocuments(["một", "hai"]);
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe.each([
  ["openai", "/v1/embeddings"],
  ["ollama", "/api/embed"],
] as const)("an embedding service that speaks %s", (provider, path) => {
  const embedderAt = (baseUrl: string, attempts = 3, timeoutMilliseconds = 5000) =>
    createServiceEmbedder(
      { provider, model: "m-3:567m", baseUrl, apiKey: key },
      { ...patient, attempts, timeoutMilliseconds },
    );

  it("is asked in batches, in order, with model and key, and gives unit vectors", async () => {
    const { url, calls } = await serveEmbeddings();
    const embedder = embedderAt(url);
    const texts = Array.from({ length: 130 }, (_, index) => "x".repeat(index + 1));
    const vectors = await embedder.embedDocuments(texts);
    expect(vectors).toHaveLength(130);
    vectors.forEach(([first = 0, ...rest], index) => {
      expect(Math.hypot(first, ...rest)).toBeCloseTo(1, 10);
      expect(first / (rest[0] ?? 1)).toBeCloseTo((index + 1) / 3, 8);
    });
    expect(calls.map(({ input }) => input.length)).toEqual([64, 64, 2]);
    expect(calls[0]).toMatchObject({ path, key: `Bearer ${key}`, model: "m-3:567m" });
    expect(embedder.dimensions).toBe(3);
    expect(embedder.fingerprint).toBe(`${provider}:m-3:567m`);
    expect(await embedder.embedQuery("dòng một\ndòng hai")).toHaveLength(3);
    expect(calls.at(-1)?.input).toEqual(["dòng một\ndòng hai"]);
  });

  it("is sent equal texts once", async () => {
    const { url, texts } = await serveEmbeddings();
    const vectors = await embedderAt(url).embedDocuments(["xã", "huyện", "xã"]);
    expect(texts()).toEqual(["xã", "huyện"]);
    expect(vectors[2]).toEqual(vectors[0]);
    expect(vectors[1]).not.toEqual(vectors[0]);
  });

  it.each([429, 500, 503])(
    "is asked again after HTTP %i, not before the time it asks for",
    async (status) => {
      const { url, calls } = await serveEmbeddings((call, n) =>
        n < 3 ? { status, headers: { "retry-after": "0.01" }, body: "later" } : right(call, n),
      );
      expect(await embedderAt(url).embedQuery("xã")).toHaveLength(3);
      expect(calls).toHaveLength(3);
    },
  );

  it.each([400, 401, 404])("is not asked again after HTTP %i, and the key is not told", async (status) => {
    const { url, calls } = await serveEmbeddings(() => ({
      status,
      body: JSON.stringify({ error: { message: `wrong key ${key}` } }),
    }));
    const failure = await failureOf(embedderAt(url).embedQuery("xã"));
    expect(failure).toBeInstanceOf(ModelError);
    expect(failure).toHaveProperty("message", expect.stringContaining(`HTTP ${status}`));
    expect(inspect(failure, { depth: 10 })).not.toContain(key);
    expect(calls).toHaveLength(1);
  });

  it("is given up after the last try, with an error of ours", async () => {
    const { url, calls } = await serveEmbeddings(() => ({ status: 500, body: "{}" }));
    await expect(embedderAt(url, 2).embedDocuments(["xã"])).rejects.toThrow(ModelError);
    expect(calls).toHaveLength(2);
    await expect(embedderAt("http://127.0.0.1:1/v1", 2).embedQuery("xã")).rejects.toThrow(ModelError);
  });

  it.each([
    ["before its answer", ""],
    ["in the middle of its answer", '{"data":[{"index":0,"embedding":[1,'],
  ])("that hangs %s is given up", async (_where, body) => {
    const { url, calls } = await serveEmbeddings(() => ({ body, hangs: true }));
    await expect(embedderAt(url, 2, 500).embedQuery("xã")).rejects.toThrow(ModelError);
    expect(calls).toHaveLength(2);
  });

  const impatient = (baseUrl: string) =>
    createServiceEmbedder(
      { provider, model: "m", baseUrl, apiKey: null },
      { attempts: 3, firstDelayMilliseconds: 1, timeoutMilliseconds: 1000, questionMilliseconds: 250 },
    );

  it("that asks for more time than a question has is waited for only when passages are embedded", async () => {
    const one = await serveEmbeddings(later);
    await expect(impatient(one.url).embedQuery("xã")).rejects.toThrow(ModelError);
    expect(one.calls).toHaveLength(1);
    const other = await serveEmbeddings(later);
    expect(await impatient(other.url).embedDocuments(["xã"])).toHaveLength(1);
    expect(other.calls).toHaveLength(2);
  });

  it("that hangs does not keep a question waiting", async () => {
    const { url } = await serveEmbeddings(() => ({ body: "", hangs: true }));
    const started = performance.now();
    await expect(impatient(url).embedQuery("xã")).rejects.toThrow(ModelError);
    // One try of 200 ms; three of a passage take 3,000.
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it.each([
    ["a number that JSON has no word for", "NaN"],
    ["half an answer", '{"data":[{"index":0'],
    ["a web page", "<html>502 Bad Gateway</html>"],
  ])("is not believed when it answers %s", async (_title, body) => {
    const { url } = await serveEmbeddings(() => ({ body }));
    await expect(embedderAt(url, 1).embedDocuments(["xã"])).rejects.toThrow(ModelError);
  });

  it.each([
    ["null inside", [[1, null, 2]]],
    ["a string inside", [[1, "2", 3]]],
    ["an empty vector", [[]]],
    ["no vector", [null]],
    ["only zeros", [[0, 0, 0]]],
    ["too few vectors", []],
    [
      "too many vectors",
      [
        [1, 2],
        [1, 2],
      ],
    ],
  ])("is not believed when it answers %s", async (_title, vectors) => {
    const { url } = await serveEmbeddings(() => ({ vectors }));
    await expect(embedderAt(url, 1).embedQuery("xã")).rejects.toThrow(BadVectorError);
    await expect(embedderAt(url, 1).embedDocuments(["xã"])).rejects.toThrow(BadVectorError);
  });

  it("is not believed when a number is larger than any, or another thing stands where the list should", async () => {
    for (const body of [
      '{"data":[{"index":0,"embedding":[1e999,1]}],"embeddings":[[1e999,1]]}',
      '{"data":{"length":1},"embeddings":{"length":1}}',
      "{}",
    ]) {
      // eslint-disable-next-line no-await-in-loop -- one server at a time
      const { url } = await serveEmbeddings(() => ({ body }));
      // eslint-disable-next-line no-await-in-loop
      await expect(embedderAt(url, 1).embedDocuments(["xã"])).rejects.toThrow(BadVectorError);
    }
  });

  it("is not believed when the length of its vectors changes", async () => {
    const { url } = await serveEmbeddings((_call, n) => ({
      vectors: [Array.from({ length: n + 1 }, () => 1)],
    }));
    const embedder = embedderAt(url);
    expect(await embedder.embedQuery("một")).toHaveLength(2);
    await expect(embedder.embedQuery("hai")).rejects.toThrow("3 numbers after one of 2");
  });
});

describe("the order of an answer of OpenAI's protocol", () => {
  it("is that of its indices, or of its places where it has none", async () => {
    const [one, two] = [
      [1, 0],
      [0, 1],
    ];
    expect(
      await embedTwo([
        { index: 1, embedding: two },
        { index: 0, embedding: one },
      ]),
    ).toEqual([one, two]);
    expect(await embedTwo([{ embedding: one }, { embedding: two }])).toEqual([one, two]);
  });

  it("must name every text once", async () => {
    const vector = [1, 0];
    await expect(
      embedTwo([
        { index: 0, embedding: vector },
        { index: 0, embedding: vector },
      ]),
    ).rejects.toThrow(BadVectorError);
  });
});

it("Ollama's address may be given with or without the path of its OpenAI protocol", async () => {
  const { origin, calls } = await serveEmbeddings();
  for (const baseUrl of [origin, `${origin}/`, `${origin}/v1`, `${origin}/v1/`]) {
    const service = { provider: "ollama", model: "bge-m3:567m", baseUrl, apiKey: null } as const;
    // eslint-disable-next-line no-await-in-loop -- one after the other
    expect(await createServiceEmbedder(service, patient).embedQuery("xã")).toHaveLength(3);
  }
  expect(new Set(calls.map(({ path, key: sent }) => `${path} ${sent}`))).toEqual(
    new Set(["/api/embed undefined"]),
  );
});

describe("a question for a service outside", () => {
  it("leaves without the person's own numbers; passages as they are", async () => {
    const { url, texts } = await serveEmbeddings();
    const service = { provider: "openai", model: "m", baseUrl: url, apiKey: key } as const;
    const embedder = createServiceEmbedder(service, patient);
    await embedder.embedQuery("CCCD 001085012345 của tôi, hạn nộp ngày 15/11/2025?");
    await embedder.embedDocuments(["Đường dây nóng 0912 345 678"]);
    expect(texts()).toEqual([
      "CCCD [số căn cước] của tôi, hạn nộp ngày 15/11/2025?",
      "Đường dây nóng 0912 345 678",
    ]);
  });
});
