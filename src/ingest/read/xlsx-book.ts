import type { RunLook } from "./office-line.js";
import { relationsOf } from "./office-relations.js";
import { type NumberFormat, formatOf } from "./xlsx-format.js";
import { type Attributes, parseXml } from "./xml.js";
import type { Zip } from "./zip.js";

/** Words of a cell in one look; `look` null: as the cell's style says. */
export interface CellRun {
  readonly words: string;
  readonly look: RunLook | null;
}

export interface Sheet {
  readonly name: string;
  /** Name of its part in the zip. */
  readonly part: string;
}

export interface CellStyle {
  readonly look: RunLook;
  readonly format: NumberFormat;
}

const plainLook: RunLook = { isBold: false, font: null, isCapitals: false };
const plainStyle: CellStyle = { look: plainLook, format: formatOf(0, undefined) };

const isOn = ({ val }: Attributes): boolean => val === undefined || val === "1" || val === "true";

/** Takes one child of a font (in styles) or of a run's properties in; the two name the font apart. */
function takeFont(
  look: { isBold: boolean; font: string | null },
  name: string,
  attributes: Attributes,
): void {
  if (name === "b") look.isBold = isOn(attributes);
  else if (name === "name" || name === "rFont") look.font = attributes["val"] ?? null;
}

function readStyles(part: Uint8Array | null): readonly CellStyle[] {
  const codes = new Map<number, string>();
  const fonts: { isBold: boolean; font: string | null; isCapitals: boolean }[] = [];
  const styles: CellStyle[] = [];
  let region = "";
  if (part === null) return styles;
  parseXml(part, {
    open: (name, attributes) => {
      const font = fonts.at(-1);
      if (/^(?:numFmts|fonts|cellXfs|cellStyleXfs|dxfs)$/u.test(name)) region = name;
      else if (region === "numFmts" && name === "numFmt") {
        codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      } else if (region === "fonts" && name === "font") fonts.push({ ...plainLook });
      else if (region === "fonts" && font !== undefined) takeFont(font, name, attributes);
      else if (region === "cellXfs" && name === "xf") {
        const id = Number(attributes["numFmtId"] ?? "0");
        styles.push({
          look: fonts[Number(attributes["fontId"] ?? "0")] ?? plainLook,
          format: formatOf(id, codes.get(id)),
        });
      }
    },
    close: (name) => {
      if (name === region) region = "";
    },
    text: () => {},
  });
  return styles;
}

/** xl/sharedStrings.xml: each string of the book once, in one or more looks; reading aids (rPh) are no words. */
function readStrings(part: Uint8Array | null): readonly (readonly CellRun[])[] {
  const strings: CellRun[][] = [];
  if (part === null) return strings;
  let look: { isBold: boolean; font: string | null; isCapitals: boolean } | null = null;
  let isWords = false;
  let aids = 0;
  parseXml(part, {
    open: (name, attributes) => {
      if (name === "si") strings.push([]);
      else if (name === "rPh") aids += 1;
      else if (name === "r") look = null;
      else if (name === "rPr") look = { ...plainLook };
      else if (name === "t") isWords = aids === 0;
      else if (look !== null) takeFont(look, name, attributes);
    },
    close: (name) => {
      if (name === "rPh") aids -= 1;
      else if (name === "t") isWords = false;
      else if (name === "r") look = null;
    },
    text: (words) => {
      if (isWords) strings.at(-1)?.push({ words, look });
    },
  });
  return strings;
}

/** An Excel workbook: its sheets that are shown, its strings and its cell styles. */
export class XlsxBook {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  private readonly strings: readonly (readonly CellRun[])[];
  private readonly styles: readonly CellStyle[];

  constructor(zip: Zip) {
    const named = relationsOf(zip, "").byKind("officeDocument");
    const main = named !== null && zip.has(named) ? named : "xl/workbook.xml";
    const relations = relationsOf(zip, main);
    const sheets: Sheet[] = [];
    let is1904 = false;
    const part = zip.read(main);
    if (part !== null) {
      parseXml(part, {
        open: (name, attributes) => {
          if (name === "workbookPr") is1904 = /^(?:1|true)$/u.test(attributes["date1904"] ?? "");
          const target = name === "sheet" ? relations.byId(attributes["r:id"] ?? "") : null;
          if (target === null || /hidden/iu.test(attributes["state"] ?? "")) return;
          sheets.push({ name: attributes["name"] ?? "", part: target });
        },
        close: () => {},
        text: () => {},
      });
    }
    const readKind = (kind: string): Uint8Array | null => {
      const target = relations.byKind(kind);
      return target === null ? null : zip.read(target);
    };
    this.sheets = sheets;
    this.is1904 = is1904;
    this.strings = readStrings(readKind("sharedStrings"));
    this.styles = readStyles(readKind("styles"));
  }

  stringOf(index: number): readonly CellRun[] {
    return this.strings[index] ?? [];
  }

  styleOf(index: number): CellStyle {
    return this.styles[index] ?? plainStyle;
  }
}
