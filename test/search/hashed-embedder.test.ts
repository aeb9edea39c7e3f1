import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createHashedEmbedder } from "./hashed.js";

const embedder = createHashedEmbedder();
const cosine = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);

describe("the hashed embedder", () => {
  it("gives a finite unit vector for every text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 200 }), async (text) => {
        const vector = await embedder.embedQuery(text);
        expect(vector).toHaveLength(embedder.dimensions);
        expect(vector.every(Number.isFinite)).toBe(true);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 9);
        expect(await embedder.embedDocuments([text])).toEqual([vector]);
      }),
    );
  });

  it("puts texts of the same words nearer than others, marks or not", async () => {
    const [text = [], bare = [], turned = [], other = []] = await embedder.embedDocuments([
      "xã Nhị Hà đạt chuẩn nông thôn mới",
      "xa nhi ha dat chuan nong thon moi",
      "nông thôn mới, xã Nhị Hà đạt chuẩn",
      "tiêm vắc xin cho người cao tuổi",
    ]);
    expect(cosine(text, turned)).toBeGreaterThan(0.7);
    expect(cosine(text, bare)).toBeGreaterThan(0.25);
    expect(Math.abs(cosine(text, other))).toBeLessThan(0.25);
  });

  it("names its kind, version and size", () => {
    expect(embedder.fingerprint).toBe("hashed-syllables-v1-256");
    expect(createHashedEmbedder(64)).toMatchObject({ fingerprint: "hashed-syllables-v1-64", dimensions: 64 });
  });
});
