import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** Uncompressed size that the directory tells; the true one where absent. */
  readonly declared?: number;
}

/** What was packed before: two bombs share their hundred megabytes. */
const packedBefore = new WeakMap<Uint8Array, { readonly packed: Buffer; readonly sum: number }>();

function pack(data: Uint8Array | string): {
  readonly packed: Buffer;
  readonly sum: number;
  readonly size: number;
} {
  const bytes = typeof data === "string" ? Buffer.from(data) : data;
  const known = packedBefore.get(bytes) ?? { packed: deflateRawSync(bytes), sum: crc32(bytes) };
  packedBefore.set(bytes, known);
  return { ...known, size: bytes.length };
}

/** A zip as written by hand: names and sizes may lie, which libraries that write zips do not allow. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared } of entries) {
    const { packed, sum, size } = pack(data);
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2); // names are UTF-8
    fields.writeUInt16LE(8, 4); // deflate
    fields.writeUInt32LE(sum, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? size, 18);
    fields.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), fields, label, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), fields, rest, label);
    pieces.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, central, end]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

export interface Word {
  /** What stands between `<w:body>` and its end; or the whole of word/document.xml where it is bytes. */
  readonly body: string | Uint8Array;
  readonly doctype?: string;
  readonly relations?: string;
  readonly others?: readonly ZipEntry[];
  readonly declared?: number;
}

/** The least that Word opens, with something wrong in it. */
export function docx({ body, doctype = "", relations = "", others = [], declared }: Word): Buffer {
  const xml =
    typeof body === "string"
      ? `${head}${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"><w:body>${body}</w:body></w:document>`
      : body;
  return zip([
    {
      name: "[Content_Types].xml",
      data: `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      data: `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: "word/document.xml", data: xml, ...(declared === undefined ? {} : { declared }) },
    {
      name: "word/_rels/document.xml.rels",
      data: `${head}<Relationships xmlns="${packages}/relationships">${relations}</Relationships>`,
    },
    ...others,
  ]);
}

/** A workbook of one sheet. */
export function xlsx(sheet: string, shared = ""): Buffer {
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zip([
    {
      name: "[Content_Types].xml",
      data: `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      data: `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `${head}<workbook ${space} xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="s" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: "xl/sharedStrings.xml", data: `${head}<sst ${space}>${shared}</sst>` },
    { name: "xl/worksheets/sheet1.xml", data: `${head}<worksheet ${space}>${sheet}</worksheet>` },
  ]);
}

/** An OpenDocument text. */
export function odt(body: string, doctype = ""): Buffer {
  const names = ["office", "text", "table"].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const content = `${head}${doctype}<office:document-content ${names.join(" ")}><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  // The first entry tells the format; it is stored, so it is put in front by hand.
  const type = "application/vnd.oasis.opendocument.text";
  const stored = Buffer.alloc(30);
  stored.write("PK\u0003\u0004", "latin1");
  stored.writeUInt16LE(20, 4);
  stored.writeUInt32LE(crc32(type), 14);
  stored.writeUInt32LE(type.length, 18);
  stored.writeUInt32LE(type.length, 22);
  stored.writeUInt16LE("mimetype".length, 26);
  const front = Buffer.concat([stored, Buffer.from(`mimetype${type}`)]);
  return shifted(front, zip([{ name: "content.xml", data: content }]));
}

/** Puts bytes before a zip and sets its offsets right. */
function shifted(front: Buffer, packed: Buffer): Buffer {
  const moved = Buffer.from(packed);
  const end = moved.length - 22;
  const central = moved.readUInt32LE(end + 16);
  moved.writeUInt32LE(central + front.length, end + 16);
  moved.writeUInt32LE(front.length, central + 42);
  return Buffer.concat([front, moved]);
}
