import { wholeOf, isOn } from "./docx-properties.js";
import { ListCounters, type ListLevel, type NumberForm, type UsedList } from "./numbering.js";
import { type Attributes, parseXml } from "./xml.js";

type Level = { -readonly [Key in keyof ListLevel]: ListLevel[Key] } & {
  /** The paragraph style that stands on this level. */
  style?: string;
};

interface List {
  readonly levels: Map<number, Level>;
  styleLink?: string;
  numStyleLink?: string;
}

interface Instance {
  list: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

const forms: ReadonlyMap<string, NumberForm> = new Map(
  (
    [
      "decimal",
      "decimalZero",
      "upperRoman",
      "lowerRoman",
      "upperLetter",
      "lowerLetter",
      "bullet",
      "none",
    ] as const
  ).map((form) => [form, form]),
);

// An absent w:start is 0 by ECMA-376 17.9.25.
const newLevel = (): Level => ({ start: 0, form: "decimal", text: "", isDecimal: false });
const unset: ListLevel = newLevel();

/**
 * Word's automatic numbers: what word/numbering.xml defines, and the counters as a document is read from its top.
 * @source ECMA-376 part 1, 17.9 (numbering); lists share their counters by w:abstractNum, as Word does
 */
export class DocxNumbering {
  private readonly lists = new Map<string, List>();
  private readonly instances = new Map<number, Instance>();
  private readonly used = new Map<number, UsedList | null>();
  private counters = new ListCounters();

  constructor(part: Uint8Array | null) {
    if (part !== null) this.parse(part);
  }

  /** Forgets what was counted, for a second reading. */
  restart(): void {
    this.counters = new ListCounters();
  }

  private parse(part: Uint8Array): void {
    let list: List | null = null;
    let instance: Instance | null = null;
    let level: Level | null = null;
    let override = 0;
    let choice = 0;
    parseXml(part, {
      open: (name, attributes) => {
        // A number form of a later Word stands in mc:Choice, the nearest old one in mc:Fallback.
        if (choice > 0 || name === "mc:Choice") {
          choice += 1;
        } else if (name === "w:abstractNum") {
          list = { levels: new Map() };
          this.lists.set(attributes["w:abstractNumId"] ?? "", list);
        } else if (name === "w:num") {
          instance = { list: "", starts: new Map(), levels: new Map() };
          this.instances.set(wholeOf(attributes, "w:numId", 0), instance);
        } else if (name === "w:abstractNumId" && instance !== null) {
          instance.list = attributes["w:val"] ?? "";
        } else if (name === "w:lvlOverride") {
          override = wholeOf(attributes, "w:ilvl", 0);
        } else if (name === "w:startOverride") {
          instance?.starts.set(override, wholeOf(attributes, "w:val", 1));
        } else if (name === "w:lvl") {
          level = newLevel();
          (instance ?? list)?.levels.set(wholeOf(attributes, "w:ilvl", 0), level);
        } else if (name === "w:styleLink" && list !== null) {
          list.styleLink = attributes["w:val"] ?? "";
        } else if (name === "w:numStyleLink" && list !== null) {
          list.numStyleLink = attributes["w:val"] ?? "";
        } else if (level !== null) {
          takeLevel(level, name, attributes);
        }
      },
      close: (name) => {
        if (choice > 0) choice -= 1;
        else if (name === "w:lvl") level = null;
        else if (name === "w:abstractNum") list = null;
        else if (name === "w:num") instance = null;
      },
      text: () => {},
    });
  }

  private listOf(instance: Instance): List | null {
    const list = this.lists.get(instance.list) ?? null;
    if (list?.numStyleLink === undefined) return list;
    for (const other of this.lists.values()) if (other.styleLink === list.numStyleLink) return other;
    return list;
  }

  /** The level a paragraph style stands on in a list that it names without a level; null where no level names it. */
  levelOfStyle(numId: number, style: string): number | null {
    const instance = this.instances.get(numId);
    const list = instance === undefined ? null : this.listOf(instance);
    for (const [index, level] of list?.levels ?? []) if (level.style === style) return index;
    return null;
  }

  private usedList(numId: number): UsedList | null {
    const instance = this.instances.get(numId);
    const list = instance === undefined ? null : this.listOf(instance);
    if (instance === undefined || list === null) return null;
    return {
      shared: list,
      use: String(numId),
      levelAt: (index) => instance.levels.get(index) ?? list.levels.get(index) ?? unset,
      startOf: (index) => instance.starts.get(index) ?? null,
    };
  }

  /** The number before a paragraph's words, as `ListCounters` writes it. */
  next(numId: number, level: number): string {
    let list = this.used.get(numId);
    if (list === undefined) {
      list = this.usedList(numId);
      this.used.set(numId, list);
    }
    return list === null ? "" : this.counters.next(list, level);
  }
}

/** Takes one child of w:lvl in. */
function takeLevel(level: Level, name: string, attributes: Attributes): void {
  const value = attributes["w:val"] ?? "";
  if (name === "w:start") level.start = wholeOf(attributes, "w:val", 0);
  else if (name === "w:numFmt") level.form = forms.get(value) ?? "decimal";
  else if (name === "w:lvlText") level.text = value;
  else if (name === "w:lvlRestart") level.restart = wholeOf(attributes, "w:val", 0);
  else if (name === "w:isLgl") level.isDecimal = isOn(attributes);
  else if (name === "w:pStyle") level.style = value;
}
