import { type HtmlNode, textNode } from "./html-node.js";

/** A page needs repairs that only the standard's whole algorithm makes. */
export class Unfit extends Error {}

const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const empty = names(
  "area base basefont bgsound br col embed hr img input link meta param source track wbr keygen",
);
/** What stands before the words of a page. */
const headOnly = names("base basefont bgsound link meta script style title");
/** Their start ends an open p. */
const closingP = names(
  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul li dd dt",
);
/** Their end may come while a p, li, dd or dt in them is open. */
const closesInner = names(
  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol pre search section summary ul li dd dt td th body caption",
);
const headings = names("h1 h2 h3 h4 h5 h6");
/** Elements whose end may be left out. */
const implied = names("p li dd dt");
const sections = names("tbody thead tfoot");
const ofTables = names("caption colgroup col tbody thead tfoot tr td th");
/** Elements in which only parts of a table may stand. */
const frames = names("table tbody thead tfoot tr colgroup");
/** A list's item does not end one beyond these. */
const walls = names(
  "article aside blockquote body caption center details dir dl fieldset figcaption figure footer form header hgroup main menu nav ol pre search section summary table td th ul",
);
/** Blanks as HTML counts them: no no-break space. */
const blank = /^[\t\n\f\r ]*$/u;

interface Open extends HtmlNode {
  readonly name: string;
  readonly children: HtmlNode[];
  /** Whether a p is open in it or around it, within the same cell. */
  readonly isInP: boolean;
}

/** Deeper pages are left to the rules for all pages, which refuse them: trees are walked by recursion. */
const deepest = 1000;

/** Builds the tree of a page whose tags fit; the rules are those of the HTML standard, "tree construction". */
export class HtmlBuilder {
  private readonly page: Open = { name: "", children: [], isInP: false };
  private stack: Open[] = [];
  private top: Open = this.page;
  private state: "before" | "html" | "head" | "between" | "body" | "after" = "before";

  text(words: string): void {
    if (this.top.name === "script" || this.top.name === "style") {
      // A comment within a script may hold the script's own end.
      if (words.includes("<!--")) throw new Unfit();
      return;
    }
    if (this.state !== "body" && this.top.name !== "title") {
      if (blank.test(words)) return;
      if (this.state !== "before") throw new Unfit();
      this.startBody();
      this.top.children.push({ nodeType: textNode, data: words.replace(/^[\t\n\f\r ]+/u, "") });
      return;
    }
    if (frames.has(this.top.name) && !blank.test(words)) throw new Unfit();
    this.top.children.push({ nodeType: textNode, data: words });
  }

  open(name: string, attribs?: Readonly<Record<string, string>>): void {
    if (this.state !== "body") {
      this.beforeBody(name, attribs);
      return;
    }
    if (name === "html" || name === "body" || name === "head") throw new Unfit();
    if (ofTables.has(name)) this.intoTable(name);
    else if (frames.has(this.top.name)) {
      if (name !== "script" && name !== "style") throw new Unfit();
    } else this.intoText(name);
    this.push(name, attribs);
  }

  close(name: string): void {
    if (this.state !== "body") {
      this.closeOutside(name);
      return;
    }
    if (name === "html") {
      this.close("body");
      this.close("html");
      return;
    }
    if (sections.has(name) || name === "table" || name === "tr") this.leaveTable(name);
    else if (closesInner.has(name)) while (this.top.name !== name && implied.has(this.top.name)) this.pop();
    if (this.top.name !== name) throw new Unfit();
    this.pop();
    if (name === "body") this.state = "after";
  }

  /** @throws {Unfit} for a page without words */
  end(): HtmlNode {
    if (this.state !== "body" && this.state !== "after") throw new Unfit();
    return this.page;
  }

  private push(name: string, attribs?: Readonly<Record<string, string>>): void {
    if (this.stack.length > deepest) throw new Unfit();
    const isInP = name === "p" || (this.top.isInP && name !== "td" && name !== "th" && name !== "caption");
    const element: Open = { name, attribs, children: [], isInP };
    this.top.children.push(element);
    if (empty.has(name)) return;
    this.stack.push(element);
    this.top = element;
  }

