import { describe, expect, it } from "vitest";

import { openChatForms } from "../../src/vietnamese/abbreviations.ts";
import { withQuestionWords } from "../../src/vietnamese/question-words.ts";

describe("withQuestionWords", () => {
  it.each([
    ["lai dai it nhat may ky tu?", "lãi dài ít nhất máy ký tự?", "lãi dài ít nhất mấy ký tự?"],
    ["gia la bao nhieu dong mot so?", "giá là bao nhiêu đóng một số?", "giá là bao nhiêu đồng một số?"],
    ["thay the nhung nghi dinh nao?", "thay thế nhưng nghị định nào?", "thay thế những nghị định nào?"],
    [
      "da ky nhung chua nop thi lam gi?",
      "đã ký nhưng chưa nộp thì làm gì?",
      "đã ký nhưng chưa nộp thì làm gì?",
    ],
    ["do vi nao cua bo ky?", "đó vị nào của bộ kỳ?", "do vị nào của bộ ký?"],
    ["hop thuong ky o dau?", "họp thường kỳ ở đâu?", "họp thường kỳ ở đâu?"],
    ["phan anh ve dau?", "phản ánh về đấu?", "phản ánh về đâu?"],
    ["bao cao ve dau tu cong", "báo cáo về đầu tư công", "báo cáo về đầu tư công"],
    ["mua may lanh cho phong", "mua máy lạnh cho phòng", "mua máy lạnh cho phòng"],
  ])("%s", (typed, restored, wanted) => {
    expect(withQuestionWords(typed, restored)).toBe(wanted);
  });

  it("leaves what was typed with marks as it is", () => {
    const typed = "máy đặt ở cấp nào, nhưng ai quản lý?";
    expect(withQuestionWords(typed, typed)).toBe(typed);
  });
});

describe("openChatForms", () => {
  it.each([
    ["mở mấy h tới mấy h", "mở mấy giờ tới mấy giờ"],
    ["tới bao h", "tới bao giờ"],
    ["giá thuê bn/m2", "giá thuê bao nhiêu/m2"],
    ["hỗ trợ mấy kg gạo", "hỗ trợ mấy ki-lô-gam gạo"],
    ["gọi số đt nào", "gọi số điện thoại nào"],
    ["bán sang nc nào", "bán sang nước nào"],
  ])("%s", (typed, wanted) => {
    expect(openChatForms(typed)).toBe(wanted);
  });
});
