import { zipSync } from "fflate";

import {
  dated,
  type GeneratedDocument,
  type GeneratedLine,
  heads,
  leftHead,
  linesOf,
  rightHead,
} from "./generate-documents.js";
import { generatePdf } from "./generate-pdf.js";

export const generatedFormats = ["docx", "html", "md", "txt", "pdf", "odt", "xlsx"] as const;
export type GeneratedFormat = (typeof generatedFormats)[number];

const typed = ({ numeral, words }: GeneratedLine): string => `${numeral}${words}`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const tableOf = ({ rows }: GeneratedDocument): readonly (readonly string[])[] => [heads, ...rows];

export function plainText(document: GeneratedDocument): string {
  const head = [
    `${leftHead[0].padEnd(40)}${rightHead[0]}`,
    `${leftHead[1].padEnd(40)}${rightHead[1]}`,
    `${`Số: ${document.number}`.padEnd(40)}${dated}`,
  ].join("\n");
  return [head, ...linesOf(document).map(typed)].join("\n\n");
}

function markdown(document: GeneratedDocument): string {
  const marks = { kind: "# ", title: "## ", article: "### ", clause: "", point: "" };
  const lines = linesOf(document).map(
    (line) => `${marks[line.kind]}${typed(line).replace(/^(\d+)\./u, "$1\\.")}`,
  );
  const head = [...leftHead, `Số: ${document.number}`, ...rightHead, dated];
  const rows = tableOf(document).map((cells) => `| ${cells.join(" | ")} |`);
  rows.splice(1, 0, "|---|---|---|---|");
  return [...head, ...lines, rows.join("\n")].join("\n\n");
}

const htmlCell = (lines: readonly string[]) => `<td>${lines.map((line) => `<p>${line}</p>`).join("")}</td>`;

function html(document: GeneratedDocument): string {
  const top = `<table><tr>${htmlCell([...leftHead, `Số: ${document.number}`])}${htmlCell([...rightHead, dated])}</tr></table>`;
  const body = linesOf(document).map((line) =>
    line.kind === "clause" || line.kind === "point"
      ? `<p>${typed(line)}</p>`
      : `<p><b>${typed(line)}</b></p>`,
  );
  const rows = tableOf(document).map((cells) => `<tr>${cells.map((one) => `<td>${one}</td>`).join("")}</tr>`);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${top}${body.join("\n")}<table>${rows.join("")}</table></body></html>`;
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = (kind: string, part: string): string =>
  `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
const related = (targets: readonly (readonly [string, string])[]): string =>
  `${xmlHead}<Relationships xmlns="${packages}/relationships">${targets.map(([kind, target], index) => `<Relationship Id="r${index + 1}" Type="${relations}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;
const zipped = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])));

