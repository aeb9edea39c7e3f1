import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";

import { nodeDisk } from "../../src/adapters/disk.js";
import { createFiles, diskFiles, makeFolders } from "../../src/adapters/files.js";
import { BusyError, FileAccessError } from "../../src/errors.js";
import type { Files } from "../../src/search/files.js";
import { temporaryDirectory } from "../search/parts.js";

const files: Files = diskFiles;
let directory = "";
beforeEach(() => {
  directory = temporaryDirectory();
});

describe("files on disk", () => {
  it("come back sealed as they were written, read-only", async () => {
    const file = join(directory, "a.bin");
    for (const length of [0, 1, 5_000_000]) {
      const path = `${file}${length}`;
      const bytes = Buffer.alloc(length, "Đảng ủy");
      const seal = await files.writeSealed(path, bytes);
      expect(seal).toEqual({ bytes: length, sha256: files.digest(bytes) });
      expect(statSync(path).mode & 0o222).toBe(0);
      const read = await files.readSealed(path, seal);
      expect(read instanceof Uint8Array && bytes.equals(read)).toBe(true);
      expect(await files.checkSealed(path, seal)).toBeNull();
      expect(await files.seal(path)).toEqual(seal);
      expect(await files.readSealed(path, { ...seal, sha256: files.digest(Buffer.of(1)) })).toHaveProperty(
        "fault",
      );
      expect(await files.checkSealed(path, { ...seal, bytes: length + 1 })).toHaveProperty("fault");
    }
  });

  const piece = 256 * 1024;
  it.each([1, piece - 1, piece, piece + 1, 2 * piece, 2 * piece + 7, 5 * piece + 3])(
    "of %d bytes are hashed alike in whatever portions the disk hands them out",
    async (length) => {
      const bytes = Buffer.alloc(length);
      for (let place = 0; place < length; place += 97) bytes[place] = place & 255;
      const path = join(directory, "portions");
      const seal = await files.writeSealed(path, bytes);
      const miserly = createFiles({
        ...nodeDisk,
        open: async (file, flags) => {
          const handle = await nodeDisk.open(file, flags);
          return {
            read: (buffer, offset, wanted, position) =>
              handle.read(buffer, offset, Math.min(wanted, 100_003), position),
            writeFile: (content) => handle.writeFile(content),
            chmod: (mode) => handle.chmod(mode),
            sync: () => handle.sync(),
            stat: () => handle.stat(),
            close: () => handle.close(),
          };
        },
      });
      expect(seal.sha256).toBe(files.digest(bytes));
      for (const disk of [files, miserly]) {
        expect(await disk.checkSealed(path, seal)).toBeNull();
        const read = await disk.readSealed(path, seal);
        expect(read instanceof Uint8Array && bytes.equals(read)).toBe(true);
      }
      chmodSync(path, 0o644);
      bytes[length - 1] = (bytes[length - 1] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      expect(await files.checkSealed(path, seal)).toHaveProperty("fault");
      expect(await miserly.readSealed(path, seal)).toHaveProperty("fault");
    },
  );

  it("are never written over", async () => {
    const file = join(directory, "a.bin");
    await files.writeSealed(file, Buffer.from("một"));
    await expect(files.writeSealed(file, Buffer.from("hai"))).rejects.toThrow(FileAccessError);
    expect(readFileSync(file, "utf8")).toBe("một");
  });

  it("are absent as a value, not as an error", async () => {
    const none = join(directory, "none");
    expect(await files.read(none)).toBeNull();
    expect(await files.list(none)).toEqual([]);
    expect(await files.readSealed(none, { bytes: 1, sha256: "" })).toHaveProperty("fault");
    await files.remove(none);
  });

  it("are replaced in one step, leaving nothing beside", async () => {
    const file = join(directory, "current");
    await files.replace(file, Buffer.from("một"));
    await files.replace(file, Buffer.from("hai"));
    expect(readFileSync(file, "utf8")).toBe("hai");
    expect(readdirSync(directory)).toEqual(["current"]);
  });

  it("say in one sentence why they cannot be written", async () => {
    const file = join(directory, "tệp");
    writeFileSync(file, "");
    await expect(files.makeDirectory(join(file, "thư mục"))).rejects.toThrow(/^Cannot write .*: .*\.$/u);
    await expect(files.writeSealed(join(directory, "no", "a"), Buffer.of(1))).rejects.toThrow(
      FileAccessError,
    );
    await expect(files.read(directory)).rejects.toThrow(FileAccessError);
  });
});

describe("the writer's lock", () => {
  it("is held by one, and free again after release", async () => {
    const file = join(directory, "lock");
    const lock = await files.lock(file);
    await expect(files.lock(file)).rejects.toThrow(BusyError);
    await expect(files.lock(file)).rejects.toThrow(String(process.pid));
    expect(await lock.isHeld()).toBe(true);
    await lock.release();
    expect(existsSync(file)).toBe(false);
    await (await files.lock(file)).release();
  });

  it.each([
    ["a process that has ended", JSON.stringify({ token: "x", pid: spawnSync("true").pid, started: null })],
    [
      "a process whose number is in use by another",
      JSON.stringify({ token: "x", pid: process.pid, started: "1" }),
    ],
    ["nobody who can be read", "{"],
  ])("is taken over from %s", async (_title, text) => {
    const file = join(directory, "lock");
    writeFileSync(file, text);
    const lock = await files.lock(file);
    expect(await lock.isHeld()).toBe(true);
    await lock.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it("notices when another has taken it", async () => {
    const file = join(directory, "lock");
    const lock = await files.lock(file);
    writeFileSync(file, JSON.stringify({ token: "khác", pid: 1, started: null }));
    expect(await lock.isHeld()).toBe(false);
    await lock.release();
    expect(existsSync(file)).toBe(true);
  });
});

describe("makeFolders", () => {
  it("makes a folder with its parents, takes one that is there, and ends where none can be made", async () => {
    await makeFolders(join(directory, "a", "b"));
    await makeFolders(join(directory, "a", "b"));
    expect(statSync(join(directory, "a", "b")).isDirectory()).toBe(true);
    await expect(files.makeDirectory("/proc/hoi-nghi-quyet/generations")).rejects.toThrow(FileAccessError);
  });
});
