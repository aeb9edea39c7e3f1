import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../../src/errors.js";
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

  const linesOf = (body: string): string[] => {
    const { source: words } = readHtml(
      `<!DOCTYPE html><html><head><title>T</title></head><body>${body}</body></html>`,
    );
    return words.split(/\n+/u);
  };

  // A stray end tag sends a page to the standard's repairs: both ways of reading drop the same.
  it.each([
    ["whose tags fit", ""],
    ["whose tags do not fit", "</span>"],
  ])("drops what a reader of a page does not see: a page %s", (_, stray) => {
    const hidden = [
      "<!-- lệnh ẩn -->",
      "<script>if (1 < 2) document.write('<p>lệnh ẩn</p>')</script>",
      "<style>p { content: 'lệnh ẩn' }</style>",
      "<div style='display: none'><p>lệnh <b>ẩn</b></p></div>",
      "<p STYLE='VISIBILITY:hidden'>lệnh ẩn</p>",
      "<p style='display&#58;none'>lệnh ẩn</p>",
      "<p>a<span style='font-size:0'>lệnh ẩn</span><span style='opacity:0'>lệnh ẩn</span></p>",
      "<p hidden>lệnh ẩn</p>",
      "<p aria-hidden=true>lệnh ẩn</p>",
      "<form><p>lệnh ẩn</p></form>",
      "<!--[if gte mso 9]><xml><o:p>lệnh ẩn</o:p></xml><![endif]-->",
    ];
    const seen = "<p style='font-size:0.8em;opacity:0.5'>chữ nhỏ</p><p aria-hidden=false>chữ rõ</p>";
    expect(linesOf(stray + hidden.join("") + seen)).toEqual(["a", "chữ nhỏ", "chữ rõ"]);
    // Two more, which the quick way leaves to the standard whatever stands around them.
    expect(linesOf(`<template><p>ẩn</p></template><noscript><p>ẩn</p></noscript>${stray}<p>chữ</p>`)).toEqual(
      ["chữ"],
    );
  });

  it("reads what pages leave unclosed, and Word's lists", () => {
    expect(linesOf("<p>một<p>hai<ul><li>ba<li>bốn</ul>")).toEqual(["một", "hai", "- ba", "- bốn"]);
    expect(linesOf("<table><tr><td>a<td>b<tr><td>c<td>d</table>")).toEqual(["a | b", "c | d"]);
    const mark =
      "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>";
    expect(linesOf(`<p class=MsoListParagraph>${mark}Trồng c&acirc;y<o:p></o:p></p>`)).toEqual([
      "1. Trồng cây",
    ]);
  });

  it("keeps words that stand between the rows of a table, before it", () => {
    expect(linesOf("<table>lạc<tr><td>a</td><td>b</td></tr></table>")).toEqual(["lạc", "a | b"]);
  });

  it("reads a cell's inner table as its words, and takes the part that a page marks as its main one", () => {
    expect(
      linesOf("<table><tr><td>a<table><tr><td>b</td> <td>c</td></tr></table></td><td>d</td></tr></table>"),
    ).toEqual(["a b c | d"]);
    const long = "Trồng cây xanh dọc các tuyến đường. ".repeat(8).trim();
    expect(linesOf(`<p>ngoài</p><div class="a content"><p>${long}</p></div>`)).toEqual([long]);
    expect(linesOf("<p>ngoài</p><main>ngắn</main>")).toEqual(["ngoài", "ngắn"]);
  });

  it.each(["<div>", "<table><tr><td>", "<b>", "<khung>"])(
    "refuses a page that nests %s without end",
    (tag) => {
      expect(() => readHtml(`<p>chữ</p>${tag.repeat(5000)}x`)).toThrow(DocumentRefusedError);
    },
  );
});
