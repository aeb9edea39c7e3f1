import { encodingOfFont } from "../../vietnamese/legacy.js";

/** Windows code pages by a font's character set; others are the document's. */
const pages: Readonly<Record<number, number>> = { 0: 1252, 163: 1258, 204: 1251, 238: 1250 };
const symbolSet = 2;
const known = new Set([1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258]);
const westernPage = 1252;
/** Microsoft's picture fonts lie here in Unicode. */
const privateSigns = 0xf000;

type Decoder = InstanceType<typeof TextDecoder>;

interface Font {
  name: string;
  charset: number | null;
}

/** The fonts of an RTF file, and what bytes mean in each. */
export class RtfFonts {
  private readonly fonts = new Map<number, Font>();
  private readonly decoders = new Map<number, Decoder>();
  /** The document's code page (\ansicpg). */
  page = westernPage;
  private current: Font = { name: "", charset: null };

  /** A font's entry in the table begins. */
  begin(index: number): void {
    this.current = { name: "", charset: null };
    this.fonts.set(index, this.current);
  }

  setCharset(charset: number): void {
    this.current.charset = charset;
  }

  addName(text: string): void {
    this.current.name += text.split(";")[0] ?? "";
  }

  nameOf(index: number): string | null {
    return this.fonts.get(index)?.name.trim() ?? null;
  }

  /** Bytes, one character each, as the font means them. */
  decode(bytes: string, index: number): string {
    // eslint-disable-next-line no-control-regex -- ASCII is the same in every code page
    if (/^[\u0000-\u007f]*$/u.test(bytes) && this.fonts.get(index)?.charset !== symbolSet) return bytes;
    const font = this.fonts.get(index);
    if (font?.charset === symbolSet) {
      return Array.from(bytes, (byte) =>
        String.fromCodePoint((byte.codePointAt(0) ?? 0) + privateSigns),
      ).join("");
    }
    // Letters of TCVN3 and VNI are told by their bytes: no code page may touch them.
    const isLegacy = font !== undefined && encodingOfFont(font.name.trim()) !== null;
    return this.decoderOf(isLegacy ? westernPage : this.pageOf(font)).decode(Buffer.from(bytes, "latin1"));
  }

  private pageOf(font: Font | undefined): number {
    const charset = font?.charset ?? null;
    // Character set 0 is said of every font by programs that mean the document's page.
    return charset === null || charset === 0 ? this.page : (pages[charset] ?? this.page);
  }

  private decoderOf(page: number): Decoder {
    const safe = known.has(page) ? page : westernPage;
    let decoder = this.decoders.get(safe);
    if (decoder === undefined) {
      decoder = new TextDecoder(`windows-${safe}`);
      this.decoders.set(safe, decoder);
    }
    return decoder;
  }
}
