import { describe, expect, it } from "vitest";

import { newerThan, preferNewer, sideBySide } from "../../src/ask/newer.js";
import type { Citation } from "../../src/document/citation.js";
import type { DocumentIdentity } from "../../src/document/document.js";

function plan(year: number, over: Partial<DocumentIdentity> = {}): DocumentIdentity {
  return {
    id: `plan-${year}`,
    title: `Kế hoạch phòng, chống cháy rừng trên địa bàn huyện Cổ Lĩnh năm ${year}`,
    number: `${year % 100}/KH-UBND`,
    kind: "kế hoạch",
    issuer: "Ủy ban nhân dân huyện Cổ Lĩnh",
    place: null,
    date: `${year}-01-10`,
    signer: null,
    author: null,
    origin: null,
    ...over,
  };
}

const [old, middle, fresh] = [plan(2022), plan(2023), plan(2024)];

describe("the newer document", () => {
  it("on the same matter is the newest one of the same body, kind and title but for its year", () => {
    expect(newerThan(old, [old, middle, fresh])).toBe(fresh);
    expect(newerThan(fresh, [old, middle, fresh])).toBeUndefined();
  });

  it.each([
    ["another body's", { issuer: "Ủy ban nhân dân huyện Sông Xanh" }],
    ["another kind", { kind: "báo cáo" }],
    ["another matter", { title: "Kế hoạch tuyển quân trên địa bàn huyện Cổ Lĩnh năm 2024" }],
    ["one without a date", { date: null }],
    ["one without a body", { issuer: null }],
  ])("is not %s", (_, over) => {
    expect(newerThan(old, [plan(2024, over)])).toBeUndefined();
  });

  it("goes before an older one that is as likely, and no other candidate moves", () => {
    const [first, other, last] = [
      { identity: old, score: 5 },
      { identity: plan(2024, { title: "Về du lịch" }), score: 4.9 },
      { identity: fresh, score: 4.7 },
    ];
    expect(preferNewer([first, other, last])).toEqual([last, first, other]);
    expect(preferNewer([first, other, last], true)).toEqual([first, other, last]);
    expect(preferNewer([first, other, { ...last, score: 4.2 }])[0]).toBe(first);
    expect(preferNewer([])).toEqual([]);
  });
});

describe("differing figures", () => {
  const citation = (marker: number, documentId: string, date: string): Citation => ({
    marker,
    documentId,
    title: "Mức phí",
    number: `${marker}/2025/NQ-HĐND`,
    kind: "nghị quyết",
    issuer: "HĐND tỉnh Bình Hà",
    date,
    locator: "Điều 1",
    quote: "20.000 đồng",
    start: 0,
    end: 11,
  });

  it("of two documents stand side by side, newest first, each with its document and day", () => {
    const shown = sideBySide([
      { text: "20.000 đồng", citation: citation(1, "a", "2024-01-02") },
      { text: "25.000 đồng", citation: citation(2, "b", "2025-03-04") },
    ]);
    expect(shown?.map(({ text }) => text)).toEqual([
      "- 25.000 đồng [2] theo nghị quyết số 2/2025/NQ-HĐND ngày 04/3/2025 của HĐND tỉnh Bình Hà",
      "- 20.000 đồng [1] theo nghị quyết số 1/2025/NQ-HĐND ngày 02/01/2024 của HĐND tỉnh Bình Hà",
    ]);
  });

  it("are none where all say the same or stand in one document", () => {
    const one = { text: "20.000 đồng", citation: citation(1, "a", "2024-01-02") };
    expect(sideBySide([one, { ...one, citation: citation(2, "b", "2025-03-04") }])).toBeNull();
    expect(sideBySide([one, { text: "25.000 đồng", citation: citation(2, "a", "2024-01-02") }])).toBeNull();
    expect(sideBySide([])).toBeNull();
  });
});
