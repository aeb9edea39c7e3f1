import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { readGazetteer } from "../../src/adapters/gazetteer.ts";
import { entriesOf, entryNamed } from "../../src/document/gazetteer.ts";
import { SettingsFileError } from "../../src/errors.ts";
import { createAssistant } from "../../src/index.ts";
import { gazetteerMessages } from "../../src/messages.js";

const place = mkdtempSync(join(tmpdir(), "hoi-gazetteer-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let corpora = 0;
/** A corpus folder whose gazetteer holds this, and that file. */
function corpusWith(content: string | Uint8Array): { readonly corpus: string; readonly file: string } {
  corpora += 1;
  const corpus = join(place, `corpus-${corpora}`);
  mkdirSync(join(corpus, "_config"), { recursive: true });
  const file = join(corpus, "_config", "gazetteer.yml");
  writeFileSync(file, content);
  return { corpus, file };
}

const good = "xã A, huyện B, tỉnh C: xã D, tỉnh E\n";

describe("the shipped gazetteer", () => {
  const shipped = readGazetteer(join(place, "nowhere"));

  it("knows where each commune of the first document's district is now", () => {
    const now = Object.fromEntries(shipped.map(({ unit, now: units }) => [unit, units]));
    expect(Object.keys(now)).toHaveLength(8);
    expect(now).toMatchObject({
      "xã Nhị Hà": ["xã Phước Hà"],
      "xã Phước Nam": ["xã Thuận Nam"],
      "xã Phước Diêm": ["xã Cà Ná"],
    });
    expect(new Set(shipped.map(({ nowProvince }) => nowProvince))).toEqual(new Set(["tỉnh Khánh Hòa"]));
  });

  it.each([
    ["Huyện ủy Thuận Nam . huyện Thuận Nam, tỉnh Ninh Thuận", 8],
    ["Ủy ban nhân dân huyện Thuận Nam", 8],
    ["Huyện ủy Hàm Thuận Nam . tỉnh Bình Thuận", 0],
    ["Huyện ủy Thuận Bắc . tỉnh Ninh Thuận", 0],
    ["Huyện ủy Thuận Nam . tỉnh Bình Thuận", 0],
    ["Ủy ban nhân dân tỉnh Ninh Thuận", 0],
  ])("is of one district alone: %s", (words, count) => {
    expect(entriesOf(shipped, words)).toHaveLength(count);
  });

  it.each([
    ["nông thôn mới ở xã nhi ha", "xã Nhị Hà"],
    ["Phước Dinh thuộc đâu", "xã Phước Dinh"],
    ["xã Tân Bồng", undefined],
  ])("is looked up by the commune a question names: %s", (question, unit) => {
    expect(entryNamed(shipped, question)?.unit).toBe(unit);
  });
});

describe("a gazetteer of one's own", () => {
  it("takes the shipped one's place; remarks, quotes, blank lines, BOM and CRLF are fine", () => {
    const { corpus } = corpusWith(
      `\ufeff# remark\r\n\r\n"xã A, huyện B, tỉnh C": "xã D, phường G, tỉnh E"\r\nphường H, thành phố B, tỉnh C: xã D, tỉnh E # remark\r\n`,
    );
    expect(readGazetteer(corpus)).toEqual([
      {
        unit: "xã A",
        district: "huyện B",
        province: "tỉnh C",
        now: ["xã D", "phường G"],
        nowProvince: "tỉnh E",
      },
      { unit: "phường H", district: "thành phố B", province: "tỉnh C", now: ["xã D"], nowProvince: "tỉnh E" },
    ]);
    expect(readGazetteer(corpusWith("").corpus)).toEqual([]);
  });

  it.each([
    ["form", "xã A, huyện B, tỉnh C = xã D, tỉnh E"],
    ["form", "xã A, huyện B, tỉnh C:xã D, tỉnh E"],
    ["old", "xã A, tỉnh C: xã D, tỉnh E"],
    ["old", "A, huyện B, tỉnh C: xã D, tỉnh E"],
    ["old", "xã A, thôn X, huyện B, tỉnh C: xã D, tỉnh E"],
    ["new", "xã A1, huyện B, tỉnh C: xã D"],
    ["new", "xã A1, huyện B, tỉnh C: tỉnh E"],
    ["new", "xã A1, huyện B, tỉnh C: D, tỉnh E"],
    ["new", "xã A1, huyện B, tỉnh C: # chưa rõ"],
    ["twice", "Xã  A, huyện B, tỉnh C: xã G, tỉnh E"],
  ] as const)("with a fault is refused by file and line: %s %s", (fault, line) => {
    const { corpus, file } = corpusWith(`# remark\n${good}\n${line}\n`);
    const read = (): unknown => readGazetteer(corpus);
    expect(read).toThrow(SettingsFileError);
    expect(read).toThrow(gazetteerMessages[fault](file, 4));
  });

  it("in another encoding is refused", () => {
    const { corpus, file } = corpusWith(new Uint8Array([0x78, 0xe3, 0x20, 0x41]));
    expect(() => readGazetteer(corpus)).toThrow(gazetteerMessages.encoding(file));
  });

  it("stops the start before any index is looked for", async () => {
    const { corpus, file } = corpusWith("sai\n");
    await expect(
      createAssistant({ corpusDirectory: corpus, indexDirectory: join(place, "none") }),
    ).rejects.toThrow(gazetteerMessages.form(file, 1));
  });
});
