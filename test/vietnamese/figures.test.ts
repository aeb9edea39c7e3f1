import { describe, expect, it } from "vitest";

import { findFigures, valueOf } from "../../src/vietnamese/figures.ts";
import { spokenNumberAt } from "../../src/vietnamese/number-words.ts";
import { syllables } from "../../src/vietnamese/syllables.ts";

describe("valueOf", () => {
  it.each([
    ["1.450", 1450],
    ["1450", 1450],
    ["6,5", 6.5],
    ["2.5", 2.5],
    ["1.450,5", 1450.5],
    ["1.234.567", 1_234_567],
    ["1,234.5", 1234.5],
    ["07", 7],
    ["024.3773.8668", 2_437_738_668],
  ])("reads %s as %d", (written, value) => {
    expect(valueOf(written)).toBe(value);
  });
});

const short = (text: string) =>
  findFigures(text, []).map(({ value, measure, unit, per }) => [value, measure ?? unit[0] ?? "", ...per]);

describe("findFigures", () => {
  it.each([
    ["thu 1.450 triệu đồng", [[1_450_000_000, "đồng"]]],
    ["1,45 tỷ đồng", [[1_450_000_000, "đồng"]]],
    [
      "80 % và 12,5 phần trăm",
      [
        [80, "%"],
        [12.5, "%"],
      ],
    ],
    ["20 hộ nghèo", [[20, "ho"]]],
    ["20 (hai mươi) hộ nghèo", [[20, "ho"]]],
    ["500.000 đồng/hộ/tháng", [[500_000, "đồng", "ho", "thang"]]],
    ["02 lần mỗi ngày", [[2, "lan", "ngay"]]],
    ["15 ngày làm việc", [[15, "ngày làm việc"]]],
    [
      "từ 5 đến 10 triệu đồng",
      [
        [5_000_000, "đồng"],
        [10_000_000, "đồng"],
      ],
    ],
    [
      "9/12 xã",
      [
        [9, "xa"],
        [12, "xa"],
      ],
    ],
    [
      "7h30 đến 16 giờ 45",
      [
        [7.5, "giờ"],
        [16.75, "giờ"],
      ],
    ],
    ["hai mươi lăm hộ", [[25, "ho"]]],
    ["số 2O22 và QH15", []],
    ["2 triệu lượt khách", [[2_000_000, "luot"]]],
  ])("finds those of %j", (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it("tells what numbers a figure and what whole it is a part of", () => {
    expect(findFigures("khoản 2 Điều 5", []).map(({ label, value }) => [label, value])).toEqual([
      ["khoan", 2],
      ["dieu", 5],
    ]);
    expect(findFigures("9/12 xã", []).map(({ of }) => of)).toEqual([12, null]);
  });
});

describe("spokenNumberAt", () => {
  it.each([
    ["hai mươi hộ", 20],
    ["mười lăm ngày", 15],
    ["ba trăm năm mươi người", 350],
    ["ba xã", 3],
    ["mười", 10],
    ["năm năm", 5],
    ["ba tôi", null],
    ["năm nay", null],
  ])("reads %s as %s", (text, value) => {
    expect(spokenNumberAt(syllables(text), 0)?.value ?? null).toBe(value);
  });
});
