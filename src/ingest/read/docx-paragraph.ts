import type { Piece } from "./block.js";
import type { DocxNumbering } from "./docx-numbering.js";
import type { ParagraphProperties, RunProperties } from "./docx-properties.js";
import type { DocxStyles, FullStyle } from "./docx-styles.js";
import type { Letters } from "./office-letters.js";
import { LineBuilder, type RunLook, withLabel } from "./office-line.js";

/** What all paragraphs of one document share. */
export interface DocxContext {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
  readonly letters: Letters;
}

/** Body text's outline level is 9; headings 1 to 9 are 0 to 8, of which we keep six. */
const bodyOutline = 9;
const deepestHeading = 6;
/** Lines of a table of contents, which Word makes from the headings and numbers by page. */
const contents = /^(?:toc \d|toa heading|table of figures)/iu;

/** One paragraph while it is read. */
export class DocxParagraph {
  readonly properties: ParagraphProperties = {};
  /** Look of the paragraph mark: only whether it was deleted counts. */
  isMarkDeleted = false;
  /** Text boxes anchored here: their words follow the paragraph. */
  readonly after: Piece[] = [];
  private readonly context: DocxContext;
  private readonly isHead: boolean;
  private readonly line: LineBuilder;
  private run: RunProperties = {};
  private style: FullStyle | null = null;
  private look: (RunLook & { readonly isHidden: boolean }) | null = null;

  /** @param carried words of the paragraph before, whose mark was deleted */
  constructor(context: DocxContext, isHead: boolean, carried: LineBuilder | null) {
    this.context = context;
    this.isHead = isHead;
    this.line = carried ?? new LineBuilder(context.letters);
  }

  startRun(): RunProperties {
    this.run = {};
    this.look = null;
    return this.run;
  }

  private lookNow(): RunLook & { readonly isHidden: boolean } {
    this.style ??= this.context.styles.paragraphStyle(this.properties.style);
    this.look ??= this.context.styles.look(this.style, this.run, this.isHead);
    return this.look;
  }

  add(words: string): void {
    const look = this.lookNow();
    if (!look.isHidden) this.line.add(words, look);
  }

  /** A sign of a picture font: it has no letters in it. */
  addSign(words: string): void {
    const look = this.lookNow();
    if (!look.isHidden) this.line.add(words, { ...look, font: null });
  }

  break(): void {
    if (!this.lookNow().isHidden) this.line.break();
  }

  /** The words so far, for the next paragraph to go on with. */
  carry(): LineBuilder | null {
    return this.isMarkDeleted ? this.line : null;
  }

  /** The paragraph's pieces with its number in front; text boxes after. */
  close(): readonly Piece[] {
    const { styles, numbering } = this.context;
    const style = styles.paragraphStyle(this.properties.style);
    const own = { ...style.paragraph, ...this.properties };
    const label =
      own.numId === undefined || own.numId === 0 ? "" : numbering.next(own.numId, own.listLevel ?? 0);
    const lines = this.line.take();
    if (contents.test(style.name)) return this.after;
    const outline = own.outline ?? bodyOutline;
    const level = outline >= bodyOutline ? 0 : Math.min(outline + 1, deepestHeading);
    const pieces = lines.map<Piece>((line, index) => ({
      kind: "paragraph",
      line: index === 0 && label !== "" ? withLabel(label, line) : line,
      level,
    }));
    return [...pieces, ...this.after];
  }
}
