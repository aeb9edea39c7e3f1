import { describe, expect, it } from "vitest";

import { chosenOption } from "../../src/ask/clarify-options.js";

const documents = [
  { label: "Nghị quyết số 06-NQ/HU, ngày 14/11/2016, Huyện ủy Cổ Lĩnh", question: "một" },
  { label: "Nghị quyết số 06-NQ/TU, ngày 02/12/2021, Tỉnh ủy Bình Hà", question: "hai" },
  { label: "Nghị quyết số 06/2022/NQ-HĐND, ngày 05/01/2022, HĐND tỉnh Bình Hà", question: "ba" },
];
const offices = [
  { label: "Chủ tịch UBND huyện", question: "một" },
  { label: "Chủ tịch HĐND huyện", question: "hai" },
];
const chosen = (reply: string, options = documents): string | null => {
  const found = chosenOption(reply, options);
  return found === null || found === "unclear" ? found : found.question;
};

describe("a reply to what was asked back", () => {
  it.each([
    ["1", "một"],
    ["số 2", "hai"],
    ["cái thứ hai", "hai"],
    ["cai thu ba", "ba"],
    ["cái đầu tiên", "một"],
    ["cái cuối cùng ạ", "ba"],
    ["chọn 3", "ba"],
    ["của huyện ủy", "một"],
    ["số của tỉnh ủy", "hai"],
    ["cua hoi dong nhan dan tinh", "ba"],
    ["năm 2022", "ba"],
    ["ngày 14/11/2016", "một"],
    ["cái mới nhất", "ba"],
    ["cũ nhất", "một"],
  ])("chooses: %s", (reply, expected) => {
    expect(chosen(reply)).toBe(expected);
  });

  it.each([
    ["của UBND", "một"],
    ["bên ủy ban", "một"],
    ["hđnd", "hai"],
    ["hội đồng", "hai"],
  ])("chooses an office: %s", (reply, expected) => {
    expect(chosen(reply, offices)).toBe(expected);
  });

  it.each(["4", "0", "của Bình Hà", "nghị quyết 06"])(
    "is unclear where it fits several or none: %s",
    (reply) => {
      expect(chosen(reply)).toBe("unclear");
    },
  );

  it.each([
    "năm 2019",
    "Khi nào xã Cầu Mây đạt chuẩn nông thôn mới?",
    "nghị quyết về du lịch của tỉnh nói gì về khách sạn",
    "",
    "?",
  ])("is none: %s", (reply) => {
    expect(chosen(reply)).toBeNull();
  });
});
