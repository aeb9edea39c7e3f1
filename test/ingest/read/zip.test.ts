import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../../src/errors.js";
import { readFile } from "../../../src/ingest/read/read.js";
import { Zip } from "../../../src/ingest/read/zip.js";
import { ingestMessages } from "../../../src/messages.js";
import { docxOf, noTools, officeFile, p, wordsOf, zipOf } from "./office-support.js";

const read = (bytes: Uint8Array, name = "a.docx") => readFile(name, bytes, null, noTools);
const document = (xml: string): Uint8Array => zipOf({ "word/document.xml": xml });
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The last entry of a zip's directory with another declared size. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(size, copy.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  return copy;
}

describe("hostile office files", () => {
  const bomb = docxOf("<w:p/>".repeat(1_000_000) + p("Chữ"));
  const text = document(
    `<w:document ${word}><w:body>${p("Chữ nghĩa ".repeat(20_000))}</w:body></w:document>`,
  );

  it.each([
    ["a bomb", bomb, ingestMessages.bombOffice],
    ["a bomb that hides its size", lying(bomb, 1000), ingestMessages.brokenOffice],
    ["a part longer than it says", lying(text, 1000), ingestMessages.brokenOffice],
    [
      "elements nested 200,000 deep",
      docxOf("<w:x>".repeat(200_000) + "</w:x>".repeat(200_000)),
      ingestMessages.bombOffice,
    ],
    ["a file cut short", officeFile("nghi-quyet.docx").subarray(0, 4000), ingestMessages.brokenOffice],
    ["a document without its text", zipOf({ "word/document.xml.bak": "<a/>" }), ingestMessages.brokenOffice],
    ["broken XML", document(`<w:document ${word}><w:body><w:p></w:body>`), ingestMessages.brokenOffice],
    [
      "an entity from outside",
      document(
        `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${word}><w:body>${p("&x;")}</w:body></w:document>`,
      ),
      ingestMessages.brokenOffice,
    ],
    [
      "entities that multiply",
      document(
        `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><w:document ${word}><w:body>${p("&y;")}</w:body></w:document>`,
      ),
      ingestMessages.brokenOffice,
    ],
  ])("refuses %s", async (_what, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(reason);
  });

  it("opens no picture and no template outside the file", async () => {
    const relations = `<Relationships><Relationship Id="i" Type="x/image" Target="http://127.0.0.1:9/a.png" TargetMode="External"/><Relationship Id="s" Type="x/styles" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`;
    const bytes = zipOf({
      "word/document.xml": `<w:document ${word} xmlns:r="r"><w:body>${p("Chữ")}<w:p><w:r><w:drawing><a:blip r:link="i"/></w:drawing></w:r></w:p></w:body></w:document>`,
      "word/_rels/document.xml.rels": relations,
    });
    expect(wordsOf(await read(bytes))).toEqual(["Chữ"]);
  });

  it("reads a document whose zip holds names that climb out of it", async () => {
    const bytes = zipSync({
      "../../../etc/cron.d/x": strToU8("x"),
      "/etc/passwd": strToU8("x"),
      "word/document.xml": strToU8(`<w:document ${word}><w:body>${p("Chữ")}</w:body></w:document>`),
    });
    expect(wordsOf(await read(bytes))).toEqual(["Chữ"]);
  });

  it("says that a locked part has a password", () => {
    const bytes = Buffer.from(zipOf({ a: "chữ" }));
    const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt16LE(1, entry + 8);
    expect(() => new Zip(bytes).read("a")).toThrow(ingestMessages.passwordOffice);
  });

  it("refuses more parts than a document may unpack to", () => {
    const bytes = lying(zipOf({ a: "chữ" }), 100_000_001);
    expect(() => new Zip(bytes).read("a")).toThrow(DocumentRefusedError);
  });

  it("tells formats by their bytes and not by their name", async () => {
    expect((await read(officeFile("nghi-quyet.docx"), "a.txt")).format).toBe("docx");
    expect((await read(officeFile("nghi-quyet.doc"), "a.docx")).format).toBe("doc");
    expect((await read(officeFile("nghi-quyet.odt"), "a.doc")).format).toBe("odt");
    expect((await read(officeFile("phu-luc.xlsx"), "a.docx")).format).toBe("xlsx");
    expect((await read(officeFile("nhiem-vu.pptx"), "a.pdf")).format).toBe("pptx");
  });
});
