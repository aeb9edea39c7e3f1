import { array, assert, asyncProperty, constantFrom, oneof, pre, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { chunk } from "../../src/ingest/chunk.js";
import { type Read, readFixture, readText } from "./support.js";

/** No letter and no digit: blanks, dashes of lists, bars, marks that end an item. */
const separators = /^[^\p{L}\p{N}]*$/u;

const never = (): Promise<never> => Promise.reject(new Error("not needed"));
const cell = (name: string): string => `${name} ${"chi tiết ".repeat(20)}`.trim();

/** Every word of the source in exactly one passage, in order; only separators between. */
function expectWhole({ document: { source, identity }, passages }: Read): void {
  let at = 0;
  for (const passage of passages) {
    expect(passage.start).toBeGreaterThanOrEqual(at);
    expect(source.slice(at, passage.start)).toMatch(separators);
    expect(passage.text).toBe(source.slice(passage.start, passage.end));
    expect(passage.text.trim()).toBe(passage.text);
    expect(passage.id).toBe(`${identity.id}#${passage.start}-${passage.end}`);
    expect(passage.parent.start).toBeLessThanOrEqual(passage.start);
    expect(passage.parent.end).toBeGreaterThanOrEqual(passage.end);
    at = passage.end;
  }
  expect(source.slice(at)).toMatch(separators);
}

const lines = [
  "Điều 1. Phạm vi điều chỉnh",
  "1. Quyết định này quy định mức hỗ trợ; đối tượng; hồ sơ.",
  "a) Hộ nghèo có tên trong danh sách;",
  "đ) Hộ ở xã đảo.",
  "- Xã Cầu Mây;",
  "+ Thôn Hạ",
  "I. MỤC TIÊU",
  "PHỤ LỤC II",
  "Chương IV",
  "QUY ĐỊNH CHUNG",
  "Nơi nhận:",
  "T/M BAN THƯỜNG VỤ",
  "Yêu cầu thực hiện một số nhiệm vụ sau: Trồng cây; giữ rừng. Thu 1.450 tỷ đồng; nhiệm kỳ 2020-2025; 2025-2030…",
  "Tham dự có đồng chí An; đồng chí Bình; các đồng chí khác.",
  "TT | Việc | Hạn",
  "1 | Rà soát | 30/6",
  "**Đậm** và *nghiêng* …và tiếp",
  "Kết luận như sau: ngày 07/4/2022, TP. Hồ Chí Minh (xã A; xã B; xã C), ",
  "|",
  "",
  "🌱 Ký tự lạ 𠀀 và   nhiều   dấu cách",
  "«mở mà không đóng (ngoặc",
];

describe("chunk", () => {
  it.each(["2021/nghi-quyet-06.txt", "quyet-dinh-ho-tro.md", "ke-hoach.html", "tin-hoi-nghi.txt"])(
    "loses no word of %s",
    async (path) => {
      const read = await readFixture(path);
      expect(read.passages.length).toBeGreaterThan(5);
      expectWhole(read);
    },
  );

  it("loses no word, whatever lines a document is made of", async () => {
    const documents = array(oneof(constantFrom(...lines), string({ unit: "grapheme", maxLength: 60 })), {
      minLength: 1,
      maxLength: 25,
    });
    expect.hasAssertions();
    await assert(
      asyncProperty(documents, constantFrom("a.txt", "a.md"), async (parts, path) => {
        const text = parts.join("\n").replace(/^\s*---/u, "");
        pre(/\p{L}{3}/u.test(text.replace(/[*|]/gu, "")));
        // Letters of every script at random: what does not read as Vietnamese is refused before it is cut.
        const read = await readText(`Một dòng đầu.\n\n${text}`, path).catch((error: unknown) =>
          String(error).includes("Chữ đọc ra bị lỗi") ? null : Promise.reject(error),
        );
        if (read === null) return pre(false);
        expectWhole(read);
      }),
      { numRuns: 400 },
    );
  });

  it("cuts a long sentence at its clauses, no piece over 450 units", async () => {
    const clause =
      "đồng thời phối hợp với các cơ quan liên quan rà soát, hoàn thiện hồ sơ theo quy định của pháp luật";
    const read = await readText(
      `Sở Nội vụ chủ trì thẩm định, ${Array.from({ length: 9 }, () => clause).join(", ")}.`,
    );
    expect(read.passages.length).toBeGreaterThan(3);
    for (const passage of read.passages) expect(passage.text.length).toBeLessThanOrEqual(450);
    expectWhole(read);
  });

  it("hands a stretch without any border to LangChain's splitter, and only that", async () => {
    const endless = Array.from({ length: 300 }, (_, index) => `từ${index}`).join(" ");
    const read = await readText(endless);
    expect(read.passages.length).toBeGreaterThan(4);
    for (const passage of read.passages) expect(passage.text.length).toBeLessThanOrEqual(300);
    expectWhole(read);

    const source = "Một câu ngắn. Hai câu ngắn.";
    const leaf = {
      start: 0,
      end: source.length,
      role: "text",
      locator: "đoạn 1",
      headings: [],
      lead: null,
      parent: { start: 0, end: source.length },
      dash: 0,
    } as const;
    expect((await chunk("d", source, [leaf], never)).map((passage) => passage.text)).toEqual([
      "Một câu ngắn.",
      "Hai câu ngắn.",
    ]);
  });

  it("keeps a short row whole and packs the cells of a long one", async () => {
    const read = await readText(
      `| STT | Việc | Cơ quan |\n|---|---|---|\n| 1 | ${cell("Một")} | ${cell("Hai")} |\n| 2 | ngắn | gọn |`,
      "a.md",
    );
    const rows = read.passages.filter((passage) => passage.kind === "row");
    expect(rows.map((row) => row.locator)).toEqual(["dòng 1", "dòng 1", "dòng 2"]);
    expect(rows.at(-1)?.text).toBe("2 | ngắn | gọn");
    expectWhole(read);
  });
});
