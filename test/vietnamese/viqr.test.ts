import { describe, expect, it } from "vitest";

import { tidy } from "../../src/vietnamese/spelling.js";
import { decodeViqr } from "../../src/vietnamese/viqr.js";

const decoded = (text: string): string => decodeViqr(tidy(text));

describe("VIQR in a question", () => {
  it.each([
    ["Nghi. quye^'t", "Nghị quyết"],
    ["Nghi. quye^'t cu?a huye^.n u?y la` gi`?", "Nghị quyết của huyện ủy là gì?"],
    ["ddu+o+`ng tho^n xa~ na`o dda~ la`m xong?", "đường thôn xã nào đã làm xong?"],
    ["DDa?ng u?y xa~ ho.p nga`y na`o", "Đảng ủy xã họp ngày nào"],
    ["NGHI. QUYE^'T so^' 06-NQ/HU", "NGHỊ QUYẾT số 06-NQ/HU"],
    ["cha(m lo ngu+o+`i nghe`o, giu+~ ru+`ng", "chăm lo người nghèo, giữ rừng"],
    ["ha.n na`o pha?i no^.p thue^'. Xin cho bie^'t", "hạn nào phải nộp thuế. Xin cho biết"],
    ["ta.i sao du+. a'n cha^.m?", "tại sao dự án chậm?"],
    ["Cu?a ai va` o+? dda^u?", "Của ai và ở đâu?"],
    ["thuo+`ng vu. huye^.n u?y ho.p", "thường vụ huyện ủy họp"],
    ["ba'o ca'o quy' 2/2022 (ba?n cuo^'i)", "báo cáo quý 2/2022 (bản cuối)"],
    ["ky` ho.p", "kỳ họp"],
    [
      "nhie^.m vu., quye^`n ha.n cu?a co+ quan khoa ho.c va` co^ng nghe^.?",
      "nhiệm vụ, quyền hạn của cơ quan khoa học và công nghệ?",
    ],
  ])("%s is %s", (typed, text) => {
    expect(decoded(typed)).toBe(text);
  });

  it.each([
    "xã nào?",
    "xa nao?",
    "hạn 30/6.",
    "mục 3.2 (a) và điểm a(1)",
    "d/c, a+b, u+v, C++, O+",
    "Ai là bí thư? Ai là chủ tịch?",
    "bi thu la ai?chu tich la ai?",
    "K'Ho, Ea H'leo, I'm, it's, don't",
    "nhà'nước 'xã' \"huyện\"",
    "xem www.thuannam.gov.vn hoac thu.as@abc.vn",
    "hoi nghi.Xin cam on",
    "la gi?ai biet",
    "ok nha~ da~ vang^^",
    "a(n) + b(n) = c",
    "e.g. i.e. v.v... U.A.E",
    "so sanh 3+2, x^2, (a)(b)",
    "Nghị quyết 06-NQ/HU, ngày 17/12/2021?",
    "khoan 2(dieu 5)? ban(an)",
  ])("leaves %s as it is", (text) => {
    expect(decodeViqr(text)).toBe(text);
  });
});
