/** A picture file as far as it must be known to be drawn. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Quarter turns clockwise at which it is to be seen: telephones note them instead of turning the picture. */
  readonly turns: number;
  /** The PDF dictionary entries that describe its data; null where only the engine can read this kind. */
  readonly entries: string | null;
  readonly data: Uint8Array;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** EXIF orientation 1 to 8 as quarter turns; mirrored ones count as their plain kin. @source EXIF 2.3, tag 0x0112 */
function turnsOf(segment: Uint8Array): number {
  if (Buffer.from(segment.subarray(0, 4)).toString("latin1") !== "Exif" || segment.length < 20) return 0;
  const tiff = view(segment.subarray(6));
  const isLittle = tiff.getUint16(0) === 0x4949;
  const start = tiff.getUint32(4, isLittle);
  if (start + 2 > tiff.byteLength) return 0;
  const count = tiff.getUint16(start, isLittle);
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + 12 * index;
    if (at + 12 > tiff.byteLength) return 0;
    if (tiff.getUint16(at, isLittle) !== 0x0112) continue;
    return { 3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3 }[tiff.getUint16(at + 8, isLittle)] ?? 0;
  }
  return 0;
}

/** @source ITU-T T.81, annex B: segments of a marker, a length and content */
function jpeg(bytes: Uint8Array): Picture | null {
  const file = view(bytes);
  let turns = 0;
  for (let at = 2; at + 9 < bytes.length; at += 2 + file.getUint16(at + 2)) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xe1) turns = turnsOf(bytes.subarray(at + 4, at + 2 + file.getUint16(at + 2)));
    // Start of frame; C4, C8 and CC of that range are tables.
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
    const colours = { 1: "/DeviceGray", 3: "/DeviceRGB" }[bytes[at + 9] ?? 0];
    const entries = `/Filter /DCTDecode /ColorSpace ${colours} /BitsPerComponent 8`;
    return {
      height: file.getUint16(at + 5),
      width: file.getUint16(at + 7),
      turns,
      entries: colours === undefined ? null : entries,
      data: bytes,
    };
  }
  return null;
}

/** @source PNG specification: signature, then chunks of length, name, content, checksum */
function png(bytes: Uint8Array): Picture | null {
  const file = view(bytes);
  if (bytes.length < 33) return null;
  const [width, height] = [file.getUint32(16), file.getUint32(20)];
  const [bits = 0, kind = 0, isInterlaced = 0] = [bytes[24], bytes[25], bytes[28]];
  const parts: Uint8Array[] = [];
  let palette = "";
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = file.getUint32(at);
    const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString("latin1");
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (name === "IDAT") parts.push(content);
    if (name === "PLTE") palette = Buffer.from(content).toString("hex");
    at += 12 + length;
  }
  const colours = {
    0: "/DeviceGray",
    2: "/DeviceRGB",
    3: `[/Indexed /DeviceRGB ${palette.length / 6 - 1} <${palette}>]`,
  }[kind];
  const isPlain = colours !== undefined && isInterlaced === 0 && bits <= 8 && (kind !== 3 || palette !== "");
  const entries =
    `/Filter /FlateDecode /ColorSpace ${colours} /BitsPerComponent ${bits} /DecodeParms ` +
    `<< /Predictor 15 /Colors ${kind === 2 ? 3 : 1} /BitsPerComponent ${bits} /Columns ${width} >>`;
  return { width, height, turns: 0, entries: isPlain ? entries : null, data: Buffer.concat(parts) };
}

/** What a PNG or JPEG file holds; null where its head is damaged. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  try {
    return bytes[0] === 0x89 ? png(bytes) : jpeg(bytes);
  } catch {
    return null;
  }
}

/**
 * A PDF of one page that shows a picture over all of it: PDFium then decodes, turns and draws it as it does a scan.
 * @param width of the page in points, before it is turned
 */
export function pdfOf({ data, entries, turns, ...size }: Picture, width: number): Uint8Array {
  const height = (width * size.height) / size.width;
  const content = `q ${width} 0 0 ${height} 0 0 cm /P Do Q`;
  const image = `<< /Type /XObject /Subtype /Image /Width ${size.width} /Height ${size.height} ${entries ?? ""} /Length ${data.length} >>`;
  const objects: Uint8Array[] = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${90 * turns} /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ].map((text) => Buffer.from(text, "latin1"));
  objects.push(Buffer.concat([Buffer.from(`${image}\nstream\n`), data, Buffer.from("\nendstream")]));
  const parts: Uint8Array[] = [Buffer.from("%PDF-1.4\n")];
  const places: number[] = [];
  let length = 9;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    places.push(length);
    add(Buffer.from(`${index + 1} 0 obj\n`));
    add(object);
    add(Buffer.from("\nendobj\n"));
  }
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const start = length;
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
