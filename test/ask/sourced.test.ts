import { describe, expect, it } from "vitest";

import type { Answer } from "../../src/ask/answer.ts";
import { renderAnswer } from "../../src/ask/render.ts";

const citation = {
  marker: 1,
  documentId: "a",
  title: "Kế hoạch phòng, chống dịch",
  number: "12/KH-UBND",
  kind: "kế hoạch",
  issuer: "Ủy ban nhân dân xã Tân Hòa",
  date: "2026-03-02",
  locator: "mục I.2",
  quote: "hoàn thành trước ngày 30/6",
  start: 10,
  end: 36,
} as const;

const words = (answer: Answer) =>
  renderAnswer(answer)
    .blocks.map((block) => block.map(({ text }) => text).join(""))
    .join("\n\n");

describe("an answer that names its document", () => {
  it("does not name it a second time under the sources, but keeps the source's button", () => {
    const answer: Answer = {
      kind: "answered",
      completeness: "complete",
      understood: "",
      notices: [],
      statements: [
        { text: "“hoàn thành trước ngày 30/6” [1]", evidence: "quote", markers: [1] },
        { text: "Theo kế hoạch số 12/KH-UBND (mục I.2).", evidence: "catalogue" },
      ],
      citations: [citation],
    };
    expect(words(answer).match(/12\/KH-UBND/gu)).toHaveLength(1);
    expect(renderAnswer(answer).sources).toHaveLength(1);
  });
});
