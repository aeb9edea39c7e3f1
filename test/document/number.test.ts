import { describe, expect, it } from "vitest";
import { findDocumentNumbers, parseDocumentNumber } from "../../src/document/number.js";

describe("parseDocumentNumber", () => {
  it.each([
    ["06-NQ/HU", "06-NQ/HU"],
    ["06 -NQ/HU", "06-NQ/HU"],
    ["06- NQ/HU", "06-NQ/HU"],
    ["06–NQ/HU", "06-NQ/HU"],
    ["6-NQ/HU", "6-NQ/HU"],
    ["06/NQ-HU", "06-NQ/HU"],
    ["11-QÐi/TW", "11-QĐi/TW"], // U+00D0, as the published page has it
    ["11/QĐi-TW", "11-QĐi/TW"],
    ["08/CT-HU", "08-CT/HU"],
    ["123-QĐ / TW", "123-QĐ/TW"],
    ["71/2007/NQ - HĐND", "71/2007/NQ-HĐND"],
    ["57/2002/NĐ - CP", "57/2002/NĐ-CP"],
    ["1961/QĐUBND", "1961/QĐ-UBND"], // the hyphen fell out of a PDF
    ["30c/NQCP", "30c/NQ-CP"],
    ["01/2018/TTVPCP", "01/2018/TT-VPCP"],
    ["445-KL/TƯ", "445-KL/TU"],
    ["111/2005/nđ-cp", "111/2005/NĐ-CP"],
    ["101/2007/qđ-ubnd", "101/2007/QĐ-UBND"],
    ["30c/NQ-CP", "30c/NQ-CP"],
    ["33/2014/TTLT/BTC-BGD&ĐT", "33/2014/TTLT-BTC-BGD&ĐT"],
    ["02/QĐ-BCĐ389", "02/QĐ-BCĐ389"],
    ["1667/NQ-UBTVQH15", "1667/NQ-UBTVQH15"],
    ["15/2021/QĐ-UBND", "15/2021/QĐ-UBND"],
    ["15/QD-UBND", "15/QĐ-UBND"],
    ["147-CTHĐ/TU", "147-CTHĐ/TU"],
    ["31-HD/BTCTW", "31-HD/BTCTW"],
    ["24-BS/UBKTTU", "24-BS/UBKTTU"],
    ["3103/QĐ-TTG", "3103/QĐ-TTg"],
    ["92/2017/NĐ- CP", "92/2017/NĐ-CP"],
    ["8908/UBND-GT", "8908/UBND-GT"],
    ["2081/SXD-PTĐT&HTKT", "2081/SXD-PTĐT&HTKT"],
    ["72/2025/QH15", "72/2025/QH15"],
    ["50/CP", "50/CP"],
    ["118/TTg", "118/TTg"],
    ["Số: 2820/QĐ-UBND", "2820/QĐ-UBND"],
    ["Số 127-QĐ/TW", "127-QĐ/TW"],
  ])("reads %s as %s", (written, canonical) => {
    expect(parseDocumentNumber(written)?.text).toBe(canonical);
  });

  it.each([
    "17/12/2021",
    "07/4/2022, Ban",
    "quý II/2022",
    "2020-2025",
    "45.799/36.875 tỷ",
    "11-12/18",
    "Số      /KH-UBND",
    "Số: /QĐ-UBND",
    "2-bc/tháng",
    "12,5/TT",
  ])("does not take %s for a number", (written) => {
    expect(parseDocumentNumber(written)).toBeNull();
    expect(findDocumentNumbers(written)).toEqual([]);
  });

  it.each([
    ["06/NQ-HU", "06-NQ/HU"],
    ["6-NQ/HU", "06-NQ/HU"],
    ["11-QÐi/TW", "11/QĐi-TW"],
    ["15/QD-UBND", "15/QĐ-UBND"],
    ["33/2014/TTLT/BTC-BGD&ĐT", "33/2014/TTLT-BTC-BGDĐT"],
  ])("gives %s and %s one key", (one, other) => {
    expect(parseDocumentNumber(one)?.key).toBe(parseDocumentNumber(other)?.key);
  });

  it.each([
    ["10-NQ/TU", "10-NQ/HU"],
    ["11-QĐ/TW", "11-QĐi/TW"],
    ["15/2021/QĐ-UBND", "15/2022/QĐ-UBND"],
    ["27-CTr/TU", "27-CT/TU"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(parseDocumentNumber(one)?.key).not.toBe(parseDocumentNumber(other)?.key);
  });

  it.each([
    ["66-QĐ/TW", null], // a quy định: the code in a Party number does not tell
    ["15/QĐ-UBND", "quyết định"],
    ["11-QĐi/TW", "quy định"],
    ["05-TT/TW", "thông tri"],
    ["01/2023/TT-VPCP", "thông tư"],
    ["04-ĐA/TU", "đề án"],
    ["72/2025/QH15", null],
  ])("names the kind of %s: %s", (written, name) => {
    expect(parseDocumentNumber(written)?.kindName).toBe(name);
  });
});

describe("findDocumentNumbers", () => {
  it("finds each where it stands, in a running text with and without marks", () => {
    const text =
      "thực hiện Nghị quyết số 06-NQ/HU, ngày 17/12/2021 và Quy định số 11-QÐi/TW; quyet dinh 15/2021/qd-ubnd";
    const found = findDocumentNumbers(text);
    expect(found.map((number) => text.slice(number.start, number.end))).toEqual([
      "06-NQ/HU",
      "11-QÐi/TW",
      "15/2021/qd-ubnd",
    ]);
  });

  it("stops before words that follow a dash", () => {
    expect(findDocumentNumbers("Quyết định 15/QĐ-UBND - tỉnh Nghệ An").map((number) => number.text)).toEqual([
      "15/QĐ-UBND",
    ]);
  });

  it("reads a number broken over two lines of a letter-head", () => {
    expect(findDocumentNumbers("Thông tư số 02/2017/TT-\nVPCP ngày")[0]?.text).toBe("02/2017/TT-VPCP");
  });
});
