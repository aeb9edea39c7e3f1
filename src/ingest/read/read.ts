import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { decode } from "../decode.js";
import type { Extract, Reader, ReadTools } from "./block.js";
import { type Format, formatOf } from "./format.js";
import type { FrontMatter } from "./front-matter.js";
import { readMarkdown } from "./markdown.js";
import { readText } from "./text.js";

export interface ReadFile extends Extract {
  readonly frontMatter: FrontMatter;
  readonly format: Format;
}

type TextReader = (text: string) => Extract | Promise<Extract>;

/** Formats that are words between marks: decoded first, front matter taken off. */
const textReaders: Readonly<Partial<Record<Format, TextReader>>> = {
  text: readText,
  markdown: readMarkdown,
  html: async (text) => (await import("./html.js")).readHtml(text),
};

/** Formats that a library opens; loaded when the first such file comes. */
const binaryReaders: Readonly<Partial<Record<Format, () => Promise<Reader>>>> = {
  image: async () => (await import("./image.js")).readImage,
  doc: async () => (await import("./doc.js")).readDoc,
  docx: async () => (await import("./docx.js")).readDocx,
  pdf: async () => (await import("./pdf.js")).readPdf,
  odt: async () => (await import("./odt.js")).readOdt,
  xlsx: async () => (await import("./xlsx.js")).readXlsx,
  pptx: async () => (await import("./pptx.js")).readPptx,
  rtf: async () => (await import("./rtf.js")).readRtf,
};

/** What staff may put into the corpus, by the usual extension. */
export const knownExtensions: readonly string[] = [
  ".txt",
  ".md",
  ".markdown",
  ".html",
  ".htm",
  ".docx",
  ".doc",
  ".odt",
  ".xlsx",
  ".pptx",
  ".pdf",
  ".png",
  ".jpg",
  ".jpeg",
  ".rtf",
];

export function extensionOf(path: string): string {
  return (/\.[^./\\]+$/u.exec(path)?.[0] ?? "").toLowerCase();
}

/** Fields of the `.yml` beside a file, which need no lines of dashes. */
async function besideFields(bytes: Uint8Array | null): Promise<FrontMatter> {
  if (bytes === null) return {};
  const text = decode(bytes).text.replace(/^\s*---[ \t]*\n|\n---\s*$/gu, "");
  const { takeFrontMatter } = await import("./front-matter.js");
  return takeFrontMatter(`---\n${text}\n---\n`).fields;
}

async function readWords(reader: TextReader, bytes: Uint8Array) {
  const { text, legacy } = decode(bytes);
  // The YAML reader is 80 files: most runs find nothing changed and need none.
  const { fields, body } = /^\s*---/u.test(text)
    ? (await import("./front-matter.js")).takeFrontMatter(text)
    : { fields: {}, body: text };
  return { ...(await reader(body)), ...(legacy === null ? {} : { legacy }), frontMatter: fields };
}

/**
 * File bytes to text and blocks.
 * @param path only its extension counts, and only among the formats of plain text
 * @param beside the `.yml` that stands beside the file: its fields count before the file's own
 * @throws {DocumentRefusedError} for a format, an encoding or a front matter we cannot take, or for no words at all
 */
export async function readFile(
  path: string,
  bytes: Uint8Array,
  beside: Uint8Array | null,
  tools: ReadTools,
): Promise<ReadFile> {
  const format = formatOf(bytes, extensionOf(path));
  const textReader = textReaders[format];
  const binaryReader = await binaryReaders[format]?.();
  if (textReader === undefined && binaryReader === undefined) {
    throw new DocumentRefusedError(
      knownExtensions.includes(extensionOf(path))
        ? ingestMessages.binary
        : ingestMessages.unknownFormat(extensionOf(path), knownExtensions.join(", ")),
    );
  }
  const extract =
    textReader === undefined
      ? { ...(await binaryReader?.(bytes, tools)), frontMatter: {} }
      : await readWords(textReader, bytes);
  const { source = "", blocks = [] } = extract;
  if (!/\p{L}/u.test(source) || blocks.length === 0) {
    throw new DocumentRefusedError(ingestMessages.emptyDocument);
  }
  const frontMatter = { ...extract.frontMatter, ...(await besideFields(beside)) };
  return { ...extract, source, blocks, format, frontMatter };
}
