/**
 * Several typed arrays in one file: an 8-byte length, a JSON directory of that length, then the arrays, each at a
 * multiple of 8 bytes. Little-endian, as every machine that Node 20 runs on. Reading copies nothing.
 */
export type Column = Uint8Array | Uint16Array | Uint32Array;

type ColumnType = Column[typeof Symbol.toStringTag];

interface Entry {
  readonly type: ColumnType;
  /** Bytes from the end of the directory, a multiple of 8. */
  readonly offset: number;
  /** Elements. */
  readonly length: number;
}

const aligned = (bytes: number) => (bytes + 7) & ~7;

/** @param columns by name; at most 2^31 bytes together */
export function packColumns(columns: Readonly<Record<string, Column>>): Uint8Array {
  const entries: Record<string, Entry> = {};
  let offset = 0;
  for (const [name, column] of Object.entries(columns)) {
    entries[name] = { type: column[Symbol.toStringTag], offset, length: column.length };
    offset = aligned(offset + column.byteLength);
  }
  const directory = new TextEncoder().encode(JSON.stringify(entries));
  const start = aligned(8 + directory.length);
  const packed = new Uint8Array(start + offset);
  new DataView(packed.buffer).setUint32(0, directory.length, true);
  packed.set(directory, 8);
  for (const [name, column] of Object.entries(columns)) {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    packed.set(bytes, start + (entries[name]?.offset ?? 0));
  }
  return packed;
}

/** The columns of one packed file; the bytes were verified, so a wrong one is a bug of the writer. */
export class Columns {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #entries: Readonly<Record<string, Entry>>;

  /** @param packed from `packColumns`; kept, not copied, unless it is not aligned */
  constructor(packed: Uint8Array) {
    this.#bytes = packed.byteOffset % 8 === 0 ? packed : packed.slice();
    const { buffer, byteOffset } = this.#bytes;
    const length = new DataView(buffer, byteOffset).getUint32(0, true);
    this.#start = aligned(8 + length);
    this.#entries = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, byteOffset + 8, length)));
  }

  bytes(name: string): Uint8Array {
    const { buffer, offset, length } = this.#place(name, "Uint8Array");
    return new Uint8Array(buffer, offset, length);
  }

  shorts(name: string): Uint16Array {
    const { buffer, offset, length } = this.#place(name, "Uint16Array");
    return new Uint16Array(buffer, offset, length);
  }

  words(name: string): Uint32Array {
    const { buffer, offset, length } = this.#place(name, "Uint32Array");
    return new Uint32Array(buffer, offset, length);
  }

  /** A column written as 16 bits where its values fit, else as 32. */
  indices(name: string): Uint16Array | Uint32Array {
    return this.#entries[name]?.type === "Uint16Array" ? this.shorts(name) : this.words(name);
  }

  #place(name: string, type: ColumnType) {
    const entry = this.#entries[name];
    if (entry?.type !== type) throw new Error(`No column ${name} of ${type}`);
    const { buffer, byteOffset } = this.#bytes;
    return { buffer, offset: byteOffset + this.#start + entry.offset, length: entry.length };
  }
}
