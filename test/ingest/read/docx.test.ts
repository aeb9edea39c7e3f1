import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/ingest/read/docx.js";
import { docxOf, officeFile, p, wordsOf, zipOf } from "./office-support.js";

const cell = (words: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc>`;
const font = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
const read = async (body: string, parts: Readonly<Record<string, string>> = {}) =>
  readDocx(docxOf(body, parts));
const lines = async (body: string, parts: Readonly<Record<string, string>> = {}) =>
  wordsOf(await read(body, parts));

describe("readDocx on a resolution that LibreOffice wrote", () => {
  it("reads letter-head, automatic numbers, note, text box and tables in reading order", async () => {
    const extract = await readDocx(officeFile("nghi-quyet.docx"));
    expect(extract.source).toMatchInlineSnapshot(`
      "ĐẢNG BỘ TỈNH HẢI SƠN
      HUYỆN ỦY BÌNH AN
      Số 07-NQ/HU
      ĐẢNG CỘNG SẢN VIỆT NAM
      Bình An, ngày 05 tháng 4 năm 2022

      NGHỊ QUYẾT

      về phát triển hợp tác xã giai đoạn 2022 - 2025

      Căn cứ Điều lệ Đảng; thực hiện chương trình của Tỉnh ủy, Huyện ủy quyết nghị:

      [1] Chương trình số 12-CTr/TU của Tỉnh ủy.

      I. TÌNH HÌNH

      1. Kết quả. Toàn huyện có 12 hợp tác xã được thành lập.

      a) Hợp tác xã nông nghiệp: 09.

      b) Hợp tác xã vận tải: 03.

      - Đường bộ.

      2. Hạn chế: vốn ít, trình độ quản lý thấp.

      Đoạn văn ở giữa hai phần của danh sách.

      II. NHIỆM VỤ

      1. Tuyên truyền sâu rộng trong nhân dân.

      2. Bố trí ngân sách hỗ trợ.

      3- Mục đánh số bắt đầu từ ba.

      3.1. Mục con hiện hai cấp.

      4- Mục đánh số bốn.

      Đoạn có khung chữ.

      Chữ trong khung.

      PHỤ LỤC NHIỆM VỤ

      TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn
      I. Kinh tế
      1 | Xây dựng đề án trình Thường trực | Phòng Nông nghiệp | Quý II/2022
      2 | Hỗ trợ giống |  | Tháng 10/2022

      Nơi nhận:
      - Tỉnh ủy;
      - Lưu: Văn phòng.
      T/M BAN CHẤP HÀNH
      BÍ THƯ
      Nguyễn Văn Thử"
    `);
    expect(extract.blocks.filter(({ kind }) => kind === "layout").map(({ column }) => column)).toEqual([
      0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1,
    ]);
    expect(extract.blocks.filter(({ kind }) => kind === "head")).toHaveLength(1);
    expect(extract.legacy).toBeUndefined();
  });

  it("reads the same words typed in VNI", async () => {
    const unicode = await readDocx(officeFile("nghi-quyet.docx"));
    const vni = await readDocx(officeFile("nghi-quyet-vni.docx"));
    expect(vni.source).toBe(unicode.source);
    expect(vni.blocks).toEqual(unicode.blocks);
    expect(vni.legacy).toBe("vni");
  });

  it("reads the same words typed in TCVN3, whose letter ư LibreOffice saves as a soft hyphen", async () => {
    const unicode = await readDocx(officeFile("nghi-quyet.docx"));
    const tcvn3 = await readDocx(officeFile("nghi-quyet-tcvn3.docx"));
    // TCVN3 has no toned capitals: of a short line of capitals in a plain font some toned letters stay small.
    expect(tcvn3.source.toLowerCase()).toBe(unicode.source.toLowerCase());
    expect(tcvn3.blocks).toEqual(unicode.blocks);
    expect(tcvn3.legacy).toBe("tcvn3");
  });
});

describe("readDocx on what Word writes", () => {
  it("leaves out words that were deleted, moved away or hidden, and field codes", async () => {
    const body = `<w:p><w:r><w:t>Giao </w:t></w:r><w:del><w:r><w:delText>Phòng A</w:delText></w:r></w:del>
      <w:ins><w:r><w:t>Phòng B</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> chuyển đi</w:t></w:r></w:moveFrom>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r>
      <w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText><w:t>mã</w:t><w:fldChar w:fldCharType="separate"/></w:r>
      <w:r><w:t> theo mục 2</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    expect(await lines(body)).toEqual(["Giao Phòng B theo mục 2"]);
  });

  it("joins a paragraph to the next where the mark between them was deleted", async () => {
    const mark = '<w:rPr><w:del w:id="1"/></w:rPr>';
    expect(await lines(p("Một câu ", mark) + p("liền nhau."))).toEqual(["Một câu liền nhau."]);
    expect(await lines(p("Câu cuối.", mark))).toEqual(["Câu cuối."]);
  });

  it("measures bold by run, character style and paragraph style, and knows heading levels", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Heading1"/></w:style>
      <w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>`;
    const body =
      p("Tiêu đề", '<w:pStyle w:val="Con"/>') +
      p("Đậm theo chữ", "", '<w:rStyle w:val="Dam"/>') +
      p("Không đậm", '<w:pStyle w:val="Con"/>', '<w:b w:val="0"/>') +
      `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Điều 1.</w:t></w:r><w:r><w:t xml:space="preserve"> Phạm vi</w:t></w:r></w:p>`;
    const { blocks } = await read(body, { styles });
    expect(blocks.map(({ level, bold }) => [level, bold])).toEqual([
      [1, 7],
      [0, 12],
      [1, 0],
      [0, 7],
    ]);
  });

  it("reads a text box once though Word writes it twice", async () => {
    const box = `<w:txbxContent>${p("Chữ trong khung")}</w:txbxContent>`;
    const body = `<w:p><w:r><w:t>Đoạn neo</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await lines(body)).toEqual(["Đoạn neo", "Chữ trong khung"]);
  });

  it("keeps the place of merged cells, their words once, and a repeated first row as head", async () => {
    const body = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("Số")}${cell("Việc")}${cell("Hạn")}</w:tr>
      <w:tr>${cell("Kinh tế", '<w:gridSpan w:val="2"/>')}${cell("Quý I")}</w:tr>
      <w:tr>${cell("1", '<w:vMerge w:val="restart"/>')}${cell("Trồng rừng")}${cell("Quý II")}</w:tr>
      <w:tr>${cell("", "<w:vMerge/>")}${cell("Tỉa cành")}${cell("Quý III")}</w:tr>
      <w:tr><w:trPr><w:del/></w:trPr>${cell("bỏ")}${cell("bỏ")}${cell("bỏ")}</w:tr></w:tbl>`;
    const extract = await read(body);
    expect(wordsOf(extract)).toEqual([
      "Số | Việc | Hạn",
      "Kinh tế |  | Quý I",
      "1 | Trồng rừng | Quý II",
      "| Tỉa cành | Quý III",
    ]);
    expect(extract.blocks[0]?.kind).toBe("head");
  });

  it("takes a table of one column for paragraphs, tables inside it for tables", async () => {
    const inner = `<w:tbl><w:tr><w:tc>${p("a")}</w:tc><w:tc>${p("b")}</w:tc></w:tr></w:tbl>`;
    const body = `<w:tbl><w:tr><w:tc>${p("Ngoài")}${inner}${p("Sau")}</w:tc></w:tr></w:tbl>`;
    expect(await lines(body)).toEqual(["Ngoài", "a | b", "Sau"]);
  });

  it("puts notes after their paragraph and a letter-head kept in a header in front", async () => {
    const body = `<w:p><w:r><w:t>Câu có chú thích.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>${p("Câu sau.")}<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>`;
    const parts = {
      footnotes: `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">${p("Nguồn số liệu.")}</w:footnote>`,
    };
    expect(await lines(body, { ...parts, header: p("Trang 1") })).toEqual([
      "Câu có chú thích.",
      "[1] Nguồn số liệu.",
      "Câu sau.",
    ]);
    const words = await lines(body, { ...parts, header: p("ĐẢNG CỘNG SẢN VIỆT NAM") });
    expect(words[0]).toBe("ĐẢNG CỘNG SẢN VIỆT NAM");
  });

  it("reads symbols, hyphens and breaks", async () => {
    const body = `<w:p><w:r><w:t>15</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:tab/><w:t>ngh</w:t><w:softHyphen/><w:t>ị</w:t><w:br/><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5 %</w:t></w:r></w:p>`;
    expect(await lines(body)).toEqual(["15-NQ nghị", "≥ 5 %"]);
  });

  it("reads a file whose program renamed every prefix", async () => {
    const renamed = zipOf({
      "word/document.xml": `<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:rPr><ns0:b ns0:val="0"/></ns0:rPr><ns0:t>Chữ</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`,
    });
    const extract = await readDocx(renamed);
    expect(extract.blocks).toMatchObject([{ start: 0, end: 3, bold: 0 }]);
  });
});

