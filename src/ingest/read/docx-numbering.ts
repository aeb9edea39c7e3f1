import { wholeOf, isOn } from "./docx-properties.js";
import { type NumberForm, writeBullet, writeNumber } from "./numbering.js";
import { type Attributes, parseXml } from "./xml.js";

interface Level {
  start: number;
  form: NumberForm;
  /** "%1.%2": each "%n" stands for the counter of level n, from 1. */
  text: string;
  /** The 1-based level whose number restarts this one; 0 = none does, absent = any above. */
  restart?: number;
  isDecimal: boolean;
  /** The paragraph style that stands on this level. */
  style?: string;
}

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

/** Word has nine levels. */
const levelCount = 9;

const forms: Readonly<Record<string, NumberForm>> = {
  decimal: "decimal",
  decimalZero: "decimalZero",
  upperRoman: "upperRoman",
  lowerRoman: "lowerRoman",
  upperLetter: "upperLetter",
  lowerLetter: "lowerLetter",
  bullet: "bullet",
  none: "none",
};

// An absent w:start is 0 by ECMA-376 17.9.25.
const newLevel = (): Level => ({ start: 0, form: "decimal", text: "", isDecimal: false });

/**
 * Word's automatic numbers: what word/numbering.xml defines, and the counters as a document is read from its top.
 * @source ECMA-376 part 1, 17.9 (numbering); lists share their counters by w:abstractNum, as Word does
 */
export class DocxNumbering {
  private readonly lists = new Map<string, List>();
  private readonly instances = new Map<number, Instance>();
  private counters = new Map<List, (number | undefined)[]>();
  private started = new Set<string>();

  constructor(part: Uint8Array | null) {
    if (part !== null) this.parse(part);
  }

  /** Forgets what was counted, for a second reading. */
  restart(): void {
    this.counters = new Map();
    this.started = new Set();
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

  /**
   * Counts one paragraph and says what stands before its words, its gap included: "I. ", "a) ", "- "; "" for nothing.
   * @param level from 0
   */
  next(numId: number, level: number): string {
    const instance = this.instances.get(numId);
    const list = instance === undefined ? null : this.listOf(instance);
    if (instance === undefined || list === null || level < 0 || level >= levelCount) return "";
    const levelAt = (index: number): Level =>
      instance.levels.get(index) ?? list.levels.get(index) ?? newLevel();
    const own = levelAt(level);
    const counters = this.counters.get(list) ?? Array<number | undefined>(levelCount).fill(undefined);
    this.counters.set(list, counters);
    const override = instance.starts.get(level);
    const key = `${numId}:${level}`;
    if (override !== undefined && !this.started.has(key)) counters[level] = override;
    else counters[level] = (counters[level] ?? own.start - 1) + 1;
    this.started.add(key);
    for (let below = level + 1; below < levelCount; below += 1) {
      const restart = levelAt(below).restart ?? below;
      if (level < restart) counters[below] = undefined;
    }
    if (own.form === "bullet") return writeBullet(own.text);
    const label = own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const index = Number(digit) - 1;
      const { form, start } = levelAt(index);
      return writeNumber(counters[index] ?? start, own.isDecimal && form !== "none" ? "decimal" : form);
    });
    // Where a file wants nothing in between (w:suff), an indent parts the number from the words on paper.
    return label.trim() === "" ? "" : `${label.trimEnd()} `;
  }
}

/** Takes one child of w:lvl in. */
function takeLevel(level: Level, name: string, attributes: Attributes): void {
  const value = attributes["w:val"] ?? "";
  if (name === "w:start") level.start = wholeOf(attributes, "w:val", 0);
  else if (name === "w:numFmt") level.form = forms[value] ?? "decimal";
  else if (name === "w:lvlText") level.text = value;
  else if (name === "w:lvlRestart") level.restart = wholeOf(attributes, "w:val", 0);
  else if (name === "w:isLgl") level.isDecimal = isOn(attributes);
  else if (name === "w:pStyle") level.style = value;
}
