import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

import { readLexicon } from "../../src/adapters/lexicon.ts";
import { SettingsFileError } from "../../src/errors.ts";
import { createAssistant } from "../../src/index.ts";
import { readPlainLexicon } from "../../src/vietnamese/lexicon.ts";
import { syllables } from "../../src/vietnamese/syllables.ts";

const shippedFile = join(import.meta.dirname, "../../corpus/_config/lexicon.yml");
const place = mkdtempSync(join(tmpdir(), "hoi-lexicon-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let corpora = 0;
/** A corpus folder whose lexicon holds this. */
function corpusWith(content: string | Uint8Array): string {
  corpora += 1;
  const corpus = join(place, `corpus-${corpora}`);
  mkdirSync(join(corpus, "_config"), { recursive: true });
  writeFileSync(join(corpus, "_config", "lexicon.yml"), content);
  return corpus;
}

const key = (phrase: string) =>
  syllables(phrase)
    .map(({ marked }) => marked)
    .join(" ");

describe("the shipped lexicon", () => {
  const written = readFileSync(shippedFile, "utf8");
  const entries = readPlainLexicon(written) ?? [];

  it("is of the plain form, which YAML reads the same", () => {
    const parsed: unknown = parse(written);
    const expected = Object.entries(parsed ?? {}).map(([everyday, official]: [string, unknown]) => ({
      everyday,
      official: typeof official === "string" ? [official] : official,
    }));
    expect(entries).toEqual(expected);
  });

  it("has more than 300 entries, each an everyday phrase of few words", () => {
    expect(entries.length).toBeGreaterThan(300);
    expect(new Set(entries.map(({ everyday }) => key(everyday))).size).toBe(entries.length);
    for (const { everyday } of entries) expect(syllables(everyday).length).toBeLessThanOrEqual(8);
  });

  it("never leads a phrase to itself, nor twice to the same", () => {
    for (const { everyday, official } of entries) {
      const keys = official.map(key);
      expect(keys).not.toContain(key(everyday));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeGreaterThan(0);
    }
  });

  it("speaks of no place of the shipped document", () => {
    expect(written).not.toMatch(/Thuận Nam|Nhị Hà|Ninh Thuận/iu);
  });

  it.each([
    ["xây nhà không phép", "xây dựng trái phép"],
    ["đi làm nước ngoài", "xuất khẩu lao động"],
    ["chích ngừa", "tiêm chủng"],
  ])("knows %s as %s", (everyday, official) => {
    expect(entries.find((entry) => entry.everyday === everyday)?.official).toContain(official);
  });
});

describe("readLexicon", () => {
  it.each([
    ["none of its own", place],
    ["no folder at all", join(place, "absent")],
    ["a file in its place", shippedFile],
  ])("takes the shipped lexicon for a corpus with %s", async (_, corpus) => {
    expect((await readLexicon(corpus)).length).toBeGreaterThan(300);
  });

  it.each([
    ["the plain form", "# ghi chú\nchích ngừa: [tiêm chủng, tiêm vắc xin]\nKTM: kinh tế mới\n"],
    [
      "lines that Windows ends, and its mark",
      "\uFEFFchích ngừa: [tiêm chủng, tiêm vắc xin]\r\nKTM: kinh tế mới\r\n",
    ],
    ["a list of its own lines", "chích ngừa:\n  - tiêm chủng\n  - tiêm vắc xin\nKTM: kinh tế mới # mới\n"],
    ["quotes", '"chích ngừa": ["tiêm chủng", \'tiêm vắc xin\']\nKTM: "kinh tế mới"\n'],
    ["letters in two parts", "chích ngừa: [tiêm chủng, tiêm vắc xin]\nKTM: kinh tế mới\n".normalize("NFD")],
  ])("reads %s", async (_, content) => {
    expect(await readLexicon(corpusWith(content))).toEqual([
      { everyday: "chích ngừa", official: ["tiêm chủng", "tiêm vắc xin"] },
      { everyday: "KTM", official: ["kinh tế mới"] },
    ]);
  });

  it.each(["", "# chưa có từ nào\n"])("takes an empty file as no entries: %j", async (content) => {
    expect(await readLexicon(corpusWith(content))).toEqual([]);
  });

  it.each([
    ["a forgotten colon", "heo: lợn\nchích ngừa tiêm chủng\n", "dòng 2: sai cú pháp"],
    ["an open bracket", "heo: lợn\nchích ngừa: [tiêm chủng\n", "sai cú pháp"],
    ["a list of all", "- heo\n- lợn\n", "dòng 1: sai cú pháp"],
    ["no official word", "heo: lợn\nchích ngừa:\n", "dòng 2 (“chích ngừa”): thiếu cách viết"],
    ["an empty list", "heo: lợn\n\nchích ngừa: []\n", "dòng 3 (“chích ngừa”): thiếu cách viết"],
    ["a number", "mũi ba: 3\n", "dòng 1 (“mũi ba”): thiếu cách viết"],
    ["a map inside", "chích: {tiêm: chủng}\n", "dòng 1 (“chích”): thiếu cách viết"],
    ["true", "có: true\n", "dòng 1 (“có”): thiếu cách viết"],
    ["a number before", "12: mười hai\n", "dòng 1 (“12”): từ thường ngày"],
    ["itself", "heo: lợn\nỦy ban: ủy ban\n", "dòng 2 (“Ủy ban”): cách viết trong văn bản trùng"],
    ["the same twice", "heo: lợn\nbắp: ngô\nheo: lợn thịt\n", "dòng 3: từ này đã có"],
    ["the same twice in other letters", "heo: lợn\nHeo: lợn thịt\n", "dòng 2: từ này đã có"],
    ["another encoding", Uint8Array.of(0x68, 0x65, 0x6f, 0x3a, 0x20, 0x6c, 0xee), "không phải Unicode"],
  ])("refuses %s in one sentence that names file and line", async (_, content, told) => {
    const corpus = corpusWith(content);
    const refused = await readLexicon(corpus).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SettingsFileError);
    if (!(refused instanceof SettingsFileError)) return;
    expect(refused.message).toContain(join(corpus, "_config", "lexicon.yml"));
    expect(refused.message).toContain(told);
    expect(refused.message).not.toContain("\n");
    expect(refused.exitCode).toBe(64);
  });

  it("stops an assistant before it opens anything", async () => {
    const corpusDirectory = corpusWith("chích ngừa:\n");
    const opening = createAssistant({ indexDirectory: join(place, "none"), corpusDirectory });
    await expect(opening).rejects.toThrow(SettingsFileError);
  });
});
