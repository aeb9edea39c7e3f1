import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../../src/errors.js";
import type { ReadTools } from "../../../src/ingest/read/block.js";
import { withoutFurniture } from "../../../src/ingest/read/page-furniture.js";
import { readPdf } from "../../../src/ingest/read/pdf.js";

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/pdf/${name}`, import.meta.url));
/** Bars part cells in the words we give; a page has none. */
const folded = (text: string): string => text.replace(/[\s|]+/gu, " ").trim();
const wordsOf = (name: string): string => folded(Buffer.from(fixture(name)).toString("utf8"));

/** Digital PDFs must not need a picture of any page. */
const noPictures: ReadTools = {
  recognise: () => Promise.reject(new Error("a page was recognised that has words")),
};

async function reasonOf(bytes: Uint8Array): Promise<string> {
  try {
    await readPdf(bytes, noPictures);
  } catch (error) {
    if (error instanceof DocumentRefusedError) return error.reason;
    throw error;
  }
  return "";
}

describe("readPdf, a page with a text layer", async () => {
  const { source, blocks, pages } = await readPdf(fixture("decision.pdf"), noPictures);
  const words = blocks.map((block) => [block.kind, source.slice(block.start, block.end), block.page]);

  it("gives every word of the source once and nothing else: no page number, no head row twice", () => {
    expect(folded(source)).toBe(wordsOf("decision.txt"));
    expect(pages).toBe(2);
  });

  it("reads the letter-head column by column", () => {
    const lines = words.filter(([kind]) => kind === "layout").map(([, text]) => text);
    expect(lines.slice(0, 6)).toEqual([
      "HĐND HUYỆN ĐỒNG BƯỞI",
      "ỦY BAN NHÂN DÂN",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Số: 15/QĐ-UBND",
      "Đồng Bưởi, ngày 05 tháng 01 năm 2022",
    ]);
    expect(lines.slice(-3)).toEqual(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Ngọc Hạnh"]);
  });

  it("joins hard-wrapped lines into paragraphs, and knows their pages and their bold beginnings", () => {
    expect(words).toContainEqual([
      "paragraph",
      "Về việc phân công nhiệm vụ trồng cây xanh và chỉnh trang đường làng ngõ xóm năm 2022",
      1,
    ]);
    const article = blocks.find((block) => source.startsWith("Điều 4.", block.start));
    expect([article?.page, article?.bold]).toEqual([2, "Điều 4.".length]);
  });

  it("keeps a table's rows and joins the one that the page break cut", () => {
    const rows = words.filter(([kind]) => kind === "row" || kind === "head");
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual(["head", "TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn", 1]);
    expect(rows[5]?.[1]).toBe(
      "5 | Kiểm tra, đánh giá, đề xuất khen thưởng các tập thể, cá nhân có thành tích | Phòng Nội vụ | Quý IV/2022",
    );
  });
});

describe("readPdf, the same document drawn otherwise", () => {
  it.each([
    [
      "a font without ệ, ủ, ậ: the writer drew those letters after the others",
      "fallback.pdf",
      "decision.txt",
    ],
    ["a table without rules, cut by the page break", "unruled.pdf", "decision.txt"],
    ["a file that may not be printed but needs no password", "restricted.pdf", "restricted.txt"],
  ])("%s", async (_, name, words) => {
    const { source } = await readPdf(fixture(name), noPictures);
    expect(folded(source)).toBe(wordsOf(words));
  });
});

describe("readPdf, what it refuses", () => {
  const whole = fixture("decision.pdf");

  it("a file that needs a password", async () => {
    expect(await reasonOf(fixture("password.pdf"))).toContain("mật khẩu");
  });

  it("a file cut off before its pages", async () => {
    expect(await reasonOf(whole.subarray(0, 900))).toContain("hỏng");
  });

  it("a file that only begins like a PDF", async () => {
    expect(await reasonOf(Buffer.from("%PDF-1.7\nkhông phải PDF"))).toContain("hỏng");
  });
});

const row = (text: string, y: number, x0 = 85, size = 14) => ({
  y,
  size,
  segments: [{ text, bold: 0, isItalic: false, x0, x1: x0 + 6 * text.length, y, size, isScanned: false }],
});
const page = (number: number, rows: ReturnType<typeof row>[]) => ({
  page: number,
  width: 595,
  height: 842,
  rows,
  rules: [],
  isScanned: false,
});
const left = (pages: ReturnType<typeof page>[]): string[][] =>
  withoutFurniture(pages).map(({ rows }) => rows.map(({ segments }) => segments[0]?.text ?? ""));

describe("withoutFurniture", () => {
  it("drops page numbers and running heads, not a head row that also stands inside a page", () => {
    const pages = [1, 2, 3].map((number) =>
      page(number, [
        row(`CÔNG BÁO/Số ${number}`, 40),
        row("TT Nhiệm vụ", 60),
        row(`Nội dung ${number}, khác nhau ở mỗi trang`, 300),
        ...(number === 1 ? [row("TT Nhiệm vụ", 400)] : []),
        row(String(number), 800, 300),
      ]),
    );
    expect(left(pages)[1]).toEqual(["TT Nhiệm vụ", "Nội dung 2, khác nhau ở mỗi trang"]);
  });

  it("drops the small print of a digital signature, not a signer's own words", () => {
    const rows = [
      row("Ký bởi: Ủy ban nhân dân huyện", 30, 400, 8),
      row("Ngày ký: 05-01-2022 10:11:12 +07:00", 40, 400, 8),
      ...[200, 220, 240, 260].map((y) => row("Điều 1. Người ký chịu trách nhiệm thi hành.", y)),
    ];
    expect(left([page(1, rows)])[0]).toHaveLength(4);
  });

  it("keeps a number that begins a line of prose", () => {
    expect(left([page(1, [row("2022", 60), row("Điều 1", 200)])])[0]).toEqual(["2022", "Điều 1"]);
  });
});
