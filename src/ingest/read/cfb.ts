import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";

const entrySize = 128;
/** Sector numbers from here on are marks: free, end of chain, part of a table. */
const lastSector = 0xffff_fffa;
const noEntry = 0xffff_ffff;
const inlineTables = 109;

interface Entry {
  readonly start: number;
  readonly size: number;
}

/**
 * The streams in the root of a compound file: what Word, Excel and PowerPoint of 1997-2003 save, and locked new files.
 * @source [MS-CFB] 2.2 to 2.6
 */
export class CompoundFile {
  private readonly bytes: Buffer;
  private readonly sectorSize: number;
  private readonly miniSize: number;
  /** Streams shorter than this lie in the root entry's own stream, in small sectors. */
  private readonly cutoff: number;
  private readonly chains: readonly number[];
  private readonly miniChains: readonly number[];
  private readonly small: Buffer;
  private readonly entries = new Map<string, Entry>();

  /** @throws {RangeError | DocumentRefusedError} when a table points outside the file */
  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const head = this.bytes;
    this.sectorSize = 2 ** head.readUInt16LE(30);
    this.miniSize = 2 ** head.readUInt16LE(32);
    if (![512, 4096].includes(this.sectorSize) || this.miniSize !== 64) throw broken();
    this.cutoff = head.readUInt32LE(56);
    this.chains = this.readTable(this.tableSectors());
    const directory = this.follow(head.readUInt32LE(48));
    this.miniChains = numbersOf(this.follow(head.readUInt32LE(60)));
    this.small = this.follow(directory.readUInt32LE(116));
    this.list(directory, directory.readUInt32LE(76));
  }

  private sector(index: number): Buffer {
    // The header fills one sector whatever its size.
    const start = (index + 1) * this.sectorSize;
    if (start >= this.bytes.length) throw broken();
    return this.bytes.subarray(start, start + this.sectorSize);
  }

  /** Where the table of chains itself lies: 109 numbers in the header, more in a chain of its own. */
  private tableSectors(): readonly number[] {
    const sectors: number[] = [];
    for (let index = 0; index < inlineTables; index += 1)
      sectors.push(this.bytes.readUInt32LE(76 + index * 4));
    let next = this.bytes.readUInt32LE(68);
    for (let left = this.bytes.readUInt32LE(72); left > 0 && next < lastSector; left -= 1) {
      const numbers = numbersOf(this.sector(next));
      next = numbers.pop() ?? noEntry;
      sectors.push(...numbers);
      if (sectors.length * this.sectorSize > this.bytes.length + inlineTables * this.sectorSize)
        throw broken();
    }
    return sectors.filter((sector) => sector < lastSector);
  }

  private readTable(sectors: readonly number[]): readonly number[] {
    return sectors.flatMap((sector) => numbersOf(this.sector(sector)));
  }

  /** A chain of sectors, joined. */
  private follow(start: number): Buffer {
    const parts: Buffer[] = [];
    const most = this.bytes.length / this.sectorSize + 1;
    for (let sector = start; sector < lastSector; sector = this.chains[sector] ?? noEntry) {
      if (parts.length > most) throw broken();
      parts.push(this.sector(sector));
    }
    return Buffer.concat(parts);
  }

  private followSmall(start: number, size: number): Buffer {
    const parts: Buffer[] = [];
    for (let sector = start, left = size; left > 0 && sector < lastSector; left -= this.miniSize) {
      parts.push(this.small.subarray(sector * this.miniSize, (sector + 1) * this.miniSize));
      sector = this.miniChains[sector] ?? noEntry;
    }
    return Buffer.concat(parts);
  }

  /** The root's own entries, a binary tree of siblings; embedded documents lie deeper and are not ours. */
  private list(directory: Buffer, root: number): void {
    const seen = new Set<number>();
    const open = [root];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const at = index * entrySize;
      if (seen.has(index) || at + entrySize > directory.length) continue;
      seen.add(index);
      const nameSize = Math.min(64, directory.readUInt16LE(at + 64));
      const name = directory.toString("utf16le", at, at + Math.max(0, nameSize - 2));
      this.entries.set(name, {
        start: directory.readUInt32LE(at + 116),
        size: directory.readUInt32LE(at + 120),
      });
      open.push(directory.readUInt32LE(at + 68), directory.readUInt32LE(at + 72));
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A stream by its name; null when there is none. */
  read(name: string): Buffer | null {
    const entry = this.entries.get(name);
    if (entry === undefined) return null;
    const { start, size } = entry;
    if (size > this.bytes.length) throw broken();
    return (size < this.cutoff ? this.followSmall(start, size) : this.follow(start)).subarray(0, size);
  }
}

const broken = (): DocumentRefusedError => new DocumentRefusedError(ingestMessages.brokenOffice);

function numbersOf(bytes: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  return numbers;
}
