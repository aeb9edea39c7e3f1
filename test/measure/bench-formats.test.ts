import { describe, expect, it } from "vitest";

import { generateDocument, linesOf, pageLength } from "../../src/measure/generate-documents.ts";
import { generatedFormats, plainText, writeAs } from "../../src/measure/generate-files.ts";
import { readFile } from "../../src/ingest/read/read.ts";

describe("generated documents", () => {
  it("are the same for the same seed, others for another, and as long as asked", () => {
    const document = generateDocument(3, 10);
    expect(generateDocument(3, 10)).toEqual(document);
    expect(generateDocument(4, 10)).not.toEqual(document);
    const pages = plainText(document).length / pageLength;
    expect(pages).toBeGreaterThan(8);
    expect(pages).toBeLessThan(12);
  });

  it.each(generatedFormats.filter((format) => format !== "xlsx"))(
    "as .%s hold every paragraph in order",
    async (format) => {
      const document = generateDocument(1, 2);
      const noOcr = { recognise: () => Promise.reject(new Error("a text, not a picture")) };
      const { source } = await readFile(`a.${format}`, writeAs(format, document), null, noOcr);
      const folded = source.replaceAll(/\s+/gu, " ");
      let from = 0;
      for (const { numeral, words } of linesOf(document)) {
        const place = folded.indexOf(`${numeral}${words}`, from);
        expect(place, `${numeral}${words}`).toBeGreaterThanOrEqual(from);
        from = place;
      }
    },
  );
});
