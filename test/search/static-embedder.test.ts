import * as fc from "fast-check";
import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { modelReader } from "../../src/adapters/models.js";
import { builtinEmbedder } from "../../src/builtin.js";
import { packEmbedder } from "../../src/measure/pack-embedder.js";
import { createStaticEmbedder } from "../../src/search/static-embedder.js";

const cosine = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);

/** A model of two syllables, their bare twins and one pair each, three numbers a feature. */
function small() {
  const folder = mkdtempSync(join(tmpdir(), "embedder-"));
  const rows = [
    [100, 0, 0], // xã
    [0, 100, 0], // mới
    [0, 0, 50], // xa
    [50, 0, 0], // moi
    [0, 127, 0], // xã mới
    [0, 0, -127], // xa moi
  ];
  writeFileSync(join(folder, "steps.i8"), Int8Array.from(rows.flat()));
  writeFileSync(join(folder, "scales.f32"), new Uint8Array(Float32Array.from([1, 1, 2, 1, 1, 1]).buffer));
  const features = { dimensions: 3, marked: ["xã", "mới"], bare: ["xa", "moi"] };
  writeFileSync(
    join(folder, "features.json"),
    JSON.stringify({ ...features, markedPairs: [0, 1], barePairs: [0, 1] }),
  );
  const packed = packEmbedder(folder);
  const asked: number[] = [];
  const embedder = createStaticEmbedder(packed.features, (target, start, length) => {
    asked.push(length);
    target.set(packed.rows.subarray(start, start + length), start);
  });
  return { embedder, asked };
}

const unit = (vector: readonly number[]) => vector.map((value) => value / Math.hypot(...vector));

describe("the static embedder", () => {
  it("sums the rows of syllables and pairs, with marks and without, a repeated one by its root", async () => {
    const { embedder } = small();
    const expected = unit([100 + 50, 100 + 127, 100 - 127]);
    expect(await embedder.embedQuery("xã mới")).toEqual(expected.map((value) => expect.closeTo(value, 6)));
    const twice = unit([100 * Math.SQRT2, 0, 100 * Math.SQRT2]);
    expect(await embedder.embedQuery("xã, Xã")).toEqual(twice.map((value) => expect.closeTo(value, 6)));
  });

  it("reads a text typed without marks by its bare features alone", async () => {
    const { embedder } = small();
    const expected = unit([50, 0, 100 - 127]);
    expect(await embedder.embedQuery("xa moi")).toEqual(expected.map((value) => expect.closeTo(value, 6)));
  });

  it("reads only the rows a question meets, all of them once for many texts, and gives the same vectors", async () => {
    const { embedder, asked } = small();
    const first = await embedder.embedQuery("xã mới");
    await embedder.embedQuery("xã mới");
    expect(asked).toEqual([3, 3, 3, 3, 3, 3]);
    const many = await embedder.embedDocuments(Array.from({ length: 40 }, () => "xã mới"));
    expect(asked.slice(6)).toEqual([18]);
    expect(many[39]).toEqual(first);
  });

  it("gives the first axis to a text without a known syllable", async () => {
    expect(await small().embedder.embedQuery("… ?")).toEqual([1, 0, 0]);
  });
});

describe("the shipped embedder", () => {
  const embedder = builtinEmbedder();

  it("gives a finite unit vector for every text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 200 }), async (text) => {
        const vector = await embedder.embedQuery(text);
        expect(vector).toHaveLength(256);
        expect(vector.every(Number.isFinite)).toBe(true);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
        expect(await embedder.embedDocuments([text])).toEqual([vector]);
      }),
    );
  });

  it.each([
    ["xây nhà không có giấy phép thì bị phạt bao nhiêu", "Xử phạt vi phạm hành chính về trật tự xây dựng"],
    ["hỗ trợ tiền cho hộ nghèo", "Chính sách trợ giúp đối với hộ gia đình có hoàn cảnh khó khăn"],
    ["hoc sinh nghi he khi nao", "Kế hoạch thời gian năm học đối với giáo dục phổ thông"],
  ])("finds what “%s” is about among others", async (question, wanted) => {
    const others = [
      "Thẩm quyền cấp giấy phép khai thác thủy sản trên biển",
      "Quy trình thẩm định giá tài sản của doanh nghiệp",
      "Nhiệm vụ của thanh tra viên ngành vận tải đường sắt",
    ];
    const asked = await embedder.embedQuery(question);
    const [near = [], ...far] = await embedder.embedDocuments([wanted, ...others]);
    expect(cosine(asked, near)).toBeGreaterThan(Math.max(...far.map((vector) => cosine(asked, vector))));
  });

  it("takes at most 20 MB", () => {
    const folder = join(import.meta.dirname, "../../models/embedder");
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThanOrEqual(20_000_000);
  });

  it("says that the installation is incomplete when rows cannot be read", () => {
    const read = modelReader("embedder/missing.bin");
    expect(() => read(new Uint8Array(8), 0, 8)).toThrow("Install the program again");
    const short = modelReader("restorer/MODEL.md");
    expect(() => short(new Uint8Array(1_000_000), 0, 1_000_000)).toThrow("Install the program again");
  });
});
