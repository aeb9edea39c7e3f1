import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { diskFiles } from "../../src/adapters/files.js";
import { hnswVectors } from "../../src/adapters/hnsw.js";
import { openGeneration } from "../../src/search/generation.js";
import { embedder, keepingLogger, open, publisherOf, temporaryDirectory } from "./parts.js";
import { sampleContent } from "./sample.js";

const directory = join(temporaryDirectory(), "index");
await publisherOf(directory).publish(await sampleContent());
const index = await open(directory);
const found = async (question: string, options: Partial<Parameters<typeof index.search>[1]> = {}) =>
  (await index.search(question, { limit: 10, ...options })).map(
    ({ passageId }) => index.passage(passageId)?.text ?? "",
  );

describe("search", () => {
  it.each([
    "Khi nào xã Nhị Hà đạt chuẩn nông thôn mới?",
    "khi nao xa nhi ha dat nong thon moi",
    "XÃ NHỊ HÀ ĐẠT CHUẨN",
    "xã Nhị Hà đạt chuẩn".normalize("NFD"),
  ])("finds the passage for %j", async (question) => {
    expect((await found(question.normalize("NFC")))[0]).toContain("Nhị Hà");
  });

  it.each(["hybrid", "lexical", "dense"] as const)("finds it in mode %s", async (mode) => {
    expect((await found("tiêm vắc xin đạt 95 %", { mode }))[0]).toContain("vắc xin");
  });

  it.each(["", " ", "?!", "🏥"])("answers nothing to %j", async (question) => {
    expect(await found(question)).toEqual([]);
  });

  it.each(["hybrid", "lexical"] as const)(
    "scores on one scale in mode %s, so that the second stage counts alike",
    async (mode) => {
      const [best] = await index.search("xã Nhị Hà đạt chuẩn nông thôn mới", { limit: 1, mode });
      // 1 for the words or the vectors, 0.25 for their place, 0.8 for the family, a twentieth for a period.
      expect(best?.score).toBeGreaterThan(0);
      expect(best?.score).toBeLessThanOrEqual((1 + 0.25) * 1.8 * 1.05);
    },
  );

  it("gives at most what there is, and at least one for a senseless limit", async () => {
    expect((await found("xã đạt chuẩn", { limit: 10_000 })).length).toBeLessThanOrEqual(6);
    expect(await found("xã đạt chuẩn", { limit: 0 })).toHaveLength(1);
    expect(await found("xã đạt chuẩn", { limit: Number.NaN })).toHaveLength(1);
  });

  it("never gives one passage twice, and never rising scores", async () => {
    const hits = await index.search("xã nông thôn mới tiêm vắc xin", { limit: 10 });
    expect(new Set(hits.map(({ passageId }) => passageId)).size).toBe(hits.length);
    expect(hits.map(({ score }) => score)).toEqual(
      hits.map(({ score }) => score).toSorted((one, other) => other - one),
    );
  });

  it.each(["hybrid", "lexical", "dense"] as const)(
    "stays in the wanted documents in mode %s",
    async (mode) => {
      const hits = await index.search("xã đạt chuẩn", {
        limit: 10,
        mode,
        documents: new Set(["2022/kh-11"]),
      });
      expect(hits.length).toBeGreaterThan(0);
      expect(new Set(hits.map(({ documentId }) => documentId))).toEqual(new Set(["2022/kh-11"]));
      expect(await index.search("xã", { limit: 10, mode, documents: new Set(["khác"]) })).toEqual([]);
    },
  );

  it("finds by another word for the same thing", async () => {
    const question = "hotline";
    expect(await found(question, { mode: "lexical" })).toEqual([]);
    expect((await found(question, { mode: "lexical", alternatives: ["đường dây nóng"] }))[0]).toContain(
      "đường dây nóng",
    );
  });

  it("goes on with words alone when the embedder does not answer", async () => {
    const { logger, lines } = keepingLogger();
    const failing = { ...embedder, embedQuery: () => Promise.reject(new Error("refused")) };
    const wrong = { ...embedder, embedQuery: () => Promise.resolve([1, Number.NaN]) };
    for (const broken of [failing, wrong]) {
      const opened = await openGeneration(directory, {
        files: diskFiles,
        vectors: hnswVectors,
        embedder: broken,
        logger,
      });
      expect(await opened.search("tiêm vắc xin", { limit: 3 })).not.toEqual([]);
    }
    expect(lines.map(({ event }) => event)).toEqual(["search.vectors-failed", "search.vectors-failed"]);
  });
});
