import { inflateRawSync } from "node:zlib";

import { DocumentRefusedError } from "../../errors.js";
import { ingestMessages } from "../../messages.js";

/** All parts of a document that are opened, unpacked, in bytes: 100 MB of Word's XML are about 5,000 pages. */
const largestPart = 100_000_000;
const largestWhole = 200_000_000;
/** Office XML packs 5 to 40 times smaller, a table of equal rows 100 times; deflate's own limit is 1,032. */
const highestRatio = 200;
/** Below this a ratio says nothing. */
const smallPart = 5_000_000;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** The end record is 22 bytes and may be followed by a comment of 65,535. */
const endSize = 22;
const longestTail = endSize + 65_535;
const entrySize = 46;
const localSize = 30;

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const broken = (cause?: unknown): DocumentRefusedError =>
  new DocumentRefusedError(ingestMessages.brokenOffice, { cause });

/**
 * The parts of a zip, each unpacked only when it is asked for by its exact name: nothing is ever written, so a path
 * trick in a name is only a name nobody asks for.
 *
 * Sizes are checked before unpacking (declared) and while unpacking (a part that lies about its size is cut off).
 * @source PKWARE APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12, 4.3.16
 */
export class Zip {
  private readonly bytes: Buffer;
  private readonly entries = new Map<string, Entry>();
  private unpacked = 0;

  /** @throws {DocumentRefusedError} when there is no readable directory: cut short, or not a zip */
  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.list();
    } catch (error) {
      throw error instanceof DocumentRefusedError ? error : broken(error);
    }
  }

  private list(): void {
    const { bytes } = this;
    let end = bytes.length - endSize;
    const last = Math.max(0, bytes.length - longestTail);
    while (end >= last && bytes.readUInt32LE(end) !== endMark) end -= 1;
    if (end < last) throw broken();
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (bytes.readUInt32LE(at) !== entryMark) throw broken();
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString("utf8", at + entrySize, at + entrySize + nameLength);
      this.entries.set(name.replaceAll("\\", "/"), {
        isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
        method: bytes.readUInt16LE(at + 10),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        offset: bytes.readUInt32LE(at + 42),
      });
      at += entrySize + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * One part, unpacked; null when there is none of that name.
   * @throws {DocumentRefusedError} for a bomb, a password or damage
   */
  read(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    if (entry === undefined) return null;
    if (entry.isEncrypted) throw new DocumentRefusedError(ingestMessages.passwordOffice);
    const isBomb = entry.size > smallPart && entry.size > entry.packed * highestRatio;
    if (isBomb || entry.size > largestPart || this.unpacked + entry.size > largestWhole) {
      throw new DocumentRefusedError(ingestMessages.bombOffice);
    }
    try {
      const { offset } = entry;
      const nameAndExtra = this.bytes.readUInt16LE(offset + 26) + this.bytes.readUInt16LE(offset + 28);
      const start = offset + localSize + nameAndExtra;
      const packed = this.bytes.subarray(start, start + entry.packed);
      const part =
        entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
      this.unpacked += part.length;
      return part;
    } catch (error) {
      throw broken(error);
    }
  }
}
