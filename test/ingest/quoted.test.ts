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
    expect(locate(read, "Mức chi mới")).toBe("Điều 1, khoản 1, trích khoản 2");
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

  it("of a form printed inside a procedure are the form's, and the procedure goes on behind it", async () => {
    const form =
      "| TÊN CƠ QUAN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n\nI. SỰ CẦN THIẾT\n\n1. Căn cứ lập dự án.\n\n| Nơi nhận: | ĐẠI DIỆN (Ký, đóng dấu) |";
    const read = await readText(
      `PHỤ LỤC\n\nPHẦN II. NỘI DUNG\n\nA. CẤP TỈNH\n\n1. Thủ tục thứ nhất\n\na) Mẫu đơn:\n\n${form}\n\n2. Thủ tục thứ hai gồm ba bước.`,
      "a.md",
    );
    expect(locate(read, "Căn cứ lập dự án")).toBe(
      "Phụ lục, Phần II, mục A, khoản 1, điểm a, biểu mẫu, mục I.1",
    );
    expect(locate(read, "ba bước")).toBe("Phụ lục, Phần II, mục A, khoản 2");
  });
});
