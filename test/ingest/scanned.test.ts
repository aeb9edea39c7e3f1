import { describe, expect, it } from "vitest";
import { joinLocators } from "../../src/ask/draft.js";
import { scanNotice } from "../../src/ask/notices.js";
import { chunk } from "../../src/ingest/chunk.js";
import type { Leaf } from "../../src/ingest/leaf.js";
import type { Block } from "../../src/ingest/read/block.js";
import { doubtfulFigures, isDoubtfulFigure } from "../../src/ingest/read/ocr-doubtful.js";
import { markScanned } from "../../src/ingest/scanned.js";

const source = "Trồng 12.500 cây.\n\nHoàn thành trong quý 11.";
const block = (start: number, end: number, page: number, isScanned: boolean): Block => ({
  start,
  end,
  kind: "paragraph",
  level: 0,
  bold: 0,
  table: 0,
  row: 0,
  column: 0,
  page,
  isScanned,
});
const leaf = (start: number, end: number, locator: string): Leaf => ({
  start,
  end,
  role: "text",
  locator,
  headings: [],
  lead: null,
  parent: { start, end },
  dash: 0,
});

describe("passages from a scan", () => {
  const blocks = [block(0, 17, 1, false), block(19, source.length, 2, true)];
  const leaves = [leaf(0, 17, "đoạn 1"), leaf(19, source.length, "đoạn 2")];
  const locators = async (pages: number): Promise<string[]> => {
    const marked = markScanned(leaves, { source, blocks, pages });
    const passages = await chunk("d", source, marked, (text) => Promise.resolve([text]));
    return passages.map(({ locator }) => locator);
  };

  it("say so at the end of their place, with the page where there are several", async () => {
    expect(await locators(2)).toEqual(["đoạn 1", "đoạn 2, trang 2 (đọc từ bản quét)"]);
    expect(await locators(1)).toEqual(["đoạn 1", "đoạn 2 (đọc từ bản quét)"]);
  });

  it("are grouped in the line of sources as others are, the mark said once", () => {
    expect(
      joinLocators([
        "Điều 2, khoản 1, trang 1 (đọc từ bản quét)",
        "Điều 2, khoản 2, trang 2 (đọc từ bản quét)",
      ]),
    ).toBe("Điều 2, khoản 1, 2 (đọc từ bản quét)");
    expect(joinLocators(["đoạn 2, ý 1", "đoạn 2, ý 3"])).toBe("đoạn 2, ý 1, 3");
  });

  it("bring the sentence that asks to look at the original; others do not", () => {
    expect(scanNotice(["đoạn 1", "đoạn 2 (đọc từ bản quét)"]).join()).toContain("đối chiếu bản gốc");
    expect(scanNotice(["đoạn 1"])).toEqual([]);
  });
});

describe("doubtfulFigures", () => {
  it.each([
    ["Hoàn thành trong quý 1/2022", ["quý 1"]],
    ["Quý 11/2022 và Quý 112022", ["Quý 11", "Quý 112022"]],
    ["trước ngày 35/02/2022", ["ngày 35/02/2022"]],
    ["mục 11 của kế hoạch", ["mục 11"]],
    ["Quý II/2022, quý IV, quý III", []],
    ["trước ngày 28/02/2022; 12.500 cây; Điều 11", []],
  ])("of “%s”", (text, figures) => {
    expect(doubtfulFigures(text).map(({ start, end }) => text.slice(start, end))).toEqual(figures);
  });

  it("tells whether a number may be taken at its word", () => {
    expect(isDoubtfulFigure(source, { start: source.indexOf("11"), end: source.length - 1 })).toBe(true);
    expect(isDoubtfulFigure(source, { start: 6, end: 12 })).toBe(false);
  });
});
