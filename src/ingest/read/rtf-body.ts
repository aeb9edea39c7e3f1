import type { Piece } from "./block.js";
import { writeBullet } from "./numbering.js";
import type { Letters } from "./office-letters.js";
import { LineBuilder, withLabel } from "./office-line.js";
import { type Allowance, append } from "./office-pieces.js";
import { Stories } from "./office-stories.js";
import { RtfFonts } from "./rtf-fonts.js";
import { RtfTable } from "./rtf-table.js";
import { skipped, start, type State, wanted, words } from "./rtf-state.js";
import type { RtfToken } from "./rtf-tokens.js";

const deepest = 1000;
const bodyOutline = 9;

/** An RTF file, token by token, to pieces. */
export class RtfBody {
  private readonly letters: Letters;
  private readonly allowance: Allowance;
  private readonly fonts = new RtfFonts();
  private readonly notes = new Map<string, readonly Piece[]>();
  private readonly stories: Stories;
  private readonly table: RtfTable;
  private readonly stack: State[] = [];
  private state: State = start;
  private isMarked = false;
  private toSkip = 0;
  private line: LineBuilder;
  private label = "";
  private outline = bodyOutline;
  private isInTable = false;
  private after: Piece[] = [];
  /** Open notes and text boxes: the table of the body waits. */
  private inner = 0;

  constructor(letters: Letters, allowance: Allowance) {
    this.letters = letters;
    this.allowance = allowance;
    this.stories = new Stories(allowance, this.notes);
    this.table = new RtfTable(allowance);
    this.line = new LineBuilder(letters);
  }

  /** All tokens were taken. */
  finish(): readonly Piece[] {
    this.endParagraph();
    this.stories.put(this.table.close());
    return this.stories.done.get("body") ?? [];
  }

  /** @throws {RangeError} for groups nested beyond reason */
  take(token: RtfToken): void {
    if (token.kind === "open") {
      if (this.stack.length > deepest) throw new RangeError("groups nested too deep");
      this.stack.push(this.state);
      this.state = { ...this.state, close: null };
      this.isMarked = false;
    } else if (token.kind === "close") {
      this.state.close?.();
      this.state = this.stack.pop() ?? start;
    } else if (token.kind === "bytes") {
      this.takeBytes(token.text);
    } else if (token.name === "*") {
      this.isMarked = true;
    } else {
      this.takeControl(token.name, token.value);
      this.isMarked = false;
    }
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  private takeBytes(text: string): void {
    const { region, font } = this.state;
    if (region === "skip") return;
    if (region === "fonts") this.fonts.addName(text);
    else {
      const kept = text.slice(this.toSkip);
      this.toSkip = Math.max(0, this.toSkip - text.length);
      if (kept !== "") this.add(this.fonts.decode(kept, font));
    }
  }

  private add(text: string): void {
    const { isBold, isHidden, isCapitals, font, region } = this.state;
    if (isHidden || region === "skip") return;
    this.allowance.spend(0, text.length);
    if (region === "label") this.label += text;
    else this.line.add(text, { isBold, isCapitals, font: this.fonts.nameOf(font) });
  }

  private takeControl(name: string, value: number | null): void {
    const { region } = this.state;
    if (region === "skip") return;
    if (skipped.has(name) || (this.isMarked && !wanted.has(name))) this.set({ region: "skip" });
    else if (name === "fonttbl") this.set({ region: "fonts" });
    else if (region === "fonts") this.takeFont(name, value ?? 0);
    else if (name === "listtext" || name === "pntext") this.set({ region: "label" });
    else if (name === "footnote") this.openInner((pieces) => this.putNote(pieces));
    else if (name === "shptxt") this.openInner((pieces) => append(this.after, pieces));
    else if (name === "u") {
      this.add(String.fromCharCode((value ?? 0) & 0xffff));
      this.toSkip = this.state.fallback;
    } else if (words.has(name)) this.add(words.get(name) ?? "");
    else this.takeLook(name, value);
  }

  private takeFont(name: string, value: number): void {
    if (name === "f") this.fonts.begin(value);
    else if (name === "fcharset") this.fonts.setCharset(value);
  }

  private takeLook(name: string, value: number | null): void {
    const isOn = value !== 0;
    switch (name) {
      case "ansicpg":
        this.fonts.page = value ?? this.fonts.page;
        break;
      case "plain":
        this.set({ isBold: false, isHidden: false, isCapitals: false, font: 0 });
        break;
      case "b":
        this.set({ isBold: isOn });
        break;
      case "v":
      case "deleted":
        this.set({ isHidden: isOn });
        break;
      case "caps":
        this.set({ isCapitals: isOn });
        break;
      case "f":
        this.set({ font: value ?? 0 });
        break;
      case "uc":
        this.set({ fallback: Math.max(0, value ?? 1) });
        break;
      default:
        this.takeParagraph(name, value);
    }
  }

  private takeParagraph(name: string, value: number | null): void {
    switch (name) {
      case "pard":
        if (this.state.region === "label") break;
        this.isInTable = false;
        this.outline = bodyOutline;
        break;
      case "intbl":
        this.isInTable = true;
        break;
      case "outlinelevel":
        this.outline = value ?? bodyOutline;
        break;
      case "line":
        this.line.break();
        break;
      case "par":
      case "sect":
      case "page":
      case "nestcell":
        this.endParagraph();
        break;
      case "cell":
        this.isInTable = true;
        this.endParagraph();
        this.table.closeCell();
        break;
      case "row":
        this.table.closeRow();
        break;
      default:
        this.table.take(name);
    }
  }

  /** Words of a note or a text box are a story of their own; the paragraph around them goes on after. */
  private openInner(use: (pieces: readonly Piece[]) => void): void {
    const { line, label, isInTable, after } = this;
    this.line = new LineBuilder(this.letters);
    this.label = "";
    this.isInTable = false;
    this.after = [];
    this.inner += 1;
    this.stories.openContainer();
    this.set({
      close: () => {
        this.endParagraph();
        this.inner -= 1;
        const pieces = this.stories.closeContainer();
        Object.assign(this, { line, label, isInTable, after });
        use(pieces);
      },
    });
  }

  private putNote(pieces: readonly Piece[]): void {
    const key = String(this.notes.size);
    this.notes.set(key, pieces);
    this.stories.refer(key);
  }

  private endParagraph(): void {
    const { label } = this;
    const level = this.outline >= bodyOutline || this.outline < 0 ? 0 : Math.min(this.outline + 1, 6);
    const sign = /[\p{L}\p{N}]/u.test(label) ? `${label.trim()} ` : writeBullet(label);
    const lines = this.line.take();
    const pieces = lines.map<Piece>((line, index) => ({
      kind: "paragraph",
      line: index === 0 && label !== "" ? withLabel(sign, line) : line,
      level,
    }));
    // A number's words stand before its paragraph; what follows it, text boxes too, ends with it.
    this.label = "";
    append(pieces, this.after.splice(0));
    if (this.isInTable && this.inner === 0) {
      this.table.add(pieces);
      return;
    }
    const table = this.inner === 0 ? this.table.close() : [];
    if (table.length > 0) this.stories.put(table);
    this.stories.put(pieces);
  }
}
