import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCorpus } from "../../src/adapters/corpus.js";
import { FileAccessError } from "../../src/errors.js";

describe("openCorpus", () => {
  let directory = "";
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "corpus-"));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  const put = (path: string, text = "x"): void => {
    mkdirSync(join(directory, path, ".."), { recursive: true });
    writeFileSync(join(directory, path), text);
  };

  it("lists documents by path, and neither settings nor hidden files", async () => {
    for (const path of ["b.txt", "2022/nq.md", "_config/lexicon.yml", ".DS_Store", ".git/config", "a.txt~"])
      put(path);
    expect(await openCorpus(directory, 100).list()).toEqual([
      { path: "2022/nq.md", fault: null },
      { path: "b.txt", fault: null },
    ]);
  });

  it("names files in composed letters and still finds them on disk", async () => {
    put("nghị quyết.txt".normalize("NFD"), "chữ");
    const corpus = openCorpus(directory, 100);
    const [file] = await corpus.list();
    expect(file?.path).toBe("nghị quyết.txt".normalize("NFC"));
    const read = file === undefined ? null : await corpus.read(file);
    expect(new TextDecoder().decode(read?.bytes)).toBe("chữ");
    expect(read?.sha256).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("lists links that lead in a circle or nowhere, and files too large, with their fault", async () => {
    put("thu/a.txt");
    put("lon.txt", "x".repeat(101));
    symlinkSync(directory, join(directory, "thu", "vong"));
    symlinkSync(join(directory, "mat"), join(directory, "hong.txt"));
    expect(await openCorpus(directory, 100).list()).toEqual([
      { path: "hong.txt", fault: "unreadable" },
      { path: "lon.txt", fault: "too-large" },
      { path: "thu/a.txt", fault: null },
      { path: "thu/vong", fault: "unreadable" },
    ]);
  });

  it("says so when there is no such folder", async () => {
    const missing = openCorpus(join(directory, "khong-co"), 100).list();
    await expect(missing).rejects.toThrow(FileAccessError);
    await expect(missing).rejects.toThrow("There is no corpus folder");
  });

  it("gives null for a file that is gone since it was listed", async () => {
    expect(await openCorpus(directory, 100).read({ path: "mat.txt" })).toBeNull();
  });
});
