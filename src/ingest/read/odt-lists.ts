import { ListCounters, type UsedList } from "./numbering.js";
import type { OdtStyles } from "./odt-styles.js";
import type { Attributes } from "./xml.js";

interface OpenList {
  readonly style: string;
  /** Lists that share one counter: a list and those that continue it. */
  readonly counter: object;
}

interface OpenItem {
  /** Whether its first paragraph, the numbered one, is still to come. */
  isNew: boolean;
  readonly start: number | null;
  readonly id: number;
}

/**
 * Automatic numbers of an OpenDocument text: lists nest as elements, one level each; headings count by themselves.
 * @source OpenDocument 1.3 part 3, 5.3 (lists), 19.784 (continue-list), 19.785 (continue-numbering)
 */
export class OdtLists {
  private readonly styles: OdtStyles;
  private readonly counters = new ListCounters();
  private readonly byId = new Map<string, object>();
  private readonly byStyle = new Map<string, object>();
  /** Open lists, outermost first. */
  private readonly open: OpenList[] = [];
  private readonly items: OpenItem[] = [];
  private readonly outline = {};
  private opened = 0;

  constructor(styles: OdtStyles) {
    this.styles = styles;
  }

  openList(attributes: Attributes): void {
    const above = this.open.at(-1);
    const style = attributes["text:style-name"] ?? above?.style ?? "";
    let counter = above?.counter;
    if (counter === undefined) {
      const continued = attributes["text:continue-list"];
      const isContinued = attributes["text:continue-numbering"] === "true";
      counter =
        (continued === undefined ? undefined : this.byId.get(continued)) ??
        (isContinued ? this.byStyle.get(style) : undefined) ??
        {};
      this.byStyle.set(style, counter);
      const id = attributes["xml:id"];
      if (id !== undefined) this.byId.set(id, counter);
    }
    this.open.push({ style, counter });
  }

  closeList(): void {
    this.open.pop();
  }

  /** @param isNumbered false for text:list-header */
  openItem(attributes: Attributes, isNumbered: boolean): void {
    const start = Number.parseInt(attributes["text:start-value"] ?? "", 10);
    this.opened += 1;
    this.items.push({
      isNew: isNumbered,
      start: Number.isSafeInteger(start) ? start : null,
      id: this.opened,
    });
  }

  closeItem(): void {
    this.items.pop();
  }

  /** What stands before the words of the paragraph that opens now: "" but for the first of an item. */
  next(): string {
    const list = this.open.at(-1);
    const item = this.items.at(-1);
    if (list === undefined || item === undefined || !item.isNew) return "";
    item.isNew = false;
    const level = this.open.length - 1;
    const used: UsedList = {
      shared: list.counter,
      use: String(item.id),
      levelAt: (index) => this.styles.levelOf(list.style, index),
      startOf: (index) => (index === level ? item.start : null),
    };
    return this.counters.next(used, level);
  }

  /** @param level from 0 */
  nextHeading(level: number): string {
    if (this.styles.outlineLevel(level).form === "none") return "";
    const used: UsedList = {
      shared: this.outline,
      use: "outline",
      levelAt: (index) => this.styles.outlineLevel(index),
      startOf: () => null,
    };
    return this.counters.next(used, level);
  }
}
