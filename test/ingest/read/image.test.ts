import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../../src/errors.js";
import type { ReadTools } from "../../../src/ingest/read/block.js";
import { readImage } from "../../../src/ingest/read/image.js";

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/pdf/${name}`, import.meta.url));
const words = "Căn cứ Luật Tổ chức chính quyền địa phương;";
/** Answers one line and keeps the size of the picture it was shown, in dozens of pixels: PDFium rounds them down. */
function recorder(): { tools: ReadTools; sizes: number[][] } {
  const sizes: number[][] = [];
  const recognise: ReadTools["recognise"] = (picture) => {
    const head = Buffer.from(picture);
    sizes.push([head.readUInt32BE(16), head.readUInt32BE(20)].map((pixels) => Math.round(pixels / 12)));
    return Promise.resolve([{ text: words, confidence: 95, x0: 100, y0: 10, x1: 1200, y1: 48 }]);
  };
  return { tools: { recognise }, sizes };
}

async function reasonOf(bytes: Uint8Array): Promise<string> {
  try {
    await readImage(bytes, recorder().tools);
  } catch (error) {
    if (error instanceof DocumentRefusedError) return error.reason;
    throw error;
  }
  return "";
}

/** A JPEG with an EXIF note that it is to be turned a quarter clockwise. */
function turned(bytes: Buffer): Buffer {
  const exif = Buffer.from("4578696600004d4d002a00000008000101120003000000010006000000000000", "hex");
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([head, exif, bytes.subarray(2)]);
}

describe("readImage", () => {
  it.each(["lines.png", "lines.jpg"])("recognises %s and marks its words as scanned", async (name) => {
    const { tools, sizes } = recorder();
    const { source, blocks, pages, scannedPages } = await readImage(fixture(name), tools);
    expect(source).toBe(words);
    expect(blocks).toMatchObject([{ page: 1, isScanned: true }]);
    expect([pages, scannedPages]).toEqual([1, [1]]);
    expect(sizes).toEqual([[107, 20]]);
  });

  it("turns a photograph upright as its EXIF note says", async () => {
    const { tools, sizes } = recorder();
    await readImage(turned(fixture("lines.jpg")), tools);
    expect(sizes).toEqual([[20, 107]]);
  });

  it("refuses a picture cut off in its head", async () => {
    expect(await reasonOf(fixture("lines.png").subarray(0, 20))).toContain("hỏng");
  });

  it("refuses a picture that claims more pixels than a page has, before it is drawn", async () => {
    const huge = Buffer.from(fixture("lines.png"));
    huge.writeUInt32BE(50_000, 16);
    huge.writeUInt32BE(50_000, 20);
    expect(await reasonOf(huge)).toContain("60 triệu");
  });

  it("refuses a picture that cannot be recognised", async () => {
    const broken: ReadTools = { recognise: () => Promise.reject(new Error("crashed")) };
    await expect(readImage(fixture("lines.png"), broken)).rejects.toThrow("Không nhận dạng được");
  });
});
