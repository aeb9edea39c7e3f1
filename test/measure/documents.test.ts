import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cutWithLangChain } from "../../src/adapters/langchain-splitter.js";
import { FileAccessError } from "../../src/errors.js";
import { readHere as readerHere } from "../../src/ingest/read-document.js";
import { crossingPassages, isWhole, measureDocuments, samplePaths } from "../../src/measure/documents.js";
import { judgeIdentities, readExpected } from "../../src/measure/documents-expected.js";
import { checkPaths, pathOf, scanPaths } from "../../src/measure/documents-paths.js";
import { documentsSummary, printDocuments } from "../../src/measure/documents-print.js";
import { temporaryDirectory } from "../search/parts.js";

const text =
  "**Điều 1. Việc**\n\n1. Gồm:\n\na) Lập danh sách;\n\nđ) Báo cáo.\n\n2. Sửa như sau:\n\n“Điều 9. Cũ\n\n1. Bỏ.”\n\n**Điều\n2.** Hiệu lực\n\nPHỤ LỤC I\n\nI. Kèm\n\n1. Thêm.\n\n| 1. | hàng |\n";
const reader = readerHere(cutWithLangChain);
const read = (path: string, bytes: Uint8Array) => reader.read({ path, bytes, frontMatter: null });
const readHere = (words = text) => read("a.md", new TextEncoder().encode(words));

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const directory = join(temporaryDirectory(), "docs");
  mkdirSync(directory);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
  return directory;
}

describe("the scanner of lines", () => {
  it("sees numerals at the head of paragraphs, lets quotations and tables be", () => {
    const { letters, events } = scanPaths(text);
    const at = (words: string) => {
      const place = letters.indexOf(words.replace(/[^\p{L}\p{N}]/gu, ""));
      const { article, roman, clause, point } = events.findLast((event) => event.at <= place)?.path ?? {};
      return [article, roman, clause, point].join("/");
    };
    expect(at("Báo cáo")).toBe("1//1/đ");
    expect(at("Bỏ")).toBe("1//2/");
    expect(at("Hiệu lực")).toBe("2///");
    expect(at("Thêm")).toBe("/I/1/");
    expect(at("hàng")).toBe("/I/1/");
  });

  it.each([
    ["Điều 3, khoản 2, điểm đ", "3//2/đ"],
    ["Phụ lục I, mục II.1.2, ý 4", "/II/1.2/"],
    ["Điều 1, khoản 2, trích Điều 9, khoản 1", "1//2/"],
    ["trích Điều 9", "///"],
    ["Quy chế kèm theo, Điều 15a, khoản 2.1", "15a//2.1/"],
  ])("reads the locator %s as %s", (locator, path) => {
    const { article, roman, clause, point } = pathOf(locator);
    expect([article, roman, clause, point].join("/")).toBe(path);
  });

  it("agrees with the reader, and does not when a passage is put elsewhere", async () => {
    const { passages } = await readHere();
    expect(checkPaths("a.md", text, passages).filter(({ agrees }) => !agrees)).toEqual([]);
    const moved = passages.map((passage) => ({
      ...passage,
      locator: passage.locator.replace("điểm đ", "điểm e"),
    }));
    expect(checkPaths("a.md", text, moved).filter(({ agrees }) => !agrees)).toHaveLength(1);
  });
});

describe("measureDocuments", () => {
  it("counts what was read, refused and lost", async () => {
    const directory = folderOf({ "a.md": text, "b.bin": new Uint8Array([0, 1, 2]), "c.txt": "Một dòng." });
    const report = await measureDocuments(directory, async (path, bytes) => {
      if (path === "c.txt") throw new TypeError("bug");
      return read(path, bytes);
    });
    expect(report).toMatchObject({
      files: 3,
      broken: [],
      crossing: [],
      crashed: [{ file: "c.txt", reason: "bug" }],
    });
    expect(report.refused.map(({ file }) => file)).toEqual(["b.bin"]);
    const summary = documentsSummary(report, { expected: [], sample: 4, seed: 7 });
    expect(summary.paths).toMatchObject({ compared: 4, agree: 4 });
    expect(printDocuments(summary)).toContain("files 3: read 1, refused 1, crashed 1");
  });

  it("notices a lost word, and a passage across two articles", async () => {
    const { document, passages } = await readHere();
    expect(isWhole(document, passages)).toBe(true);
    expect(isWhole(document, passages.slice(1))).toBe(false);
    const [first] = passages;
    if (first === undefined) throw new Error("no passages");
    expect(crossingPassages(document, passages)).toEqual([]);
    expect(crossingPassages(document, [{ ...first, end: document.source.length }])).toHaveLength(1);
  });

  it("samples the same passages for the same seed, none twice", async () => {
    const checks = checkPaths("a.md", text, (await readHere()).passages);
    const sample = samplePaths(checks, 5, 3);
    expect(samplePaths(checks, 5, 3)).toEqual(sample);
    expect(new Set(sample).size).toBe(5);
    expect(samplePaths(checks, 500, 3)).toHaveLength(checks.length);
  });

  it("a folder that is not there or holds nothing is said in one sentence", async () => {
    await expect(measureDocuments("/không/có", read)).rejects.toThrow(FileAccessError);
    await expect(measureDocuments(folderOf({}), read)).rejects.toThrow(/holds no files/u);
  });
});

describe("expected facts", () => {
  const identity = { id: "a", title: "", place: null, signer: null, author: null, origin: null };
  it("are judged over the documents that bear them, a fact read where none stands is a fault", () => {
    const expected = [
      {
        file: "a.md",
        number: "1/QĐ-UBND",
        date: null,
        issuer: "Ủy ban nhân dân tỉnh Thanh Hoá",
        kind: "quyết định",
      },
      { file: "b.md", number: "2/QĐ-UBND", date: "2025-01-02", issuer: null, kind: null },
    ];
    const a = {
      ...identity,
      number: "1/QĐ-UBND",
      date: "2025-01-01",
      issuer: "Uỷ ban Nhân dân tỉnh Thanh Hóa",
      kind: "quyết định",
    };
    const { fields, faults } = judgeIdentities(expected, new Map([["a.md", a]]));
    expect(fields).toMatchObject({
      number: { bearing: 2, right: 1 },
      issuer: { bearing: 1, right: 1 },
      date: { bearing: 1, right: 0 },
    });
    expect(faults.map(({ file, field }) => `${file} ${field}`)).toEqual([
      "b.md number",
      "a.md date",
      "b.md date",
    ]);
  });

  it("ship for 40 real documents, and a file of something else is refused", () => {
    const shipped = readExpected(join(import.meta.dirname, "../golden/local-official-docs.expected.json"));
    expect(shipped).toHaveLength(40);
    expect(new Set(shipped.map(({ file }) => file)).size).toBe(40);
    const directory = folderOf({ "x.json": "{}", "y.json": '{"documents":[{}]}' });
    for (const name of ["x.json", "y.json", "z.json"])
      expect(() => readExpected(join(directory, name))).toThrow(FileAccessError);
  });
});
