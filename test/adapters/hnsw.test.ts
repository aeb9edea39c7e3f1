import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { hnswVectors } from "../../src/adapters/hnsw.js";
import { BadVectorError, FileAccessError } from "../../src/errors.js";
import { createHashedEmbedder } from "../search/hashed.js";
import { temporaryDirectory } from "../search/parts.js";

const directory = temporaryDirectory();
const dimensions = 64;
const texts = Array.from(
  { length: 500 },
  (_, index) => `xã số ${index} đạt ${index * 7} tiêu chí nông thôn mới`,
);
const vectors = await createHashedEmbedder(dimensions).embedDocuments(texts);
const file = join(directory, "vectors.hnsw");
await hnswVectors.build(vectors, dimensions, file);
const cosine = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);

describe("hnswlib on disk", () => {
  it("finds nearly what an exact search finds, best first", async () => {
    const index = await hnswVectors.read(file, dimensions, vectors.length);
    let agreed = 0;
    for (const vector of vectors.slice(0, 100)) {
      const near = index.nearest(vector, 10);
      const exact = vectors.map((other) => cosine(vector, other)).toSorted((one, other) => other - one);
      near.forEach(({ label, similarity }, rank) => {
        expect(similarity).toBeCloseTo(cosine(vector, vectors[label] ?? []), 4);
        if (similarity >= (exact[rank] ?? 0) - 1e-4) agreed += 1;
      });
    }
    // hnswlib's own ef of 10, were it forgotten after loading, stays clearly below.
    expect(agreed / 1000).toBeGreaterThan(0.99);
  });

  it("gives all there is for a limit beyond its size, none for 0 or less", async () => {
    const index = await hnswVectors.read(file, dimensions, vectors.length);
    expect(index.nearest(vectors[0] ?? [], 10_000)).toHaveLength(500);
    expect(index.nearest(vectors[0] ?? [], 0)).toEqual([]);
    expect(index.nearest(vectors[0] ?? [], -3)).toEqual([]);
  });

  const good = vectors[0] ?? [];
  const hole = Array.from<number>({ length: 0 });
  for (const [place, value] of good.entries()) if (place !== 5) hole[place] = value;
  const set = (value: unknown): unknown[] => [...good.slice(0, 1), value, ...good.slice(2)];
  // Whatever an embedding service may send.
  // eslint-disable-next-line typescript/no-explicit-any -- wrong on purpose
  const bad: readonly (readonly [string, any])[] = [
    ["null inside", set(null)],
    ["undefined inside", set(undefined)],
    ["a hole", hole],
    ["a string inside", set("0.1")],
    ["a BigInt inside", set(1n)],
    ["NaN", set(Number.NaN)],
    ["Infinity", set(Number.POSITIVE_INFINITY)],
    ["one number less", good.slice(1)],
    ["one number more", [...good, 0]],
    ["all zero", good.map(() => 0)],
    ["twice the length", good.map((value) => value * 2)],
    ["no vector at all", undefined],
    ["null", null],
  ];
  it.each(bad)("refuses a vector with %s before native code sees it", async (_title, vector) => {
    const unwritten = join(directory, "refused.hnsw");
    const list = [good, vector, good];
    await expect(hnswVectors.build(list, dimensions, unwritten)).rejects.toThrow(BadVectorError);
    expect(existsSync(unwritten)).toBe(false);
    const index = await hnswVectors.read(file, dimensions, vectors.length);
    expect(() => index.nearest(vector, 3)).toThrow(BadVectorError);
    expect(index.nearest(good, 1)[0]?.label).toBe(0);
  });

  it("does not believe that a file was written", async () => {
    await expect(hnswVectors.build(vectors, dimensions, join(directory, "none", "x"))).rejects.toThrow(
      FileAccessError,
    );
  });

  it.skipIf(!existsSync("/dev/full"))(
    "does not believe that a file was written to a full device",
    async () => {
      await expect(hnswVectors.build(vectors, dimensions, "/dev/full")).rejects.toThrow(FileAccessError);
    },
  );

  it("holds no vectors as well as many", async () => {
    const empty = join(directory, "empty.hnsw");
    await hnswVectors.build([], dimensions, empty);
    expect((await hnswVectors.read(empty, dimensions, 0)).nearest(good, 5)).toEqual([]);
  });

  it("refuses a file of another count", async () => {
    await expect(hnswVectors.read(file, dimensions, vectors.length + 1)).rejects.toThrow(BadVectorError);
  });

  it("writes the same bytes for the same vectors", async () => {
    const again = join(directory, "again.hnsw");
    await hnswVectors.build(vectors, dimensions, again);
    expect(statSync(again).size).toBe(statSync(file).size);
  });
});
