import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openDocumentStore } from "../../src/adapters/document-store.js";
import { cutWithLangChain } from "../../src/adapters/langchain-splitter.js";
import { FileAccessError } from "../../src/errors.js";
import { readHere } from "../../src/ingest/read-document.js";
import { temporaryDirectory } from "../search/parts.js";

let folder = "";
beforeEach(() => {
  folder = join(temporaryDirectory(), "documents");
});

const bytes = new TextEncoder().encode("KẾT LUẬN\n\nXã Nhị Hà đạt chuẩn nông thôn mới cuối năm 2022.\n");
const result = () => readHere(cutWithLangChain).read({ path: "a.txt", bytes, frontMatter: null });
const vectors = [Float32Array.of(0.6, 0.8), Float32Array.of(1, 0)];

describe("the store of what files became", () => {
  it("gives back what it was given, passages with their words", async () => {
    const written = await result();
    await openDocumentStore(folder).writeResult("a", written);
    await openDocumentStore(folder).writeResult("b", { refused: "Chưa đọc được." });
    await openDocumentStore(folder).writeVectors("c", vectors);
    const store = openDocumentStore(folder);
    expect(await store.readResult("a")).toEqual(written);
    expect(await store.readResult("b")).toEqual({ refused: "Chưa đọc được." });
    expect(await store.readVectors("c")).toEqual(vectors);
    expect(await store.readResult("nothing")).toBeNull();
    // Words stand in the source only, not once more in each passage.
    expect(readFileSync(join(folder, "a.json"), "utf8")).not.toContain('"text":"Xã');
  });

  it.each([
    ["cut short", (file: string) => truncateSync(file, 40)],
    ["emptied", (file: string) => truncateSync(file, 0)],
    [
      "changed in one byte",
      (file: string) => {
        const content = readFileSync(file);
        content[content.length - 3] = (content.at(-3) ?? 0) ^ 1;
        writeFileSync(file, content);
      },
    ],
  ])("takes a file that was %s for absent, and writes it anew", async (_, damage) => {
    const store = openDocumentStore(folder);
    const written = await result();
    await store.writeResult("a", written);
    await store.writeVectors("a", vectors);
    for (const name of ["a.json", "a.vectors"]) damage(join(folder, name));
    expect(await store.readResult("a")).toBeNull();
    expect(await store.readVectors("a")).toBeNull();
    await store.writeResult("a", written);
    expect(await store.readResult("a")).toEqual(written);
  });

  it("keeps what a publication names and nothing else", async () => {
    const store = openDocumentStore(folder);
    await store.writeResult("a", { refused: "x" });
    await store.writeResult("b", { refused: "x" });
    await store.writeVectors("c", vectors);
    writeFileSync(join(folder, ".b.json.1234"), "left by a kill");
    await store.keepOnly(new Set(["a", "c"]));
    expect(readdirSync(folder).toSorted()).toEqual(["a.json", "c.vectors"]);
  });

  it("says where it cannot write", async () => {
    writeFileSync(folder, "a file in its place");
    await expect(openDocumentStore(folder).writeResult("a", { refused: "x" })).rejects.toThrow(
      FileAccessError,
    );
  });
});
