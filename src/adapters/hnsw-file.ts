import { type FileHandle, open } from "node:fs/promises";

/**
 * hnswlib's file: offsetLevel0, max_elements, cur_element_count, size_data_per_element, label_offset, offsetData
 * (8 bytes each), maxlevel, enterpoint (4 each), maxM, maxM0, M, mult, ef_construction (8 each); then the elements;
 * then for each element the byte count of its upper links (4) and those bytes.
 * An element: count of its links (2 bytes), flags (1; bit 0 = deleted), one unused, maxM0 links (4 each), the vector,
 * its label (8).
 * @source hnswlib 0.8 hnswalg.h, saveIndex, markDeletedInternal
 */
const headerBytes = 96;
const flagsPlace = 2;
const deletedFlag = 1;
/** Elements are read and written in pieces of some hundred kilobytes. */
const elementsAtOnce = 256;

/** What a graph says of itself. */
export interface GraphHeader {
  /** Elements, the deleted ones too. */
  readonly count: number;
  readonly elementBytes: number;
  readonly labelPlace: number;
  readonly links: number;
  readonly efConstruction: number;
}

async function headerOf(handle: FileHandle): Promise<GraphHeader | null> {
  const header = Buffer.alloc(headerBytes);
  const { bytesRead } = await handle.read(header, 0, headerBytes, 0);
  if (bytesRead < headerBytes) return null;
  const word = (place: number) => Number(header.readBigUInt64LE(place));
  return {
    count: word(16),
    elementBytes: word(24),
    labelPlace: word(32),
    links: word(72),
    efConstruction: word(88),
  };
}

/** Null where there is no such file or it is too short. */
export async function readGraphHeader(file: string): Promise<GraphHeader | null> {
  const handle = await open(file, "r").catch(() => null);
  if (handle === null) return null;
  try {
    return await headerOf(handle);
  } finally {
    await handle.close();
  }
}

/** Whether a file that was just written has every byte of a graph of `count` vectors. Reads its header and its tail. */
export async function hasWholeGraph(file: string, count: number, dimensions: number): Promise<boolean> {
  const handle = await open(file, "r").catch(() => null);
  if (handle === null) return false;
  try {
    const { size } = await handle.stat();
    const header = await headerOf(handle);
    if (header === null) return false;
    const { elementBytes } = header;
    if (header.count !== count || elementBytes <= dimensions * 4) return false;
    const tailStart = headerBytes + count * elementBytes;
    if (tailStart > size) return false;
    const tail = Buffer.alloc(size - tailStart);
    await handle.read(tail, 0, tail.length, tailStart);
    let position = 0;
    for (let element = 0; element < count; element += 1) {
      if (position + 4 > tail.length) return false;
      position += 4 + tail.readUInt32LE(position);
    }
    return position === tail.length;
  } finally {
    await handle.close();
  }
}

/**
 * Gives every vector of a new, not yet published file its label: the living ones `labelOf` their old one, which must be
 * 0 to `size` - 1, each once; the deleted ones those that follow.
 * @returns how many are deleted
 * @throws {Error} where a label is missing or given twice: the file must not be published
 */
export async function relabel(
  file: string,
  size: number,
  labelOf: (label: number) => number | undefined,
): Promise<number> {
  const handle = await open(file, "r+");
  try {
    const header = await headerOf(handle);
    if (header === null) throw new Error(`${file} is no graph`);
    const { count, elementBytes, labelPlace } = header;
    const given = new Uint8Array(size);
    const piece = Buffer.alloc(Math.min(count, elementsAtOnce) * elementBytes);
    let dead = 0;
    for (let first = 0; first < count; first += elementsAtOnce) {
      const length = Math.min(elementsAtOnce, count - first) * elementBytes;
      const place = headerBytes + first * elementBytes;
      // eslint-disable-next-line no-await-in-loop -- one disk
      const { bytesRead } = await handle.read(piece, 0, length, place);
      if (bytesRead < length) throw new Error(`${file} ends before its last vector`);
      for (let start = 0; start < length; start += elementBytes) {
        const at = start + labelPlace;
        let label: number | undefined = size + dead;
        if ((piece.readUInt8(start + flagsPlace) & deletedFlag) === deletedFlag) dead += 1;
        else {
          label = labelOf(piece.readUInt32LE(at));
          if (label === undefined || given[label] !== 0)
            throw new Error(`${file} has a wrong label ${label}`);
          given[label] = 1;
        }
        // hnswlib-node's labels are 32 bits: the upper half is 0 already.
        piece.writeUInt32LE(label, at);
      }
      // eslint-disable-next-line no-await-in-loop -- as above
      const { bytesWritten } = await handle.write(piece, 0, length, place);
      if (bytesWritten < length) throw new Error(`${file} was cut short: the disk is full`);
    }
    if (count - dead !== size) throw new Error(`${file} holds ${count - dead} vectors; ${size} were wanted`);
    return dead;
  } finally {
    await handle.close();
  }
}
