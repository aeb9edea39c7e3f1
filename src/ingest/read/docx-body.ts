import { type DocxContext, DocxParagraph } from "./docx-paragraph.js";
import { type RunProperties, takeParagraphProperty, takeRunProperty } from "./docx-properties.js";
import { DocxTable } from "./docx-table.js";
import { type Notes, Stories } from "./office-stories.js";
import { type Allowance, append } from "./office-pieces.js";
import { Fields, skipped } from "./docx-elements.js";
import { signOf } from "./symbols.js";
import type { Attributes, XmlHandler } from "./xml.js";

/** Word/document.xml, a header or the notes, element by element: w:body to pieces. */
export class DocxBody implements XmlHandler {
  readonly stories: Stories;
  /** Relation ids of the first section's headers by their type: default, first, even. */
  readonly headers = new Map<string, string>();
  hasTitlePage = false;
  private readonly context: DocxContext;
  private readonly allowance: Allowance;
  private readonly tables: DocxTable[] = [];
  private readonly paragraphs: DocxParagraph[] = [];
  private skipping = 0;
  private isWords = false;
  /** Where properties belong: w:pPr, its w:rPr, a run's w:rPr, w:trPr. */
  private region: "content" | "paragraph" | "mark" | "run" | "row" = "content";
  private run: RunProperties = {};
  private readonly fields = new Fields();
  private sections = 0;

  constructor(context: DocxContext, allowance: Allowance, notes: Notes = new Map()) {
    this.context = context;
    this.allowance = allowance;
    this.stories = new Stories(allowance, notes);
  }

  private get paragraph(): DocxParagraph | undefined {
    return this.paragraphs.at(-1);
  }

  open(name: string, attributes: Attributes): void {
    if (this.skipping > 0) {
      this.skipping += 1;
      return;
    }
    if (skipped.has(name)) {
      this.noteDeletion(name);
      this.skipping = 1;
      return;
    }
    if (this.region === "content") this.openContent(name, attributes);
    else this.openProperty(name, attributes);
  }

  /** An empty w:del among properties says that the paragraph's mark or the table's row was deleted. */
  private noteDeletion(name: string): void {
    if (name !== "w:del" && name !== "w:moveFrom") return;
    if (this.region === "mark" && this.paragraph !== undefined) this.paragraph.isMarkDeleted = true;
    if (this.region === "row") this.tables.at(-1)?.drop();
  }

  private openProperty(name: string, attributes: Attributes): void {
    if (this.region === "run") takeRunProperty(this.run, name, attributes);
    else if (this.region === "row") this.tables.at(-1)?.take(name, attributes);
    else if (this.region === "mark") return;
    else if (name === "w:rPr") this.region = "mark";
    else if (name === "w:headerReference" || name === "w:titlePg") this.takeSection(name, attributes);
    else if (this.paragraph !== undefined) takeParagraphProperty(this.paragraph.properties, name, attributes);
  }

  private takeSection(name: string, attributes: Attributes): void {
    if (this.sections > 0) return;
    if (name === "w:titlePg") this.hasTitlePage = true;
    else this.headers.set(attributes["w:type"] ?? "default", attributes["r:id"] ?? "");
  }

  private openContent(name: string, attributes: Attributes): void {
    switch (name) {
      case "w:p":
        this.paragraphs.push(
          new DocxParagraph(this.context, this.tables.at(-1)?.isHead ?? false, this.stories.takeCarried()),
        );
        break;
      case "w:pPr":
        this.region = "paragraph";
        break;
      case "w:r":
      case "m:r":
        if (this.paragraph !== undefined) this.run = this.paragraph.startRun();
        break;
      case "w:rPr":
        this.region = "run";
        break;
      case "w:trPr":
        this.region = "row";
        break;
      case "w:t":
      case "m:t":
        this.isWords = true;
        break;
      case "w:tbl":
        this.tables.push(new DocxTable(this.allowance));
        break;
      case "w:tblStyle": {
        const table = this.tables.at(-1);
        if (table !== undefined)
          table.isHeadBold = this.context.styles.styleOf(attributes["w:val"]).isHeadBold;
        break;
      }
      case "w:tc":
        this.tables.at(-1)?.take(name, attributes);
        this.stories.openContainer();
        break;
      case "w:txbxContent":
        this.stories.openContainer();
        break;
      case "w:footnote":
      case "w:endnote":
        this.stories.openStory(`${name.slice(2)}:${attributes["w:id"] ?? ""}`);
        break;
      case "w:headerReference":
      case "w:titlePg":
        this.takeSection(name, attributes);
        break;
      default:
        this.openInRun(name, attributes);
        this.tables.at(-1)?.take(name, attributes);
    }
  }

  private openInRun(name: string, attributes: Attributes): void {
    const { paragraph } = this;
    if (paragraph === undefined) return;
    switch (name) {
      case "w:fldChar":
        this.fields.take(attributes["w:fldCharType"] ?? "");
        break;
      case "w:tab":
      case "w:ptab":
        this.add("\t");
        break;
      case "w:br":
      case "w:cr":
        if (!this.fields.isCode) paragraph.break();
        break;
      case "w:noBreakHyphen":
        this.add("-");
        break;
      case "w:softHyphen":
        // TCVN3's letter ư is U+00AD, which programs save as this element.
        this.add("\u00ad");
        break;
      case "w:sym":
        paragraph.addSign(
          signOf(attributes["w:font"] ?? "", Number.parseInt(attributes["w:char"] ?? "", 16)),
        );
        break;
      case "w:footnoteReference":
      case "w:endnoteReference":
        this.stories.refer(`${name.slice(2, name.indexOf("R"))}:${attributes["w:id"] ?? ""}`);
        break;
      default:
    }
  }

  private add(words: string): void {
    if (this.fields.isCode) return;
    this.allowance.spend(0, words.length);
    this.paragraph?.add(words);
  }

  text(words: string): void {
    if (this.isWords && this.skipping === 0) this.add(words);
  }

  close(name: string): void {
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    switch (name) {
      case "w:t":
      case "m:t":
        this.isWords = false;
        break;
      case "w:rPr":
        this.region = this.region === "mark" ? "paragraph" : "content";
        break;
      case "w:pPr":
      case "w:trPr":
        this.region = "content";
        break;
      case "w:sectPr":
        this.sections += 1;
        break;
      case "w:p":
        this.closeParagraph();
        break;
      case "w:body":
      case "w:footnote":
      case "w:endnote":
        this.stories.flush();
        break;
      case "w:txbxContent":
        if (this.paragraph !== undefined) append(this.paragraph.after, this.stories.closeContainer());
        break;
      default:
        this.closeTable(name);
    }
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    this.fields.endParagraph();
    const carried = paragraph.carry();
    this.stories.carry(carried);
    if (carried === null) this.stories.put(paragraph.close());
    else this.stories.put(paragraph.after);
  }

  private closeTable(name: string): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    if (name === "w:tc") table.closeCell(this.stories.closeContainer());
    else if (name === "w:tr") table.closeRow();
    else if (name === "w:tbl") this.stories.put(this.tables.pop()?.close() ?? []);
  }
}
