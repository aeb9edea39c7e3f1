import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";

import { filesBelow, writeArchive } from "../../src/adapters/archive.js";
import { isSafePath, readArchive } from "../../src/adapters/archive-read.js";
import { paddingOf, tarEnd, tarHeader } from "../../src/adapters/tar.js";
import { FileAccessError } from "../../src/errors.js";
import { diskFiles } from "../../src/adapters/files.js";
import { temporaryDirectory } from "../search/parts.js";

let directory = "";
let root = "";
let archive = "";
const named = { generation: "g1", createdAt: "2026-11-25T00:00:00.000Z", overwrite: false };
const long = `${"nghị-quyết-".repeat(14)}.md`;

beforeEach(() => {
  directory = temporaryDirectory();
  root = join(directory, "root");
  archive = join(directory, "a.tar.gz");
  mkdirSync(join(root, "2022"), { recursive: true });
  writeFileSync(join(root, "2022", long), "dài");
  writeFileSync(join(root, "2022", "rỗng"), "");
  writeFileSync(join(root, "lớn.bin"), Buffer.alloc(3_000_001, "Đảng"));
  chmodSync(join(root, "lớn.bin"), 0o444);
});

const target = () => join(directory, "target");
const write = async () => writeArchive(archive, root, await filesBelow(root), named);

const entryOf = (name: string, text: string) => {
  const bytes = Buffer.from(text);
  return Buffer.concat([tarHeader(name, bytes.length, 0o644), bytes, paddingOf(bytes.length)]);
};

/** An archive of our form with whatever list and entries. */
function forge(info: unknown, entries: readonly (readonly [string, string])[]): void {
  const all = [
    entryOf("backup.json", JSON.stringify(info)),
    ...entries.map(([name, text]) => entryOf(name, text)),
  ];
  writeFileSync(archive, gzipSync(Buffer.concat([...all, tarEnd])));
}

const listOf = (path: string, text: string) => ({
  kind: "hoi-nghi-quyet-backup",
  version: 1,
  generation: "g1",
  createdAt: "",
  files: [{ path, bytes: Buffer.byteLength(text), sha256: diskFiles.digest(Buffer.from(text)) }],
});

describe("an archive", () => {
  it("gives every file back as it was, names and read-only marks included", async () => {
    const info = await write();
    expect(info.files.map(({ path }) => path)).toEqual([`2022/${long}`, "2022/rỗng", "lớn.bin"]);
    expect(readdirSync(directory).toSorted()).toEqual(["a.tar.gz", "root"]);
    expect(await readArchive(archive, () => target())).toEqual(info);
    expect(await filesBelow(target())).toEqual(await filesBelow(root));
    for (const path of await filesBelow(root)) {
      expect(readFileSync(join(target(), path)).equals(readFileSync(join(root, path)))).toBe(true);
    }
    expect(() => writeFileSync(join(target(), "2022", "rỗng"), "x")).not.toThrow();
  });

  it("is not written over another file, nor ever over a folder", async () => {
    await write();
    await expect(write()).rejects.toThrow("--force");
    await writeArchive(archive, root, ["lớn.bin"], { ...named, overwrite: true });
    await expect(writeArchive(root, root, ["lớn.bin"], { ...named, overwrite: true })).rejects.toThrow(
      FileAccessError,
    );
  });

  it("leaves nothing behind where it cannot be finished", async () => {
    await expect(writeArchive(archive, root, ["lớn.bin", "không có"], named)).rejects.toThrow(
      FileAccessError,
    );
    expect(readdirSync(directory)).toEqual(["root"]);
  });
});

describe("a file that is no whole archive of ours", () => {
  const sentence = /^[^\n]+\.$/u;

  it("is refused in one sentence, wherever it was cut", async () => {
    await write();
    const whole = readFileSync(archive);
    for (const length of [0, 1, 9, 10, 200, 2000, whole.length >> 1]) {
      writeFileSync(archive, whole.subarray(0, length));
      // eslint-disable-next-line no-await-in-loop -- one file
      await expect(readArchive(archive, () => `${target()}${length}`)).rejects.toThrow(/cắt cụt.*\.$/u);
    }
  });

  it("is refused wherever a bit of it was turned", async () => {
    await write();
    const whole = gunzipSync(readFileSync(archive));
    for (let round = 0; round < 40; round += 1) {
      const bytes = Buffer.from(whole);
      // The zeros between files and after the last one carry nothing.
      const place = Math.floor(((round + 0.5) / 40) * (whole.length - 2048));
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      writeFileSync(archive, gzipSync(bytes, { level: 1 }));
      // eslint-disable-next-line no-await-in-loop -- one file
      await expect(readArchive(archive, () => `${target()}${round}`)).rejects.toThrow(FileAccessError);
    }
  });

  it.each([
    ["a text", Buffer.from("Nghị quyết")],
    ["another archive", gzipSync(Buffer.concat([tarHeader("x", 0, 0o644), tarEnd]))],
    ["a compressed text", gzipSync(Buffer.alloc(5000, "Nghị quyết"))],
  ])("is refused as such: %s", async (_title, bytes) => {
    writeFileSync(archive, bytes);
    await expect(readArchive(archive, () => target())).rejects.toThrow("không phải là tệp sao lưu");
    await expect(readArchive(archive, () => target())).rejects.toThrow(sentence);
  });

  it("is refused where there is none", async () => {
    await expect(readArchive(join(directory, "không"), () => null)).rejects.toThrow("Không mở được");
    await expect(readArchive(directory, () => null)).rejects.toThrow(sentence);
  });

  it.each([
    "../ngoài",
    "/etc/passwd",
    "a/../../b",
    "a//b",
    "C:\\x",
    "a\\..\\b",
    "a\u0000b",
    "",
    ".",
    "a/./b",
  ])("never writes outside: %j", async (path) => {
    expect(isSafePath(path)).toBe(false);
    forge(listOf(path, "x"), [[path, "x"]]);
    await expect(readArchive(archive, () => target())).rejects.toThrow("không an toàn");
    expect(readdirSync(directory).toSorted()).toEqual(["a.tar.gz", "root"]);
  });

  it("holds exactly the files of its list, in its order", async () => {
    forge(listOf("a", "x"), [["b", "x"]]);
    await expect(readArchive(archive, () => `${target()}1`)).rejects.toThrow("bị hỏng (a)");
    forge(listOf("a", "x"), [["a", "xx"]]);
    await expect(readArchive(archive, () => `${target()}2`)).rejects.toThrow("bị hỏng (a)");
    forge(listOf("a", "x"), [["a", "y"]]);
    await expect(readArchive(archive, () => `${target()}3`)).rejects.toThrow("bị hỏng (a)");
    forge({ ...listOf("a", "x"), version: 2 }, [["a", "x"]]);
    await expect(readArchive(archive, () => `${target()}4`)).rejects.toThrow("mới hơn");
  });
});
