import { applyChanges, type Properties } from "./doc-sprm.js";

/** Kinds of style in the sheet. */
const paragraphKind = 1;
const characterKind = 2;
const none = 0xfff;
const longestChain = 30;

interface Style {
  readonly base: number;
  /** Word's own number of the style: 1 to 9 are "heading 1" to "heading 9", 19 to 27 "toc 1" to "toc 9". */
  readonly builtIn: number;
  readonly paragraph: Buffer;
  readonly character: Buffer;
}

export interface FullDocStyle {
  readonly builtIn: number;
  readonly paragraph: Properties;
  readonly character: Properties;
}

const nothing = Buffer.alloc(0);
const noStyle: FullDocStyle = { builtIn: 0, paragraph: new Map(), character: new Map() };

/** The name, then one or two lists of changes, each at an even place. */
function readStyle(bytes: Buffer, baseSize: number): Style | null {
  if (bytes.length < baseSize + 2) return null;
  const kind = bytes.readUInt16LE(2) & 0xf;
  const style = { base: bytes.readUInt16LE(2) >> 4, builtIn: bytes.readUInt16LE(0) & 0xfff };
  let at = baseSize + 2 + (bytes.readUInt16LE(baseSize) + 1) * 2;
  const changes = (): Buffer => {
    at += at % 2;
    if (at + 2 > bytes.length) return nothing;
    const size = bytes.readUInt16LE(at);
    const found = bytes.subarray(at + 2, at + 2 + size);
    at += 2 + size;
    return found;
  };
  if (kind === paragraphKind) return { ...style, paragraph: changes().subarray(2), character: changes() };
  return { ...style, paragraph: nothing, character: kind === characterKind ? changes() : nothing };
}

/**
 * The style sheet of a Word 97-2003 file.
 * @source [MS-DOC] 2.9.271 (STSH), 2.9.260 (STD)
 */
export class DocStyles {
  private readonly styles: (Style | null)[] = [];
  private readonly full = new Map<number, FullDocStyle>();
  /** Number of the font for letters where no style names one. */
  readonly font: number = 0;

  constructor(sheet: Buffer) {
    if (sheet.length < 20) return;
    const headSize = sheet.readUInt16LE(0);
    const count = sheet.readUInt16LE(2);
    const baseSize = sheet.readUInt16LE(4);
    this.font = sheet.readUInt16LE(18);
    let at = 2 + headSize;
    for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
      const size = sheet.readUInt16LE(at);
      this.styles.push(readStyle(sheet.subarray(at + 2, at + 2 + size), baseSize));
      at += 2 + size + (size % 2);
    }
  }

  /** A style with what it inherits. */
  styleOf(index: number): FullDocStyle {
    const known = this.full.get(index);
    if (known !== undefined) return known;
    const chain: Style[] = [];
    for (let at = index; at !== none && chain.length < longestChain;) {
      const style = this.styles[at];
      if (style === undefined || style === null) break;
      chain.unshift(style);
      at = style.base;
    }
    if (chain.length === 0) return noStyle;
    const full = { builtIn: chain.at(-1)?.builtIn ?? 0, paragraph: new Map(), character: new Map() };
    for (const style of chain) {
      applyChanges(style.paragraph, full.paragraph);
      applyChanges(style.character, full.character);
    }
    this.full.set(index, full);
    return full;
  }
}

/** Fixed part of a font's record before its name. */
const fontHead = 40;

/**
 * Names of the fonts by number.
 * @source [MS-DOC] 2.9.286 (SttbfFfn), 2.9.84 (FFN)
 */
export function readFonts(table: Buffer): readonly string[] {
  const fonts: string[] = [];
  if (table.length < 4) return fonts;
  let at = 4;
  for (let left = table.readUInt16LE(0); left > 0 && at < table.length; left -= 1) {
    const size = table.readUInt8(at) + 1;
    const name = table.toString("utf16le", at + fontHead, at + size);
    fonts.push(name.split("\0")[0] ?? "");
    at += size;
  }
  return fonts;
}
