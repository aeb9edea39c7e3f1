import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type HostileFile, words } from "./file.ts";
import { docx, odt, xlsx } from "./make-zip.ts";

const formats = join(import.meta.dirname, "..", "fixtures", "formats");
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const deep = 200_000;

/** "Billion laughs" and a file of the machine's own, by the same means. */
const laughs = `<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha "><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>`;
const outside = (target: string): string => `<!DOCTYPE x [<!ENTITY t SYSTEM "${target}">]>`;

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" TargetMode="External"/>`;
const picture = (id: string): string =>
  `<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="${id}" r:embed="${id}"/></w:drawing></w:r></w:p>`;

/** @param address of a server that nobody may call */
function wordFiles(address: string): HostileFile[] {
  const good = readFileSync(join(formats, "nghi-quyet.docx"));
  const bomb = Buffer.alloc(100 << 20, paragraph("bom"));
  return [
    { name: "bom-that.docx", bytes: docx({ body: bomb }), wanted: "refused" },
    // The directory says 1,000 bytes.
    { name: "bom-gian.docx", bytes: docx({ body: bomb, declared: 1000 }), wanted: "refused" },
    {
      name: "ba-trieu-doan-rong.docx",
      bytes: docx({ body: "<w:p/>".repeat(3_000_000) + paragraph(words("đoạn rỗng")) }),
      wanted: "either",
    },
    {
      name: "xml-long-nhau.docx",
      bytes: docx({
        body: `${"<w:sdt><w:sdtContent>".repeat(deep / 2)}${paragraph(words("lồng nhau"))}${"</w:sdtContent></w:sdt>".repeat(deep / 2)}`,
      }),
      wanted: "either",
    },
    {
      name: "bang-long-nhau.docx",
      bytes: docx({
        body: `${"<w:tbl><w:tr><w:tc>".repeat(deep / 4)}${paragraph(words("bảng lồng nhau"))}${"</w:tc></w:tr></w:tbl>".repeat(deep / 4)}`,
      }),
      wanted: "either",
    },
    {
      name: "gop-hai-ti-cot.docx",
      bytes: docx({
        body: `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>${paragraph(words("gộp cột"))}</w:tc></w:tr></w:tbl>`,
      }),
      wanted: "either",
    },
    {
      name: "cuoi.docx",
      bytes: docx({ body: paragraph(`&g; ${words("thực thể lặp")}`), doctype: laughs }),
      wanted: "either",
    },
    {
      name: "thuc-the-ngoai.docx",
      bytes: docx({ body: paragraph(`&t; ${words("thực thể")}`), doctype: outside("file:///etc/passwd") }),
      wanted: "either",
    },
    {
      name: "hinh-ngoai.docx",
      bytes: docx({
        body: `${paragraph(words("hình ở ngoài"))}${picture("p")}${picture("w")}`,
        relations: `${relation("p", "image", "file:///etc/passwd")}${relation("w", "image", `${address}/hinh.png`)}${relation("t", "attachedTemplate", `${address}/mau.dotm`)}`,
      }),
      wanted: "read",
    },
    {
      name: "duong-dan.docx",
      bytes: docx({
        body: paragraph(words("đường dẫn")),
        others: ["../../../tmp/hoi-hostile-x", "/tmp/hoi-hostile-y", "word/../../../tmp/hoi-hostile-z"].map(
          (name) => ({ name, data: "x" }),
        ),
      }),
      wanted: "either",
    },
    { name: "cut.docx", bytes: good.subarray(0, good.length / 2), wanted: "refused" },
    { name: "thuc-ra-la-docx.txt", bytes: docx({ body: paragraph(words("tên sai")) }), wanted: "read" },
  ];
}

const inlineCell = (place: string, value: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;

function sheetFiles(): HostileFile[] {
  const corner = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${inlineCell("A1", words("bảng rộng"))}${inlineCell("XFD1", "x")}</row><row r="1048576">${inlineCell("XFD1048576", words("góc bảng"))}</row></sheetData>`;
  const same = '<c t="s"><v>0</v></c>'.repeat(20_000);
  return [
    { name: "bang-het-co.xlsx", bytes: xlsx(corner), wanted: "either" },
    {
      name: "chuoi-chung.xlsx",
      bytes: xlsx(
        `<sheetData><row r="1">${same}</row></sheetData>`,
        `<si><t>${"chuỗi dài ".repeat(100_000)}</t></si>`,
      ),
      wanted: "either",
    },
  ];
}

const odtParagraph = (about: string) => `<text:p>${words(about)}</text:p>`;

function openFiles(): HostileFile[] {
  const cell = `<table:table-cell table:number-columns-repeated="2000000000">${odtParagraph("ô lặp")}</table:table-cell>`;
  return [
    {
      name: "o-lap.odt",
      bytes: odt(
        `<table:table><table:table-row table:number-rows-repeated="1000000">${cell}</table:table-row></table:table>`,
      ),
      wanted: "either",
    },
    {
      name: "dau-cach.odt",
      bytes: odt(`<text:p>${words("dấu cách")}<text:s text:c="2000000000"/>hết.</text:p>`),
      wanted: "either",
    },
    {
      name: "thuc-the-ngoai.odt",
      bytes: odt(`<text:p>&t; ${words("thực thể của odt")}</text:p>`, outside("file:///etc/passwd")),
      wanted: "either",
    },
  ];
}

/** Old binary and rich text. */
function oldFiles(): HostileFile[] {
  const good = readFileSync(join(formats, "nghi-quyet.doc"));
  const looped = Buffer.from(good);
  // Every entry of the sector table leads back to the first sectors: chains that never end.
  const table = 512 * (1 + looped.readUInt32LE(76));
  for (let entry = 0; entry < 128; entry += 1) looped.writeUInt32LE(entry % 4, table + entry * 4);
  return [
    { name: "cut.doc", bytes: good.subarray(0, good.length / 2), wanted: "either" },
    { name: "vong.doc", bytes: looped, wanted: "refused" },
    {
      name: "long-nhau.rtf",
      bytes: Buffer.from(`{\\rtf1\\ansi ${"{".repeat(500_000)}x${"}".repeat(500_000)}}`),
      wanted: "either",
    },
    {
      name: "nhi-phan.rtf",
      bytes: Buffer.from(`{\\rtf1\\ansi ke hoach {\\bin2000000000 x} va {\\uc900000000\\u7879 ?}}`),
      wanted: "either",
    },
  ];
}

export const officeFiles = (address: string): HostileFile[] => [
  ...wordFiles(address),
  ...sheetFiles(),
  ...openFiles(),
  ...oldFiles(),
];
