import { ListCounters, type ListLevel, levelCount, type NumberForm, type UsedList } from "./numbering.js";

const forms: Readonly<Record<number, NumberForm>> = {
  0: "decimal",
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  22: "decimalZero",
  23: "bullet",
  255: "none",
};
const unset: ListLevel = { start: 1, form: "decimal", text: "", isDecimal: false };
const listSize = 28;
const levelHead = 28;
const useSize = 16;
const wordLevels = 9;

/** Reads numbers one after the other. */
class Cursor {
  readonly bytes: Buffer;
  at: number;
  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }
}

/** A level: 28 bytes, two lists of changes, then its text, where the characters 0 to 8 stand for counters. */
function readLevel(cursor: Cursor): ListLevel {
  const { bytes, at } = cursor;
  const flags = bytes.readUInt8(at + 5);
  const changes = bytes.readUInt8(at + 24) + bytes.readUInt8(at + 25);
  const text = at + levelHead + changes;
  const length = bytes.readUInt16LE(text);
  cursor.at = text + 2 + length * 2;
  const form = forms[bytes.readUInt8(at + 4)] ?? "decimal";
  const template = bytes.toString("utf16le", text + 2, cursor.at);
  const isRestartSet = (flags & 0x08) !== 0;
  return {
    start: bytes.readInt32LE(at),
    form,
    // eslint-disable-next-line no-control-regex -- the file's own place holders
    text: template.replace(/[\u0000-\u0008]/gu, (place) => `%${(place.codePointAt(0) ?? 0) + 1}`),
    isDecimal: (flags & 0x04) !== 0,
    ...(isRestartSet ? { restart: bytes.readUInt8(at + 26) } : {}),
  };
}

interface Use {
  readonly list: number;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, ListLevel>;
}

/**
 * Word's automatic numbers in a file of 1997-2003.
 * @source [MS-DOC] 2.9.131 (LFO), 2.9.147 (LSTF), 2.9.148 (LVL), 2.9.150 (LVLF), 2.9.194 (PlfLst), 2.9.192 (PlfLfo)
 */
export class DocLists {
  private readonly lists = new Map<number, readonly ListLevel[]>();
  private readonly uses: Use[] = [];
  private counters = new ListCounters();

  /**
   * @param table the table stream
   * @param lists where the lists lie in it (offset, size); their levels follow after
   * @param uses where the uses of lists lie
   */
  constructor(table: Buffer, [listsAt, listsSize]: [number, number], [usesAt, usesSize]: [number, number]) {
    if (listsSize > 2) this.readLists(table, listsAt, listsSize);
    if (usesSize > 4) this.readUses(table, usesAt);
  }

  /** Forgets what was counted, for a second reading. */
  restart(): void {
    this.counters = new ListCounters();
  }

  private readLists(table: Buffer, start: number, size: number): void {
    const cursor = new Cursor(table, start + size);
    const count = table.readUInt16LE(start);
    for (let index = 0; index < count; index += 1) {
      const at = start + 2 + index * listSize;
      const isSimple = (table.readUInt8(at + 26) & 1) === 1;
      const levels = Array.from({ length: isSimple ? 1 : wordLevels }, () => readLevel(cursor));
      this.lists.set(table.readInt32LE(at), levels);
    }
  }

  private readUses(table: Buffer, start: number): void {
    const count = table.readUInt32LE(start);
    const cursor = new Cursor(table, start + 4 + count * useSize);
    for (let index = 0; index < count; index += 1) {
      const at = start + 4 + index * useSize;
      const starts = new Map<number, number>();
      const levels = new Map<number, ListLevel>();
      cursor.at += 4;
      for (let left = table.readUInt8(at + 12); left > 0; left -= 1) {
        const flags = table.readUInt32LE(cursor.at + 4);
        const level = flags & 0xf;
        if ((flags & 0x10) !== 0) starts.set(level, table.readInt32LE(cursor.at));
        cursor.at += 8;
        if ((flags & 0x20) !== 0) {
          const changed = readLevel(cursor);
          levels.set(level, changed);
          if ((flags & 0x10) !== 0) starts.set(level, changed.start);
        }
      }
      this.uses.push({ list: table.readInt32LE(at), starts, levels });
    }
  }

  /**
   * The number before a paragraph's words, as `ListCounters` writes it.
   * @param use from 1
   */
  next(use: number, level: number): string {
    const found = this.uses[use - 1];
    const levels = found === undefined ? undefined : this.lists.get(found.list);
    if (found === undefined || levels === undefined || level >= levelCount) return "";
    const used: UsedList = {
      shared: levels,
      use: String(use),
      levelAt: (index) => found.levels.get(index) ?? levels[index] ?? unset,
      startOf: (index) => found.starts.get(index) ?? null,
    };
    return this.counters.next(used, level);
  }
}
