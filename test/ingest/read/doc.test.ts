import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DocumentRefusedError } from "../../../src/errors.js";
import { readDoc } from "../../../src/ingest/read/doc.js";
import { readDocx } from "../../../src/ingest/read/docx.js";
import { ingestMessages } from "../../../src/messages.js";
import { officeFile, wordsOf } from "./office-support.js";

/** LibreOffice sets two tables that follow each other as one: the signature's rows differ from .docx. */
const withoutSignature = (words: readonly string[]): readonly string[] =>
  words.filter((line) => !/Nơi nhận|Tỉnh ủy;|Lưu:|T\/M|BÍ THƯ|Nguyễn/u.test(line));

describe("readDoc", () => {
  it("reads what .docx reads: numbers that Word counts, note, text box, table with its head", async () => {
    const old = await readDoc(officeFile("nghi-quyet.doc"));
    const modern = await readDocx(officeFile("nghi-quyet.docx"));
    expect(withoutSignature(wordsOf(old))).toEqual(withoutSignature(wordsOf(modern)));
    expect(old.blocks.slice(0, 25)).toEqual(modern.blocks.slice(0, 25));
    expect(old.source).toContain("Nguyễn Văn Thử");
    expect(old.blocks.some(({ kind }) => kind === "head")).toBe(true);
  });

  it("decodes TCVN3 by font, with the letter ư that is saved as an optional hyphen", async () => {
    const old = await readDoc(officeFile("nghi-quyet-tcvn3.doc"));
    const unicode = await readDoc(officeFile("nghi-quyet.doc"));
    expect(old.source.toLowerCase()).toBe(unicode.source.toLowerCase());
    expect(old.source).toContain("Phòng Nông nghiệp | Quý II/2022");
    expect(old.legacy).toBe("tcvn3");
  });

  it("says of a locked file that it has a password, of Word 95 what to do", async () => {
    const bytes = Buffer.from(officeFile("nghi-quyet.doc"));
    const head = bytes.indexOf(Buffer.from([0xec, 0xa5]));
    bytes[head + 0x0b] = (bytes[head + 0x0b] ?? 0) | 0x01;
    await expect(readDoc(bytes)).rejects.toThrow(ingestMessages.passwordOffice);
    bytes[head] = 0xdc;
    await expect(readDoc(bytes)).rejects.toThrow(ingestMessages.oldWord);
  });

  it("names what else is saved in such a file", async () => {
    const bytes = Buffer.from(officeFile("nghi-quyet.doc"));
    const name = bytes.indexOf(Buffer.from("WordDocument", "utf16le"));
    Buffer.from("Workbook\0\0\0\0", "utf16le").copy(bytes, name);
    bytes.writeUInt16LE(18, name + 64);
    await expect(readDoc(bytes)).rejects.toThrow("bảng tính Excel");
  });

  it("refuses a file cut short or damaged anywhere, and never breaks otherwise", async () => {
    const whole = officeFile("nghi-quyet.doc");
    await expect(readDoc(whole.subarray(0, 3000))).rejects.toThrow(DocumentRefusedError);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of places) bytes[at] = value;
        const outcome = await readDoc(bytes).catch((error: unknown) => error);
        expect(outcome instanceof Error && !(outcome instanceof DocumentRefusedError)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
