import { appendFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { cacheVectors } from "../../src/adapters/vector-cache.js";
import { BadVectorError } from "../../src/errors.js";
import type { Embedder } from "../../src/ports.js";
import { keepingLogger, temporaryDirectory } from "../search/parts.js";

/** Unit vectors that tell texts apart, and every text that was asked for. */
function countingEmbedder(fingerprint = "openai:m", dimensions = 2) {
  const asked: string[] = [];
  const vectorOf = (text: string) => {
    const angle = Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 1009, 7);
    return [Math.cos(angle), Math.sin(angle), ...Array.from({ length: dimensions - 2 }, () => 0)];
  };
  const embedder: Embedder = {
    fingerprint,
    dimensions,
    embedDocuments: (texts) => {
      asked.push(...texts);
      return Promise.resolve(texts.map(vectorOf));
    },
    embedQuery: (text) => {
      asked.push(text);
      return Promise.resolve(vectorOf(text));
    },
  };
  return { embedder, asked, vectorOf };
}

const texts = Array.from({ length: 100 }, (_, index) => `Xã thứ ${index}`);
const segmentsOf = (directory: string) => readdirSync(directory).filter((name) => name.endsWith(".vectors"));
const pathsOf = (directory: string) => segmentsOf(directory).map((name) => join(directory, name));

/** What a new process asks its service for. */
async function askedAnew(directory: string, wanted: readonly string[] = texts): Promise<string[]> {
  const { embedder, asked, vectorOf } = countingEmbedder();
  const vectors = await cacheVectors(embedder, directory).embedDocuments([...wanted]);
  vectors.forEach((vector, place) => {
    const right = vectorOf(wanted[place] ?? "");
    expect(vector).toEqual(Array.from(Float32Array.from(right)));
  });
  return asked;
}

/** A cache folder that holds all of `texts`, in two segments. */
async function filled(): Promise<string> {
  const directory = join(temporaryDirectory(), "cache");
  expect(await askedAnew(directory)).toEqual(texts);
  expect(segmentsOf(directory)).toHaveLength(2);
  return directory;
}

describe("the cache of vectors", () => {
  it("asks for new texts only, and for equal ones once", async () => {
    const directory = await filled();
    expect(await askedAnew(directory)).toEqual([]);
    expect(await askedAnew(directory, ["mới", ...texts, "mới", "khác"])).toEqual(["mới", "khác"]);
  });

  it("keeps the vectors of two models apart", async () => {
    const directory = await filled();
    const other = countingEmbedder("openai:m2", 3);
    expect((await cacheVectors(other.embedder, directory).embedDocuments([...texts]))[0]).toHaveLength(3);
    expect(other.asked).toEqual(texts);
    expect(await askedAnew(directory)).toEqual([]);
  });

  it("keeps no question", async () => {
    const directory = join(temporaryDirectory(), "cache");
    const { embedder, asked } = countingEmbedder();
    const cached = cacheVectors(embedder, directory);
    await cached.embedQuery("câu hỏi");
    await cached.embedQuery("câu hỏi");
    expect(asked).toEqual(["câu hỏi", "câu hỏi"]);
    expect(readdirSync(join(directory, ".."))).toEqual([]);
  });

  it("has every batch on disk before the next is asked for", async () => {
    const directory = join(temporaryDirectory(), "cache");
    const { embedder } = countingEmbedder();
    let calls = 0;
    const dying: Embedder = {
      ...embedder,
      embedDocuments: (batch) => {
        calls += 1;
        return calls < 2 ? embedder.embedDocuments(batch) : Promise.reject(new Error("killed"));
      },
    };
    await expect(cacheVectors(dying, directory).embedDocuments([...texts])).rejects.toThrow("killed");
    expect(await askedAnew(directory)).toEqual(texts.slice(64));
  });
});

