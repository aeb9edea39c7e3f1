import { describe, expect, it } from "vitest";

import type { DocumentIdentity } from "../../src/document/document.js";
import { familyKey, withFamilies } from "../../src/search/family.js";

const identity = (fields: Partial<DocumentIdentity>): DocumentIdentity => ({
  id: "a",
  title: "",
  number: null,
  kind: null,
  issuer: null,
  place: null,
  date: null,
  signer: null,
  author: null,
  origin: null,
  ...fields,
});

describe("a document's family", () => {
  it("is the number it bears or its title names, its title, or itself", () => {
    const article = identity({ title: "Giải thể quỹ (Điều 28 Thông tư số 98/2020/TT-BTC)" });
    const other = identity({ id: "b", title: "Thành lập quỹ (Điều 3 Thông tư số 98/2020/TT-BTC)" });
    expect(familyKey(article)).toBe(familyKey(other));
    expect(familyKey(identity({ title: "Điều 7 91/2015/QH13" }))).toBe(
      familyKey(identity({ title: "Điều 9 91/2015/QH13" })),
    );
    expect(familyKey(identity({ title: "Kế hoạch", number: "06-KH/HU" }))).not.toBe(
      familyKey(identity({ title: "Kế hoạch", number: "07-KH/HU" })),
    );
    expect(familyKey(identity({ title: "Hồ Chí Minh" }))).toBe(
      familyKey(identity({ id: "c", title: "hồ chí minh" })),
    );
    expect(familyKey(identity({ id: "x" }))).not.toBe(familyKey(identity({ id: "y" })));
  });
});

describe("scores in their document's context", () => {
  it("lifts a passage whose family answers well, and leaves passages of equal families in order", () => {
    const ranked = [
      { passage: 0, score: 1 },
      { passage: 1, score: 0.9 },
      { passage: 2, score: 0.9 },
      { passage: 3, score: 0.85 },
      { passage: 4, score: 0.85 },
    ];
    // 1, 3 and 4 are one family; 0 and 2 stand alone.
    const family = [10, 11, 12, 11, 11];
    const lifted = withFamilies(ranked, (passage) => family[passage] ?? 0);
    expect(lifted.map(({ passage }) => passage)).toEqual([1, 3, 4, 0, 2]);
    expect(withFamilies(ranked, (passage) => passage).map(({ passage }) => passage)).toEqual([0, 1, 2, 3, 4]);
    expect(withFamilies([], () => 0)).toEqual([]);
  });
});
