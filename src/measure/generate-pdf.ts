import { deflateSync } from "node:zlib";

const lettersInLine = 88;
const linesOnPage = 46;
/** Points. */
const size = 12;
const lineHeight = 16;

/** Lines of at most so many letters, broken at blanks. */
function wrap(line: string): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > lettersInLine) {
    const blank = rest.lastIndexOf(" ", lettersInLine);
    const cut = blank > 0 ? blank : lettersInLine;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}

const hex = (code: number) => code.toString(16).padStart(4, "0");

/** A letter's code is its UTF-16 unit, so the map back to text is the identity (a range may not pass a high byte). */
function textMap(): string {
  const ranges = Array.from(
    { length: 256 },
    (_, high) => `<${hex(high << 8)}> <${hex((high << 8) + 255)}> <${hex(high << 8)}>`,
  );
  // At most 100 ranges to a block.
  const blocks = [0, 100, 200].map((from) => {
    const some = ranges.slice(from, from + 100);
    return `${some.length} beginbfrange\n${some.join("\n")}\nendbfrange`;
  });
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /I def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${blocks.join("\n")}\nendcmap end end`;
}

const codes = (line: string): string => Buffer.from(line, "utf16le").swap16().toString("hex");

const streamOf = (text: string): Buffer => {
  const packed = deflateSync(text);
  return Buffer.concat([
    Buffer.from(`<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from("\nendstream"),
  ]);
};

/**
 * A PDF of text lines: one font, not embedded, all letters of one width. What it costs to read is as of other text
 * PDFs; how it looks matters to nobody.
 * @param lines empty ones part paragraphs
 */
export function generatePdf(lines: readonly string[]): Uint8Array {
  const wrapped = lines.flatMap(wrap);
  const pages: string[] = [];
  for (let from = 0; from < wrapped.length; from += linesOnPage) {
    const some = wrapped.slice(from, from + linesOnPage).map((line) => `<${codes(line)}> Tj T*`);
    pages.push(`BT /F ${size} Tf ${lineHeight} TL 72 790 Td ${some.join("\n")} ET`);
  }
  const objects: (string | Buffer)[] = [];
  const first = 6;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(" ");
  objects.push(
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /Serif /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Serif /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 450 /FontDescriptor << /Type /FontDescriptor /FontName /Serif /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>",
    streamOf(textMap()),
  );
  for (const [index, page] of pages.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      streamOf(page),
    );
  }
  const pieces = [Buffer.from("%PDF-1.7\n")];
  let offset = pieces[0]?.length ?? 0;
  const places = objects.map((object, index) => {
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from("\nendobj\n"),
    ]);
    pieces.push(piece);
    offset += piece.length;
    return offset - piece.length;
  });
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  pieces.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}
