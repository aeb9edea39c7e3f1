import { describe, expect, it } from "vitest";
import { findNumberMentions, matchesMention } from "../../src/document/number-mention.js";
import { type DocumentNumber, parseDocumentNumber } from "../../src/document/number.js";

const number = (written: string): DocumentNumber => {
  const parsed = parseDocumentNumber(written);
  if (parsed === null) throw new Error(`not a number: ${written}`);
  return parsed;
};

describe("findNumberMentions", () => {
  it.each([
    ["nq 06 huyen uy noi gi", { serial: "06", year: null, kind: "NQ", body: "HU" }],
    ["nghi quyet so 06", { serial: "06", year: null, kind: "NQ", body: null }],
    ["NQ06 về gì?", { serial: "06", year: null, kind: "NQ", body: null }],
    ["QĐ 11 của Bộ Chính trị", { serial: "11", year: null, kind: "QĐ", body: "TW" }],
    [
      "Nghị quyết 37/2025 của HĐND Huế áp dụng từ ngày nào?",
      { serial: "37", year: 2025, kind: "NQ", body: "HĐND" },
    ],
    ["kh 982 ubnd nghệ an", { serial: "982", year: null, kind: "KH", body: "UBND" }],
    ["Chỉ thị 012", { serial: "012", year: null, kind: "CT", body: null }],
    ["nghị quyết số 06 năm 2021 của huyện ủy", { serial: "06", year: 2021, kind: "NQ", body: "HU" }],
    ["nghị quyết của HĐND Huế số 37", { serial: "37", year: null, kind: "NQ", body: "HĐND" }],
    ["nghị quyết sáu của huyện ủy", { serial: "6", year: null, kind: "NQ", body: "HU" }],
    ["quyết định 2691/QĐ nói gì", { serial: "2691", year: null, kind: "QĐ", body: null }],
    ["2691/QĐ nói gì", { serial: "2691", year: null, kind: "QĐ", body: null }],
    ["công văn số 8908 nói gì", { serial: "8908", year: null, kind: null, body: null }],
    ["Quy định số 11 nói gì", { serial: "11", year: null, kind: "QyĐ", body: null }],
    ["06-NQ/HU", { serial: "06", year: null, kind: "NQ", body: "HU" }],
    ["luật số 72/2025 của Quốc hội", { serial: "72", year: 2025, kind: "L", body: "QH" }],
  ])("reads %s", (question, expected) => {
    expect(findNumberMentions(question)).toEqual([expect.objectContaining(expected)]);
  });

  it.each([
    "kế hoạch 5 năm 2021-2025 là gì",
    "kế hoạch năm 2025",
    "Nghị quyết quy định 3 mức hỗ trợ nào?",
    "báo cáo 6 tháng đầu năm",
    "kế hoạch 2025 có gì mới",
    "chương trình giai đoạn 2021-2025",
    "thông báo 2 lần trong tháng",
    "chỉ thị ngày 17/12/2021",
    "quyết định 10% hộ nghèo",
    "nghị quyết sau đó thế nào",
    "quý 2 năm 2022 có mấy nhiệm vụ",
    "nhiệm vụ trọng tâm nghị quyết quý II/2022",
  ])("finds none in: %s", (question) => {
    expect(findNumberMentions(question)).toEqual([]);
  });
});

describe("matchesMention", () => {
  it.each([
    ["06-NQ/HU", "nq 6 huyện ủy", true],
    ["06-NQ/HU", "nghị quyết 06 của tỉnh ủy", false],
    ["06-NQ/HU", "chỉ thị 06", false],
    ["06-NQ/HU", "nghị quyết 60", false],
    ["06-NQ/HU", "NQ 06 năm 2021", true], // its number bears no year: the date must tell
    ["37/2025/NQ-HĐND", "nghị quyết 37/2024", false],
    ["11-QĐi/TW", "Quy định 11 của Bộ Chính trị", true],
    ["66-QĐ/TW", "quy định 66", true],
    ["27-CTr/TU", "ct 27", true],
    ["27-CTr/TU", "chỉ thị 27", false],
    ["72/2025/QH15", "số 72/2025/QH15", true],
    ["8908/UBND-GT", "công văn 8908", true],
    ["982/KH-UBND", "kh 0982", true],
  ])("%s against %s: %s", (written, question, expected) => {
    const [mention] = findNumberMentions(question);
    expect(mention).toBeDefined();
    expect(mention !== undefined && matchesMention(number(written), mention)).toBe(expected);
  });
});
