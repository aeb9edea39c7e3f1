import { SaxesParser } from "saxes";

import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";

export type Attributes = Readonly<Record<string, string>>;

/** What is told of a part while it is read: no tree is built, so a part of 100 MB costs no more memory than its bytes. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(words: string): void;
}

/** Real documents nest some 60 deep; a bomb nests 200,000. */
const deepest = 1000;
const chunk = 65_536;

/**
 * The prefix we know a vocabulary by, from the end of its address: Microsoft's and ISO's ("strict") addresses differ
 * only in front, and some programs rename every prefix to ns0, ns1 …
 */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml(?:\/2006)?\/main$/u, "w"],
  [/spreadsheetml(?:\/2006)?\/main$/u, ""],
  [/presentationml(?:\/2006)?\/main$/u, "p"],
  [/drawingml(?:\/2006)?\/main$/u, "a"],
  [/officeDocument(?:\/2006)?\/relationships$/u, "r"],
  [/package\/2006\/relationships$/u, ""],
  [/officeDocument(?:\/2006)?\/math$/u, "m"],
  [/markup-compatibility\/2006$/u, "mc"],
  [/opendocument:xmlns:(office|style|text|table|form):1\.0$/u, ""],
  [/opendocument:xmlns:drawing:1\.0$/u, "draw"],
  [/opendocument:xmlns:svg-compatible:1\.0$/u, "svg"],
  [/opendocument:xmlns:xsl-fo-compatible:1\.0$/u, "fo"],
];

function knownPrefix(address: string): string | null {
  for (const [pattern, prefix] of prefixes) {
    const found = pattern.exec(address);
    if (found !== null) return found[1] ?? prefix;
  }
  return null;
}

/** Names as we know them, whatever prefixes a file declares. */
class Names {
  private readonly renamed = new Map<string, string>();

  declare(attributes: Attributes): void {
    for (const [name, address] of Object.entries(attributes)) {
      if (!name.startsWith("xmlns")) continue;
      const declared = name.slice("xmlns:".length);
      const known = knownPrefix(address);
      if (known === null || known === declared) this.renamed.delete(declared);
      else this.renamed.set(declared, known);
    }
  }

  get isPlain(): boolean {
    return this.renamed.size === 0;
  }

  element(name: string): string {
    if (this.renamed.size === 0) return name;
    const colon = name.indexOf(":");
    const prefix = this.renamed.get(name.slice(0, Math.max(0, colon)));
    if (prefix === undefined) return name;
    const local = name.slice(colon + 1);
    return prefix === "" ? local : `${prefix}:${local}`;
  }

  /** An attribute without a prefix stands in no vocabulary. */
  attributes(given: Attributes): Attributes {
    if (this.renamed.size === 0) return given;
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name.includes(":") ? this.element(name) : name, value]),
    );
  }
}

/**
 * Tells a part of an office file to a handler, element by element.
 *
 * Entities that a part declares itself are never expanded and nothing outside is ever opened: such a part is refused.
 * @throws {DocumentRefusedError} for what is not well-formed, or nested beyond reason
 */
export function parseXml(bytes: Uint8Array, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const names = new Names();
  let depth = 0;
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new DocumentRefusedError(ingestMessages.bombOffice);
    for (const one in attributes) {
      if (one.startsWith("xmlns")) {
        names.declare(attributes);
        break;
      }
    }
    handler.open(names.element(name), names.attributes(attributes));
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    handler.close(names.element(name));
  });
  parser.on("text", (words) => handler.text(words));
  parser.on("cdata", (words) => handler.text(words));
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const decoder = new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8");
  try {
    for (let at = 0; at < bytes.length; at += chunk) {
      parser.write(decoder.decode(bytes.subarray(at, at + chunk), { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof DocumentRefusedError) throw error;
    throw new DocumentRefusedError(ingestMessages.brokenOffice, { cause: error });
  }
}