describe("readDocx on legacy letters", () => {
  it("decodes run by run: capitals by the font of capitals, Unicode runs beside them as they are", async () => {
    const body = `<w:p><w:r><w:rPr>${font(".VnTimeH")}</w:rPr><w:t xml:space="preserve">huyÖn ñy </w:t></w:r><w:r><w:rPr>${font("Times New Roman")}</w:rPr><w:t>Bình An</w:t></w:r></w:p>`;
    expect(await lines(body)).toEqual(["HUYỆN ỦY Bình An"]);
  });

  it("takes the font from a style", async () => {
    const styles = `<w:docDefaults><w:rPrDefault><w:rPr>${font(".VnTime")}</w:rPr></w:rPrDefault></w:docDefaults>`;
    expect(await lines(p("HuyÖn ñy ThuËn Nam"), { styles })).toEqual(["Huyện ủy Thuận Nam"]);
  });

  it("leaves words alone that were converted to Unicode and kept their old font", async () => {
    const body = p("Huyện ủy Thuận Nam", "", font(".VnTime")) + p("và", "", font(".VnTime"));
    const extract = await read(body);
    expect(wordsOf(extract)).toEqual(["Huyện ủy Thuận Nam", "và"]);
    expect(extract.legacy).toBeUndefined();
  });

  it("knows TCVN3 by its words where the font is a Unicode one", async () => {
    const words = "HuyÖn ñy ThuËn Nam triÓn khai nhiÖm vô ph¸t triÓn kinh tÕ, x· héi";
    const extract = await read(p(words));
    expect(wordsOf(extract)).toEqual(["Huyện ủy Thuận Nam triển khai nhiệm vụ phát triển kinh tế, xã hội"]);
    expect(extract.legacy).toBe("tcvn3");
  });
});
