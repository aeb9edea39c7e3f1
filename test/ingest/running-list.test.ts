import { describe, expect, it } from "vitest";
import { listOf } from "../../src/ingest/running-list.js";

function read(text: string): { opener: string | null; items: string[]; rest: string | null } | null {
  const list = listOf(text, { start: 0, end: text.length });
  const words = (span: { start: number; end: number } | null): string | null =>
    span === null ? null : text.slice(span.start, span.end);
  return list === null
    ? null
    : {
        opener: words(list.opener),
        items: list.items.map((item) => words(item) ?? ""),
        rest: words(list.rest),
      };
}

describe("listOf", () => {
  it("takes semicolons and full stops alike for borders after an opener, a missing syllable tolerated", () => {
    const text =
      "Đồng chí Bí thư yêu cầu thực hiện một số nhiệm trọng tâm sau: Đẩy nhanh tiến độ; tăng cường kiểm tra. Tập trung thu ngân sách; nhiệm kỳ 2020-2025; 2025-2030; Triển khai ngay…";
    expect(read(text)).toEqual({
      opener: "Đồng chí Bí thư yêu cầu thực hiện một số nhiệm trọng tâm sau:",
      items: [
        "Đẩy nhanh tiến độ;",
        "tăng cường kiểm tra.",
        "Tập trung thu ngân sách;",
        "nhiệm kỳ 2020-2025; 2025-2030;", // figures alone are no item
        "Triển khai ngay…",
      ],
      rest: null,
    });
  });

  it("ends a plain list at its sentence's end", () => {
    expect(
      read("Hồ sơ gồm: đơn theo mẫu; bản sao hộ khẩu; giấy xác nhận. Nộp tại Ủy ban nhân dân xã."),
    ).toEqual({
      opener: "Hồ sơ gồm:",
      items: ["đơn theo mẫu;", "bản sao hộ khẩu;", "giấy xác nhận."],
      rest: "Nộp tại Ủy ban nhân dân xã.",
    });
  });

  it("finds the words that like items share a beginning after", () => {
    expect(
      read("Tham dự Hội nghị có đồng chí An - Bí thư; đồng chí Bình - Chủ tịch; các đồng chí Thường vụ."),
    ).toEqual({
      opener: "Tham dự Hội nghị có",
      items: ["đồng chí An - Bí thư;", "đồng chí Bình - Chủ tịch;", "các đồng chí Thường vụ."],
      rest: null,
    });
  });

  it.each([
    "Giám đốc Sở Công Thương; Thủ trưởng các sở; Chủ tịch xã chịu trách nhiệm thi hành.",
    "Thời gian thực hiện như sau: từ tháng 4 năm 2022.",
    "Lịch họp: 8:00; 9:30.",
    "Câu thường, không liệt kê gì.",
  ])("leaves alone: %s", (text) => {
    expect(read(text)).toBeNull();
  });

  it("does not cut inside brackets", () => {
    expect(read("Mục tiêu cụ thể: giảm nghèo (xã A; xã B; xã C); giữ rừng; làm đường.")?.items).toEqual([
      "giảm nghèo (xã A; xã B; xã C);",
      "giữ rừng;",
      "làm đường.",
    ]);
  });
});
