import { crc32, deflateSync } from "node:zlib";

import { type HostileFile, words } from "./file.ts";
import { scannedPicture } from "./make-pdf.ts";

const million = 1_000_000;
/** Quadratic work on as much takes minutes; what is read of it must not fill the index with passages. */
const many = 200_000;
const text = (name: string, content: string, wanted: HostileFile["wanted"] = "either"): HostileFile => ({
  name,
  bytes: Buffer.from(content),
  wanted,
});

const pngChunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A picture that says it is 60,000 dots wide and high (10.8 GB when unpacked) and holds a few bytes. */
function hugePicture(): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(60_000, 0);
  size.writeUInt32BE(60_000, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", size),
    pngChunk("IDAT", deflateSync(Buffer.alloc(100))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

const smallPicture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

function pictures(): HostileFile[] {
  const scan = scannedPicture();
  return [
    { name: "rong-60000.png", bytes: hugePicture(), wanted: "refused" },
    { name: "cut.jpg", bytes: scan.subarray(0, scan.length / 2), wanted: "either" },
    { name: "thuc-ra-la-anh.docx", bytes: smallPicture, wanted: "refused" },
  ];
}

const linesOf = (one: string, count: number) => `${words("dòng")}\n\n${one.repeat(count)}`;

/** Text on which a careless expression goes over the same letters again and again. */
function stalls(): HostileFile[] {
  return [
    text("mot-dong.txt", `${words("một dòng")}\n\n${"ngàn".repeat(million / 4)}`),
    text("ngoac.txt", linesOf("(", many)),
    text("ngoac.md", linesOf("[", many)),
    text("sao.md", linesOf("*a _b ", many / 6)),
    text("trich.md", linesOf("> ", many)),
    text("gach.md", `${words("bảng")}\n\n${"|".repeat(200_000)}\n${"|-".repeat(200_000)}\n`),
    text(
      "danh-sach-sau.md",
      Array.from({ length: 2000 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n"),
    ),
    text("so.txt", linesOf("1", many)),
    text("so-cham.txt", linesOf("1.", many / 2)),
    text("cham.txt", linesOf(". ", many / 2)),
    text("chu-hoa.txt", linesOf("A", many)),
    text("ngay.txt", linesOf("ngày 1 tháng 1 năm ", many / 20)),
    text("can-cu.txt", linesOf("Căn cứ Nghị quyết số 01/NQ-HĐND ", many / 30)),
    text("nghin-diem.txt", linesOf("a) Một điểm ngắn.\n", 5000)),
    text("the.html", `<p>${words("thẻ")}</p>${"<div>".repeat(many)}x`),
    text("thuoc-tinh.html", `<p>${words("thuộc tính")}</p><a ${'x="'.repeat(100_000)}>`),
    text("bang-long.html", `<p>${words("bảng lồng")}</p>${"<table><tr><td>".repeat(20_000)}x`),
    text(
      "gop.html",
      `<table><tr><td colspan="2000000000" rowspan="2000000000">${words("gộp ô")}</td></tr></table>`,
    ),
  ];
}

/** @param address of a server that nobody may call */
export function textFiles(address: string): HostileFile[] {
  return [
    ...pictures(),
    ...stalls(),
    text("rong.txt", "", "refused"),
    text("rong.docx", "", "refused"),
    text("rong.pdf", "", "refused"),
    text("hai-muoi-mot-mb.txt", "Kế hoạch. ".repeat((21 << 20) / 10), "refused"),
    text("thuc-ra-la-html.doc", `<html><body><p>${words("trang mạng")}</p></body></html>`, "read"),
    text(
      "thuc-the-ngoai.html",
      `<!DOCTYPE html [<!ENTITY t SYSTEM "file:///etc/passwd">]><html><body><p>&t; ${words("thực thể của trang")}</p><img src="${address}/a.png"><link rel="stylesheet" href="${address}/a.css"><iframe src="file:///etc/passwd"></iframe></body></html>`,
      "read",
    ),
    // Names: right-to-left override, line breaks, as long as a disk allows (255 bytes).
    text("nguoc-\u202Etxt.exe.txt", words("tên viết ngược"), "read"),
    text("xuong\r\ndong.txt", words("tên xuống dòng"), "read"),
    text(`${"d".repeat(251)}.txt`, words("tên dài"), "read"),
  ];
}
