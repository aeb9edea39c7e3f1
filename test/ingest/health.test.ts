import { describe, expect, it } from "vitest";

import { healthOf, isHealthy, unhealthySample } from "../../src/ingest/health.js";
import { encodeTcvn3, encodeVni } from "../vietnamese/encode.js";

const page = `ỦY BAN NHÂN DÂN XÃ PHƯỚC HÀ
Số: 12/KH-UBND
KẾ HOẠCH
Xây dựng nông thôn mới năm 2026
I. MỤC ĐÍCH, YÊU CẦU
1. Huy động sức dân cùng Nhà nước sửa đường thôn, kéo điện và nước sạch về từng hộ ở vùng cao.
2. Mỗi thôn chọn việc cần nhất, bàn công khai, ghi biên bản và báo cáo Ủy ban nhân dân xã trước ngày 30/6/2026.
II. NHIỆM VỤ
a) Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân mở 03 lớp dạy nghề trồng nho, nuôi cừu; kinh phí 120 triệu đồng.
b) Trường Tiểu học Nhị Hà vận động học sinh ra lớp đạt 99% trở lên; hỗ trợ em nghèo áo ấm và sách vở.
c) Công an xã giữ gìn trật tự, kiểm tra tạm trú, nhắc nhở người đi xe máy đội mũ bảo hiểm (QCVN 2:2021/BKHCN).
Các thôn gửi danh sách theo mẫu b về Văn phòng HĐND và UBND, ông Lê Văn Y nhận, điện thoại 0259 385 xxxx.`;

/** A writer without the letters of U+1EA0 to U+1EF9 draws them at the line's end. */
const fallback = (gap: string): string =>
  page
    .split("\n")
    .map((line) => `${line.replace(/[ạ-ỹ]/giu, gap)} ${(line.match(/[ạ-ỹ]/giu) ?? []).join("")}`)
    .join("\n");
/** A fixed pattern instead of chance: every nth letter. */
const everyNth = (n: number, change: (letter: string) => string): string => {
  let count = 0;
  return page.replace(/\p{L}/gu, (letter) => {
    count += 1;
    return count % n === 0 ? change(letter) : letter;
  });
};

describe("a healthy text", () => {
  it("is a page of an office, its codes and list letters not counted", () => {
    const health = healthOf(page);
    expect(health.words).toBeGreaterThan(140);
    expect(health.syllables).toBeGreaterThan(0.99);
    expect(health.strays).toBe(0);
    expect(isHealthy(health)).toBe(true);
  });

  it.each([
    [
      "an English annex",
      "The Committee shall submit the annual report of the programme to the Department for approval by the end of June. ".repeat(
        20,
      ),
    ],
    [
      "an English annex with Vietnamese names",
      "The reader shall keep every row of the table and of the annex, with all its notes and the names of the committee.\nTerms: Điều 1-4, khoản, resolution (nghị quyết), field list\n".repeat(
        20,
      ),
    ],
    [
      "a French annex",
      "Le comité est chargé de la mise en œuvre du programme et présente au département un rapport annuel sur les résultats. ".repeat(
        20,
      ),
    ],
    ["a table of figures", "Xã Nhị Hà | 1.250 | 87,5% | 12/18\nXã Phước Hà | 980 | 64% | 7/18\n".repeat(30)],
    ["a list of names", "Nguyễn Văn An\nTrần Thị Bích\nKatơr Thị Sính\nChamaléa Thị Huệ\n".repeat(10)],
    [
      "abbreviations",
      "UBND, HĐND, MTTQ, BCH, BTV, NTM, OCOP, QP-AN, KT-XH, GPMB, CCHC, TTHC, VNeID\n".repeat(20),
    ],
    [
      "a table of species",
      "Hopea odorata\nDipterocarpus alatus\nAquilaria crassna\nPinus kesiya\n".repeat(20),
    ],
    ["bullets of a symbol font", page.replaceAll("\n", "\n\uf0b7 ")],
    ["nothing", ""],
    ["a stamp", "Đã ký 3/4/2026 h z"],
  ])("may be %s", (_, text) => {
    expect(isHealthy(healthOf(text))).toBe(true);
  });
});

describe("a broken text", () => {
  it.each([
    ["letters of a fallback font at the line's end", fallback(" ")],
    ["the same without gaps", fallback("")],
    ["TCVN3 unread", encodeTcvn3(page)],
    ["VNI unread", encodeVni(page)],
    ["UTF-8 read as Windows-1252", new TextDecoder("windows-1252").decode(new TextEncoder().encode(page))],
    ["one wrong letter in ten", everyNth(10, () => "z")],
    ["a blank after every tenth letter", everyNth(10, (letter) => `${letter} `)],
    ["letters replaced by U+FFFD", everyNth(30, () => "\ufffd")],
    ["private letters of a font", everyNth(30, () => "\ue0a1")],
    ["marks lost", page.normalize("NFD").replace(/[\u0300-\u036f]/gu, "")],
    ["letters with marks lost", page.replace(/[^ -~\n]/gu, "")],
    ["marks torn off", page.normalize("NFD").replace(/[\u0300-\u036f]+/gu, " $&")],
    ["RTF unread", page.replace(/[^ -~\n]/gu, (letter) => `\\u${letter.charCodeAt(0)}?`)],
    [
      "a shifted alphabet",
      page.replace(/[a-z]/giu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 3)),
    ],
    ["blanks lost", page.replaceAll(" ", "")],
  ])("is told by %s", (_, text) => {
    expect(isHealthy(healthOf(text))).toBe(false);
  });

  it("scores below its healthy reading, so that the better of two readings can be chosen", () => {
    expect(healthOf(fallback("")).score).toBeLessThan(healthOf(page).score);
  });

  it("is shown by its worst line", () => {
    const sample = unhealthySample(`${page}\nHuy n y Thu n Nam tri n khai nhi m v tr ng tâm\nNơi nhận`);
    expect(sample).toBe("Huy n y Thu n Nam tri n khai nhi m v tr ng tâm");
  });
});
