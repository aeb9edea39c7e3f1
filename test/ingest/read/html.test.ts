import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readHtml } from "../../../src/ingest/read/html.js";

describe("readHtml", () => {
  const page = readFileSync(new URL("../../fixtures/corpus/ke-hoach.html", import.meta.url), "utf8");
  const { source, blocks } = readHtml(page);

  it("takes the words of the document and none of the page around it", () => {
    for (const foreign of ["Trang chủ", "alert", "Bản quyền", "Chữ ẩn", "color"])
      expect(source).not.toContain(foreign);
    expect(source).toContain("Trồng 10.000 cây xanh dọc các tuyến đường của huyện.");
  });

  it("keeps list items and table rows apart, heads told from rows", () => {
    const words = blocks.map((block) => [block.kind, source.slice(block.start, block.end)]);
    expect(words).toContainEqual(["paragraph", "- Huyện đoàn huy động 500 đoàn viên."]);
    expect(words).toContainEqual(["head", "STT | Xã | Số cây"]);
    expect(words).toContainEqual(["row", "2 | Đồng Bưởi | 6.500"]);
  });

  it("reads a page that is laid out in a table of one cell", () => {
    const { source: words } = readHtml(
      "<body><table><tr><td><p>Một câu.</p><p>Hai câu.</p></td></tr></table></body>",
    );
    expect(words).toBe("Một câu.\n\nHai câu.");
  });
});