describe("a damaged cache", () => {
  it("with a torn end loses the torn vectors only", async () => {
    const directory = await filled();
    for (const path of pathsOf(directory)) truncateSync(path, readFileSync(path).length - 5);
    // One a segment: the last of each batch.
    expect(await askedAnew(directory)).toEqual([texts[63], texts[99]]);
    expect(await askedAnew(directory)).toEqual([]);
  });

  it.each([
    ["key", 0],
    ["checksum", 33],
    ["first number", 41],
    ["last number", 47],
  ])("with a flipped bit in the %s of a record loses that vector only", async (_part, offset) => {
    const directory = await filled();
    const [path = ""] = pathsOf(directory);
    const bytes = readFileSync(path);
    const place = 8 + 48 + offset;
    bytes[place] = (bytes[place] ?? 0) ^ 0x40;
    writeFileSync(path, bytes);
    expect(await askedAnew(directory)).toHaveLength(1);
  });

  it.each([
    ["an empty file", ""],
    ["another layout", "HNV0 and so on"],
    ["an absurd number of dimensions", Buffer.from("484e5631ffffffff00", "hex")],
    ["no dimensions at all", Buffer.concat([Buffer.from("484e563100000000", "hex"), Buffer.alloc(400)])],
  ])("with %s in it is read past that", async (_what, bytes) => {
    const directory = await filled();
    writeFileSync(join(directory, `${"0".repeat(64)}.vectors`), bytes);
    expect(await askedAnew(directory)).toEqual([]);
  });

  it("that cannot be read or written stops nothing, and is told", async () => {
    const directory = join(temporaryDirectory(), "cache");
    writeFileSync(directory, "no folder");
    const { logger, lines } = keepingLogger();
    const { embedder } = countingEmbedder();
    const cached = cacheVectors(embedder, directory, logger);
    expect(await cached.embedDocuments(["xã"])).toHaveLength(1);
    await cached.settle?.();
    expect(lines.map(({ event }) => event)).toContain("vector-cache.failed");
    expect(readFileSync(directory, "utf8")).toBe("no folder");
  });

  it.each([
    ["another length", () => [1, 0, 0]],
    ["no numbers", () => []],
  ])("is never fed a vector of %s: what is kept stays", async (_what, wrong) => {
    const directory = await filled();
    const { embedder } = countingEmbedder();
    const changed: Embedder = { ...embedder, embedDocuments: (batch) => Promise.resolve(batch.map(wrong)) };
    await expect(cacheVectors(changed, directory).embedDocuments([...texts, "mới"])).rejects.toThrow(
      BadVectorError,
    );
    expect(await askedAnew(directory)).toEqual([]);
  });
});

describe("after a publication the cache", () => {
  it("lets go what was not asked for once that is the greater part, of other models too", async () => {
    const directory = await filled();
    const few = texts.slice(0, 60);
    const publish = async (wanted: readonly string[]) => {
      const cached = cacheVectors(countingEmbedder().embedder, directory);
      await cached.embedDocuments([...wanted]);
      await cached.settle?.();
    };
    await publish(few);
    expect(await askedAnew(directory)).toEqual([]);
    await publish(few.slice(0, 10));
    expect(await askedAnew(directory, few.slice(0, 10))).toEqual([]);
    expect(await askedAnew(directory, few)).toEqual(few.slice(10));
  });

  it("has few files, whatever stood in them, and none of a killed writer", async () => {
    const directory = join(temporaryDirectory(), "cache");
    const { embedder } = countingEmbedder();
    const some = texts.slice(0, 65);
    for (const text of some) {
      // eslint-disable-next-line no-await-in-loop -- one segment each
      await cacheVectors(embedder, directory).embedDocuments([text]);
    }
    const other = countingEmbedder("openai:m2", 3);
    await cacheVectors(other.embedder, directory).embedDocuments(["một"]);
    mkdirSync(directory, { recursive: true });
    const left = `${"a".repeat(64)}.vectors.1.tmp`;
    appendFileSync(join(directory, left), "half a seg");
    const cached = cacheVectors(embedder, directory);
    await cached.embedDocuments(some);
    await cached.settle?.();
    expect(readdirSync(directory)).toHaveLength(2);
    expect(await askedAnew(directory, some)).toEqual([]);
    await cacheVectors(other.embedder, directory).embedDocuments(["một"]);
    expect(other.asked).toEqual(["một"]);
  });
});