  private pop(): void {
    this.stack.pop();
    this.top = this.stack.at(-1) ?? this.page;
  }

  private startBody(): void {
    this.push("body");
    this.state = "body";
  }

  private beforeBody(name: string, attribs?: Readonly<Record<string, string>>): void {
    if (this.state === "after") throw new Unfit();
    if (name === "html" && this.state === "before") this.state = "html";
    else if (name === "head" && this.state === "html") this.state = "head";
    else if (headOnly.has(name) && this.state === "head") {
      this.push(name, attribs);
      return;
    } else if (name === "body" && (this.state === "between" || this.state === "html")) this.state = "body";
    else if (this.state === "before" && !headOnly.has(name) && name !== "head" && name !== "body") {
      this.startBody();
      this.open(name, attribs);
      return;
    } else throw new Unfit();
    this.push(name, attribs);
  }

  private closeOutside(name: string): void {
    if (this.state === "after" && name === "html") return;
    if (this.top.name !== name || this.state !== "head") throw new Unfit();
    this.pop();
    if (name === "head") this.state = "between";
  }

  private intoText(name: string): void {
    if (name === "li" || name === "dd" || name === "dt") this.endItem(name);
    if (closingP.has(name)) {
      if (this.top.name === "p") {
        // Whether a table ends the paragraph before it depends on the page's doctype.
        if (name === "table") throw new Unfit();
        this.pop();
      }
      if (this.top.isInP) throw new Unfit();
    }
    if (headings.has(name) && headings.has(this.top.name)) throw new Unfit();
    if ((name === "a" || name === "form") && this.stack.some((open) => open.name === name)) throw new Unfit();
  }

  /** An item ends the item before it, in the same list. */
  private endItem(name: string): void {
    const isSame = (open: string): boolean =>
      name === "li" ? open === "li" : open === "dd" || open === "dt";
    let at = this.stack.length - 1;
    while (at >= 0 && this.stack[at]?.name === "p") at -= 1;
    if (isSame(this.stack[at]?.name ?? "")) {
      while (this.stack.length > at) this.pop();
      return;
    }
    for (; at >= 0; at -= 1) {
      const open = this.stack[at]?.name ?? "";
      if (isSame(open)) throw new Unfit();
      if (walls.has(open) || headings.has(open)) return;
    }
  }

  /** Ends what a part of a table ends, and begins the rows and sections that pages leave out. */
  private intoTable(name: string): void {
    if (this.top.name === "colgroup" && name !== "col") this.pop();
    if (name === "col" || name === "colgroup" || name === "caption") {
      if (this.top.name !== "table" && !(name === "col" && this.top.name === "colgroup")) throw new Unfit();
      return;
    }
    const isCell = name === "td" || name === "th";
    this.endCell();
    if (!isCell && this.top.name === "tr") this.pop();
    if (sections.has(name) && sections.has(this.top.name)) this.pop();
    if (!sections.has(name) && this.top.name === "table") this.push("tbody");
    if (isCell && sections.has(this.top.name)) this.push("tr");
    const isPlaced = isCell
      ? this.top.name === "tr"
      : sections.has(name)
        ? this.top.name === "table"
        : sections.has(this.top.name);
    if (!isPlaced) throw new Unfit();
  }

  /** Ends the open cell, where nothing is open in it but what may stay so. */
  private endCell(): void {
    if (frames.has(this.top.name)) return;
    while (implied.has(this.top.name)) this.pop();
    if (this.top.name !== "td" && this.top.name !== "th") throw new Unfit();
    this.pop();
  }

  private leaveTable(name: string): void {
    if (this.top.name === "colgroup") this.pop();
    this.endCell();
    if (name !== "tr" && this.top.name === "tr") this.pop();
    if (name === "table" && sections.has(this.top.name)) this.pop();
  }
}
