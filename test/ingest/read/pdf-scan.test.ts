import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ReadTools } from "../../../src/ingest/read/block.js";
import type { RecognisedLine } from "../../../src/ports.js";
import { pageOfRecognised } from "../../../src/ingest/read/ocr-lines.js";
import { gate } from "../../../src/ingest/read/page-gate.js";
import type { PageLines } from "../../../src/ingest/read/page-lines.js";
import { textOf } from "../../../src/ingest/read/page-words.js";
import { readPdf } from "../../../src/ingest/read/pdf.js";

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/pdf/${name}`, import.meta.url));
const folded = (text: string): string => text.replace(/[\s|]+/gu, " ").trim();

/** Least number of single-letter changes between two texts. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      line.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (isSame ? 0 : 1),
        ),
      );
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}

describe("a scanned PDF", async () => {
  // What Debian's tesseract 5.3 read in this page: a test must not need the program.
  const recorded: RecognisedLine[] = JSON.parse(fixture("scan.lines.json").toString("utf8"));
  const pictures: Uint8Array[] = [];
  const tools: ReadTools = {
    recognise: (picture) => {
      pictures.push(picture);
      return Promise.resolve(recorded);
    },
  };
  const { source, blocks, scannedPages, pages, remarks } = await readPdf(fixture("scan.pdf"), tools);

  it("is drawn as PNG and recognised, and says so of every block", () => {
    expect(pictures.map((picture) => Buffer.from(picture.subarray(0, 4)).toString("latin1"))).toEqual([
      "\u0089PNG",
    ]);
    expect([pages, scannedPages]).toEqual([1, [1]]);
    expect(blocks.every(({ isScanned, page }) => isScanned === true && page === 1)).toBe(true);
  });

  it("has less than one wrong letter in a hundred", () => {
    const want = folded(fixture("scan.txt").toString("utf8"));
    expect(distance(want, folded(source)) / want.length).toBeLessThan(0.01);
  });

  it("names the figures that scans get wrong, for a person to look at", () => {
    expect(remarks?.join()).toContain("“Quý 1” (trang 1)");
  });

  it("has its letter-head in two columns, its paragraphs whole, its table in rows", () => {
    const words = blocks.map((block) => [block.kind, source.slice(block.start, block.end)]);
    expect(words.slice(0, 2)).toEqual([
      ["layout", "HĐND HUYỆN ĐỒNG BƯỞI"],
      ["layout", "ỦY BAN NHÂN DÂN"],
    ]);
    expect(words).toContainEqual(["layout", "Số: 15/QĐ-UBND"]);
    expect(words).toContainEqual(["layout", "Đồng Bưởi, ngày 05 tháng 01 năm 2022"]);
    expect(words).toContainEqual([
      "paragraph",
      "3. Các xã báo cáo kết quả về Phòng Nông nghiệp và Phát triển nông thôn trước ngày 25 hằng tháng để tổng hợp, trình Ủy ban nhân dân huyện xem xét, chỉ đạo.",
    ]);
    expect(words.filter(([kind]) => kind === "row" || kind === "head")).toHaveLength(4);
  });
});

describe("the gate of a page", () => {
  const bytes = fixture("decision.pdf");
  const broken: PageLines = {
    page: 1,
    width: 595,
    height: 842,
    isScanned: false,
    rules: [],
    rows: Array.from({ length: 40 }, (_, index) => ({
      y: 20 * index,
      size: 14,
      segments: [
        {
          text: "Huy n y Thu n Nam tri n khai nhi m v tr ng tâm quý II ệủậểệụọ",
          bold: 0,
          isItalic: false,
          x0: 85,
          x1: 538,
          y: 20 * index,
          size: 14,
          isScanned: false,
        },
      ],
    })),
  };

  it("reads a page whose words are no Vietnamese by the second extractor", async () => {
    const tools: ReadTools = { recognise: () => Promise.reject(new Error("not needed")) };
    const { pages, scanned } = await gate([broken], bytes, tools);
    expect(pages.map(textOf).join("\n")).toContain("Phân công các cơ quan, đơn vị");
    expect(scanned).toEqual([]);
  });

  it("recognises its picture where that fails too, and says which page is lost when nothing helps", async () => {
    const line = {
      text: "Ủy ban nhân dân huyện phân công nhiệm vụ",
      confidence: 95,
      x0: 10,
      y0: 10,
      x1: 900,
      y1: 50,
    };
    const beyond = { ...broken, page: 2 };
    // The file has one page: neither extractor nor drawing finds a second.
    const one = fixture("restricted.pdf");
    const lost = await gate([beyond], one, { recognise: () => Promise.resolve([line]) });
    expect(lost.remarks).toHaveLength(1);
    expect(lost.remarks[0]).toContain("trang 2");
  });
});

const word = (text: string, x0: number, y1: number, confidence = 95) => ({
  text,
  confidence,
  x0,
  x1: x0 + 20 * text.length,
  y0: y1 - 40,
  y1,
});

const line = (...words: ReturnType<typeof word>[]): RecognisedLine => ({
  text: words.map(({ text }) => text).join(" "),
  confidence: 90,
  x0: words[0]?.x0 ?? 0,
  x1: words.at(-1)?.x1 ?? 0,
  y0: 0,
  y1: 40,
  words,
});

describe("pageOfRecognised", () => {
  const page = { page: 1, width: 595, height: 842 };
  const cells = (lines: RecognisedLine[], rules: Parameters<typeof pageOfRecognised>[1] = []) =>
    pageOfRecognised(lines, rules, page, 200 / 72).rows.map(({ segments }) =>
      segments.map(({ text }) => text),
    );

  it("parts a line that runs across two columns, and drops the speck between them", () => {
    const across = line(
      word("HUYỆN", 100, 40),
      word("_", 250, 40, 38),
      word("CỘNG", 330, 40),
      word("HÒA", 420, 40),
    );
    expect(cells([across])).toEqual([["HUYỆN", "CỘNG HÒA"]]);
  });

  it("parts a line at a rule, however close its words stand", () => {
    const across = line(word("cây", 100, 40), word("Phòng", 175, 40), word("Nội", 285, 40));
    const rule = { isUpright: true, from: 0, to: 300, x: 168, y: 150 };
    expect(cells([across], [rule])).toEqual([["cây", "Phòng Nội"]]);
  });
});
