import type { Column, Columns } from "./sections.js";

/** Strings as columns: all UTF-16 units, and where each begins. */
export function packTexts(name: string, texts: readonly string[]): Record<string, Column> {
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, number) => {
    starts[number + 1] = (starts[number] ?? 0) + text.length;
  });
  const units = Buffer.from(texts.join(""), "utf16le");
  return {
    [`${name}.starts`]: starts,
    [`${name}.units`]: new Uint16Array(new Uint8Array(units).buffer),
  };
}

/** Reads strings of `packTexts` one at a time, decoding only those asked for. */
export class Texts implements Iterable<string> {
  readonly columns: { readonly units: Uint16Array; readonly starts: Uint32Array };
  readonly #bytes: Buffer;

  constructor(columns: Columns, name: string) {
    const units = columns.shorts(`${name}.units`);
    this.columns = { units, starts: columns.words(`${name}.starts`) };
    this.#bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  }

  get length(): number {
    return this.columns.starts.length - 1;
  }

  /** @returns empty for a number that is not there */
  text(number: number): string {
    const { starts } = this.columns;
    return this.#bytes.toString("utf16le", (starts[number] ?? 0) * 2, (starts[number + 1] ?? 0) * 2);
  }

  *[Symbol.iterator](): Iterator<string> {
    for (let number = 0; number < this.length; number += 1) yield this.text(number);
  }
}

/** Every document's source one after the other, UTF-16 little-endian: a slice by offsets is a slice of bytes. */
export function packSources(sources: readonly string[]): Uint8Array {
  return Buffer.concat(sources.map((source) => Buffer.from(source, "utf16le")));
}
