import { describe, expect, it } from "vitest";

import { readDraft } from "../../src/ask/check.ts";

const sentences = (text: string) => readDraft(text).sentences.map((one) => [one.text, ...one.markers]);
const reasons = (text: string) => readDraft(text).drops.map(({ reason }) => reason);

describe("readDraft", () => {
  it.each([
    ["Hạn là 30/6/2026 [1].", [["Hạn là 30/6/2026.", 1]]],
    ["Hạn là 30/6/2026. [1]", [["Hạn là 30/6/2026.", 1]]],
    [
      "Thu 1.450 triệu đồng [1][2]. Tăng 12,5% [2, 3].",
      [
        ["Thu 1.450 triệu đồng.", 1, 2],
        ["Tăng 12,5%.", 2, 3],
      ],
    ],
    [
      "- Ý một [1]\n- Ý hai [2]\n\n3. Ý ba [2]",
      [
        ["Ý một", 1],
        ["Ý hai", 2],
        ["Ý ba", 2],
      ],
    ],
    ["**Mức hỗ trợ** là 5 triệu đồng [4].", [["Mức hỗ trợ là 5 triệu đồng.", 4]]],
    [
      "Họp tại TP. Huế ngày 7.4.2022 [1]. Ông H. Đức dự [2].",
      [
        ["Họp tại TP. Huế ngày 7.4.2022.", 1],
        ["Ông H. Đức dự.", 2],
      ],
    ],
    ["Câu không nguồn. Câu có nguồn [1].", [["Câu không nguồn."], ["Câu có nguồn.", 1]]],
    [
      "Sở Y tế [1] chủ trì, Sở Tài chính [2] phối hợp [1].",
      [["Sở Y tế chủ trì, Sở Tài chính phối hợp.", 1, 2]],
    ],
    ["", []],
    ["[1]", []],
  ])("splits %j", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
    expect(readDraft(text).drops).toEqual([]);
  });

  it.each([
    ["Xem https://example.com/a?b=1 để biết [1].", [["Xem để biết.", 1]], ["link"]],
    ["Xem [trang này](https://example.com) [1].", [["Xem trang này.", 1]], ["link"]],
    ["Xem ![ảnh](http://e.vn/x.png) nhé [2].", [["Xem ảnh nhé.", 2]], ["link"]],
    ["Hạn 30/6 [nq-06] [1].", [["Hạn 30/6.", 1]], ["unknown-marker"]],
    ["Hạn 30/6【3†source】[1].", [["Hạn 30/6.", 1]], ["unknown-marker"]],
    ["Hạn 30/6[^1] [1].", [["Hạn 30/6.", 1]], ["unknown-marker"]],
    ["Hạn\u202e 30/6 [1].", [["Hạn 30/6.", 1]], ["control"]],
    ["Hạn <b>30/6</b> [1].", [["Hạn 30/6.", 1]], ["link", "link"]],
    ["Nhắn t.me/abc hoặc www.xyz.vn ngay [1].", [["Nhắn hoặc ngay.", 1]], ["link", "link"]],
  ])("takes what is foreign out of %j", (text, expected, dropped) => {
    expect(sentences(text)).toEqual(expected);
    expect(reasons(text)).toEqual(dropped);
  });

  it("composes letters that come apart", () => {
    expect(sentences("Ha\u0323n na\u0306m 2026 [1].")).toEqual([["Hạn năm 2026.", 1]]);
  });
});
