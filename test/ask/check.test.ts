import { describe, expect, it } from "vitest";

import { check } from "../../src/ask/check.ts";
import { alterFigures } from "./check-altered.ts";
import { faithful } from "./check-faithful.ts";
import { forged } from "./check-forged.ts";
import { freshFaithful, freshForged, freshPassages } from "./check-fresh.ts";
import { heldFaithful, heldForged, heldPassages } from "./check-held.ts";
import { lastFaithful, lastForged, lastPassages, unseen } from "./check-last.ts";
import { passages } from "./check-passages.ts";
import { judge } from "./check-run.ts";

const sets = [
  ["tuned", passages, faithful, forged],
  ["fresh", freshPassages, freshFaithful, freshForged],
  ["held", heldPassages, heldFaithful, heldForged],
  ["last", lastPassages, lastFaithful, lastForged],
] as const;

describe("faithful sentences", () => {
  it.each(sets)("of the %s set are kept, 95 of 100 at least", (_, shown, cases) => {
    expect(judge(cases, shown).kept.length / cases.length).toBeGreaterThanOrEqual(0.95);
  });

  it("are many, and the passages' own words are among them", () => {
    expect(sets.reduce((sum, [, , cases]) => sum + cases.length, 0)).toBeGreaterThanOrEqual(120);
    const all = sets.flatMap(
      ([, shown]) =>
        judge(
          shown.map(({ marker, text }) => [marker, text]),
          shown,
        ).dropped,
    );
    expect(all).toEqual([]);
  });
});

describe("sentences that say something else", () => {
  it.each(sets)("of the %s set are all dropped", (_, shown, __, cases) => {
    expect(judge(cases, shown).kept).toEqual([]);
  });

  it("pass where only the sense tells: the known limit", () => {
    expect(judge(unseen, lastPassages).dropped).toEqual([]);
  });

  it("with one figure altered are all dropped", () => {
    const altered = alterFigures();
    expect(altered.length).toBeGreaterThanOrEqual(100);
    const kept = altered.filter(
      ({ marker, text }) => check([{ text, markers: [marker] }], passages).kept.length > 0,
    );
    expect(kept.map(({ altered: what, text }) => `${what}: ${text}`)).toEqual([]);
  });

  it.each([
    ["unsupported-figure", 1, "Thu ngân sách nhà nước đạt 1.540 triệu đồng."],
    ["unsupported-date", 3, "Các thôn báo cáo kết quả về UBND xã trước ngày 30/7/2026."],
    ["unsupported-number", 8, "Căn cứ Nghị quyết số 33/2024/NQ-HĐND ngày 10/12/2024."],
    ["unsupported-office", 4, "Sở Nội vụ chủ trì tổ chức tiêm chủng cho 3.200 trẻ em."],
    ["unsupported-name", 9, "Đồng chí Nguyễn Văn Hải dự hội nghị."],
    ["negation", 13, "Thu học phí đối với trẻ em mầm non 5 tuổi."],
    ["condition", 5, "Hộ cận nghèo được hỗ trợ 300.000 đồng/hộ/tháng."],
    ["opposite", 21, "Tai nạn giao thông giảm 3 vụ."],
    ["quote", 7, "Văn bản ghi “thời hạn giải quyết là hai tuần”."],
    ["off-topic", 7, "Bóng đá là môn thể thao được yêu thích trên toàn thế giới."],
  ] as const)("are dropped as %s", (reason, marker, text) => {
    const { kept, drops } = check([{ text, markers: [marker] }], passages);
    expect(kept).toEqual([]);
    expect(drops).toEqual([{ text, reason, detail: expect.stringMatching(/\w/u) }]);
  });
});

describe("markers", () => {
  const text = "Thời hạn giải quyết là 15 ngày làm việc.";
  it("of passages that were not shown are taken off, and the sentence stands on the others", () => {
    const { kept, drops } = check([{ text, markers: [7, 99] }], passages);
    expect(kept).toEqual([{ text, markers: [7] }]);
    expect(drops.map(({ reason }) => reason)).toEqual(["unknown-marker"]);
  });

  it("that are none or all unknown leave nothing", () => {
    const { kept, drops } = check(
      [
        { text, markers: [] },
        { text, markers: [0, 99] },
      ],
      passages,
    );
    expect(kept).toEqual([]);
    expect(drops.map(({ reason }) => reason)).toEqual(["no-citation", "unknown-marker", "unknown-marker"]);
  });

  it("of another passage do not support a sentence", () => {
    expect(check([{ text, markers: [8] }], passages).kept).toEqual([]);
  });
});

describe("words from a scan", () => {
  const scan = (text: string) => [{ marker: 1, text, context: "", isScanned: true }];
  const kept = (sentence: string, text: string) =>
    check([{ text: sentence, markers: [1] }], scan(text)).kept.length;
  it("may have lost marks in a name, never a letter or a figure", () => {
    expect(kept("Đồng chí Trần Văn Khang dự họp.", "Đồng chí Trân Văn Khang dự họp.")).toBe(1);
    expect(kept("Đồng chí Trần Văn Khanh dự họp.", "Đồng chí Trân Văn Khang dự họp.")).toBe(0);
  });

  it("support no figure with a letter in it", () => {
    expect(kept("Xã có 20 hộ nghèo.", "Xã có 2O hộ nghèo.")).toBe(0);
    expect(kept("Họp ngày 10/7/2026 tại xã.", "Họp ngày 1O/7/2026 tại xã.")).toBe(0);
  });
});
