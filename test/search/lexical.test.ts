import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LexicalIndex } from "../../src/search/lexical.js";
import { LexicalBuilder, type LexicalText } from "../../src/search/lexical-build.js";
import { Columns } from "../../src/search/sections.js";
import { naiveScores } from "./naive-bm25.js";

function build(texts: readonly LexicalText[]): LexicalIndex {
  const builder = new LexicalBuilder();
  for (const text of texts) builder.add(text);
  return new LexicalIndex(new Columns(builder.freeze()));
}

const body = (text: string): LexicalText => ({ body: text, context: [] });

const once = (text: string) => ({ text, times: 1 });

const vocabulary = [
  "xã",
  "xa",
  "Nhị",
  "nhì",
  "Hà",
  "hòa",
  "hoà",
  "nông",
  "thôn",
  "mới",
  "15/2021",
  "đất",
  "dat",
  "kỹ",
];
const phrase = (most: number) =>
  fc.array(fc.constantFrom(...vocabulary), { maxLength: most }).map((words) => words.join(" "));

describe("BM25 on typed arrays", () => {
  it("scores as a naive BM25F over strings does", () => {
    const text = fc.record({
      body: phrase(30),
      context: fc.array(fc.record({ text: phrase(6), times: fc.constantFrom(1, 4) }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        phrase(8),
        phrase(4),
        fc.array(fc.constantFrom(0.5, 1), { maxLength: 8 }),
        (texts, question, other, shares) => {
          const wanted = [
            { text: question, weight: 1, shares },
            { text: other, weight: 0.5 },
          ];
          const fast = build(texts).score(wanted);
          const slow = naiveScores(texts, wanted);
          // An impact is stored in 1/255 steps: half a step for each of at most 12 x 4 terms, idf at most 3.3.
          slow.forEach((score, passage) => {
            expect(Math.abs((fast[passage] ?? 0) - score)).toBeLessThan(0.02 + score * 0.02);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("ranks the exact marks above the folded ones, and finds both", () => {
    const index = build([body("bán đất ở"), body("bạn dắt ô"), body("chợ phiên")]);
    const scores = index.score([{ text: "bán đất", weight: 1 }]);
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
    expect(scores[1]).toBeGreaterThan(0);
    expect(scores[2]).toBe(0);
  });

  it("answers a question typed without marks by the folded terms alone", () => {
    const index = build([body("xã Nhị Hà đạt chuẩn"), body("xa nhi ha dat chuan"), body("chợ phiên")]);
    const scores = index.score([{ text: "nhi ha dat chuan", weight: 1 }]);
    expect(scores[0]).toBe(scores[1]);
    expect(scores[2]).toBe(0);
  });

  it("reads a question with half its marks: what is meant bare counts as exact, what is typed lazily does not", () => {
    const index = build([
      ...["nghị quyết xã", "nghị định xã", "nghị viện xa", "hội nghị", "đề nghị"].map(body),
      body("nghi lễ xưa"),
    ]);
    const scores = index.score([{ text: "nghi quyết", weight: 1 }]);
    expect(scores[0]).toBe(Math.max(...scores));
    expect(scores[1]).toBeGreaterThan(0);
  });

  it("reads hòa and hoà, kỹ and kĩ, Ð and Đ as one word", () => {
    const index = build([body("hòa giải"), body("kĩ thuật"), body("Ðảng ủy")]);
    for (const [passage, question] of ["hoà", "kỹ", "đảng"].entries()) {
      expect(index.score([{ text: question, weight: 1 }])[passage]).toBeGreaterThan(0);
    }
  });

  it("finds a passage by its document's title, below one that says it itself", () => {
    const index = build([
      { body: "đạt 95 % vào cuối năm", context: [once("Kế hoạch tiêm chủng")] },
      { body: "kế hoạch tiêm chủng của trạm", context: [once("Báo cáo")] },
      { body: "chợ phiên mở cửa", context: [once("Thông báo")] },
    ]);
    const scores = index.score([{ text: "tiêm chủng", weight: 1 }]);
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores[1]).toBeGreaterThan(scores[0] ?? 0);
    expect(scores[2]).toBe(0);
  });

  it("counts passages, not occurrences, body and context together", () => {
    const index = build([
      { body: "nông thôn mới, nông thôn mới", context: [once("Nông thôn")] },
      { body: "chợ", context: [once("nông thôn")] },
      body("nông dân"),
    ]);
    expect(index.passages).toBe(3);
    expect(index.marked("nông")).toBe(3);
    expect(index.bare("thon")).toBe(2);
    expect(index.marked("thon")).toBe(0);
    expect(index.markedPair("nông", "thôn")).toBe(2);
    expect(index.barePair("nong", "dan")).toBe(1);
    expect(index.barePair("dan", "nong")).toBe(0);
  });

  it("never pairs the last word of one context text with the first of the next", () => {
    const index = build([{ body: "một", context: [once("hai"), once("ba")] }]);
    expect(index.markedPair("hai", "ba")).toBe(0);
    expect(index.markedPair("một", "hai")).toBe(0);
  });

  it.each(["", "   ", "!?…", "zzz", "x".repeat(100_000), "đất ".repeat(30_000)])(
    "survives %.20j",
    (question) => {
      expect(build([body("chợ phiên")]).score([{ text: question, weight: 1 }])).toEqual(new Float32Array(1));
    },
  );

  it("survives an index without passages", () => {
    expect(build([]).score([{ text: "đất", weight: 1 }])).toHaveLength(0);
  });
});
