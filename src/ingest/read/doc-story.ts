import type { Piece, StyledLine } from "./block.js";
import type { DocFile, Range } from "./doc-file.js";
import * as sprm from "./doc-sprm.js";
import { type PropertyRun, runAt, type TextPiece, wordsOf } from "./doc-text.js";
import { Fields } from "./docx-elements.js";
import type { Letters } from "./office-letters.js";
import { LineBuilder, type RunLook, withLabel } from "./office-line.js";
import { type Allowance, append, boldPiece, type ReadCell, joinedTablePieces } from "./office-pieces.js";
import { Stories } from "./office-stories.js";
import { signOf } from "./symbols.js";

/** Control characters of Word's text. */
const cellEnd = "\u0007";
const paragraphEnds = "\u0007\r\u000c";
const lineBreaks = "\u000b\u000e";
const noteMark = "\u0002";
const shapeAnchor = "\b";
const symbolMark = "(";
// eslint-disable-next-line no-control-regex -- Word's own marks
const marks = /([\u0000-\u0008\u000b-\u0015\u001e\u001f])/u;
const fieldSteps = new Map([
  ["\u0013", "begin"],
  ["\u0014", "separate"],
  ["\u0015", "end"],
]);
const letters = new Map([
  ["\u001e", "-"],
  ["\u001f", "\u00ad"],
]);

/** Word's numbers of the styles "toc 1" to "toc 9" and "heading 1" to "heading 9". */
const isContents = (style: number): boolean => style >= 19 && style <= 27;
const bodyOutline = 9;

interface Look extends RunLook {
  readonly isShown: boolean;
  /** A picture font's sign: number of the font in the low 16 bits, code above. */
  readonly sign: number | null;
}

/** A toggle over what the style says: 0 off, 1 on, 128 as the style, 129 the opposite. */
function toggled(value: number | undefined, inherited: boolean): boolean {
  if (value === undefined || value === 0x80) return inherited;
  return value === 0x81 ? !inherited : value === 1;
}

/** One story of a Word 97-2003 file, the body, a note or a text box, character by character to pieces. */
export class DocStory {
  private readonly file: DocFile;
  private readonly allowance: Allowance;
  private readonly stories: Stories;
  private readonly boxes: ReadonlyMap<number, readonly Piece[]>;
  private readonly fields = new Fields();
  private readonly line: LineBuilder;
  private after: Piece[] = [];
  private cell: Piece[] = [];
  private row: ReadCell[] = [];
  private rows: ReadCell[][] = [];
  private readonly looks = new Map<PropertyRun | null, Map<number, Look>>();

  constructor(
    file: DocFile,
    decoder: Letters,
    allowance: Allowance,
    notes: ReadonlyMap<string, readonly Piece[]> = new Map(),
    boxes: ReadonlyMap<number, readonly Piece[]> = new Map(),
  ) {
    this.file = file;
    this.allowance = allowance;
    this.stories = new Stories(allowance, notes);
    this.boxes = boxes;
    this.line = new LineBuilder(decoder);
  }

  read({ start, end }: Range): readonly Piece[] {
    for (const piece of this.file.pieces) {
      const stop = Math.min(end, piece.end);
      for (let at = Math.max(start, piece.start); at < stop;) {
        const offset = piece.offset + (at - piece.start) * piece.width;
        const run = runAt(this.file.characters, offset);
        const left = run === null ? stop - at : Math.ceil((run.end - offset) / piece.width);
        const next = Math.min(stop, at + Math.max(1, left));
        this.allowance.spend(0, next - at);
        this.take(wordsOf(this.file.main, piece, at, next), at, piece, run);
        at = next;
      }
    }
    this.endParagraph(new Map(), 0, "\r");
    this.closeTable();
    return this.stories.done.get("body") ?? [];
  }

  /** Words of one look, with Word's marks between them. */
  private take(words: string, first: number, piece: TextPiece, run: PropertyRun | null): void {
    let at = first;
    for (const part of words.split(marks)) {
      if (part === "") continue;
      const offset = piece.offset + (at - piece.start) * piece.width;
      const paragraph = runAt(this.file.paragraphs, offset);
      const style = paragraph?.changes?.readUInt16LE(0) ?? 0;
      const look = this.lookOf(run, style, piece);
      if (look.isShown || (paragraphEnds.includes(part) && look.sign === null)) {
        this.takePart(part, at, look, () => this.propertiesOf(paragraph, piece), style);
      }
      at += part.length;
    }
  }

