import { describe, expect, it } from "vitest";
import type { Section } from "../../src/document/document.js";
import { locate, readFixture, readText } from "./support.js";

const labels = (sections: readonly Section[]): unknown[] =>
  sections.map((section) =>
    section.children.length === 0 ? section.label : [section.label, ...labels(section.children)],
  );

describe("structure of a Party resolution", async () => {
  const read = await readFixture("2021/nghi-quyet-06.txt");
  it.each([
    ["13/15 chỉ tiêu", "phần mở đầu"],
    ["Giữ vững ổn định", "mục I.1"],
    ["42,5 triệu đồng", "mục I.2, điểm a"],
    ["Xã Đồng Bưởi", "mục I.2, điểm c, ý 2"],
    ["thôn Hạ", "mục I.2, điểm c, ý 2.1"],
    ["Ủy ban Kiểm tra", "mục II.2"],
    ["Trần Văn Khang", "phần cuối văn bản"],
  ])("places %s at %s", (words, locator) => {
    expect(locate(read, words)).toBe(locator);
  });
});

describe("structure of a state decision with an attached regulation and an annex", async () => {
  const read = await readFixture("quyet-dinh-ho-tro.md");
  it.each([
    ["Căn cứ Luật", "phần căn cứ"],
    ["có hiệu lực", "Điều 2"],
    ["QUY ĐỊNH CHUNG", "Quy chế kèm theo, Chương I"],
    ["xã đảo", "Quy chế kèm theo, Điều 1, khoản 2, điểm đ"],
    ["500.000 đồng", "Quy chế kèm theo, Điều 2, khoản 1"],
    ["bản sao sổ hộ khẩu", "Quy chế kèm theo, Điều 2, khoản 2, ý 2"],
    ["Thẩm định danh sách", "Phụ lục I, mục I, dòng 2"],
  ])("places %s at %s", (words, locator) => {
    expect(locate(read, words)).toBe(locator);
  });

  it("gives every row its column heads and its group", () => {
    const row = read.passages.find((passage) => passage.text.startsWith("1 | Lập danh sách"));
    expect(row?.kind).toBe("row");
    expect(row?.headings.slice(-2)).toEqual(["TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn", "I Rà soát"]);
  });

  it("knows letter-head, recipients and signature from the text", () => {
    const kinds = new Map(read.passages.map((passage) => [passage.text, passage.kind]));
    for (const words of ["Số: 15/2021/QĐ-UBND", "QUYẾT ĐỊNH:", "- Như Điều 2", "Lê Thị Hoa Mai"]) {
      expect(kinds.get(words)).toBe("letterhead");
    }
  });
});

describe("structure of other texts", () => {
  it("counts the paragraphs of prose as a reader does, the headline apart", async () => {
    const { document, passages } = await readFixture("tin-hoi-nghi.txt");
    expect(labels(document.sections)).toEqual(["đoạn 1", "đoạn 2"]);
    expect(passages.find((passage) => passage.text.includes("đường 702"))?.locator).toBe("đoạn 2, ý 1");
  });

  it("names a clause under a lettered part and leaves chapters above articles out", async () => {
    const read = await readText(
      "PHỤ LỤC I\n\nDANH MỤC PHÍ\n\nA. PHÍ THAM QUAN\n\n2. Mức thu là 20.000 đồng.\n\nPHỤ LỤC II\n\nChương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 3. Mức thu\n\n2. Người dân nộp phí:\n\nđ) Tại quầy.",
    );
    expect(locate(read, "20.000 đồng")).toBe("Phụ lục I, mục A, khoản 2");
    expect(locate(read, "Tại quầy")).toBe("Phụ lục II, Điều 3, khoản 2, điểm đ");
  });

  it("gives items the line that introduces them, marked or not", async () => {
    const { document, passages } = await readText(
      "Điều 1. Tiêu chuẩn\n\n1. Cá nhân đạt các tiêu chuẩn sau đây:\n\nHoàn thành tốt nhiệm vụ;\n\nCó sáng kiến.\n\n2. Tập thể gồm:\n\na) Phòng;\n\nb) Ban.",
    );
    const openerOf = (words: string): string | null => {
      const opener = passages.find((passage) => passage.text.includes(words))?.opener;
      return opener === null || opener === undefined ? null : document.source.slice(opener.start, opener.end);
    };
    expect(openerOf("Hoàn thành tốt")).toBe("1. Cá nhân đạt các tiêu chuẩn sau đây:");
    expect(openerOf("Có sáng kiến")).toBe("1. Cá nhân đạt các tiêu chuẩn sau đây:");
    expect(openerOf("b) Ban")).toBe("2. Tập thể gồm:");
    expect(openerOf("2. Tập thể")).toBeNull();
  });

  it("takes ranges, quotations and mentions of articles for what they are", async () => {
    const read = await readText(
      "Kế hoạch trồng cây\n\nĐiều 5 Luật Lâm nghiệp nói về rừng.\n\n5 - 10 người một tổ.\n\nPhụ lục kèm theo Kế hoạch này nêu số cây.\n\n1.450 tỷ đồng đã chi.",
    );
    expect(labels(read.document.sections)).toEqual(["đoạn 1", "đoạn 2", "đoạn 3", "đoạn 4"]);
  });

  it("goes on with a procedure below the forms that it names, and opens a form that has words of its own", async () => {
    const listed = "Mẫu số 01. Biểu rà soát hộ nghèo cấp xã.\n\nMẫu số 02. Biểu rà soát cấp tỉnh.\n\n";
    const { passages, document } = await readText(
      `1. Phê duyệt danh sách hộ nghèo\n\nh) Phí, lệ phí: Không.\n\ni) Tên mẫu biểu:\n\n${listed}k) Yêu cầu: không có.\n\n2. Cấp giấy xác nhận\n\na) Trình tự: nộp tại xã.\n\nMẫu số 03. Giấy xác nhận của hộ.\n\nTôi tên là: ……`,
    );
    const places = new Map(passages.map(({ text, locator }) => [text, locator]));
    expect(places.get("Mẫu số 02. Biểu rà soát cấp tỉnh.")).toBe("mục 1, điểm i");
    expect(places.get("k) Yêu cầu: không có.")).toBe("mục 1, điểm k");
    expect(places.get("2. Cấp giấy xác nhận")).toBe("mục 2");
    expect(document.sections.at(-1)?.label).toBe("Mẫu số 03");
  });
});
