import { describe, expect, it } from "vitest";

import { openChatForms, openedSyllables } from "../../src/vietnamese/abbreviations.ts";

const words = (text: string) =>
  openedSyllables(text)
    .map(({ marked }) => marked)
    .join(" ");

describe("openedSyllables", () => {
  it.each([
    ["Chủ tịch UBND huyện", "chủ tịch ủy ban nhân dân huyện"],
    ["chu tich ubnd huyen", "chu tich ủy ban nhân dân huyen"],
    ["phát triển KT-XH", "phát triển kinh tế xã hội"],
    ["bảo đảm QP-AN", "bảo đảm quốc phòng an ninh"],
  ])("opens %s", (written, opened) => {
    expect(words(written)).toBe(words(opened));
  });

  it("leaves abbreviations of several meanings as they are", () => {
    expect(words("TT và CT")).toBe("tt và ct");
  });

  it("gives an opened word the offsets of the short form", () => {
    expect(openedSyllables("UBND xã").map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [0, 4],
      [0, 4],
      [0, 4],
      [5, 7],
    ]);
  });
});

describe("openChatForms", () => {
  it.each([
    ["dc bn tiền ko", "được bao nhiêu tiền không"],
    ["hỗ trợ 60tr", "hỗ trợ 60 triệu"],
    ["làm ntn z", "làm như thế nào vậy"],
    ["06-nq/hu nói j", "06-nq/hu nói gì"],
  ])("opens %s", (typed, opened) => {
    expect(openChatForms(typed)).toBe(opened);
  });
});
