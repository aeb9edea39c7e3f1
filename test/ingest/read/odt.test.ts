import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/ingest/read/docx.js";
import { readOdt } from "../../../src/ingest/read/odt.js";
import { ingestMessages } from "../../../src/messages.js";
import { officeFile, wordsOf, zipOf } from "./office-support.js";

const names = ["office", "style", "text", "table"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");
const fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';

/** An OpenDocument text of the XML inside office:text. */
const odtOf = (body: string, styles = "", more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipOf({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<office:document-content ${names} ${fo}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...more,
  });
const read = async (body: string, styles = ""): Promise<string[]> =>
  wordsOf(await readOdt(odtOf(body, styles)));

const item = (words: string, more = "", attributes = ""): string =>
  `<text:list-item ${attributes}><text:p>${words}</text:p>${more}</text:list-item>`;
const numbers = (...levels: string[]): string =>
  `<text:list-style style:name="L">${levels
    .map((level, index) => `<text:list-level-style-number text:level="${index + 1}" ${level}/>`)
    .join("")}</text:list-style>`;

const bold = (name: string, family: string, weight: string): string =>
  `<style:style style:name="${name}" style:family="${family}"><style:text-properties fo:font-weight="${weight}"/></style:style>`;
const cell = (repeat: number, words: string): string =>
  `<table:table-cell table:number-columns-repeated="${repeat}"><text:p>${words}</text:p></table:table-cell>`;

describe("readOdt", () => {
  it("reads the same text and blocks as the same document in .docx", async () => {
    const odt = await readOdt(officeFile("nghi-quyet.odt"));
    expect(odt).toEqual(await readDocx(officeFile("nghi-quyet.docx")));
  });

  it("counts lists: continued, begun anew, from a given start, several levels shown", async () => {
    const styles = numbers(
      'style:num-format="I" style:num-suffix="."',
      'style:num-format="1" style:num-suffix="." text:display-levels="2"',
    );
    const body = `<text:list text:style-name="L" xml:id="x">${item("a", `<text:list>${item("b")}${item("c")}</text:list>`)}</text:list>
      <text:p>giữa</text:p>
      <text:list text:style-name="L" text:continue-list="x">${item("d")}${item("e", "", 'text:start-value="7"')}<text:list-header><text:p>không số</text:p></text:list-header>${item("g")}</text:list>
      <text:list text:style-name="L">${item("h", "<text:p>đoạn thứ hai</text:p>")}</text:list>`;
    expect(await read(body, styles)).toEqual([
      "I. a",
      "I.1. b",
      "I.2. c",
      "giữa",
      "II. d",
      "VII. e",
      "không số",
      "VIII. g",
      "I. h",
      "đoạn thứ hai",
    ]);
  });

  it("numbers headings by the outline and keeps their level", async () => {
    const outline = `<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Chương " style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>`;
    const body = `<text:h text:outline-level="1">Một</text:h><text:h text:outline-level="2">Hai</text:h><text:h text:outline-level="1">Ba</text:h>`;
    const extract = await readOdt(odtOf(body, outline));
    expect(wordsOf(extract)).toEqual(["Chương I. Một", "Hai", "Chương II. Ba"]);
    expect(extract.blocks.map(({ level }) => level)).toEqual([1, 2, 1]);
  });

  it("leaves out deleted and hidden words, comments, contents lists and page numbers", async () => {
    const styles = `<style:style style:name="An" style:family="text"><style:text-properties text:display="none"/></style:style>`;
    const body = `<text:tracked-changes><text:p>đã xóa</text:p></text:tracked-changes>
      <text:table-of-content><text:p>Mục lục 1</text:p></text:table-of-content>
      <text:section text:display="none"><text:p>phần ẩn</text:p></text:section>
      <text:p>Còn<office:annotation><text:p>ghi chú</text:p></office:annotation><text:span text:style-name="An">ẩn</text:span><text:s text:c="3"/>lại<text:tab/>đây <text:page-number>3</text:page-number><text:line-break/>dòng hai</text:p>`;
    expect(await read(body, styles)).toEqual(["Còn lại đây", "dòng hai"]);
  });

  it("measures bold through nested styles", async () => {
    const styles = bold("D", "paragraph", "bold") + bold("T", "text", "normal");
    const body = `<text:p text:style-name="D">Đậm <text:span text:style-name="T">nhạt</text:span></text:p>`;
    const { blocks } = await readOdt(odtOf(body, styles));
    expect(blocks.map((block) => block.bold)).toEqual([3]);
  });

  it("does not grow by repeated cells and rows", async () => {
    const body = `<table:table><table:table-row table:number-rows-repeated="1000000">${cell(1000000, "")}</table:table-row><table:table-row>${cell(1, "a")}${cell(2, "b")}</table:table-row></table:table>`;
    expect(await read(body)).toEqual(["a | b | b"]);
  });

  it("refuses a file with a password", () => {
    const manifest = "<manifest><manifest:encryption-data/></manifest>";
    expect(() => readOdt(odtOf("", "", { "META-INF/manifest.xml": manifest }))).toThrow(
      ingestMessages.passwordOffice,
    );
  });
});
