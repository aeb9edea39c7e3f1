import { describe, expect, it } from "vitest";
import { readMarkdown } from "../../../src/ingest/read/markdown.js";

const blocksOf = (text: string): string[] => {
  const { source, blocks } = readMarkdown(text);
  return blocks.map((block) => source.slice(block.start, block.end));
};

describe("readMarkdown", () => {
  it("joins hard-wrapped lines and drops emphasis, wherever a page broke it", () => {
    expect(blocksOf("**Quy ****định v****à hư****ớng\ndẫn** thi *hành*\n\n*Căn cứ* Luật;")).toEqual([
      "Quy định và hướng dẫn thi hành",
      "Căn cứ Luật;",
    ]);
  });

  it("keeps a dash that a line break left at a line's start inside its sentence", () => {
    expect(blocksOf("Sở Lao động\n- Thương binh và Xã hội\n\nGiai đoạn 2021\n- 2025.")).toEqual([
      "Sở Lao động - Thương binh và Xã hội",
      "Giai đoạn 2021 - 2025.",
    ]);
  });

  it("begins a block at every dash of a list", () => {
    expect(blocksOf("Gồm\n- Một;\n- Hai;\n- Ba.")).toEqual(["Gồm", "- Một;", "- Hai;", "- Ba."]);
  });

  it("reads headings, links, escapes and stars that are words", () => {
    const { source, blocks } = readMarkdown("## Mục 1\n\nXem [cổng](https://x.vn/a_(b)) \\- 2 * 3");
    expect(source).toBe("Mục 1\n\nXem cổng - 2 * 3");
    expect(blocks[0]?.level).toBe(2);
  });

  it("measures the bold beginning of a paragraph", () => {
    const { blocks } = readMarkdown("**3. Thời gian:** Từ năm 2026\n\n**Toàn bộ đậm**");
    expect(blocks.map((block) => [block.bold, block.end - block.start])).toEqual([
      [13, 25],
      [11, 11],
    ]);
  });

  it("reads rows of a table drawn with bars on lines of their own, empty cells and all", () => {
    const rows = "|\n**TT**\n|\n**Việc**\n|\n**Hạn**\n|\n|\n1\n|\nRà soát\n|\n|\n|\n2\n|\n|\n30/6\n|\n\nHết.";
    expect(blocksOf(rows)).toEqual(["TT | Việc | Hạn", "1 | Rà soát", "2 |  | 30/6", "Hết."]);
  });

  it("reads the tables of GitHub's Markdown", () => {
    const { blocks } = readMarkdown("| STT | Xã |\n|---|:--|\n| 1 | Cầu Mây |");
    expect(blocks.map((block) => block.kind)).toEqual(["head", "row"]);
    expect(blocksOf("| STT | Xã |\n|---|:--|\n| 1 | Cầu Mây |")).toEqual(["STT | Xã", "1 | Cầu Mây"]);
  });

  it("reads a letter-head whose left cell is empty and whose rows break over lines", () => {
    const head =
      "| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc\n|\nSố: 1654/NQ-UBTVQH15 |\n|";
    expect(blocksOf(head).at(-1)).toBe("Số: 1654/NQ-UBTVQH15");
    expect(readMarkdown(head).blocks.every((block) => block.kind === "layout")).toBe(true);
  });

  it("reads a letter-head in order and mends line breaks that a conversion swallowed", () => {
    const head =
      "QUỐC HỘI------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc |\nLuật số: 60/2024/QH15 |\n|";
    expect(blocksOf(head)).toEqual([
      "QUỐC HỘI",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Luật số: 60/2024/QH15",
    ]);
  });
});
