import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";

import { searchBatch } from "../../src/measure/search-batch.js";

/** Echoes the question as the only hit. */
const index = {
  search: (question: string, { limit }: { readonly limit: number }) =>
    Promise.resolve([{ passageId: `${question}/${limit}`, documentId: "d", score: 1 }]),
};

async function run(lines: readonly string[]) {
  const written: string[] = [];
  const output = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      setImmediate(done);
    },
  });
  const code = await searchBatch(index, 7, Readable.from([lines.join("\n")]), output);
  return { code, results: written.map((line): unknown => JSON.parse(line)) };
}

describe("a batch of searches", () => {
  it("answers in order, ids as they came", async () => {
    const { code, results } = await run([
      '{"id":7,"question":"một"}',
      "",
      '{"id":"b","question":"hai"}',
      '{"question":"ba"}',
    ]);
    expect(code).toBe(0);
    expect(results).toEqual([
      { id: 7, hits: [{ passageId: "một/7", documentId: "d", score: 1 }] },
      { id: "b", hits: [{ passageId: "hai/7", documentId: "d", score: 1 }] },
      { id: null, hits: [{ passageId: "ba/7", documentId: "d", score: 1 }] },
    ]);
  });

  it.each(["{", "null", "[]", '"x"', '{"id":1}', '{"question":5}'])(
    "goes on after the line %s, and exits with 64",
    async (line) => {
      const { code, results } = await run([line, '{"question":"một"}']);
      expect(code).toBe(64);
      expect(results[0]).toMatchObject({ id: null, error: expect.stringContaining("Line 1") });
      expect(results[1]).toHaveProperty("hits");
    },
  );
});
