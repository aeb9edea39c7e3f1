import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";

import { diskFiles } from "../src/adapters/files.js";
import { BusyError, FileAccessError, MissingIndexError, StaleIndexError, UsageError } from "../src/errors.js";
import { maintain, type MaintenanceDeed } from "../src/maintain.js";
import { createHashedEmbedder } from "./search/hashed.js";
import { embedder, open, publisherOf, temporaryDirectory } from "./search/parts.js";
import { sampleContent } from "./search/sample.js";

const content = await sampleContent();
let base = "";
let directory = "";
beforeEach(() => {
  base = temporaryDirectory();
  directory = join(base, "index");
});

const publish = (files: Readonly<Record<string, string>> = {}) =>
  publisherOf(directory).publish({ ...content, files });
const pointer = (where = directory) => readFileSync(join(where, "current"), "utf8").trim();
const run = (wanted: MaintenanceDeed, indexDirectory = directory, force = false) =>
  maintain(wanted, { indexDirectory, embedder: async () => embedder, now: Date.now, force });

function spoil(id: string, name: string): void {
  const file = join(directory, "generations", id, name);
  chmodSync(file, 0o644);
  writeFileSync(file, "hỏng");
}

describe("--list", () => {
  it("says of each generation when, how much, by which models, what changed, and which is in force", async () => {
    const first = await publish({ "a.md": "1" });
    const second = await publish({ "a.md": "2", "b.md": "3" });
    const index = await open(directory);
    const { text, value } = await run({ deed: "list" });
    expect(text.indexOf(second.id)).toBeLessThan(text.indexOf(first.id));
    expect(text).toContain(`${second.id} (đang dùng, đang mở)`);
    expect(text).toContain("thêm 1 (b.md); sửa 1 (a.md)");
    expect(text).toMatch(/2 văn bản, \d+ đoạn, \d+,\d MB/u);
    expect(text).toContain(embedder.fingerprint);
    expect(value).toMatchObject({
      generations: [
        { id: second.id, isInForce: true },
        { id: first.id, changes: null },
      ],
    });
    await index.close();
  });

  it("shows a damaged one as damaged, and where others were put", async () => {
    await publish();
    const { id } = await publish();
    spoil(id, "manifest.json");
    expect((await run({ deed: "list" })).text).toMatch(/hỏng: .*manifest\.json is not JSON \(6 bytes\)/u);
    await open(directory);
    expect((await run({ deed: "list" })).text).toContain("quarantine");
  });

  it("needs an index", async () => {
    await expect(run({ deed: "list" })).rejects.toThrow(MissingIndexError);
    await expect(run({ deed: "verify" })).rejects.toThrow(MissingIndexError);
    await expect(run({ deed: "rollback", id: null })).rejects.toThrow(MissingIndexError);
  });
});

describe("--verify", () => {
  it("names every damaged file of every generation, and ends with 1", async () => {
    const first = await publish();
    const second = await publish();
    expect((await run({ deed: "verify" })).exitCode).toBe(0);
    spoil(first.id, "trees.json");
    spoil(first.id, "lexical.bin");
    rmSync(join(directory, "generations", second.id, "vectors.hnsw"));
    writeFileSync(join(directory, "current"), "hỏng");
    const { exitCode, text } = await run({ deed: "verify" });
    expect(exitCode).toBe(1);
    for (const name of [
      "trees.json has 6",
      "lexical.bin has 6",
      "vectors.hnsw is missing",
      "current is missing or damaged",
    ])
      expect(text).toContain(name);
  });
});

