import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

import type { HostileFile } from "./file.ts";

const formats = join(import.meta.dirname, "..", "fixtures", "formats");

type Object = string | { readonly entries: string; readonly stream: Uint8Array };

/** Objects numbered from 1; the first is the catalog. */
function pdf(objects: readonly Object[], trailer = ""): Buffer {
  const pieces: Buffer[] = [];
  const places: number[] = [];
  let offset = 0;
  const add = (piece: Buffer) => {
    pieces.push(piece);
    offset += piece.length;
  };
  add(Buffer.from("%PDF-1.7\n"));
  for (const [index, object] of objects.entries()) {
    places.push(offset);
    if (typeof object === "string") add(Buffer.from(`${index + 1} 0 obj\n${object}\nendobj\n`));
    else {
      const { entries, stream } = object;
      add(Buffer.from(`${index + 1} 0 obj\n<< ${entries} /Length ${stream.length} >>\nstream\n`));
      add(Buffer.from(stream));
      add(Buffer.from("\nendstream\nendobj\n"));
    }
  }
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer.replace("XREF", String(offset))} >>\nstartxref\n${offset}\n%%EOF\n`;
  add(Buffer.from(table));
  return Buffer.concat(pieces);
}

const catalog = "<< /Type /Catalog /Pages 2 0 R >>";
const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const page = (more: string): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} >>`;
const line = (text: string): Object => ({
  entries: "",
  stream: Buffer.from(`BT /F 12 Tf 72 720 Td (${text}) Tj ET`),
});
const onePage = (
  contents: Object,
  resources = "/Font << /F 5 0 R >>",
  more: readonly Object[] = [],
): Buffer =>
  pdf([
    catalog,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    page(`/Resources << ${resources} >> /Contents 4 0 R`),
    contents,
    font,
    ...more,
  ]);

/** A small file that unpacks twice into a quarter of a gigabyte. */
function doubleFlate(): Buffer {
  const stream = deflateSync(deflateSync(Buffer.alloc(256 << 20, " ")));
  return onePage({ entries: "/Filter [/FlateDecode /FlateDecode]", stream });
}

/** The picture of the first page of the scan, as the scan stores it. */
export function scannedPicture(): Buffer {
  const scan = readFileSync(join(formats, "nghi-quyet.scan.pdf"));
  const start = scan.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
  return scan.subarray(start, scan.indexOf("endstream", start));
}

export function pdfFiles(): HostileFile[] {
  const good = readFileSync(join(formats, "nghi-quyet.pdf"));
  const secret = readFileSync(join(import.meta.dirname, "files", "co-mat-khau.pdf"));
  const locked = readFileSync(join(import.meta.dirname, "files", "cam-sua.pdf"));
  const manyPages = Array.from({ length: 100_000 }, () => "3 0 R").join(" ");
  return [
    { name: "nen-hai-lan.pdf", bytes: doubleFlate(), wanted: "refused" },
    {
      name: "trang-vong.pdf",
      bytes: pdf([
        catalog,
        "<< /Type /Pages /Kids [3 0 R 2 0 R 4 0 R] /Count 3 >>",
        page("/Resources << /Font << /F 6 0 R >> >> /Contents 5 0 R"),
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 4 0 R] /Count 1000000000 >>",
        line("Ke hoach"),
        font,
      ]),
      wanted: "either",
    },
    {
      name: "tram-nghin-trang.pdf",
      bytes: pdf([
        catalog,
        `<< /Type /Pages /Kids [${manyPages}] /Count 100000 >>`,
        page("/Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R"),
        line("Trang"),
        font,
      ]),
      wanted: "refused",
    },
    {
      name: "hinh-goi-minh.pdf",
      bytes: onePage(
        {
          entries: "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>",
          stream: Buffer.from("/X Do /X Do /X Do"),
        },
        "/XObject << /X 4 0 R >>",
      ),
      wanted: "refused",
    },
    {
      name: "truoc-la-minh.pdf",
      bytes: pdf(
        [catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page("/Contents 4 0 R"), line("x")],
        "/Prev XREF",
      ),
      wanted: "either",
    },
    {
      name: "hinh-khong-lo.pdf",
      bytes: onePage(
        { entries: "", stream: Buffer.from("q 595 0 0 842 0 0 cm /X Do Q") },
        "/XObject << /X 6 0 R >>",
        [
          {
            entries:
              "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode",
            stream: deflateSync(Buffer.alloc(1000)),
          },
        ],
      ),
      wanted: "refused",
    },
    { name: "cut.pdf", bytes: good.subarray(0, good.length / 2), wanted: "either" },
    { name: "co-mat-khau.pdf", bytes: secret, wanted: "refused" },
    { name: "cam-sua.pdf", bytes: locked, wanted: "read" },
  ];
}
