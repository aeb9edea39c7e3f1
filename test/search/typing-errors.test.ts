import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { correctErrors } from "../../src/search/typing-errors.js";
import { isWellFormed } from "../../src/vietnamese/orthography.js";
import { syllables } from "../../src/vietnamese/syllables.js";

/** What the documents bear: counts of syllables and of pairs, without marks. */
const documents = [
  "xã Nhị Hà đạt chuẩn nông thôn mới",
  "huyện ủy triển khai nghị quyết trọng tâm",
  "phòng chống dịch bệnh trường học",
  "phó bí thư thường trực chủ trì hội nghị",
];
const singles = new Map<string, number>();
const pairs = new Map<string, number>();
for (const text of documents) {
  const read = syllables(text).map(({ bare }) => bare);
  read.forEach((bare, place) => {
    singles.set(bare, (singles.get(bare) ?? 0) + 1);
    const pair = `${bare} ${read[place + 1] ?? ""}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
}
const counts = {
  bare: (key: string) => singles.get(key) ?? 0,
  barePair: (one: string, other: string) => pairs.get(`${one} ${other}`) ?? 0,
};
const correct = (text: string) => correctErrors(text, counts, isWellFormed);

describe("typing errors", () => {
  it.each([
    ["a letter missing", "nghị quyt trọng tâm", "nghị quyet trọng tâm"],
    ["a letter too many", "nông thhôn mới", "nông thon mới"],
    ["two letters swapped", "nông htôn mới", "nông thon mới"],
    ["a neighbour's key", "nông thpn mới", "nông thon mới"],
    ["a blank left out", "xã nhị hà đạt nôngthôn mới", "xã nhị hà đạt nong thon mới"],
    ["all in capitals", "NÔNG THHÔN MỚI", "NÔNG thon MỚI"],
    ["at the very beginning", "nnông thôn mới", "nong thôn mới"],
  ])("%s: %s -> %s", (_, typed, mended) => {
    expect(correct(typed).text).toBe(mended);
  });

  it.each([
    "năm 2023 có 15 xã",
    "06-NQ/HXX và 12-ABC/DEF",
    "gửi về vanphngg@abc.vn",
    "theo UBNND tỉnh",
    "bí thư Nguyxn chủ trì",
    "xã Nhị Hả đạt chuẩn", // the index bears "ha": a name, not an error
    "phó bí thư thường trực",
    "nông thôn mới trường học",
    "",
  ])("leaves %j as it is", (text) => {
    expect(correct(text)).toEqual({ text, alternatives: [] });
  });

  it("only offers another reading of a Vietnamese word that the documents lack", () => {
    // "thon" is meant surely enough to look for, not to replace "thơm".
    const { text, alternatives } = correct("nông thơm mới");
    expect(text).toBe("nông thơm mới");
    expect(alternatives).toEqual(["nông thon mới"]);
    expect(correct("giá thơm").alternatives).toEqual([]);
  });

  it("gives up on what is no Vietnamese", () => {
    const text = "wxyzk bcdfg qqrst vvwxy zzkkl mmppq";
    expect(correct(text).text).toBe(text);
  });

  it("never touches a syllable that the documents bear, nor digits, whatever stands around", () => {
    const word = fc.constantFrom("nông", "thôn", "mới", "xã", "2022", "06-NQ/HU", "htôn", "quyt", "Hả", "?");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), (words) => {
        const kept = new Set(["nông", "thôn", "mới", "xã", "2022", "06-NQ/HU", "Hả", "?"]);
        const { text, alternatives } = correct(words.join(" "));
        const expected = words.filter((one) => kept.has(one));
        for (const read of [text, ...alternatives])
          expect(read.split(" ").filter((one) => kept.has(one))).toEqual(expected);
      }),
    );
  });
});
