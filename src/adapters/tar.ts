/** POSIX ustar with pax names, as much of it as one archive of plain files needs; `tar xzf` opens what we write. */

const blockBytes = 512;

/** Zeros up to the next full block. */
export const paddingOf = (bytes: number): Buffer =>
  Buffer.alloc((blockBytes - (bytes % blockBytes)) % blockBytes);

/** Two empty blocks end an archive. */
export const tarEnd = Buffer.alloc(2 * blockBytes);

const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, "0")}\0`;

function block(name: string, bytes: number, mode: number, type: "0" | "x"): Buffer {
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 100);
  header.write(octal(mode, 8), 100);
  header.write(octal(0, 8) + octal(0, 8), 108);
  header.write(octal(bytes, 12), 124);
  header.write(octal(0, 12), 136);
  header.write("        ", 148);
  header.write(type, 156);
  header.write("ustar\u000000", 257);
  header.write(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    )} `,
    148,
  );
  return header;
}

/** "27 path=2022/nghị-quyết\n": the number counts itself. */
function paxPath(name: string): Buffer {
  const rest = Buffer.byteLength(` path=${name}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length > length) length += 1;
  return Buffer.from(`${length} path=${name}\n`);
}

/** The header blocks of a plain file. @param mode permission bits */
export function tarHeader(name: string, bytes: number, mode: number): Buffer {
  const isPlain = Buffer.byteLength(name) <= 100 && /^[\u0020-\u007e]*$/u.test(name);
  if (isPlain) return block(name, bytes, mode, "0");
  const path = paxPath(name);
  return Buffer.concat([
    block("pax", path.length, 0o644, "x"),
    path,
    paddingOf(path.length),
    block("file", bytes, mode, "0"),
  ]);
}

export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  readonly mode: number;
}

/** Bytes of a stream, as many at a time as are asked for. */
export interface ByteSource {
  /** Exactly so many bytes, in pieces. @throws {EndOfArchive} when the stream ends before */
  pieces(bytes: number): AsyncIterable<Buffer>;
}

/** The stream ended inside an archive. */
export class EndOfArchive extends Error {}

/** The blocks are not those of an archive of plain files. */
export class NotTar extends Error {}

async function all(source: ByteSource, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source.pieces(bytes)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const longestName = 4096;

function fieldsOf(header: Buffer): { readonly type: string } & TarEntry {
  const text = (start: number, end: number) => header.toString("utf8", start, end).replace(/\0[\s\S]*$/u, "");
  const number = (start: number, end: number) => {
    const written = text(start, end).trim();
    if (!/^[0-7]+$/u.test(written)) throw new NotTar("a number is not octal");
    return Number.parseInt(written, 8);
  };
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (number(148, 156) !== sum) throw new NotTar("a header's checksum is wrong");
  return { type: text(156, 157), name: text(0, 100), bytes: number(124, 136), mode: number(100, 108) };
}

/** The next plain file's header; null at the archive's end. @throws {EndOfArchive} {NotTar} */
export async function nextEntry(source: ByteSource): Promise<TarEntry | null> {
  const header = await all(source, blockBytes);
  if (header.every((byte) => byte === 0)) return null;
  const first = fieldsOf(header);
  if (first.type === "0") return first;
  if (first.type !== "x" || first.bytes > longestName)
    throw new NotTar(`an entry is of type "${first.type}"`);
  const pax = (await all(source, first.bytes)).toString("utf8");
  await all(source, paddingOf(first.bytes).length);
  const name = /^\d+ path=([^\n]+)\n$/u.exec(pax)?.[1];
  const entry = fieldsOf(await all(source, blockBytes));
  if (name === undefined || entry.type !== "0") throw new NotTar("a long name is not followed by a file");
  return { ...entry, name };
}

/** Passes over the zeros after a file. */
export async function skipPadding(source: ByteSource, bytes: number): Promise<void> {
  await all(source, paddingOf(bytes).length);
}

/** A stream's chunks as a `ByteSource`. */
export function byteSource(chunks: AsyncIterable<Buffer>): ByteSource {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    async *pieces(bytes) {
      let wanted = bytes;
      while (wanted > 0) {
        if (rest.length === 0) {
          // eslint-disable-next-line no-await-in-loop -- the stream's own order
          const next = await iterator.next();
          if (next.done === true) throw new EndOfArchive();
          rest = next.value;
        }
        const piece = rest.subarray(0, wanted);
        rest = rest.subarray(piece.length);
        wanted -= piece.length;
        yield piece;
      }
    },
  };
}
