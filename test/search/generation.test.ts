import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";

import { DamagedIndexError, FileAccessError, MissingIndexError, StaleIndexError } from "../../src/errors.js";
import { createHashedEmbedder } from "./hashed.js";
import { openGeneration } from "../../src/search/generation.js";
import { diskFiles } from "../../src/adapters/files.js";
import { hnswVectors } from "../../src/adapters/hnsw.js";
import { createPublisher } from "../../src/search/publish.js";
import { embedder, keepingLogger, open, publisherOf, temporaryDirectory } from "./parts.js";
import { sampleContent } from "./sample.js";

const content = await sampleContent();
let directory = "";
const folderOf = (id: string) => join(directory, "generations", id);
const publish = () => publisherOf(directory).publish(content);

beforeEach(() => {
  directory = join(temporaryDirectory(), "index");
});

describe("a published generation", () => {
  it("opens with every document, passage and word as it was handed over", async () => {
    const summary = await publish();
    const index = await open(directory);
    expect(index.generation).toEqual(summary);
    expect(index.documents).toEqual(content.documents.map(({ identity }) => identity));
    for (const { identity, source, sections } of content.documents) {
      expect(index.source(identity.id)).toBe(source);
      expect(index.passages(identity.id)).toEqual(
        content.passages.filter((one) => one.documentId === identity.id),
      );
      expect(await index.sections(identity.id)).toEqual(sections);
    }
    for (const passage of content.passages) expect(index.passage(passage.id)).toEqual(passage);
    expect(index.statistics.passages).toBe(content.passages.length);
    expect(index.statistics.markedPair("nông", "thôn")).toBe(3);
    await index.close();
  });

  it("knows nothing of unknown ids", async () => {
    await publish();
    const index = await open(directory);
    expect(index.source("khác")).toBeUndefined();
    expect(index.passages("khác")).toEqual([]);
    expect(await index.sections("khác")).toBeUndefined();
    for (const id of ["", "khác#0-3", "2022/nq-06#0-9999", "2022/nq-06#x", "2022/nq-06"]) {
      expect(index.passage(id)).toBeUndefined();
    }
  });

  it("is read-only, named by its time, and pointed to", async () => {
    const { id } = await publish();
    expect(readFileSync(join(directory, "current"), "utf8")).toBe(`${id}\n`);
    expect(id).toMatch(/^\d{8}T\d{9}Z-[0-9a-f]{6}$/u);
    for (const name of readdirSync(folderOf(id)))
      expect(statSync(join(folderOf(id), name)).mode & 0o222).toBe(0);
  });

  it("is what the publisher calls current, until one byte of it changes", async () => {
    const publisher = publisherOf(directory);
    expect(await publisher.current()).toBeNull();
    const summary = await publish();
    expect(await publisher.current()).toEqual(summary);
    damage(summary.id, "sources.bin", (bytes) => bytes.fill(0));
    expect(await publisher.current()).toBeNull();
  });

  it("keeps the three newest, and nothing else beside the pointer", async () => {
    const ids: string[] = [];
    for (let time = 0; time < 6; time += 1) ids.push((await publish()).id);
    expect(readdirSync(join(directory, "generations"))).toEqual(ids.slice(-3));
    expect(readdirSync(directory).toSorted()).toEqual(["current", "generations"]);
  });

  it("works without vectors, for any embedder", async () => {
    await publisherOf(directory).publish({ ...content, vectors: [], embedder: "none" });
    const index = await open(directory);
    const [first] = await index.search("tiêm vắc xin", { limit: 5 });
    expect(first?.documentId).toBe("2022/kh-11");
  });

  it("works with nothing in it", async () => {
    await publisherOf(directory).publish({ ...content, documents: [], passages: [], vectors: [] });
    const index = await open(directory);
    expect(await index.search("tiêm vắc xin", { limit: 5 })).toEqual([]);
    expect(index.documents).toEqual([]);
  });
});

function damage(id: string, name: string, change: (bytes: Buffer) => Buffer): void {
  const file = join(folderOf(id), name);
  const bytes = readFileSync(file);
  chmodSync(file, 0o644);
  writeFileSync(file, change(bytes));
}

