import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { foldKeepingOffsets, syllables } from "../../src/vietnamese/syllables.ts";
import { compose, placeTone, tidy, unifyFinalY, unifyLookAlikes } from "../../src/vietnamese/spelling.ts";

const keys = (text: string, key: "marked" | "bare") => syllables(text).map((syllable) => syllable[key]);

describe("syllables", () => {
  it.each([
    ["Ủy ban", "Uỷ ban"],
    ["hòa", "hoà"],
    ["kỹ thuật", "kĩ thuật"],
    ["quý", "quí"],
    ["11-QÐi/TW", "11-QĐi/TW"],
    ["Đồng chí", "ĐỒNG CHÍ"],
    [compose("Huyện uỷ"), compose("Huyện ủy".normalize("NFD"))],
  ])("reads %s and %s as the same words", (one, other) => {
    expect(keys(one, "marked")).toEqual(keys(other, "marked"));
  });

  it("keeps the two words apart that only marks tell apart, and joins them bare", () => {
    expect(keys("vé", "marked")).not.toEqual(keys("về", "marked"));
    expect(keys("vé", "bare")).toEqual(keys("về", "bare"));
  });

  it("gives offsets into the text it was read from", () => {
    const text = "Số 06-NQ/HU, ngày 17/12/2021";
    expect(syllables(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Số",
      "06",
      "NQ",
      "HU",
      "ngày",
      "17",
      "12",
      "2021",
    ]);
  });

  it("never moves a tone after q, nor in closed syllables", () => {
    expect(["quý", "hoàn", "huỳnh", "toán"].map(placeTone)).toEqual(["quý", "hoàn", "huỳnh", "toán"]);
  });
});

const vietnamese = fc.string({
  unit: fc.constantFrom(
    ...Array.from(
      "aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵbcdđghklmnpqrstvxÐĐ 0123456789-–/.,;“”\u00a0",
    ),
  ),
});

describe("normalising", () => {
  it("twice is once", () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(unifyLookAlikes(unifyLookAlikes(text))).toBe(unifyLookAlikes(text));
        const words = text.split(" ");
        for (const word of words)
          expect(unifyFinalY(placeTone(unifyFinalY(placeTone(word))))).toBe(unifyFinalY(placeTone(word)));
      }),
    );
  });

  it("keeps every offset: unifying and folding never change the length", () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(unifyLookAlikes(text)).toHaveLength(text.length);
        expect(foldKeepingOffsets(text)).toHaveLength(text.length);
      }),
    );
  });

  it("takes instructions hidden in tag and bidi characters out of a question", () => {
    expect(tidy("Ai là\u202E bí thư\u{E0041}?")).toBe("Ai là bí thư?");
  });
});
