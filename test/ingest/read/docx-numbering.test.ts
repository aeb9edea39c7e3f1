import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/ingest/read/docx.js";
import { writeBullet, writeNumber } from "../../../src/ingest/read/numbering.js";
import { docxOf, p, wordsOf } from "./office-support.js";

/** One level of a list: form, text, and more elements. */
const level = (index: number, form: string, text: string, more = "", start = 1): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${form}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const num = (id: number, abstract: number, more = ""): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;
const at = (numId: number, ilvl = 0): string =>
  `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;
const style = (id: string, more = ""): string => `<w:pStyle w:val="${id}"/>${more}`;
const read = async (body: string, numbering: string, styles = "") =>
  wordsOf(await readDocx(docxOf(body, { numbering, styles })));

const legal = list(
  0,
  level(0, "upperRoman", "%1."),
  level(1, "decimal", "%2."),
  level(2, "lowerLetter", "%3)"),
  level(3, "bullet", "\uf0b7"),
);

describe("automatic numbers", () => {
  it("reads I. 1. a) and bullets, and begins lower levels anew", async () => {
    const body = [
      p("Một", at(1)),
      p("Hai", at(1, 1)),
      p("Ba", at(1, 2)),
      p("Bốn", at(1, 2)),
      p("Năm", at(1, 3)),
      p("Không số"),
      p("Sáu", at(1, 1)),
      p("Bảy", at(1, 2)),
      p("Tám", at(1)),
      p("Chín", at(1, 1)),
    ].join("");
    expect(await read(body, legal + num(1, 0))).toEqual([
      "I. Một",
      "1. Hai",
      "a) Ba",
      "b) Bốn",
      "- Năm",
      "Không số",
      "2. Sáu",
      "a) Bảy",
      "II. Tám",
      "1. Chín",
    ]);
  });

  it("goes on across lists of one definition, and restarts where the file says so", async () => {
    const restarted = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const body = p("a", at(1)) + p("b", at(2)) + p("c", at(3)) + p("d", at(3)) + p("e", at(1));
    expect(
      await read(body, list(0, level(0, "decimal", "%1-")) + num(1, 0) + num(2, 0) + num(3, 0, restarted)),
    ).toEqual(["1- a", "2- b", "1- c", "2- d", "3- e"]);
  });

  it("takes list and level from the paragraph's style, and no number where the paragraph says 0", async () => {
    const numbering = list(
      0,
      level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>'),
      level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'),
    );
    const styles = ["Dieu", "Khoan"]
      .map(
        (id) =>
          `<w:style w:type="paragraph" w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      )
      .join("");
    const body =
      p("Phạm vi", style("Dieu")) +
      p("Một", style("Khoan")) +
      p("Hai", style("Khoan")) +
      p("Không", style("Dieu", '<w:numPr><w:numId w:val="0"/></w:numPr>')) +
      p("Đối tượng", style("Dieu"));
    expect(await read(body, numbering + num(1, 0), styles)).toEqual([
      "Điều 1. Phạm vi",
      "1. Một",
      "2. Hai",
      "Không",
      "Điều 2. Đối tượng",
    ]);
  });

  it("writes several levels, in digits where the level is legal, and levels that never restart", async () => {
    const numbering = list(
      0,
      level(0, "upperRoman", "Chương %1"),
      level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
      level(2, "decimal", "(%3)", '<w:lvlRestart w:val="0"/>'),
    );
    const body =
      p("a", at(1)) +
      p("b", at(1, 1)) +
      p("c", at(1, 2)) +
      p("d", at(1)) +
      p("e", at(1, 1)) +
      p("f", at(1, 2));
    expect(await read(body, numbering + num(1, 0))).toEqual([
      "Chương I a",
      "1.1. b",
      "(1) c",
      "Chương II d",
      "2.1. e",
      "(2) f",
    ]);
  });

  it("starts where the list says, counts empty paragraphs, and finds a list by its style", async () => {
    const linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="KieuSo"/></w:abstractNum>';
    const real = `<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="KieuSo"/>${level(0, "lowerRoman", "%1/", "", 4)}</w:abstractNum>`;
    const body = p("a", at(1)) + p("", at(1)) + p("b", at(1));
    expect(await read(body, linked + real + num(1, 5))).toEqual(["iv/ a", "vi/ b"]);
  });

  it("makes the number as bold as the words after it", async () => {
    const body = p("TÌNH HÌNH", at(1), "<w:b/>");
    const { blocks } = await readDocx(docxOf(body, { numbering: legal + num(1, 0) }));
    expect(blocks[0]?.bold).toBe("I. TÌNH HÌNH".length);
  });
});

describe("writeNumber", () => {
  it.each([
    [4, "upperRoman", "IV"],
    [1994, "upperRoman", "MCMXCIV"],
    [9, "lowerRoman", "ix"],
    [26, "lowerLetter", "z"],
    [28, "lowerLetter", "bb"],
    [5, "upperLetter", "E"],
    [7, "decimalZero", "07"],
    [1_000_000_000, "lowerLetter", "1000000000"],
  ] as const)("writes %d as %s: %s", (value, form, written) => {
    expect(writeNumber(value, form)).toBe(written);
  });

  it("keeps the plus sign of a bullet", () => {
    expect(["+", "–", "\uf0b7", "o"].map(writeBullet)).toEqual(["+ ", "- ", "- ", "- "]);
  });
});