const damages: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ["truncated", (bytes) => bytes.subarray(0, bytes.length >> 1)],
  ["emptied", () => Buffer.alloc(0)],
  [
    "one bit flipped",
    (bytes) => (bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1), bytes),
  ],
  ["zeroed", (bytes) => bytes.fill(0)],
  ["longer by a byte", (bytes) => Buffer.concat([bytes, Buffer.of(0)])],
];
const names = [
  "manifest.json",
  "lexical.bin",
  "passages.bin",
  "sources.bin",
  "documents.json",
  "vectors.hnsw",
];

describe("a damaged index", () => {
  for (const name of names) {
    it.each(damages)(`is noticed before native code reads it: ${name} %s`, async (_title, change) => {
      const { id } = await publish();
      damage(id, name, change);
      await expect(open(directory)).rejects.toThrow(DamagedIndexError);
      await expect(open(directory)).rejects.toThrow(name);
    });

    it(`falls back to the generation before when ${name} is missing, and says why`, async () => {
      const older = await publish();
      const newer = await publish();
      rmSync(join(folderOf(newer.id), name));
      const { logger, lines } = keepingLogger();
      expect((await open(directory, logger)).generation.id).toBe(older.id);
      expect(lines.map(({ event }) => event)).toEqual(["index.generation-damaged", "index.set-aside"]);
      expect(JSON.stringify(lines)).toContain(name);
    });
  }

  it("notices files swapped between generations", async () => {
    const older = await publisherOf(directory).publish({ ...content, vectors: content.vectors.toReversed() });
    const newer = await publish();
    const other = readFileSync(join(folderOf(older.id), "vectors.hnsw"));
    damage(newer.id, "vectors.hnsw", () => other);
    expect((await open(directory)).generation.id).toBe(older.id);
  });

  it("notices a damaged tree when it is asked for", async () => {
    const { id } = await publish();
    const index = await open(directory);
    damage(id, "trees.json", (bytes) => bytes.fill(32));
    await expect(index.sections("2022/nq-06")).rejects.toThrow(DamagedIndexError);
  });

  it.each(["", "garbage", "../../etc", "20200101T000000000Z-aaaaaa\n"])(
    "uses the newest when the pointer is %j",
    async (pointer) => {
      await publish();
      const { id } = await publish();
      writeFileSync(join(directory, "current"), pointer);
      expect((await open(directory)).generation.id).toBe(id);
      rmSync(join(directory, "current"));
      expect((await open(directory)).generation.id).toBe(id);
    },
  );
});

describe("an index that cannot be used", () => {
  it("is missing, not damaged, where nothing was published", async () => {
    await expect(open(directory)).rejects.toThrow(MissingIndexError);
    await expect(open(directory)).rejects.toThrow("npm run ingest");
  });

  it("is stale when another embedder is set", async () => {
    await publish();
    const parts = { files: diskFiles, vectors: hnswVectors, embedder: createHashedEmbedder(32) };
    await expect(openGeneration(directory, parts)).rejects.toThrow(StaleIndexError);
    await expect(openGeneration(directory, parts)).rejects.toThrow(embedder.fingerprint);
  });

  it("cannot be published below a file, and says so in one sentence", async () => {
    writeFileSync(directory, "tệp");
    await expect(publish()).rejects.toThrow(FileAccessError);
    await expect(publish()).rejects.toThrow(/^Cannot write .*\.$/u);
    expect(readFileSync(directory, "utf8")).toBe("tệp");
  });
});

describe("a failed publication", () => {
  it("leaves the generation in force, and no half of the new one", async () => {
    const { id } = await publish();
    const vectors = content.vectors.map((vector) => vector.with(3, Number.NaN));
    await expect(publisherOf(directory).publish({ ...content, vectors })).rejects.toThrow("finite");
    await expect(publisherOf(directory).publish({ ...content, vectors: vectors.slice(1) })).rejects.toThrow(
      "5 vectors",
    );
    expect((await open(directory)).generation.id).toBe(id);
    expect(readdirSync(join(directory, "generations"))).toEqual([id]);
    expect(existsSync(join(directory, "lock"))).toBe(false);
  });

  it("sorts new ids after old ones even when the clock was set back", async () => {
    const late = Date.UTC(2030, 0, 1);
    const at = (now: number) =>
      createPublisher(directory, { files: diskFiles, vectors: hnswVectors, now: () => now }).publish(content);
    const first = await at(late);
    const second = await at(late - 3_600_000);
    expect(second.id > first.id).toBe(true);
    rmSync(join(directory, "current"));
    expect((await open(directory)).generation.id).toBe(second.id);
  });
});
