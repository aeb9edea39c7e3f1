import type { Attributes } from "./xml.js";

/** What a run, a paragraph mark or a style says of words; absent = says nothing. */
export interface RunProperties {
  isBold?: boolean;
  isHidden?: boolean;
  isCapitals?: boolean;
  /** Null: a font of the theme, which is never a legacy font. */
  font?: string | null;
  /** Id of a character style. */
  style?: string;
}

/** What a paragraph or a style says of itself; absent = says nothing. */
export interface ParagraphProperties {
  style?: string;
  /** 0 takes the number of the style away. */
  numId?: number;
  /** List level from 0. */
  listLevel?: number;
  /** 0 to 8; 9 is body text. */
  outline?: number;
}

export function isOn(attributes: Attributes): boolean {
  const value = attributes["w:val"];
  return value === undefined || !/^(?:0|false|off)$/u.test(value);
}

/** A whole number of an attribute; `otherwise` where it is none. */
export function wholeOf(attributes: Attributes, name: string, otherwise: number): number {
  const value = Number.parseInt(attributes[name] ?? "", 10);
  return Number.isSafeInteger(value) ? value : otherwise;
}

/** Takes one child of w:rPr in. */
export function takeRunProperty(into: RunProperties, name: string, attributes: Attributes): void {
  switch (name) {
    case "w:b":
      into.isBold = isOn(attributes);
      break;
    case "w:vanish":
      into.isHidden = isOn(attributes);
      break;
    case "w:caps":
      into.isCapitals = isOn(attributes);
      break;
    case "w:rStyle":
      if (attributes["w:val"] !== undefined) into.style = attributes["w:val"];
      break;
    case "w:rFonts": {
      // Letters beyond ASCII, the ones a legacy font changes, take the font of w:hAnsi.
      const font = attributes["w:hAnsi"] ?? attributes["w:ascii"];
      const isTheme = "w:hAnsiTheme" in attributes || "w:asciiTheme" in attributes;
      if (isTheme) into.font = null;
      else if (font !== undefined) into.font = font;
      break;
    }
    default:
  }
}

/** Takes one descendant of w:pPr in. */
export function takeParagraphProperty(into: ParagraphProperties, name: string, attributes: Attributes): void {
  switch (name) {
    case "w:pStyle":
      if (attributes["w:val"] !== undefined) into.style = attributes["w:val"];
      break;
    case "w:numId":
      into.numId = wholeOf(attributes, "w:val", 0);
      break;
    case "w:ilvl":
      into.listLevel = wholeOf(attributes, "w:val", 0);
      break;
    case "w:outlineLvl":
      into.outline = wholeOf(attributes, "w:val", 9);
      break;
    default:
  }
}
