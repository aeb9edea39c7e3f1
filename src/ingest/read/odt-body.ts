import type { Piece } from "./block.js";
import type { OdtLists } from "./odt-lists.js";
import type { Look, OdtStyles } from "./odt-styles.js";
import { OdtTable } from "./odt-table.js";
import type { Letters } from "./office-letters.js";
import { LineBuilder, withLabel } from "./office-line.js";
import { type Allowance, append } from "./office-pieces.js";
import { Stories } from "./office-stories.js";
import type { Attributes, XmlHandler } from "./xml.js";

/** Elements whose words are not the document's: deleted text, comments, forms, contents lists, page numbers. */
const skipped = new Set([
  "office:annotation",
  "office:annotation-end",
  "office:forms",
  "office:scripts",
  "office:binary-data",
  "text:tracked-changes",
  "text:note-citation",
  "text:page-number",
  "text:page-count",
  "text:ruby-text",
  "text:table-of-content",
  "text:hidden-text",
  "svg:title",
  "svg:desc",
  "style:style",
  "office:automatic-styles",
  "office:font-face-decls",
]);

const deepestHeading = 6;
/** Blanks of one text:s; more say nothing. */
const mostBlanks = 100;

/** One paragraph while it is read. */
interface Paragraph {
  readonly line: LineBuilder;
  readonly label: string;
  readonly level: number;
  /** The paragraph's look, then each open span's. */
  readonly looks: Look[];
  /** Words of text boxes anchored here. */
  readonly after: Piece[];
}

/** office:body of an OpenDocument text, element by element, to pieces. */
export class OdtBody implements XmlHandler {
  private readonly styles: OdtStyles;
  private readonly lists: OdtLists;
  private readonly letters: Letters;
  private readonly allowance: Allowance;
  private readonly notes = new Map<string, readonly Piece[]>();
  private readonly stories: Stories;
  private readonly tables: OdtTable[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private skipping = 0;

  constructor(styles: OdtStyles, lists: OdtLists, letters: Letters, allowance: Allowance) {
    this.styles = styles;
    this.lists = lists;
    this.letters = letters;
    this.allowance = allowance;
    this.stories = new Stories(allowance, this.notes);
  }

  get pieces(): readonly Piece[] {
    return this.stories.done.get("body") ?? [];
  }

  private get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1);
  }

  open(name: string, attributes: Attributes): void {
    const isHidden = name === "text:section" && attributes["text:display"] === "none";
    if (this.skipping > 0 || skipped.has(name) || isHidden) {
      this.skipping += 1;
      return;
    }
    switch (name) {
      case "text:p":
      case "text:h":
        this.openParagraph(name, attributes);
        break;
      case "text:list":
        this.lists.openList(attributes);
        break;
      case "text:list-item":
      case "text:list-header":
        this.lists.openItem(attributes, name === "text:list-item");
        break;
      case "table:table":
        this.tables.push(new OdtTable(this.allowance));
        break;
      case "table:table-row":
        this.tables.at(-1)?.openRow(attributes);
        break;
      case "table:table-cell":
      case "table:covered-table-cell":
        this.tables.at(-1)?.openCell(attributes);
        this.stories.openContainer();
        break;
      case "table:table-header-rows":
        this.setHead(true);
        break;
      case "draw:text-box":
      case "text:note-body":
        this.stories.openContainer();
        break;
      default:
        this.openInParagraph(name, attributes);
    }
  }

  private setHead(isHead: boolean): void {
    const table = this.tables.at(-1);
    if (table !== undefined) table.isHead = isHead;
  }

  private openParagraph(name: string, attributes: Attributes): void {
    const outline = Number.parseInt(attributes["text:outline-level"] ?? "1", 10) || 1;
    const isHeading = name === "text:h";
    const isCounted = isHeading && attributes["text:is-list-header"] !== "true";
    const inList = this.lists.next();
    this.paragraphs.push({
      line: new LineBuilder(this.letters),
      label: inList === "" && isCounted ? this.lists.nextHeading(outline - 1) : inList,
      level: isHeading ? Math.min(outline, deepestHeading) : 0,
      looks: [this.styles.look("paragraph", attributes["text:style-name"] ?? "", null)],
      after: [],
    });
  }

  private openInParagraph(name: string, attributes: Attributes): void {
    const { paragraph } = this;
    if (paragraph === undefined) return;
    if (name === "text:span") {
      const below = paragraph.looks.at(-1) ?? null;
      paragraph.looks.push(this.styles.look("text", attributes["text:style-name"] ?? "", below));
    } else if (name === "text:s") {
      const count = Number.parseInt(attributes["text:c"] ?? "1", 10) || 1;
      this.text(" ".repeat(Math.max(1, Math.min(count, mostBlanks))));
    } else if (name === "text:tab") {
      this.text("\t");
    } else if (name === "text:line-break") {
      paragraph.line.break();
    }
  }

  text(words: string): void {
    const { paragraph } = this;
    const look = paragraph?.looks.at(-1);
    if (this.skipping > 0 || paragraph === undefined || look === undefined || look.isHidden) return;
    this.allowance.spend(0, words.length);
    paragraph.line.add(words, look);
  }

  close(name: string): void {
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    switch (name) {
      case "text:p":
      case "text:h":
        this.closeParagraph();
        break;
      case "text:span":
        this.paragraph?.looks.pop();
        break;
      case "text:list":
        this.lists.closeList();
        break;
      case "text:list-item":
      case "text:list-header":
        this.lists.closeItem();
        break;
      case "draw:text-box": {
        const words = this.stories.closeContainer();
        // A frame anchored to the page stands outside every paragraph.
        if (this.paragraph === undefined) this.stories.put(words);
        else append(this.paragraph.after, words);
        break;
      }
      case "text:note-body": {
        const key = String(this.notes.size);
        this.notes.set(key, this.stories.closeContainer());
        this.stories.refer(key);
        break;
      }
      default:
        this.closeTable(name);
    }
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const { label, level } = paragraph;
    const pieces = paragraph.line.take().map<Piece>((line, index) => ({
      kind: "paragraph",
      line: index === 0 && label !== "" ? withLabel(label, line) : line,
      level,
    }));
    append(pieces, paragraph.after);
    this.stories.put(pieces);
  }

  private closeTable(name: string): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    if (name === "table:table-cell") table.closeCell(this.stories.closeContainer(), false);
    else if (name === "table:covered-table-cell") table.closeCell(this.stories.closeContainer(), true);
    else if (name === "table:table-row") table.closeRow();
    else if (name === "table:table-header-rows") this.setHead(false);
    else if (name === "table:table") this.stories.put(this.tables.pop()?.close() ?? []);
  }
}
