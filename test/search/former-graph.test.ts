import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";

import { diskFiles } from "../../src/adapters/files.js";
import { createHnswVectors } from "../../src/adapters/hnsw.js";
import { buildIndex, openIndex } from "../../src/index.js";
import type { FormerVectors, IndexContent, Vectors } from "../../src/ports.js";
import { faultsOf, readManifest } from "../../src/search/layout.js";
import { createPublisher } from "../../src/search/publish.js";
import { open, temporaryDirectory } from "./parts.js";
import { sampleContent } from "./sample.js";

const content = await sampleContent();
const hnsw = createHnswVectors(1);

let directory = "";
let offered: (FormerVectors | null)[] = [];
let atBuild: () => void = () => undefined;
const watched: Vectors = {
  ...hnsw,
  build: (vectors, dimensions, file, former = null) => {
    offered.push(former);
    atBuild();
    return hnsw.build(vectors, dimensions, file, former);
  },
};
beforeEach(() => {
  directory = join(temporaryDirectory(), "index");
  offered = [];
  atBuild = () => undefined;
});

const publish = (changed: Partial<IndexContent> = {}) =>
  createPublisher(directory, { files: diskFiles, vectors: watched, now: Date.now }).publish({
    ...content,
    ...changed,
  });
const marker = () => join(directory, "graph-in-use");
const fileOf = (id: string, name: string) => join(directory, "generations", id, name);

describe("the graph of the generation before", () => {
  it("is what the next one is built from, and what is found stays the same", async () => {
    const first = await publish();
    const asked = "xã đạt chuẩn nông thôn mới";
    const before = await (await open(directory)).search(asked, { limit: 5, mode: "dense" });
    atBuild = () => expect(readFileSync(marker(), "utf8")).toBe(`${first.id}\n`);
    const second = await publish();
    expect(offered.map((former) => former?.file ?? null)).toEqual([null, fileOf(first.id, "vectors.hnsw")]);
    expect(existsSync(marker())).toBe(false);
    const index = await open(directory);
    expect(index.generation.id).toBe(second.id);
    expect(await index.search(asked, { limit: 5, mode: "dense" })).toEqual(before);
  });

  it.each(["vectors.hnsw", "vectors.keys"])("is not read when its %s is damaged", async (name) => {
    const first = await publish();
    const file = fileOf(first.id, name);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    chmodSync(file, 0o644);
    writeFileSync(file, bytes);
    expect(await faultsOf(directory, first.id, diskFiles)).toEqual([expect.stringContaining(name)]);
    await publish();
    expect(offered).toEqual([null, null]);
  });

  it.each<[string, Partial<IndexContent>]>([
    ["another embedder's", { embedder: "another" }],
    ["not wanted", { isAnew: true }],
    ["of other dimensions", { vectors: content.vectors.map(() => Float32Array.of(0.6, 0.8)) }],
  ])("is not read when it is %s", async (_title, changed) => {
    await publish();
    await publish(changed);
    expect(offered).toEqual([null, null]);
  });

  it("is not read again where it took the writer with it; the one after it is", async () => {
    const first = await publish();
    // What a writer leaves that native code has killed.
    writeFileSync(marker(), `${first.id}\n`);
    const second = await publish();
    expect(existsSync(marker())).toBe(false);
    await publish();
    expect(offered.map((former) => former?.file ?? null)).toEqual([
      null,
      null,
      fileOf(second.id, "vectors.hnsw"),
    ]);
  });

  it("is no longer marked after a failure that native code had no part in", async () => {
    const { id } = await publish();
    const vectors = content.vectors.map((vector) => vector.with(3, Number.NaN));
    await expect(publish({ vectors })).rejects.toThrow("finite");
    expect(existsSync(marker())).toBe(false);
    expect((await open(directory)).generation.id).toBe(id);
  });
});

describe("an index of thousands of passages", () => {
  const passages = Array.from({ length: 2200 }, (_, number) => ({
    id: `p${number}`,
    documentId: `d${number % 100}`,
    text: `thôn số ${number} của xã ${number % 100} trồng ${number * 3} cây bạch đàn và ${number % 7} cây phượng`,
  }));

  it("carries the vectors of changed passages along, counted in its manifest, and finds the new ones", async () => {
    await buildIndex(passages, directory);
    const words = "khánh thành nhà văn hóa cạnh đình làng cổ";
    const { generation } = await buildIndex(
      passages.with(700, { id: "mới", documentId: "d0", text: words }),
      directory,
    );
    const manifest = await readManifest(directory, generation, diskFiles);
    expect(manifest).toMatchObject({ deadVectors: 1, summary: { passages: 2200 } });
    const index = await openIndex(directory);
    expect((await index.search(words, { mode: "dense", limit: 3 }))[0]?.passageId).toBe("mới");
    const all = await index.search("cây bạch đàn", { mode: "dense", limit: 2200 });
    expect(all.map(({ passageId }) => passageId)).not.toContain("p700");
    const own = passages[1999];
    expect((await index.search(own?.text ?? "", { mode: "dense", limit: 3 }))[0]?.passageId).toBe("p1999");
    await index.close();
  }, 60_000);
});
