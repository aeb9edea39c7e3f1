import type { Piece } from "./block.js";
import type { Letters } from "./office-letters.js";
import { LineBuilder, type RunLook, withLabel } from "./office-line.js";
import { type Allowance, append, type ReadCell, tablePieces } from "./office-pieces.js";
import { ListCounters, type ListLevel, type NumberForm, writeBullet } from "./numbering.js";
import type { Attributes, XmlHandler } from "./xml.js";

/** Placeholders whose words are on every slide: number, footer, date. */
const running = /^(?:sldNum|ftr|dt|hdr)$/u;
const titles = /^(?:title|ctrTitle)$/u;
const titleLevel = 2;
const plain: RunLook = { isBold: false, font: null, isCapitals: false };
const filler: ReadCell = { pieces: [], isFiller: true };

/** "romanUcPeriod" -> forms and signs of DrawingML's automatic numbers (ECMA-376 part 1, 20.1.10.61). */
const forms: readonly (readonly [string, NumberForm])[] = [
  ["arabic", "decimal"],
  ["alphaLc", "lowerLetter"],
  ["alphaUc", "upperLetter"],
  ["romanLc", "lowerRoman"],
  ["romanUc", "upperRoman"],
];

function levelOf(kind: string, start: number, index: number): ListLevel {
  const form = forms.find(([name]) => kind.startsWith(name))?.[1] ?? "decimal";
  const place = `%${index + 1}`;
  const text = kind.endsWith("ParenBoth")
    ? `(${place})`
    : kind.endsWith("ParenR")
      ? `${place})`
      : kind.endsWith("Period")
        ? `${place}.`
        : place;
  return { start, form, text, isDecimal: false };
}

/** One slide, element by element: title, text of shapes in their order, tables. */
export class PptxSlide implements XmlHandler {
  readonly pieces: Piece[] = [];
  isHidden = false;
  private readonly allowance: Allowance;
  private readonly line: LineBuilder;
  private look = { ...plain };
  private placeholder = "";
  private isWords = false;
  private isOutside = false;
  private label = "";
  private level = 0;
  private counters = new ListCounters();
  private levels: ListLevel[] = [];
  private rows: ReadCell[][] | null = null;
  private cell: Piece[] | null = null;
  private isCovered = false;

  constructor(letters: Letters, allowance: Allowance) {
    this.allowance = allowance;
    this.line = new LineBuilder(letters);
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case "p:sld":
        this.isHidden = /^(?:0|false)$/u.test(attributes["show"] ?? "");
        break;
      case "p:sp":
        this.placeholder = "";
        this.counters = new ListCounters();
        break;
      case "p:ph":
        this.placeholder = attributes["type"] ?? "body";
        break;
      case "a:p":
        this.label = "";
        this.level = 0;
        break;
      case "a:pPr":
        this.level = Math.min(Math.max(Number.parseInt(attributes["lvl"] ?? "0", 10) || 0, 0), 8);
        break;
      case "a:buChar":
        this.label = writeBullet(attributes["char"] ?? "");
        break;
      case "a:buAutoNum":
        this.number(attributes);
        break;
      case "a:r":
      case "a:fld":
        this.look = { ...plain };
        this.isOutside = attributes["type"] === "slidenum";
        break;
      case "a:rPr":
        this.look.isBold = /^(?:1|true)$/u.test(attributes["b"] ?? "");
        break;
      case "a:latin":
        this.look.font = attributes["typeface"] ?? null;
        break;
      case "a:t":
        this.isWords = !this.isOutside && !running.test(this.placeholder);
        break;
      case "a:br":
        this.line.break();
        break;
      default:
        this.openTable(name, attributes);
    }
  }

  private openTable(name: string, attributes: Attributes): void {
    if (name === "a:tbl") this.rows = [];
    else if (name === "a:tr") this.rows?.push([]);
    else if (name === "a:tc") {
      this.cell = [];
      this.isCovered = "hMerge" in attributes || "vMerge" in attributes;
    }
  }

  private number(attributes: Attributes): void {
    const start = Number.parseInt(attributes["startAt"] ?? "1", 10) || 1;
    this.levels[this.level] = levelOf(attributes["type"] ?? "", start, this.level);
    const { levels } = this;
    const none: ListLevel = { start: 1, form: "none", text: "", isDecimal: false };
    this.label = this.counters.next(
      { shared: "shape", use: "", levelAt: (index) => levels[index] ?? none, startOf: () => null },
      this.level,
    );
  }

  text(words: string): void {
    if (!this.isWords) return;
    this.allowance.spend(0, words.length);
    this.line.add(words, this.look);
  }

  close(name: string): void {
    if (name === "a:t") this.isWords = false;
    else if (name === "a:fld") this.isOutside = false;
    else if (name === "a:p") this.closeParagraph();
    else if (name === "a:tc") {
      this.allowance.spend(1, 0);
      this.rows?.at(-1)?.push(this.isCovered ? filler : { pieces: this.cell ?? [], isFiller: false });
      this.cell = null;
    } else if (name === "a:tbl") {
      append(this.pieces, tablePieces(this.rows ?? []));
      this.rows = null;
    }
  }

  private closeParagraph(): void {
    const level = titles.test(this.placeholder) && this.cell === null ? titleLevel : 0;
    const pieces = this.line.take().map<Piece>((line, index) => ({
      kind: "paragraph",
      line: index === 0 && this.label !== "" ? withLabel(this.label, line) : line,
      level,
    }));
    this.allowance.spend(pieces.length, 0);
    append(this.cell ?? this.pieces, pieces);
  }
}
