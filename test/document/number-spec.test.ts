import { describe, expect, it } from "vitest";

import { findNumberMentions } from "../../src/document/number-mention.js";
import { findDocumentNumbers, parseDocumentNumber } from "../../src/document/number.js";

/** The accept and reject tables of the domain notes, §4: every row that `number.test.ts` does not hold yet. */
describe("the table of written numbers", () => {
  it.each([
    ["06–NQ/HU", "06-NQ/HU"], // U+2013
    ["06−NQ/HU", "06-NQ/HU"], // U+2212
    ["06‐NQ/HU", "06-NQ/HU"], // U+2010
    ["1961/QĐ\u00adUBND", "1961/QĐ-UBND"], // the soft hyphen itself
    ["11-QƉi/TW", "11-QĐi/TW"], // U+0189
    ["11-qði/tw", "11-QĐi/TW"], // U+00F0
    ["06-NQ/HU".normalize("NFD"), "06-NQ/HU"],
    ["08/CT-HU", "08-CT/HU"],
    ["15/ƯBND-TH", "15/UBND-TH"],
    ["20/QĐ-ƯBND", "20/QĐ-UBND"],
    ["55/2007/CT-UBND", "55/2007/CT-UBND"],
    ["12/UBND-VX", "12/UBND-VX"],
    ["05/BNV-VP", "05/BNV-VP"],
    ["215-KL/TW", "215-KL/TW"],
    ["09-QyĐ/TW", "09-QyĐ/TW"],
    ["05-CTrHĐ/TU", "05-CTrHĐ/TU"],
    ["05-CTHĐ/TU", "05-CTHĐ/TU"],
    ["05-CTr/TU", "05-CTr/TU"],
    ["05-TTr/HU", "05-TTr/HU"],
    ["01/2015/TTLT-BNV-BTC", "01/2015/TTLT-BNV-BTC"],
  ])("reads %s as %s", (written, canonical) => {
    expect(parseDocumentNumber(written)?.text).toBe(canonical);
  });

  it.each([
    "1/2022",
    "quý II năm 2022",
    "nhiệm kỳ 2020-2025",
    "giai đoạn 2021 - 2025",
    "45.799/36.875",
    "126,7%",
    "24/24 giờ",
    "Số: ……/QĐ-UBND",
    "Số     -NQ/HU",
    "a06-NQ/HU",
    "1/06-NQ/HU",
  ])("does not take %s for a number", (written) => {
    expect(parseDocumentNumber(written)).toBeNull();
    expect(findDocumentNumbers(written)).toEqual([]);
  });

  it("tells the kind by the longest code", () => {
    expect(parseDocumentNumber("05-CTrHĐ/TU")?.key).not.toBe(parseDocumentNumber("05-CTr/TU")?.key);
    expect(parseDocumentNumber("05-TTr/HU")?.key).not.toBe(parseDocumentNumber("05-TT/HU")?.key);
  });
});

describe("the forms that people use", () => {
  it.each([
    ["nq 06 huyen uy", "06", "NQ", "HU"],
    ["huyện ủy nq 06", "06", "NQ", "HU"],
    ["Kết luận 215", "215", "KL", null],
    ["QUYẾT ĐỊNH SỐ 15", "15", "QĐ", null],
  ])("reads %s", (question, serial, kind, body) => {
    expect(findNumberMentions(question)).toEqual([expect.objectContaining({ serial, kind, body })]);
  });

  it("keeps Quy định 11 and Quyết định 11 apart", () => {
    const [rule] = findNumberMentions("Quy định 11");
    const [decision] = findNumberMentions("Quyết định 11");
    expect(rule?.kind).not.toBe(decision?.kind);
  });
});
