import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { createReaderPool, type ReaderPoolParts } from "../../src/adapters/reader-pool.js";
import { DocumentRefusedError } from "../../src/errors.js";
import { ingestMessages } from "../../src/messages.js";
import type { DocumentReader } from "../../src/ports.js";

const entry = fileURLToPath(new URL("../fixtures/bad-reader.mjs", import.meta.url));
const dist = fileURLToPath(new URL("../../dist/reader.js", import.meta.url));
const pools: DocumentReader[] = [];

const recognise = () => Promise.reject(new DocumentRefusedError(ingestMessages.scanWithoutOcr));

function poolOf(parts: Partial<ReaderPoolParts> = {}): DocumentReader {
  const pool = createReaderPool({ recognise, atOnce: 1, seconds: 20, megabytes: 300, entry, ...parts });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

const read = async (pool: DocumentReader, path: string, bytes = new Uint8Array()): Promise<string> =>
  (await pool.read({ path, bytes, frontMatter: null })).document.source;

const refusal = (pool: DocumentReader, path: string): Promise<string> =>
  read(pool, path).then(
    (source) => `read: ${source}`,
    (error: unknown) => (error instanceof DocumentRefusedError ? error.reason : String(error)),
  );

describe("a pool of readers", () => {
  it.each([
    ["hangs", "hang", ingestMessages.tookTooLong(1), { seconds: 1 }],
    ["fills the memory", "fill", ingestMessages.tookTooMuchMemory(300), {}],
    ["crashes", "crash", ingestMessages.tookTooMuchMemory(300), {}],
    ["ends", "leave", ingestMessages.readerDied, {}],
  ])(
    "loses one file to a parser that %s, and reads the next in a fresh process",
    async (_, path, reason, parts) => {
      const pool = poolOf(parts);
      const before = await read(pool, "fine");
      expect(await refusal(pool, path)).toBe(reason);
      const after = await read(pool, "fine");
      expect(after).not.toBe(before);
      // Warm from file to file.
      expect(await read(pool, "fine")).toBe(after);
    },
  );

  it("reads a file again in a fresh process when an earlier one had filled the warm one", async () => {
    const pool = poolOf();
    await read(pool, "fine");
    expect(await read(pool, "fill-warm")).toBe("fresh");
  });

  it("reads several files side by side", async () => {
    const pool = poolOf({ atOnce: 2 });
    const pids = await Promise.all([read(pool, "fine"), read(pool, "fine"), read(pool, "fine")]);
    expect(new Set(pids).size).toBe(2);
  });

  it("recognises pictures outside the reader and says which page", async () => {
    const seen: number[] = [];
    const line = { confidence: 90, x0: 0, y0: 0, x1: 1, y1: 1 };
    const pool = poolOf({
      recognise: (picture) => Promise.resolve([{ ...line, text: `${picture.length} bytes` }]),
    });
    const bytes = new Uint8Array(7);
    const { document } = await pool.read({ path: "scan", bytes, frontMatter: null }, (page) =>
      seen.push(page),
    );
    expect([document.source, seen]).toEqual(["7 bytes", [1]]);
    expect(await refusal(poolOf(), "scan")).toBe(ingestMessages.scanWithoutOcr);
  });

  it("opens no file but our own code, and knows no setting", async () => {
    const pool = poolOf();
    expect(await refusal(pool, "passwd")).toBe(ingestMessages.readerDied);
    expect(await read(pool, "environment")).not.toMatch(/TOKEN|PATH|HOME/u);
  });
});

describe("the reader that ships", () => {
  it("reads words, refuses what is none, and stays", async () => {
    const pool = poolOf({ entry: dist });
    const bytes = new TextEncoder().encode("KẾT LUẬN\n\nXã Nhị Hà đạt chuẩn nông thôn mới cuối năm 2022.");
    const file = { path: "a.txt", bytes, frontMatter: new TextEncoder().encode("number: 06-NQ/HU\n") };
    const { document, passages } = await pool.read(file);
    expect(document.identity.number).toBe("06-NQ/HU");
    expect(passages.map(({ text }) => text).join(" ")).toContain("cuối năm 2022");
    await expect(pool.read({ ...file, bytes: new Uint8Array([0, 1, 2]) })).rejects.toThrow(
      ingestMessages.binary,
    );
    const wrong = { ...file, frontMatter: new TextEncoder().encode("ngay: 1\n") };
    await expect(pool.read(wrong)).rejects.toThrow("“ngay”");
  });
});
