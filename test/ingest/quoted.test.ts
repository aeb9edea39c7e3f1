import { describe, expect, it } from "vitest";
import { locate, readText } from "./support.js";

describe("text quoted into an amendment", () => {
  it.each([
    ["curly marks", "“", "”"],
    ["straight marks", '"', '"'],
    ["mixed marks", "“", '"'],
  ])("keeps the amending clause's place, %s", async (_, open, close) => {
    const read = await readText(
      `Điều 1. Sửa đổi Nghị định\n\n1. Sửa đổi Điều 8 như sau:\n\n${open}Điều 8. Phụ cấp\n\n1. Mức phụ cấp tháng.\n\na) Chỉ huy trưởng được hưởng;\n\n2. Mức phụ cấp năm.${close}\n\n2. Bãi bỏ Điều 9.\n\nĐiều 2. Hiệu lực\n\n1. Từ ngày ký.`,
    );
    expect(locate(read, "Chỉ huy trưởng")).toBe("Điều 1, khoản 1, trích Điều 8, khoản 1, điểm a");
    expect(locate(read, "phụ cấp năm")).toBe("Điều 1, khoản 1, trích Điều 8, khoản 2");
    expect(locate(read, "Bãi bỏ Điều 9")).toBe("Điều 1, khoản 2");
    expect(locate(read, "Từ ngày ký")).toBe("Điều 2, khoản 1");
    expect(read.remarks).not.toContain(expect.stringContaining("nhiều lần"));
  });

  it("knows a quotation of one line, and a mark that was never closed", async () => {
    const read = await readText(
      "Điều 1. Sửa đổi\n\n1. Sửa khoản 2 như sau:\n\n“2. Mức chi mới.”\n\n2. Sửa khoản 3 như sau:\n\n“3. Mức thu mới.\n\n3. Bãi bỏ khoản 4.",
    );
    expect(locate(read, "Mức chi mới")).toBe("Điều 1, khoản 1, trích mục 2");
    expect(locate(read, "Bãi bỏ khoản 4")).toBe("Điều 1, khoản 3");
  });
});

describe("numerals in other company", () => {
  it("are read with a footnote's mark behind them, and footnotes bear their own name", async () => {
    const read = await readText(
      "Điều 7. Đơn giá\n\n4. Đơn giá cũ.\n\n5.[8] Đơn giá mới.\n\na) Chi phí vật liệu.\n\nTM. CHÍNH PHỦ\nNguyễn Văn An\n\n[8] Khoản này được sửa đổi theo Thông tư mới.",
    );
    expect(locate(read, "Chi phí vật liệu")).toBe("Điều 7, khoản 5, điểm a");
    expect(locate(read, "Khoản này được sửa đổi")).toBe("chú thích 8");
  });

  it("are points also where they run on in one paragraph", async () => {
    const read = await readText(
      "Điều 9. Hội đồng\n\n2. Thành phần gồm: a) Chủ tịch Hội đồng; b) Phó Chủ tịch Hội đồng;\n\nc) Các ủy viên.\n\n3. Theo điểm a) khoản 2 thì họp hằng quý.",
    );
    expect(locate(read, "b) Phó Chủ tịch")).toBe("Điều 9, khoản 2, điểm b");
    expect(locate(read, "Các ủy viên")).toBe("Điều 9, khoản 2, điểm c");
    expect(locate(read, "họp hằng quý")).toBe("Điều 9, khoản 3");
    expect(read.remarks.filter((remark) => remark.includes("điểm"))).toEqual([]);
  });

  it("do not give way to a formula in capitals", async () => {
    const read = await readText(
      "PHỤ LỤC II\n\nIV. CÁCH TÍNH\n\n1. Sản lượng:\n\na) Bên bán:\n\nAG =\n\nb) Bên mua.",
    );
    expect(locate(read, "Bên mua")).toBe("Phụ lục II, mục IV.1, điểm b");
  });
});
