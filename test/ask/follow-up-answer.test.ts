import { describe, expect, it } from "vitest";

import type { Answer } from "../../src/ask/answer.js";
import { aboutTopic } from "../../src/ask/follow-up-answer.js";
import type { Passage } from "../../src/document/passage.js";

const entry = "phấn đấu xã Đồng Bưởi đạt chuẩn nông thôn mới vào cuối năm 2022";
const source = `Huyện giao một số nhiệm vụ sau: ${entry}; ${"rà soát các dự án ven biển; ".repeat(20)}củng cố y tế cơ sở.`;
const start = source.indexOf(entry);
const passage: Passage = {
  id: "tin#0",
  documentId: "tin",
  start,
  end: start + entry.length,
  text: entry,
  kind: "item",
  locator: "đoạn 1, ý 1",
  headings: [],
  parent: { start: 0, end: source.length },
  opener: { start: 0, end: source.indexOf(":") + 1 },
};
const index = { passages: () => [passage], source: () => source };
const quoted: Answer = {
  kind: "answered",
  completeness: "complete",
  understood: "khi nào y tế đạt",
  notices: [],
  statements: [{ text: `“${entry}” [1]`, evidence: "quote", markers: [1] }],
  citations: [
    {
      marker: 1,
      documentId: "tin",
      title: "Tin họp",
      number: null,
      kind: "tin",
      issuer: null,
      date: null,
      locator: passage.locator,
      quote: entry,
      start: passage.start,
      end: passage.end,
    },
  ],
};

describe("an answer to a changed topic", () => {
  it("is none where only another entry of the running list speaks of the topic", () => {
    expect(aboutTopic(quoted, "y tế", index).kind).toBe("not-found");
  });

  it("stands where its own entry does", () => {
    expect(aboutTopic(quoted, "nông thôn mới", index)).toBe(quoted);
  });
});
