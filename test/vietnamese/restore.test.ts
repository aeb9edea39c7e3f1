import { readFileSync } from "node:fs";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createRestorer } from "../../src/vietnamese/restore.js";
import { bareText, foldKeepingOffsets } from "../../src/vietnamese/syllables.js";

const restorer = createRestorer(readFileSync(new URL("../../models/restorer/restorer.bin", import.meta.url)));
const restored = (text: string): string => restorer.restore(text).text;

describe("a question typed without marks", () => {
  it.each([
    ["khi nao xa nhi ha dat nong thon moi", "khi nào xã nhị hà đạt nông thôn mới"],
    ["bi thu huyen uy la ai", "bí thư huyện ủy là ai"],
    ["chu tich ubnd huyen la ai", "chủ tịch ubnd huyện là ai"],
    ["hoi nghi dien ra ngay nao", "hội nghị diễn ra ngày nào"],
    ["y te co so duoc yeu cau lam gi", "y tế cơ sở được yêu cầu làm gì"],
    ["toi da bao nhieu", "tối đa bao nhiêu"],
    ["ho so gui cho ai", "hồ sơ gửi cho ai"],
    ["xay nha khong phep bi phat the nao?", "xây nhà không phép bị phạt thế nào?"],
    ["muc tieu den nam 2025 la gi? ai chu tri", "mục tiêu đến năm 2025 là gì? ai chủ trì"],
  ])("reads %s as %s", (bare, text) => {
    expect(restored(bare)).toBe(text);
  });

  it("keeps the letter case, final i or y, blanks and numbers as typed", () => {
    expect(restored("TI LE HO NGHEO  la bao nhieu")).toBe("TỈ LỆ HỘ NGHÈO  là bao nhiêu");
    expect(restored("Ty le ho ngheo nam 2025")).toBe("Tỷ lệ hộ nghèo năm 2025");
  });

  it.each([
    ["nghi quyet so 06-NQ/HU noi gi", "nghị quyết số 06-NQ/HU nói gì"],
    ["nghi quyet 06-nq/hu noi gi", "nghị quyết 06-nq/hu nói gì"],
    ["ban thuong vu HU ket luan gi", "ban thường vụ HU kết luận gì"],
    ["gui ve van.thu@abc.vn", "gửi về van.thu@abc.vn"],
  ])("leaves codes and short names alone: %s", (bare, text) => {
    expect(restored(bare)).toBe(text);
  });

  it("names a second reading where a syllable is in doubt", () => {
    const { text, alternatives } = restorer.restore("khi nao xa nhi ha dat nong thon moi");
    expect(alternatives.map(({ start, end }) => text.slice(start, end))).toEqual(["đạt"]);
    expect(alternatives.map((alternative) => alternative.text)).toEqual(["đất"]);
  });
});

describe("a question typed with marks", () => {
  it.each([
    "Khi nào xã Nhị Hà đạt nông thôn mới?",
    "Ai chủ trì, hồ sơ gửi cho ai trong quý 2 năm 2025?",
    "Năm xã A Lưới ở Huế được ngân sách thành phố gánh bao nhiêu phần trăm?",
    "Đến hết năm 2026 kế hoạch 5G, IoT khu công nghiệp Hà Nội đặt những mục tiêu gì?",
  ])("comes back unchanged: %s", (text) => {
    expect(restorer.restore(text)).toMatchObject({ text, changed: false });
  });

  it("keeps the typed marks and fills in the rest", () => {
    expect(restored("nghị quyet 06 yêu cau gì")).toBe("nghị quyết 06 yêu cầu gì");
    expect(restored("đất o nong thon")).toMatch(/^đất /u);
  });

  it("completes a syllable that is none without its tone", () => {
    expect(restored("nghị quyêt đươc ban hành")).toBe("nghị quyết được ban hành");
  });

  it("reads decomposed text and returns it composed", () => {
    expect(restored("nghị quyết".normalize("NFD"))).toBe("nghị quyết".normalize("NFC"));
  });
});

const words = fc.constantFrom(
  ..."nghi quyet huyện uy xa dat nong thon moi bao nhieu trong cho AI Hu 06-NQ/HU đươc quyêt 2025 ? . , Ðảng hoà facebook".split(
    " ",
  ),
);
const questions = fc.array(words, { maxLength: 14 }).map((parts) => parts.join(" "));

describe("whatever is typed", () => {
  it("keeps its letters and its length", () => {
    fc.assert(
      fc.property(fc.oneof(questions, fc.string({ unit: "grapheme" })), (text) => {
        const result = restored(text);
        expect(foldKeepingOffsets(result)).toBe(foldKeepingOffsets(text.normalize("NFC")));
        expect(bareText(result)).toBe(bareText(text.normalize("NFC")));
      }),
    );
  });

  it("points its second readings at syllables of the result, letter for letter", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { text, alternatives } = restorer.restore(question);
        for (const { start, end, text: other } of alternatives) {
          expect(other).not.toBe(text.slice(start, end));
          expect(foldKeepingOffsets(other)).toBe(foldKeepingOffsets(text.slice(start, end)));
        }
      }),
    );
  });
});

describe("the model's bytes", () => {
  const bytes = readFileSync(new URL("../../models/restorer/restorer.bin", import.meta.url));

  it("may lie anywhere in memory", () => {
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect(createRestorer(moved.subarray(1)).restore("huyen uy").text).toBe("huyện ủy");
  });

  it.each([0, 20, 1_000])("are refused when only %i of them came", (length) => {
    expect(() => createRestorer(bytes.subarray(0, length))).toThrow(RangeError);
  });

  it("are refused when they are something else", () => {
    expect(() => createRestorer(new Uint8Array(4_096))).toThrow(RangeError);
  });
});
