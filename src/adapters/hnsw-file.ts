import { open } from "node:fs/promises";

/**
 * hnswlib's file: offsetLevel0, max_elements, cur_element_count, size_data_per_element, label_offset, offsetData
 * (8 bytes each), maxlevel, enterpoint (4 each), maxM, maxM0, M, mult, ef_construction (8 each); then the elements;
 * then for each element the byte count of its upper links (4) and those bytes.
 * @source hnswlib 0.8 hnswalg.h, saveIndex
 */
const headerBytes = 96;

/** Whether a file that was just written has every byte of a graph of `count` vectors. Reads its header and its tail. */
export async function hasWholeGraph(file: string, count: number, dimensions: number): Promise<boolean> {
  const handle = await open(file, "r").catch(() => null);
  if (handle === null) return false;
  try {
    const { size } = await handle.stat();
    if (size < headerBytes) return false;
    const header = Buffer.alloc(headerBytes);
    await handle.read(header, 0, headerBytes, 0);
    const written = Number(header.readBigUInt64LE(16));
    const elementBytes = Number(header.readBigUInt64LE(24));
    if (written !== count || elementBytes <= dimensions * 4) return false;
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
