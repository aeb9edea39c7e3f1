import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";
import { decode } from "../decode.js";
import type { Extract } from "./block.js";
import type { FrontMatter } from "./front-matter.js";
import { readMarkdown } from "./markdown.js";
import { readText } from "./text.js";

export interface ReadFile extends Extract {
  readonly frontMatter: FrontMatter;
}

type Reader = (text: string) => Extract | Promise<Extract>;

/** One reader for each extension we take. */
const readers: Readonly<Record<string, Reader>> = {
  ".txt": readText,
  ".md": readMarkdown,
  ".markdown": readMarkdown,
  ".html": async (text) => (await import("./html.js")).readHtml(text),
  ".htm": async (text) => (await import("./html.js")).readHtml(text),
};

export const knownExtensions: readonly string[] = Object.keys(readers);

export function extensionOf(path: string): string {
  return (/\.[^./\\]+$/u.exec(path)?.[0] ?? "").toLowerCase();
}

/**
 * File bytes to text and blocks.
 * @param path only its extension counts
 * @throws {DocumentRefusedError} for a format, an encoding or a front matter we cannot take, or for no words at all
 */
export async function readFile(path: string, bytes: Uint8Array): Promise<ReadFile> {
  const reader = readers[extensionOf(path)];
  if (reader === undefined) {
    throw new DocumentRefusedError(
      ingestMessages.unknownFormat(extensionOf(path), knownExtensions.join(", ")),
    );
  }
  const text = decode(bytes);
  // The YAML reader is 80 files: most runs find nothing changed and need none.
  const { fields, body } = /^\s*---/u.test(text)
    ? (await import("./front-matter.js")).takeFrontMatter(text)
    : { fields: {}, body: text };
  const extract = await reader(body);
  if (!/\p{L}/u.test(extract.source) || extract.blocks.length === 0) {
    throw new DocumentRefusedError(ingestMessages.emptyDocument);
  }
  return { ...extract, frontMatter: fields };
}
