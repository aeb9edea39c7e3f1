import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
// The compiled sources: the engine is a process of its own.
import { createOcr, type Ocr, tesseractInstalled } from "#src/adapters/ocr.js";

const picture = readFileSync(new URL("../fixtures/pdf/lines.png", import.meta.url));
const isInstalled = await tesseractInstalled(process.env);
const opened: Ocr[] = [];
const open = (options: Partial<Parameters<typeof createOcr>[0]>): Ocr => {
  const ocr = createOcr({ environment: process.env, ...options });
  opened.push(ocr);
  return ocr;
};
const fault = /tesseract ended|recognis/u;
afterAll(() => Promise.all(opened.map((ocr) => ocr.close())));

describe.each(["package", "program"] as const)("recognising by the %s", (engine) => {
  it.skipIf(engine === "program" && !isInstalled)("gives lines with their words and places", async () => {
    const lines = await open({ engine }).recognise(picture);
    const law = lines.find(({ text }) => text.includes("Luật Tổ chức chính quyền địa phương"));
    expect(law?.text).toContain("ngày 19 tháng 6 năm 2015");
    expect(law?.words.length).toBeGreaterThan(10);
    expect(law?.words[0]).toMatchObject({ text: "Căn", x0: law?.x0 });
    expect(lines.every(({ x0, x1, y0, y1 }) => x0 < x1 && y0 < y1 && x1 <= 1280 && y1 <= 240)).toBe(true);
  });

  it.skipIf(engine === "program" && !isInstalled)(
    "fails on what is no picture, and reads the next one",
    async () => {
      const ocr = open({ engine, atOnce: 1 });
      await expect(ocr.recognise(Buffer.from("không phải ảnh"))).rejects.toThrow(fault);
      expect(await ocr.recognise(picture)).not.toEqual([]);
    },
  );

  it.skipIf(engine === "program" && !isInstalled)("gives a page up after its time", async () => {
    await expect(open({ engine, limit: 1 }).recognise(picture)).rejects.toThrow(fault);
  });
});

describe("an engine that was closed", () => {
  it("recognises nothing more", async () => {
    const ocr = open({ engine: "package" });
    await ocr.close();
    await expect(ocr.recognise(picture)).rejects.toThrow("ended");
  });

  it("is not taken for installed where there is none", async () => {
    expect(await tesseractInstalled({ PATH: "/nowhere" })).toBe(false);
  });
});
