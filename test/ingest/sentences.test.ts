import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../src/ingest/sentences.js";

const cut = (text: string): string[] =>
  sentencesOf(text, { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end));

describe("sentencesOf", () => {
  it.each([
    ["Thu đạt 1.450 tỷ đồng. Chi đạt 42,5%.", ["Thu đạt 1.450 tỷ đồng.", "Chi đạt 42,5%."]],
    ["Đoàn về TP. Phan Rang và TP.HCM. Họp xong.", ["Đoàn về TP. Phan Rang và TP.HCM.", "Họp xong."]],
    ["Đồng chí Y. Niê phát biểu. Hết.", ["Đồng chí Y. Niê phát biểu.", "Hết."]],
    ["Theo Quy định số 11. Thực hiện ngay.", ["Theo Quy định số 11.", "Thực hiện ngay."]],
    ["Xây dựng Kế hoạch…và triển khai. Xong.", ["Xây dựng Kế hoạch…và triển khai.", "Xong."]],
    [
      "1. Mức phạt là 5 triệu đồng. 2 lần vi phạm thì phạt gấp đôi.",
      ["1. Mức phạt là 5 triệu đồng.", "2 lần vi phạm thì phạt gấp đôi."],
    ],
    [
      "Điều 1. Ban hành kèm theo Quy chế. Thi hành từ 01.01.2022.",
      ["Điều 1. Ban hành kèm theo Quy chế.", "Thi hành từ 01.01.2022."],
    ],
    [
      "Đ/c. Bí thư kết luận: “Làm ngay.” Mọi người nhất trí.",
      ["Đ/c. Bí thư kết luận: “Làm ngay.”", "Mọi người nhất trí."],
    ],
    [
      "Các nghị quyết, kết luận … của cấp trên; có tính khả thi cao…",
      ["Các nghị quyết, kết luận … của cấp trên; có tính khả thi cao…"],
    ],
    ["Quyết định này có hiệu lực./.", ["Quyết định này có hiệu lực./."]],
    ["Việc gì? Ai làm! Khi nào.", ["Việc gì?", "Ai làm!", "Khi nào."]],
  ])("cuts: %s", (text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });
});