describe("--rollback", () => {
  it("goes to the one before, or to the one that is named, and a later ingest publishes anew", async () => {
    const ids = [await publish(), await publish(), await publish()].map(({ id }) => id);
    await run({ deed: "rollback", id: null });
    expect(pointer()).toBe(ids[1]);
    await run({ deed: "rollback", id: null });
    expect(pointer()).toBe(ids[0]);
    await expect(run({ deed: "rollback", id: null })).rejects.toThrow(FileAccessError);
    await run({ deed: "rollback", id: ids[2] ?? "" });
    expect((await open(directory)).generation.id).toBe(ids[2]);
    await run({ deed: "rollback", id: ids[0] ?? "" });
    const next = await publish();
    expect(pointer()).toBe(next.id);
  });

  it("never goes to one that is damaged, unknown, or of other models, nor while somebody writes", async () => {
    const first = await publish();
    const second = await publish();
    await expect(run({ deed: "rollback", id: "../x" })).rejects.toThrow(UsageError);
    const other = {
      indexDirectory: directory,
      embedder: async () => createHashedEmbedder(32),
      now: Date.now,
      force: false,
    };
    await expect(maintain({ deed: "rollback", id: first.id }, other)).rejects.toThrow(StaleIndexError);
    const lock = await diskFiles.lock(join(directory, "lock"));
    await expect(run({ deed: "rollback", id: first.id })).rejects.toThrow(BusyError);
    await lock.release();
    spoil(first.id, "sources.bin");
    await expect(run({ deed: "rollback", id: null })).rejects.toThrow("sources.bin");
    expect(pointer()).toBe(second.id);
  });
});

const backup = () => join(base, "sao-luu.tar.gz");

describe("--backup and --restore", () => {
  it("bring the index in force to another place, with the stores beside it", async () => {
    await publish();
    const { id } = await publish();
    mkdirSync(join(directory, "truth", "ab"), { recursive: true });
    writeFileSync(join(directory, "truth", "ab", "abcd"), "nguồn");
    await (await open(directory)).close();
    await run({ deed: "backup", file: backup() });
    const other = join(base, "other");
    expect((await run({ deed: "restore", file: backup() }, other)).text).toContain(id);
    expect(readdirSync(other).toSorted()).toEqual(["current", "generations", "truth"]);
    expect(readdirSync(join(other, "generations"))).toEqual([id]);
    expect(readFileSync(join(other, "truth", "ab", "abcd"), "utf8")).toBe("nguồn");
    expect((await run({ deed: "verify" }, other)).exitCode).toBe(0);
    expect((await open(other)).documents).toEqual(content.documents.map(({ identity }) => identity));
  });

  it("never overwrite a newer index unasked, and keep it when asked", async () => {
    const first = await publish();
    await run({ deed: "backup", file: backup() });
    const second = await publish();
    await expect(run({ deed: "restore", file: backup() })).rejects.toThrow("mới hơn");
    expect(pointer()).toBe(second.id);
    await run({ deed: "restore", file: backup() }, directory, true);
    expect(pointer()).toBe(first.id);
    expect(readdirSync(join(directory, "generations"))).toEqual([first.id, second.id]);
  });

  it("mend a damaged generation of the same id, whose remains are set aside", async () => {
    const { id } = await publish();
    await run({ deed: "backup", file: backup() });
    spoil(id, "passages.bin");
    await run({ deed: "restore", file: backup() });
    expect((await open(directory)).generation.id).toBe(id);
    expect(readdirSync(join(directory, "quarantine"))).toHaveLength(2);
  });

  it("back up nothing that is damaged", async () => {
    const { id } = await publish();
    spoil(id, "passages.bin");
    await expect(run({ deed: "backup", file: backup() })).rejects.toThrow("passages.bin");
    expect(readdirSync(base)).toEqual(["index"]);
  });

  it("leave the place as it was when the archive is cut", async () => {
    const { id } = await publish();
    await run({ deed: "backup", file: backup() });
    const whole = readFileSync(backup());
    const other = join(base, "other");
    cpSync(directory, other, { recursive: true });
    for (const share of [0.3, 0.6, 0.95]) {
      writeFileSync(backup(), whole.subarray(0, Math.floor(whole.length * share)));
      // eslint-disable-next-line no-await-in-loop -- one place
      await expect(run({ deed: "restore", file: backup() }, other)).rejects.toThrow("cắt cụt");
      expect(readdirSync(other).toSorted()).toEqual(["current", "generations"]);
      expect(pointer(other)).toBe(id);
    }
  });
});
