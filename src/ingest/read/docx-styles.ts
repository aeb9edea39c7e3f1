import type { DocxNumbering } from "./docx-numbering.js";
import {
  isOn,
  type ParagraphProperties,
  type RunProperties,
  takeParagraphProperty,
  takeRunProperty,
} from "./docx-properties.js";
import type { RunLook } from "./office-line.js";
import { type Attributes, parseXml } from "./xml.js";

interface Style {
  readonly kind: string;
  base?: string;
  name: string;
  readonly run: RunProperties;
  readonly paragraph: ParagraphProperties;
  /** A table style that sets its first row bold. */
  isHeadBold?: boolean;
}

/** A style with everything it inherits. */
export interface FullStyle {
  readonly name: string;
  readonly run: RunProperties;
  readonly paragraph: ParagraphProperties;
  readonly isHeadBold: boolean;
}

/** Real chains are 3 to 6 long; a circle is a fault of the file. */
const longestChain = 30;
const noStyle: FullStyle = { name: "", run: {}, paragraph: {}, isHeadBold: false };

/**
 * word/styles.xml: what a paragraph and its words look like before anything is set on them directly.
 * @source ECMA-376 part 1, 17.7
 */
export class DocxStyles {
  private readonly styles = new Map<string, Style>();
  private readonly full = new Map<string, FullStyle>();
  private readonly defaults: RunProperties = {};
  private defaultParagraph = "";
  private readonly numbering: DocxNumbering;

  constructor(part: Uint8Array | null, numbering: DocxNumbering) {
    this.numbering = numbering;
    if (part !== null) this.parse(part);
  }

  private parse(part: Uint8Array): void {
    let style: Style | null = null;
    /** Where properties belong: a style's own, its first row's, the document's, or nobody's. */
    let region: "own" | "head" | "other" = "own";
    let isDefaults = false;
    parseXml(part, {
      open: (name, attributes) => {
        if (name === "w:style") {
          style = { kind: attributes["w:type"] ?? "paragraph", name: "", run: {}, paragraph: {} };
          const id = attributes["w:styleId"] ?? "";
          this.styles.set(id, style);
          if (style.kind === "paragraph" && /^(?:1|true|on)$/u.test(attributes["w:default"] ?? ""))
            this.defaultParagraph = id;
        } else if (name === "w:rPrDefault") {
          isDefaults = true;
        } else if (name === "w:tblStylePr") {
          region = attributes["w:type"] === "firstRow" ? "head" : "other";
        } else if (style !== null) {
          this.take(style, region, name, attributes);
        } else if (isDefaults) {
          takeRunProperty(this.defaults, name, attributes);
        }
      },
      close: (name) => {
        if (name === "w:style") style = null;
        else if (name === "w:rPrDefault") isDefaults = false;
        else if (name === "w:tblStylePr") region = "own";
      },
      text: () => {},
    });
  }

  private take(style: Style, region: "own" | "head" | "other", name: string, attributes: Attributes): void {
    if (region === "head" && name === "w:b") style.isHeadBold = isOn(attributes);
    if (region !== "own") return;
    if (name === "w:basedOn") style.base = attributes["w:val"] ?? "";
    else if (name === "w:name") style.name = attributes["w:val"] ?? "";
    takeRunProperty(style.run, name, attributes);
    takeParagraphProperty(style.paragraph, name, attributes);
  }

  /** A style with what it inherits; an unknown id says nothing. */
  styleOf(id: string | undefined): FullStyle {
    if (id === undefined) return noStyle;
    const known = this.full.get(id);
    if (known !== undefined) return known;
    const chain: (readonly [string, Style])[] = [];
    for (let at: string | undefined = id; at !== undefined && chain.length < longestChain;) {
      const style = this.styles.get(at);
      if (style === undefined) break;
      chain.unshift([at, style]);
      at = style.base;
    }
    const run: RunProperties = {};
    const paragraph: ParagraphProperties = {};
    let isHeadBold = false;
    for (const [key, style] of chain) {
      Object.assign(run, style.run);
      Object.assign(paragraph, style.paragraph);
      isHeadBold = style.isHeadBold ?? isHeadBold;
      const { numId, listLevel } = style.paragraph;
      // A style's list names the level by the style, not the style by a level.
      if (numId !== undefined && listLevel === undefined) {
        paragraph.listLevel = this.numbering.levelOfStyle(numId, key) ?? 0;
      }
    }
    const full = { name: chain.at(-1)?.[1].name ?? "", run, paragraph, isHeadBold };
    this.full.set(id, full);
    return full;
  }

  paragraphStyle(id: string | undefined): FullStyle {
    return this.styleOf(id ?? this.defaultParagraph);
  }

  /**
   * How a run looks, and whether it shows at all.
   *
   * Bold of a paragraph style and of a character style cancel each other (17.7.3); what is set directly counts alone.
   */
  look(style: FullStyle, direct: RunProperties, isHead: boolean): RunLook & { readonly isHidden: boolean } {
    const word = this.styleOf(direct.style).run;
    const { defaults } = this;
    const inherited = (style.run.isBold ?? false) !== (word.isBold ?? false) || (defaults.isBold ?? false);
    const font = [direct.font, word.font, style.run.font, defaults.font].find((one) => one !== undefined);
    return {
      isBold: direct.isBold ?? (inherited || isHead),
      isHidden: direct.isHidden ?? word.isHidden ?? style.run.isHidden ?? false,
      isCapitals: direct.isCapitals ?? word.isCapitals ?? style.run.isCapitals ?? false,
      font: font ?? null,
    };
  }
}
