import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../../src/errors.js";
import { readDocx } from "../../../src/ingest/read/docx.js";
import { readFile } from "../../../src/ingest/read/read.js";
import { readRtf } from "../../../src/ingest/read/rtf.js";
import { noTools, officeFile, wordsOf } from "./office-support.js";

/** RTF is ASCII: other letters stand as \\u with a question mark for those who know no Unicode. */
const rtf = (text: string): Uint8Array =>
  Buffer.from(
    text.replace(/[\u0080-\uffff]/gu, (letter) => `\\u${letter.charCodeAt(0)}?`),
    "latin1",
  );
const fonts = String.raw`{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset163 Arial;}{\f2\fnil\fcharset0 .VnTime;}{\f3\fnil\fcharset2 Symbol;}}`;
const read = async (body: string): Promise<string[]> =>
  wordsOf(await readRtf(rtf(String.raw`{\rtf1\ansi\ansicpg1258\deff0 ${fonts}\pard\plain ${body}}`)));

describe("readRtf", () => {
  it("reads the same text and blocks as the same document in .docx", async () => {
    expect(await readRtf(officeFile("nghi-quyet.rtf"))).toEqual(
      await readDocx(officeFile("nghi-quyet.docx")),
    );
  });

  it("decodes TCVN3 by font", async () => {
    const tcvn3 = await readRtf(officeFile("nghi-quyet-tcvn3.rtf"));
    expect(tcvn3.legacy).toBe("tcvn3");
    expect(tcvn3.source).toContain("I. TÌNH HÌNH\n\n1. Kết quả. Toàn huyện có 12 hợp tác xã được thành lập.");
  });

  it("reads letters by code page 1258, by \\u with its fallback, and by the font's own set", async () => {
    // 1258 writes ệ as ê and a dot below (EA F2).
    expect(
      await read(
        String.raw`\f1 Huy\'ea\'f2n\par\f0 Huy\u7879?n \uc2\u7911\'75\'3fy\uc1\par\f2 Huy\'d6n \'f1y\par`,
      ),
    ).toEqual(["Huyện", "Huyện ủy", "Huyện ủy"]);
  });

  it("keeps written-out numbers and leaves out what is no text of the document", async () => {
    const body = String.raw`{\listtext\pard\plain I.\tab}{\b Tình hình}\par{\listtext\pard\plain\f3 \'b7\tab}\plain Ý thứ nhất{\v ẩn}{\deleted bỏ}\par
{\header Đầu trang\par}{\*\generator x;}{\field{\*\fldinst PAGE}{\fldrslt 12}} trang{\pict\bin5 {{{{{}\line dòng hai\par`;
    expect(await read(body)).toEqual(["I. Tình hình", "- Ý thứ nhất", "12 trang", "dòng hai"]);
  });

  it("puts notes after their paragraph, also when it follows a table", async () => {
    const body = String.raw`Câu{\footnote\pard Nguồn.} một.\par\trowd\cellx1\cellx2\intbl a\cell b\cell\row\trowd\cellx1\clmrg\cellx2\intbl c\cell\cell\row\pard Sau.\par`;
    expect(await read(body)).toEqual(["Câu một.", "[1] Nguồn.", "a | b", "c", "Sau."]);
  });

  it("refuses groups nested without end and reads an RTF that is named .doc", async () => {
    await expect(async () => readRtf(rtf(`{\\rtf1 ${"{".repeat(5000)}`))).rejects.toThrow(
      DocumentRefusedError,
    );
    const file = await readFile("a.doc", officeFile("nghi-quyet.rtf"), null, noTools);
    expect(file.format).toBe("rtf");
  });
});
