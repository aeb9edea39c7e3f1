import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url));

describe("PDF.js in a process that goes on", () => {
  it("leaves arrays and JSON as Node has them", async () => {
    const { push } = Array.prototype;
    const { parse } = JSON;
    const { openPdf } = await import("../../../src/ingest/read/pdf-document.js");
    const pdf = await openPdf(fixture("nghi-quyet.pdf"));
    await pdf.page(1);
    await pdf.close();
    expect(Array.prototype.push).toBe(push);
    expect(JSON.parse).toBe(parse);
    expect(Object.keys(Array.prototype)).toEqual([]);
  });

  it.each([
    ["nghi-quyet.pdf", true],
    ["nghi-quyet.scan.pdf", false],
  ])("tells whether a picture may stand on a page of %s", async (name, isPlain) => {
    const { openPdf } = await import("../../../src/ingest/read/pdf-document.js");
    const pdf = await openPdf(fixture(name));
    expect((await pdf.page(1))?.isPlain).toBe(isPlain);
    await pdf.close();
  });
});