const wordRun = (words: string, isBold = false) =>
  `<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>${isBold ? "<w:b/>" : ""}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
const numberedBy = (level: number, list: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const levelsOf = (formats: readonly (readonly [string, string])[]) =>
  formats
    .map(
      ([form, text], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${form}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join("");

const wordParagraph = (words: string, isBold = false, list = "") =>
  `<w:p><w:pPr>${list}</w:pPr>${wordRun(words, isBold)}</w:p>`;
const wordCell = (lines: readonly string[]) =>
  `<w:tc><w:tcPr/>${lines.map((line) => wordParagraph(line)).join("")}</w:tc>`;

/** Word with automatic numbers: articles by one list, clauses and points by another that each article begins anew. */
function docx(document: GeneratedDocument): Uint8Array {
  let article = 0;
  const body = linesOf(document).map(({ kind, words }) => {
    if (kind === "article") article += 1;
    if (kind === "article") return wordParagraph(words, true, numberedBy(0, 1));
    if (kind === "clause" || kind === "point")
      return wordParagraph(words, false, numberedBy(kind === "clause" ? 0 : 1, article + 1));
    return wordParagraph(words, true);
  });
  const restarted = document.articles.map(
    (_, index) =>
      `<w:num w:numId="${index + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const rows = tableOf(document).map(
    (cells) => `<w:tr>${cells.map((one) => wordCell([one])).join("")}</w:tr>`,
  );
  const top = `<w:tbl><w:tr>${wordCell([...leftHead, `Số: ${document.number}`])}${wordCell([...rightHead, dated])}</w:tr></w:tbl>`;
  return zipped({
    "[Content_Types].xml": types("wordprocessingml.document", "word/document.xml"),
    "_rels/.rels": related([["officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": related([["numbering", "numbering.xml"]]),
    "word/document.xml": `${xmlHead}<w:document ${space}><w:body>${top}${body.join("")}<w:tbl>${rows.join("")}</w:tbl></w:body></w:document>`,
    "word/numbering.xml": `${xmlHead}<w:numbering ${space}><w:abstractNum w:abstractNumId="0">${levelsOf([["decimal", "Điều %1."]])}</w:abstractNum><w:abstractNum w:abstractNumId="1">${levelsOf(
      [
        ["decimal", "%1."],
        ["lowerLetter", "%2)"],
      ],
    )}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${restarted.join("")}</w:numbering>`,
  });
}

const textParagraphs = (lines: readonly string[]) => lines.map((line) => `<text:p>${line}</text:p>`).join("");

function odt(document: GeneratedDocument): Uint8Array {
  const names = ["office", "text", "table"].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const table = (rows: readonly (readonly (readonly string[])[])[]) =>
    `<table:table>${rows.map((cells) => `<table:table-row>${cells.map((lines) => `<table:table-cell>${textParagraphs(lines)}</table:table-cell>`).join("")}</table:table-row>`).join("")}</table:table>`;
  const top = table([
    [
      [...leftHead, `Số: ${document.number}`],
      [...rightHead, dated],
    ],
  ]);
  const rows = table(tableOf(document).map((cells) => cells.map((one) => [one])));
  const content = `${xmlHead}<office:document-content ${names.join(" ")}><office:body><office:text>${top}${textParagraphs(linesOf(document).map(typed))}${rows}</office:text></office:body></office:document-content>`;
  return zipSync({
    // Stored and first: by it programs know the format.
    mimetype: [bytes("application/vnd.oasis.opendocument.text"), { level: 0 }],
    "content.xml": bytes(content),
  });
}

const sheetCell = (words: string, place: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`;

/** A workbook has no articles: each task is a row. */
function xlsx(document: GeneratedDocument): Uint8Array {
  const tasks = linesOf(document).filter(({ kind }) => kind === "point");
  const rows = [
    [`KẾ HOẠCH SỐ ${document.number}`],
    [...heads],
    ...tasks.map(({ words }, index) => [String(index + 1), words, "Phòng Kinh tế", "Quý I/2027"]),
  ];
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const made = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((words, column) => sheetCell(words, `${"ABCD".charAt(column)}${row + 1}`)).join("")}</row>`,
  );
  return zipped({
    "[Content_Types].xml": types("spreadsheetml.sheet", "xl/workbook.xml"),
    "_rels/.rels": related([["officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": related([["worksheet", "worksheets/sheet1.xml"]]),
    "xl/workbook.xml": `${xmlHead}<workbook ${space} xmlns:r="${relations}"><sheets><sheet name="Nhiệm vụ" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": `${xmlHead}<worksheet ${space}><sheetData>${made.join("")}</sheetData></worksheet>`,
  });
}

const writers: Readonly<Record<GeneratedFormat, (document: GeneratedDocument) => Uint8Array>> = {
  docx,
  odt,
  xlsx,
  pdf: (document) =>
    generatePdf(
      plainText(document)
        .split("\n")
        .map((line) => line.replace(/ {4,}/u, "   ")),
    ),
  txt: (document) => bytes(plainText(document)),
  md: (document) => bytes(markdown(document)),
  html: (document) => bytes(html(document)),
};

/** A document as a file of a format. */
export function writeAs(format: GeneratedFormat, document: GeneratedDocument): Uint8Array {
  return writers[format](document);
}
