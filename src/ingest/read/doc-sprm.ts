/**
 * Property changes as Word 97-2003 stores them: a 16-bit code, whose top bits tell the operand's size, and the operand.
 * @source [MS-DOC] 2.2.5, 2.6
 */

export const paragraphStyle = 0x4600;
export const listLevel = 0x260a;
export const listUse = 0x460b;
export const outlineLevel = 0x2640;
export const inTable = 0x2416;
export const endsRow = 0x2417;
export const tableDepth = 0x6649;
export const isHeadRow = 0x3404;
export const isDeleted = 0x0800;
export const bold = 0x0835;
export const capitals = 0x083b;
export const hidden = 0x083c;
export const characterStyle = 0x4a30;
export const asciiFont = 0x4a4f;
export const otherFont = 0x4a51;
export const symbol = 0x6a09;

const tableDefinition = 0xd608;
const tabChange = 0xc615;
/** Operand sizes in bytes by the code's top three bits; -1 = told by the operand's first byte. */
const sizes = [1, 1, 2, 4, 2, 2, -1, 3] as const;

function variableSize(code: number, bytes: Buffer, at: number): number {
  if (code === tableDefinition) return bytes.readUInt16LE(at) + 1;
  const size = bytes.readUInt8(at);
  if (code !== tabChange || size !== 255) return size + 1;
  const removed = bytes.readUInt8(at + 1);
  return 3 + 4 * removed + 3 * bytes.readUInt8(at + 2 + 4 * removed);
}

/** Values by code; of operands longer than 4 bytes nothing is kept. */
export type Properties = Map<number, number>;

/** The changes lie in the data stream, at this place. */
const elsewhere = [0x6645, 0x6646] as const;

/** Changes of a paragraph, those in the data stream too (rows of many columns). */
export function applyParagraph(bytes: Buffer, data: Buffer, into: Properties): void {
  applyChanges(bytes, into);
  for (const code of elsewhere) {
    const place = into.get(code);
    into.delete(code);
    if (place === undefined || place + 2 > data.length) continue;
    applyChanges(data.subarray(place + 2, place + 2 + data.readUInt16LE(place)), into);
    into.delete(code);
  }
}

/** Lays a list of changes over what is known. */
export function applyChanges(bytes: Buffer, into: Properties): void {
  let at = 0;
  while (at + 3 <= bytes.length) {
    const code = bytes.readUInt16LE(at);
    at += 2;
    const fixed = sizes[code >> 13] ?? 1;
    const size = fixed === -1 ? variableSize(code, bytes, at) : fixed;
    if (at + size > bytes.length) return;
    if (fixed === 1) into.set(code, bytes.readUInt8(at));
    else if (fixed === 2) into.set(code, bytes.readUInt16LE(at));
    else if (fixed === 4) into.set(code, bytes.readUInt32LE(at));
    at += size;
  }
}
