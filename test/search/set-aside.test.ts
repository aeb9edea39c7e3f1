import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";

import { diskFiles } from "../../src/adapters/files.js";
import { changesBetween } from "../../src/search/changes.js";
import { readManifest } from "../../src/search/layout.js";
import { hnswVectors } from "../../src/adapters/hnsw.js";
import { openGeneration } from "../../src/search/generation.js";
import { embedder, keepingLogger, open, publisherOf, temporaryDirectory } from "./parts.js";
import { sampleContent } from "./sample.js";

const content = await sampleContent();
let directory = "";
beforeEach(() => {
  directory = join(temporaryDirectory(), "index");
});

const publish = (files: Readonly<Record<string, string>> = {}) =>
  publisherOf(directory).publish({ ...content, files });
const generations = () => readdirSync(join(directory, "generations"));
const pointer = () => readFileSync(join(directory, "current"), "utf8").trim();

function spoil(id: string, name = "sources.bin"): void {
  const file = join(directory, "generations", id, name);
  chmodSync(file, 0o644);
  writeFileSync(file, Buffer.from("hỏng"));
}

/** A lease as another process would have it. */
const leaseOf = (id: string, pid: number, started: string) =>
  writeFileSync(join(directory, "leases", `${id}.${pid}.${started}.00ff00ff`), "");

describe("a damaged generation", () => {
  it("is moved out of the way with the reason, and the pointer names the one that serves", async () => {
    const older = await publish();
    const newer = await publish();
    spoil(newer.id);
    const { logger, lines } = keepingLogger();
    const index = await open(directory, logger);
    expect(index.generation.id).toBe(older.id);
    expect(pointer()).toBe(older.id);
    expect(generations()).toEqual([older.id]);
    const [folder = "", reason = ""] = readdirSync(join(directory, "quarantine"));
    expect(readdirSync(join(directory, "quarantine", folder))).toContain("sources.bin");
    expect(JSON.parse(readFileSync(join(directory, "quarantine", reason), "utf8"))).toEqual({
      id: newer.id,
      reasons: [expect.stringMatching(/sources\.bin has 6 bytes, \d+ were written$/u)],
    });
    expect(lines.map(({ event }) => event)).toEqual(["index.generation-damaged", "index.set-aside"]);
    expect(existsSync(join(directory, "lock"))).toBe(false);
  });

  it("is set aside once when several readers find it at the same moment", async () => {
    const older = await publish();
    const newer = await publish();
    spoil(newer.id, "vectors.hnsw");
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(directory)));
    expect(new Set(opened.map(({ generation }) => generation.id))).toEqual(new Set([older.id]));
    expect(readdirSync(join(directory, "quarantine"))).toHaveLength(2);
    expect(pointer()).toBe(older.id);
  });

  it("stays where it is while somebody writes, and the older one serves all the same", async () => {
    const older = await publish();
    const newer = await publish();
    spoil(newer.id);
    const lock = await diskFiles.lock(join(directory, "lock"));
    const { logger, lines } = keepingLogger();
    expect((await open(directory, logger)).generation.id).toBe(older.id);
    expect(lines.at(-1)?.event).toBe("index.set-aside-failed");
    expect(generations()).toEqual([older.id, newer.id]);
    await lock.release();
  });

  it("stays when nothing else could serve", async () => {
    const { id } = await publish();
    spoil(id);
    await expect(open(directory)).rejects.toThrow("sources.bin");
    expect(generations()).toEqual([id]);
    expect(pointer()).toBe(id);
  });

  it("is noticed by the next ingest, rebuilt, and set aside only then", async () => {
    const { id } = await publish();
    spoil(id);
    const publisher = publisherOf(directory);
    expect(await publisher.current()).toBeNull();
    expect(generations()).toEqual([id]);
    const rebuilt = await publisher.publish(content);
    expect(generations()).toEqual([rebuilt.id]);
    expect(readdirSync(join(directory, "quarantine"))).toHaveLength(2);
  });

  it("is a folder that was copied over another one's, whole as it is", async () => {
    const older = await publish();
    const newer = await publish();
    const folder = join(directory, "generations", newer.id);
    rmSync(folder, { recursive: true });
    const { cpSync } = await import("node:fs");
    cpSync(join(directory, "generations", older.id), folder, { recursive: true });
    const { logger, lines } = keepingLogger();
    expect((await open(directory, logger)).generation.id).toBe(older.id);
    expect(JSON.stringify(lines)).toContain(`is of generation ${older.id}`);
  });
});

describe("an old generation", () => {
  it("is kept while a living process has it open, and goes after", async () => {
    const first = await publish();
    const index = await open(directory);
    for (let time = 0; time < 4; time += 1) await publish();
    expect(generations()).toContain(first.id);
    expect(generations()).toHaveLength(4);
    expect(await index.sections("2022/nq-06")).toBeDefined();
    await index.close();
    await publish();
    expect(generations()).not.toContain(first.id);
    expect(generations()).toHaveLength(3);
  });

  it.each([
    ["of a process that was killed", 2 ** 22 - 3, "1"],
    ["whose process number is another one's by now", process.pid, "1"],
  ])("is not kept by a lease %s", async (_title, pid, started) => {
    const first = await publish();
    await (await open(directory)).close();
    leaseOf(first.id, pid, started);
    for (let time = 0; time < 3; time += 1) await publish();
    expect(generations()).not.toContain(first.id);
    expect(readdirSync(join(directory, "leases"))).toEqual([]);
  });

  it("that was half removed when the writer was killed is removed by the next one", async () => {
    const { id } = await publish();
    const { mkdirSync } = await import("node:fs");
    mkdirSync(join(directory, "generations", ".20200101T000000000Z-aaaaaa"));
    writeFileSync(join(directory, "current.1234.tmp"), "x");
    expect((await open(directory)).generation.id).toBe(id);
    await publish();
    expect(generations()).toHaveLength(2);
    expect(existsSync(join(directory, "current.1234.tmp"))).toBe(false);
  });
});

describe("what changed", () => {
  it("stands in the manifest: against the generation that was in force", async () => {
    const first = await publish({ "a.md": "1", "b.md": "2", "c.md": "3" });
    const second = await publish({ "a.md": "1", "c.md": "4", "d.md": "2" });
    expect(await readManifest(directory, first.id, diskFiles)).not.toHaveProperty("changes");
    expect(await readManifest(directory, second.id, diskFiles)).toHaveProperty("changes", {
      added: ["d.md"],
      changed: ["c.md"],
      removed: ["b.md"],
    });
  });

  it("is nothing between equal folders", () => {
    expect(changesBetween({ a: "1" }, { a: "1" })).toEqual({ added: [], changed: [], removed: [] });
  });
});

describe("a command that reads and ends", () => {
  it("writes nothing into the index, not even about damage", async () => {
    const older = await publish();
    const newer = await publish();
    spoil(newer.id);
    const before = readdirSync(directory, { recursive: true, encoding: "utf8" }).toSorted();
    const parts = { files: diskFiles, vectors: hnswVectors, embedder };
    expect((await openGeneration(directory, parts)).generation.id).toBe(older.id);
    expect(readdirSync(directory, { recursive: true, encoding: "utf8" }).toSorted()).toEqual(before);
    expect(pointer()).toBe(newer.id);
  });
});
