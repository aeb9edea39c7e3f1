import { describe, expect, it } from "vitest";

import { isWholeObject, readModelText } from "../../src/ask/model-draft.ts";
import { bearers, supportOf } from "../../src/ask/support.ts";

const one = { text: "Xã trồng 120 ha", markers: [1] };

describe("what a model wrote", () => {
  it.each([
    ["our schema", '{"sentences":[{"text":"Xã trồng 120 ha","markers":[1]}],"missing":[]}'],
    ["in a fence", '```json\n{"sentences":[{"text":"Xã trồng 120 ha","markers":[1]}]}\n```'],
    ["after some words", 'Đây ạ:\n{"sentences":[{"text":"Xã trồng 120 ha","markers":[1]}]}'],
    [
      "after thinking",
      '<think>{"sentences":</think>{"sentences":[{"text":"Xã trồng 120 ha","markers":[1]}]}',
    ],
    ["with markers as text", '{"sentences":[{"text":"Xã trồng 120 ha","markers":["[1]"]}]}'],
    ["with markers in the sentence", '{"sentences":[{"text":"Xã trồng 120 ha [1]"}]}'],
    ["with decoration", '{"sentences":[{"text":"- **Xã trồng** 120 ha 【1】","markers":[1]}]}'],
    ["as plain sentences", "Xã trồng 120 ha [1]"],
    ["as a list of Markdown", "- **Xã trồng 120 ha** [1]\n"],
    ["with hidden letters", "Xã tr\u200bồng 120\u{e0041} ha [1]"],
  ])("%s is read", (_title, written) => {
    const draft = readModelText(written);
    expect(
      draft?.sentences.map(({ text, markers }) => ({ text: text.replace(/\.$/u, ""), markers })),
    ).toEqual([one]);
    expect(draft?.missing).toEqual([]);
  });

  it("tells what is missing in either form", () => {
    expect(readModelText('{"sentences":[],"missing":["năm nào"]}')?.missing).toEqual(["năm nào"]);
    expect(readModelText("Xã trồng 120 ha [1].\nTHIẾU: năm nào")).toMatchObject({
      missing: ["THIẾU: năm nào"],
    });
  });

  it.each(["", "   ", '{"sentences":', '{"answer":"x"}', '{"sentences":"x"}', "{}", "<think>nghĩ mãi"])(
    "%j is nothing",
    (written) => {
      expect(readModelText(written)).toBeNull();
    },
  );

  it("counts what is no sentence", () => {
    expect(
      readModelText('{"sentences":[null,7,{"text":""},{"text":"Xã trồng 120 ha","markers":[1]}]}'),
    ).toMatchObject({
      sentences: [one],
      dropped: 3,
    });
  });

  it("is whole when its object is closed", () => {
    expect(isWholeObject('{"sentences":[{"text":"a}"')).toBe(false);
    expect(isWholeObject('{"sentences":[{"text":"a}"}]}')).toBe(true);
    expect(isWholeObject("Xã trồng 120 ha [1].")).toBe(false);
  });
});

describe("where a passage bears a sentence out", () => {
  const filler =
    "Các cấp ủy, chính quyền tiếp tục quán triệt và nâng cao nhận thức của cán bộ, đảng viên. ".repeat(6);
  const passage = `${filler}Mỗi hộ trồng mới được hỗ trợ 3 triệu đồng tiền giống trong năm 2026. ${filler}`;

  it("is the stretch that shares its figures and words, short enough to quote", () => {
    const {
      span: { start, end },
    } = supportOf("Hộ trồng mới được hỗ trợ 3 triệu đồng năm 2026", passage);
    expect(passage.slice(start, end)).toContain("3 triệu đồng");
    expect(passage.slice(start, end)).toContain("2026");
    expect(end - start).toBeLessThanOrEqual(260);
  });

  it("is not told by a passage that only has some of its common words", () => {
    const sentence = "Mỗi hộ trồng mới được hỗ trợ 3 triệu đồng, nộp hồ sơ trước ngày 15/4";
    const passages = [
      "Các hộ trồng rừng được nghiệm thu hằng năm.",
      "Mỗi hộ trồng mới được hỗ trợ 3 triệu đồng tiền giống.",
      "Hồ sơ nộp trước ngày 15/4 tại trụ sở xã.",
    ];
    expect(bearers(sentence, passages)).toEqual([1, 2]);
    expect(bearers("Mỗi hộ trồng mới được hỗ trợ 3 triệu đồng", passages)).toEqual([1]);
    expect(bearers("xyz", passages)).toHaveLength(1);
    expect(bearers("xyz", [])).toEqual([]);
  });

  it("is somewhere even where nothing is shared", () => {
    expect(supportOf("xyz", "abc")).toEqual({ span: { start: 0, end: 1 }, shared: new Set() });
    expect(supportOf("xyz", "")).toEqual({ span: { start: 0, end: 0 }, shared: new Set() });
  });
});
