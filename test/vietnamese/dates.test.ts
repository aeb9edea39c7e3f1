import { describe, expect, it } from "vitest";

import { findTimes, printDay, satisfies } from "../../src/vietnamese/dates.ts";

const found = (text: string) =>
  findTimes(text).map(({ start, end, kind }) => `${kind}:${text.slice(start, end)}`);

describe("findTimes", () => {
  it.each([
    ["Ngày 07/4/2022, Ban Chấp hành", ["day:Ngày 07/4/2022"]],
    ["ngày 05 tháng 01 năm 2020", ["day:ngày 05 tháng 01 năm 2020"]],
    ["hoàn thành trước ngày 30/6", ["day:ngày 30/6"]],
    ["đến cuối năm 2022 đạt", ["year:cuối năm 2022"]],
    ["quý I/2022 và quý II năm 2022", ["quarter:quý I/2022", "quarter:quý II năm 2022"]],
    ["nhiệm kỳ 2020-2025; 2025-2030;", ["period:nhiệm kỳ 2020-2025", "period:2025-2030"]],
    ["giai đoạn 2026 - 2030", ["period:giai đoạn 2026 - 2030"]],
    ["trong 24-48 giờ sau khi nước rút", ["duration:24-48 giờ"]],
    ["chậm nhất là mười lăm ngày làm việc", ["duration:mười lăm ngày làm việc"]],
    ["báo cáo hằng năm", ["recurring:hằng năm"]],
    ["den cuoi nam 2022", ["year:cuoi nam 2022"]],
  ])("reads %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    "45.799/36.875 tỷ đồng",
    "đạt 11-12/18 tiêu chí",
    "15/2021/QĐ-UBND",
    "Vắc xin mũi 3",
    "phối hợp với chính quyền",
  ])("sees no time in %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("satisfies", () => {
  const [day] = findTimes("ngày 07/4/2022");
  const [quarter] = findTimes("quý II/2022");
  it.each([
    ["năm 2022", true],
    ["ngày 07/4/2021", false],
    ["tháng 4/2022", true],
    ["quý III năm 2022", false],
  ])("a day answers a question about %s: %s", (wanted, expected) => {
    const [time] = findTimes(wanted);
    expect(day !== undefined && time !== undefined && satisfies(day, time)).toBe(expected);
  });

  it("does not take one quarter for another", () => {
    const [wanted] = findTimes("quý III/2022");
    expect(quarter !== undefined && wanted !== undefined && satisfies(quarter, wanted)).toBe(false);
  });
});

describe("printDay", () => {
  it.each([
    ["2022-04-07", "07/4/2022"],
    ["2025-01-15", "15/01/2025"],
    ["2021-12-17", "17/12/2021"],
  ])("prints %s as %s, with a leading 0 for months 1 and 2 only (decree 30/2020)", (iso, printed) => {
    expect(printDay(iso)).toBe(printed);
  });
});
