import { levelCount, type ListLevel, type NumberForm } from "./numbering.js";
import type { RunLook } from "./office-line.js";
import { type Attributes, parseXml } from "./xml.js";

interface Style {
  readonly parent: string | null;
  isBold?: boolean;
  isHidden?: boolean;
  isCapitals?: boolean;
  font?: string;
}

export type Look = RunLook & { readonly isHidden: boolean };

const plain: Look = { isBold: false, isHidden: false, isCapitals: false, font: null };
const longestChain = 30;
const forms: ReadonlyMap<string, NumberForm> = new Map([
  ["", "none"],
  ["1", "decimal"],
  ["01", "decimalZero"],
  ["I", "upperRoman"],
  ["i", "lowerRoman"],
  ["A", "upperLetter"],
  ["a", "lowerLetter"],
]);
const unset: ListLevel = { start: 1, form: "none", text: "", isDecimal: false };

/** Values of weight that print bold: "bold", 600 to 900. */
const boldWeight = /^(?:bold|[6-9]00)$/u;

function levelOf(name: string, attributes: Attributes, index: number): ListLevel {
  if (name.endsWith("-bullet")) {
    return { ...unset, form: "bullet", text: attributes["text:bullet-char"] ?? "•" };
  }
  const form = forms.get(attributes["style:num-format"] ?? "") ?? "decimal";
  const start = Number.parseInt(attributes["text:start-value"] ?? "1", 10) || 1;
  const shown = Math.min(Number.parseInt(attributes["text:display-levels"] ?? "1", 10) || 1, index + 1);
  const places = Array.from({ length: shown }, (_, back) => `%${index + 2 - shown + back}`);
  // LibreOffice since 7 writes the whole pattern, "%1%.%2%.", beside the older attributes.
  const pattern = attributes["loext:num-list-format"] ?? attributes["style:num-list-format"];
  const text =
    pattern === undefined
      ? `${attributes["style:num-prefix"] ?? ""}${places.join(".")}${attributes["style:num-suffix"] ?? ""}`
      : pattern.replace(/%(\d+)%/gu, "%$1");
  return form === "none" ? unset : { start, form, text, isDecimal: false };
}

/**
 * The styles of an OpenDocument text: those a person sees in styles.xml, those made on the way in content.xml.
 * @source OpenDocument 1.3 part 3, 16 (styles), 19.880 (text:level)
 */
export class OdtStyles {
  private readonly styles = new Map<string, Style>();
  private readonly fonts = new Map<string, string>();
  private readonly lists = new Map<string, ListLevel[]>();
  private readonly looks = new Map<string, Look>();
  /** How headings are numbered, by their level. */
  private readonly outline: ListLevel[] = [];

  /** Takes the styles of one part in. */
  load(part: Uint8Array): void {
    let style: Style | null = null;
    let levels: ListLevel[] | null = null;
    parseXml(part, {
      open: (name, attributes) => {
        if (name === "style:style" || name === "style:default-style") {
          style = { parent: attributes["style:parent-style-name"] ?? null };
          const family = attributes["style:family"] ?? "";
          this.styles.set(`${family}:${attributes["style:name"] ?? ""}`, style);
        } else if (name === "style:font-face") {
          this.fonts.set(attributes["style:name"] ?? "", attributes["svg:font-family"] ?? "");
        } else if (name === "text:list-style") {
          levels = [];
          this.lists.set(attributes["style:name"] ?? "", levels);
        } else if (name === "text:outline-style") {
          levels = this.outline;
        } else if (/^text:(?:list-level-style-|outline-level-style)/u.test(name) && levels !== null) {
          const index = Number.parseInt(attributes["text:level"] ?? "1", 10) - 1;
          if (index >= 0 && index < levelCount) levels[index] = levelOf(name, attributes, index);
        } else if (name === "style:text-properties" && style !== null && levels === null) {
          this.take(style, attributes);
        }
      },
      close: (name) => {
        if (name === "style:style" || name === "style:default-style") style = null;
        else if (name === "text:list-style" || name === "text:outline-style") levels = null;
      },
      text: () => {},
    });
  }

  private take(style: Style, attributes: Attributes): void {
    const weight = attributes["fo:font-weight"];
    if (weight !== undefined) style.isBold = boldWeight.test(weight);
    const font = this.fonts.get(attributes["style:font-name"] ?? "") ?? attributes["fo:font-family"];
    if (font !== undefined) style.font = font;
    const display = attributes["text:display"];
    if (display !== undefined) style.isHidden = display === "none";
    const transform = attributes["fo:text-transform"];
    if (transform !== undefined) style.isCapitals = transform === "uppercase";
  }

  levelOf(list: string, index: number): ListLevel {
    return this.lists.get(list)?.[index] ?? unset;
  }

  outlineLevel(index: number): ListLevel {
    return this.outline[index] ?? unset;
  }

  /** How words look in a paragraph style or, laid over it, in a span's text style. */
  look(family: "paragraph" | "text", name: string, below: Look | null): Look {
    const base = below ?? this.lay("paragraph", "", plain);
    return this.lay(family, name, base);
  }

  private lay(family: string, name: string, base: Look): Look {
    const key = `${family}:${name}:${base.isBold}:${base.isHidden}:${base.isCapitals}:${base.font}`;
    const known = this.looks.get(key);
    if (known !== undefined) return known;
    const chain: Style[] = [];
    for (let at: string | null = name; at !== null && chain.length < longestChain;) {
      const style = this.styles.get(`${family}:${at}`);
      if (style === undefined) break;
      chain.unshift(style);
      at = style.parent;
    }
    let look = base;
    for (const { isBold, isHidden, isCapitals, font } of chain) {
      look = {
        isBold: isBold ?? look.isBold,
        isHidden: isHidden ?? look.isHidden,
        isCapitals: isCapitals ?? look.isCapitals,
        font: font ?? look.font,
      };
    }
    this.looks.set(key, look);
    return look;
  }
}
