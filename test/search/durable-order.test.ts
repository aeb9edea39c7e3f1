import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

import { type Disk, nodeDisk } from "../../src/adapters/disk.js";
import { createFiles, diskFiles } from "../../src/adapters/files.js";
import { hnswVectors } from "../../src/adapters/hnsw.js";
import { BusyError, StaleIndexError } from "../../src/errors.js";
import { printManifest } from "../../src/search/manifest.js";
import { readManifest } from "../../src/search/layout.js";
import { createPublisher } from "../../src/search/publish.js";
import { open, publisherOf, temporaryDirectory } from "./parts.js";
import { sampleContent } from "./sample.js";

const root = join(import.meta.dirname, "..", "..");
const content = await sampleContent();

/** The real disk, and a list of what was done to it: "write lexical.bin", "sync generations", "rename current". */
function recording() {
  const done: string[] = [];
  const disk: Disk = {
    ...nodeDisk,
    rename: async (from, to) => {
      await nodeDisk.rename(from, to);
      done.push(`rename ${basename(to)}`);
    },
    open: async (path, flags) => {
      const handle = await nodeDisk.open(path, flags);
      const name = basename(path);
      return {
        read: (buffer, offset, length, position) => handle.read(buffer, offset, length, position),
        writeFile: async (bytes) => {
          await handle.writeFile(bytes);
          done.push(`write ${name}`);
        },
        chmod: (mode) => handle.chmod(mode),
        sync: async () => {
          await handle.sync();
          done.push(`sync ${name}`);
        },
        stat: () => handle.stat(),
        close: () => handle.close(),
      };
    },
  };
  return { done, files: createFiles(disk) };
}

describe("a publication is durable step by step", () => {
  it("write -> sync of each file -> sync of the folder -> rename -> sync of the parent -> pointer", async () => {
    const { done, files } = recording();
    const directory = join(temporaryDirectory(), "index");
    const { id } = await createPublisher(directory, { files, vectors: hnswVectors, now: Date.now }).publish(
      content,
    );
    const names = readdirSync(join(directory, "generations", id));
    const at = (step: string) => {
      const place = done.indexOf(step);
      if (place < 0) throw new Error(`never done: ${step}`);
      return place;
    };
    for (const name of names) expect(at(`sync ${name}`)).toBeLessThan(at(`sync .${id}`));
    // The graph is written by native code: what is seen of it here is its sync.
    for (const name of names.filter((one) => one !== "vectors.hnsw")) {
      expect(at(`write ${name}`)).toBeLessThan(at(`sync ${name}`));
    }
    const pointer = `current.${process.pid}.tmp`;
    expect(done.slice(at(`sync .${id}`))).toEqual([
      `sync .${id}`,
      `rename ${id}`,
      "sync generations",
      `write ${pointer}`,
      `sync ${pointer}`,
      "rename current",
      "sync index",
    ]);
  });

  const hasStrace = spawnSync("strace", ["-V"]).status === 0 && existsSync(join(root, "dist", "index.js"));
  it.skipIf(!hasStrace)(
    "as the kernel saw it",
    () => {
      const base = temporaryDirectory();
      const log = join(base, "strace.log");
      const calls = "openat,write,pwrite64,fsync,rename,renameat,renameat2";
      const fixture = join(root, "test", "fixtures", "publish-once.mjs");
      const traced = [
        "-f",
        "-y",
        "-e",
        `trace=${calls}`,
        "-o",
        log,
        process.execPath,
        fixture,
        join(base, "index"),
      ];
      const { status, stderr } = spawnSync("strace", traced, { cwd: root, encoding: "utf8" });
      // Containers may forbid tracing; then the test above has to do.
      if (status !== 0 && /ptrace|not permitted/iu.test(stderr)) return;
      expect(stderr).toBe("");
      const lines = readFileSync(log, "utf8").split("\n");
      const id = readdirSync(join(base, "index", "generations"))[0] ?? "";
      const first = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
      const last = (pattern: RegExp) => lines.findLastIndex((line) => pattern.test(line));
      const renamed = first(new RegExp(`rename.*generations/\\.${id}.*generations/${id}"`, "u"));
      const folderSynced = first(new RegExp(`fsync\\(\\d+<[^>]*/\\.${id}>`, "u"));
      for (const name of readdirSync(join(base, "index", "generations", id))) {
        const written = last(
          new RegExp(`p?write(?:64)?\\(\\d+<[^>]*/\\.${id}/${name.replace(".", "\\.")}>`, "u"),
        );
        const synced = first(new RegExp(`fsync\\(\\d+<[^>]*/\\.${id}/${name.replace(".", "\\.")}>`, "u"));
        expect(written).toBeGreaterThan(0);
        expect(synced).toBeGreaterThan(written);
        expect(folderSynced).toBeGreaterThan(synced);
      }
      expect(renamed).toBeGreaterThan(folderSynced);
      const parentSynced = lines.findIndex(
        (line, at) => at > renamed && /fsync\(\d+<[^>]*\/generations>/u.test(line),
      );
      expect(parentSynced).toBeGreaterThan(renamed);
      expect(first(/rename.*"[^"]*\/current"/u)).toBeGreaterThan(parentSynced);
    },
    60_000,
  );
});

describe("what else may happen to an index", () => {
  it("two writers at once: one publishes, the other says who holds the lock, and nothing is mixed", async () => {
    const directory = join(temporaryDirectory(), "index");
    const results = await Promise.allSettled([1, 2, 3].map(() => publisherOf(directory).publish(content)));
    const refused = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toHaveLength(2);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(BusyError);
      expect(String(reason)).toContain(String(process.pid));
    }
    expect(readdirSync(join(directory, "generations"))).toHaveLength(1);
    expect((await open(directory)).documents).toHaveLength(2);
  });

  it("an index of another format is stale, whole as it is, and stays where it is", async () => {
    const directory = join(temporaryDirectory(), "index");
    const { id } = await publisherOf(directory).publish(content);
    const manifest = await readManifest(directory, id, diskFiles);
    if ("fault" in manifest) throw new Error(manifest.fault);
    const file = join(directory, "generations", id, "manifest.json");
    await diskFiles.remove(file);
    await diskFiles.writeSealed(file, printManifest({ ...manifest, format: 1 }, diskFiles.digest));
    await expect(open(directory)).rejects.toThrow(StaleIndexError);
    await expect(open(directory)).rejects.toThrow("npm run ingest");
    const publisher = publisherOf(directory);
    expect(await publisher.current()).toBeNull();
    const next = await publisher.publish(content);
    expect((await open(directory)).generation.id).toBe(next.id);
    expect(existsSync(join(directory, "quarantine"))).toBe(false);
  });
});
