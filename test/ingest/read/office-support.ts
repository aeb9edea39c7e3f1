import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import type { Extract, ReadTools } from "../../../src/ingest/read/block.js";

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const others =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A file of our fixtures, each made by LibreOffice 7.4. */
export const officeFile = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/office/${name}`, import.meta.url));

export const noTools: ReadTools = {
  recognise: () => Promise.reject(new Error("an office file holds no pictures of pages")),
};

/** A zip of text parts. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { mtime: "2024-01-01" }]]),
    ),
  );
}

/**
 * A Word document of the XML inside w:body.
 * @param parts inner XML of other parts by their kind: styles, numbering, footnotes, header
 */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const roots: Readonly<Record<string, string>> = { header: "hdr" };
  const kinds = Object.keys(parts);
  return zipOf({
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${kinds
      .map((kind) => `<Relationship Id="${kind}" Type="${relations}/${kind}" Target="${kind}.xml"/>`)
      .join("")}</Relationships>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${word} ${others}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      kinds.map((kind) => [
        `word/${kind}.xml`,
        `<w:${roots[kind] ?? kind} ${word} ${others}>${parts[kind] ?? ""}</w:${roots[kind] ?? kind}>`,
      ]),
    ),
  });
}

/** A paragraph of one run. */
export const p = (words: string, paragraph = "", run = ""): string =>
  `<w:p><w:pPr>${paragraph}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

export const wordsOf = ({ source, blocks }: Extract): string[] =>
  blocks.map((block) => source.slice(block.start, block.end));
