import { describe, expect, it } from "vitest";

import { sharesOf } from "../../src/search/frames.js";
import { searchWeights } from "../../src/search/weights.js";

const { frame, light } = searchWeights;

describe("what a question's words count", () => {
  it.each([
    ["khi nào trường khai giảng", [frame, frame, 1, 1, 1]],
    ["khi nao truong khai giang", [frame, frame, 1, 1, 1]],
    ["thực hiện tiêm chủng như thế nào", [light, light, 1, 1, frame, frame, frame]],
    ["Nhị Hà", [1, 1]],
    ["", []],
  ])("%s", (question, shares) => {
    expect(sharesOf(question)).toEqual(shares);
    expect(sharesOf(question, { ...searchWeights, frame: 1, light: 1 })).toEqual(shares.map(() => 1));
  });
});