  private takePart(
    part: string,
    at: number,
    look: Look,
    properties: () => sprm.Properties,
    style: number,
  ): void {
    const step = fieldSteps.get(part);
    if (step !== undefined) this.fields.take(step);
    else if (paragraphEnds.includes(part)) this.endParagraph(properties(), style, part);
    else if (this.fields.isCode) return;
    else if (lineBreaks.includes(part)) this.line.break();
    else if (part === noteMark) this.stories.refer(String(at));
    else if (part === shapeAnchor) append(this.after, this.boxes.get(at) ?? []);
    else if (part === symbolMark && look.sign !== null) {
      const font = this.file.fonts[look.sign & 0xffff] ?? "";
      this.line.add(signOf(font, look.sign >>> 16), { ...look, font: null });
    } else if (part > "\u001f" || part.startsWith("\t") || letters.has(part))
      this.line.add(letters.get(part) ?? part, look);
  }

  private propertiesOf(paragraph: PropertyRun | null, piece: TextPiece): sprm.Properties {
    const changes = paragraph?.changes ?? null;
    const style = this.file.styles.styleOf(changes?.readUInt16LE(0) ?? 0);
    const properties = new Map(style.paragraph);
    if (changes !== null) sprm.applyParagraph(changes.subarray(2), this.file.data, properties);
    if (piece.changes !== null) sprm.applyChanges(piece.changes, properties);
    return properties;
  }

  private lookOf(run: PropertyRun | null, styleIndex: number, piece: TextPiece): Look {
    const byStyle = this.looks.get(run) ?? new Map<number, Look>();
    this.looks.set(run, byStyle);
    const known = piece.changes === null ? byStyle.get(styleIndex) : undefined;
    if (known !== undefined) return known;
    const direct: sprm.Properties = new Map();
    const changes = run?.changes ?? null;
    if (changes !== null) sprm.applyChanges(changes, direct);
    if (piece.changes !== null) sprm.applyChanges(piece.changes, direct);
    const base = this.file.styles.styleOf(styleIndex).character;
    const named = direct.get(sprm.characterStyle);
    const word: sprm.Properties = named === undefined ? new Map() : this.file.styles.styleOf(named).character;
    const isSet = (code: number): boolean =>
      toggled(direct.get(code), toggled(base.get(code), false) !== toggled(word.get(code), false));
    const font = [direct, word, base].flatMap(
      (one) => one.get(sprm.otherFont) ?? one.get(sprm.asciiFont) ?? [],
    )[0];
    const look = {
      isBold: isSet(sprm.bold),
      isCapitals: isSet(sprm.capitals),
      isShown: direct.get(sprm.isDeleted) !== 1 && !isSet(sprm.hidden),
      font: this.file.fonts[font ?? this.file.styles.font] ?? null,
      sign: direct.get(sprm.symbol) ?? null,
    };
    byStyle.set(styleIndex, look);
    return look;
  }

  private endParagraph(properties: sprm.Properties, style: number, mark: string): void {
    this.fields.endParagraph();
    const { builtIn } = this.file.styles.styleOf(style);
    const use = properties.get(sprm.listUse) ?? 0;
    const label = use === 0 ? "" : this.file.lists.next(use, properties.get(sprm.listLevel) ?? 0);
    const outline =
      properties.get(sprm.outlineLevel) ?? (builtIn >= 1 && builtIn <= 9 ? builtIn - 1 : bodyOutline);
    const level = outline >= bodyOutline ? 0 : Math.min(outline + 1, 6);
    const lines = this.line
      .take()
      .map<StyledLine>((line, index) => (index === 0 && label !== "" ? withLabel(label, line) : line));
    const pieces: Piece[] = isContents(builtIn)
      ? []
      : lines.map((line) => ({ kind: "paragraph", line, level }));
    append(pieces, this.after.splice(0));
    const isInTable = properties.get(sprm.inTable) === 1 || (properties.get(sprm.tableDepth) ?? 0) > 0;
    if (!isInTable) {
      this.closeTable();
      this.stories.put(pieces);
    } else if (mark === cellEnd && properties.get(sprm.endsRow) === 1) {
      this.closeRow(properties.get(sprm.isHeadRow) === 1);
    } else {
      append(this.cell, pieces);
      if (mark === cellEnd) this.closeCell();
    }
  }

  private closeCell(): void {
    this.allowance.spend(1, 0);
    this.row.push({ pieces: this.cell, isFiller: false });
    this.cell = [];
  }

  /** @param isHead the row repeats on every page: it names the columns */
  private closeRow(isHead: boolean): void {
    if (this.cell.length > 0) this.closeCell();
    this.rows.push(isHead ? this.row.map(boldCell) : this.row);
    this.row = [];
  }

  private closeTable(): void {
    if (this.cell.length > 0 || this.row.length > 0) this.closeRow(false);
    if (this.rows.length === 0) return;
    this.stories.put(joinedTablePieces(this.rows.splice(0)));
  }
}

const boldCell = (cell: ReadCell): ReadCell => ({ ...cell, pieces: cell.pieces.map(boldPiece) });
