import { describe, expect, it } from "vitest";
import { readPptx } from "../../../src/ingest/read/pptx.js";
import { officeFile, wordsOf, zipOf } from "./office-support.js";

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const names = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${types}"`;

const shape = (paragraphs: string, placeholder = ""): string =>
  `<p:sp><p:nvSpPr><p:nvPr>${placeholder === "" ? "" : `<p:ph type="${placeholder}"/>`}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
const line = (words: string, properties = ""): string =>
  `<a:p>${properties}<a:r><a:rPr/><a:t>${words}</a:t></a:r></a:p>`;

/** A presentation of slides, each the XML inside p:sld; `order` lists them as they are shown. */
function pptxOf(slides: readonly string[], order: readonly number[]): Uint8Array {
  return zipOf({
    "ppt/presentation.xml": `<p:presentation ${names}><p:sldIdLst>${order.map((one) => `<p:sldId r:id="s${one}"/>`).join("")}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": `<Relationships>${slides
      .map((_, index) => `<Relationship Id="s${index}" Type="${types}/slide" Target="slides/s${index}.xml"/>`)
      .join("")}</Relationships>`,
    ...Object.fromEntries(slides.map((slide, index) => [`ppt/slides/s${index}.xml`, slide])),
  });
}

describe("readPptx", () => {
  it("reads slides that LibreOffice wrote: numbers, bold heads, tables, the slide as page", async () => {
    const extract = await readPptx(officeFile("nhiem-vu.pptx"));
    expect(wordsOf(extract)).toEqual([
      "Nhiệm vụ trọng tâm năm 2022",
      "1. Kinh tế: trồng rừng",
      "2. Xây dựng nông thôn mới",
      "Phân công",
      "TT | Việc",
      "1 | Trồng cây",
    ]);
    expect(extract.blocks.map(({ page }) => page)).toEqual([1, 1, 1, 2, 2, 2]);
    expect(extract.blocks[1]?.bold).toBe("1. Kinh tế:".length);
    expect(extract.pages).toBe(2);
  });

  it("follows the order of the presentation and leaves out hidden slides, footers and slide numbers", async () => {
    const first = `<p:sld ${names}>${shape(line("Hai"), "title")}${shape(line("Trang"), "sldNum")}${shape(line("Chân trang"), "ftr")}</p:sld>`;
    const second = `<p:sld ${names}>${shape(line("Một"), "ctrTitle")}${shape(
      `<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>${line("a", '<a:pPr><a:buAutoNum type="romanUcPeriod"/></a:pPr>')}${line("b", '<a:pPr lvl="1"><a:buAutoNum type="alphaLcParenR"/></a:pPr>')}${line("c", '<a:pPr><a:buAutoNum type="romanUcPeriod"/></a:pPr>')}${line("d", '<a:pPr><a:buChar char="•"/></a:pPr>')}`,
    )}</p:sld>`;
    const hidden = `<p:sld ${names} show="0">${shape(line("ẩn"))}</p:sld>`;
    const extract = await readPptx(pptxOf([first, second, hidden], [1, 2, 0]));
    expect(wordsOf(extract)).toEqual(["Một", "I. a", "a) b", "II. c", "- d", "Hai"]);
    expect(extract.blocks.map(({ level }) => level)).toEqual([2, 0, 0, 0, 0, 2]);
  });
});
