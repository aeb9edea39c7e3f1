import { describe, expect, it } from "vitest";
import { formatOf, writeCell } from "../../../src/ingest/read/xlsx-format.js";
import { readXlsx } from "../../../src/ingest/read/xlsx.js";
import { officeFile, wordsOf, zipOf } from "./office-support.js";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of the XML inside each sheet's worksheet element. */
function xlsxOf(sheets: Readonly<Record<string, string>>, strings = "", properties = ""): Uint8Array {
  const names = Object.keys(sheets);
  return zipOf({
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${types}"><workbookPr ${properties}/><sheets>${names
      .map(
        (name, index) => `<sheet name="${name}" r:id="s${index}" ${name === "ẩn" ? 'state="hidden"' : ""}/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names
      .map(
        (_, index) =>
          `<Relationship Id="s${index}" Type="${types}/worksheet" Target="worksheets/s${index}.xml"/>`,
      )
      .join(
        "",
      )}<Relationship Id="t" Type="${types}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${strings}</sst>`,
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/s${index}.xml`,
        `<worksheet xmlns="${main}">${sheets[name] ?? ""}</worksheet>`,
      ]),
    ),
  });
}

const word = (reference: string, words: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`;

describe("readXlsx", () => {
  it("reads a task table that LibreOffice wrote: letter-head, title, head, rows, signature", async () => {
    const extract = await readXlsx(officeFile("phu-luc.xlsx"));
    expect(extract.blocks.map(({ kind, level }, index) => [kind, level, wordsOf(extract)[index]])).toEqual([
      ["paragraph", 2, "Phụ lục 1"],
      ["layout", 0, "UBND HUYỆN BÌNH AN"],
      ["layout", 0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
      ["paragraph", 0, "PHỤ LỤC NHIỆM VỤ NĂM 2022"],
      ["paragraph", 0, "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/4/2022 của UBND huyện)"],
      ["head", 0, "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn"],
      ["row", 0, "I | Lĩnh vực kinh tế"],
      ["row", 0, "1 | Trồng 10.000 cây xanh | Phòng Nông nghiệp | Huyện đoàn | 30/06/2022"],
      ["row", 0, "2 | Giải ngân vốn đầu tư công | Phòng Tài chính | Các xã | Quý II/2022"],
      ["row", 0, "II | Lĩnh vực xã hội"],
      ["row", 0, "3 | Tỷ lệ tham gia bảo hiểm y tế đạt | Bảo hiểm xã hội |  | 92,5%"],
      ["layout", 0, "Nơi nhận:"],
      ["layout", 0, "TM. ỦY BAN NHÂN DÂN"],
      ["layout", 0, "- Các xã;"],
      ["layout", 0, "CHỦ TỊCH"],
      ["paragraph", 2, "Số liệu"],
      ["head", 0, "Xã | Số hộ | Ngày"],
      ["row", 0, "Phước Nam | 1234 | 05/01/2022"],
      ["row", 0, "Nhị Hà | 987 | 15/02/2022"],
    ]);
  });

  it("reads shared, rich and inline strings, results of formulas and truth values; no errors, no reading aids", async () => {
    const strings = `<si><r><t>Trồng </t></r><r><rPr><b/></rPr><t>rừng</t></r><rPh><t>aid</t></rPh></si><si><t>Xã\nPhước Nam</t></si>`;
    const rows = `<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><f>A1&amp;"x"</f><v>kết quả</v></c></row>
      <row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f><v>2</v></c></row></sheetData>`;
    expect(wordsOf(await readXlsx(xlsxOf({ a: rows }, strings)))).toEqual([
      "Trồng rừng | Xã Phước Nam | kết quả",
      "TRUE |  | 2",
    ]);
  });

  it("keeps what is hidden out, and an empty cell's place in", async () => {
    const rows = `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>
      <row>${word("A1", "TT")}${word("B1", "ẩn")}${word("C1", "Việc")}${word("E1", "Hạn")}${word("G1", "Ghi chú")}</row>
      <row hidden="1">${word("A2", "dòng ẩn")}</row>
      <row>${word("A3", "1")}${word("E3", "Quý I")}${word("G3", "gấp")}</row></sheetData>`;
    const hidden = `<sheetData><row>${word("A1", "trang ẩn")}</row></sheetData>`;
    expect(wordsOf(await readXlsx(xlsxOf({ a: rows, ẩn: hidden })))).toEqual([
      "TT | Việc | Hạn | Ghi chú",
      "1 |  | Quý I | gấp",
    ]);
  });

  it("counts dates from 1904 where the book does", async () => {
    const rows = `<sheetData><row>${word("A1", "Hạn")}<c r="B1" t="d"><v>2022-06-30</v></c></row></sheetData>`;
    expect(wordsOf(await readXlsx(xlsxOf({ a: rows }, "", 'date1904="1"')))).toEqual(["Hạn | 2022-06-30"]);
    expect(writeCell("0", formatOf(14, undefined), true)).toBe("01/01/1904");
  });

  it("is not blown up by a few cells far apart", async () => {
    const rows = `<sheetData><row r="1">${word("A1", "a")}${word("XFD1", "b")}</row><row r="1048576">${word("A1048576", "c")}${word("M1048576", "d")}</row></sheetData>`;
    expect(wordsOf(await readXlsx(xlsxOf({ a: rows })))).toEqual(["a |  | b", "c | d"]);
  });
});

describe("writeCell", () => {
  it.each([
    ["44742", 14, undefined, "30/06/2022"],
    ["1", 14, undefined, "01/01/1900"],
    ["61", 14, undefined, "01/03/1900"],
    ["44742.5", 22, undefined, "30/06/2022 12:00"],
    ["44742", 200, "dd\\-mm\\-yyyy", "30/06/2022"],
    ["44742", 201, "[$-42A]mmmm yyyy", "06/2022"],
    ["0.5", 202, "h:mm", "12:00"],
    ["0.925", 203, "0.0%", "92,5%"],
    ["1234567.5", 204, "#,##0.00", "1234567,5"],
    ["0.30000000000000004", 0, undefined, "0,3"],
    ["7", 205, "00", "07"],
    ["-3", 206, '"âm" General', "-3"],
    ["99999999", 14, undefined, "99999999"],
  ])("shows %s in format %d %s as %s", (stored, id, code, shown) => {
    expect(writeCell(stored, formatOf(id, code), false)).toBe(shown);
  });
});
