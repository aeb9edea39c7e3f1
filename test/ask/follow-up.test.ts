import { describe, expect, it } from "vitest";

import { leansOnEarlier, rewriteFollowUp } from "../../src/ask/follow-up.js";

const source =
  "“Mỗi hộ được hỗ trợ 5 triệu đồng” [1]\nTheo quyết định số 21/2025/QĐ-UBND ngày 03/02/2025 của Ủy ban nhân dân tỉnh Bình Hà (Điều 3).";
const report =
  "“Trần Văn Khang – Bí thư Huyện ủy” [1]\nTheo tin “Huyện ủy họp phiên tháng 9”, ngày 05/9/2025 (đoạn 1).";

/** The first way in which a follow-up to one earlier question is asked. */
const whole = (earlier: string, question: string, answer = source): string | undefined =>
  rewriteFollowUp(question, [{ question: earlier, answer }])?.questions[0];

describe("another topic in the same question", () => {
  it.each([
    [
      "Khi nào xã Đông Buổi đạt chuẩn nông thôn mới?",
      "thế xã Cầu Mây?",
      "Khi nào xã Cầu Mây đạt chuẩn nông thôn mới?",
    ],
    [
      "Ở Bình Định, hộ nghèo được hỗ trợ bao nhiêu tiền?",
      "còn Phú Yên thì sao?",
      "Ở Phú Yên, hộ nghèo được hỗ trợ bao nhiêu tiền?",
    ],
    ["Hộ nghèo được hỗ trợ bao nhiêu tiền?", "còn hộ cận nghèo?", "hộ cận nghèo được hỗ trợ bao nhiêu tiền?"],
    // A name typed small among names with capitals would be no name.
    ["Ở Bình Định, hộ nghèo được gì?", "con tỉnh phú yên thì sao", "Ở tỉnh Phú Yên, hộ nghèo được gì?"],
    [
      "Phó trưởng ban nội chính được chi bao nhiêu?",
      "còn trưởng ban?",
      "trưởng ban nội chính được chi bao nhiêu?",
    ],
    ["Huyện yêu cầu gì về đào tạo nghề?", "còn y tế thì sao?", "Huyện yêu cầu gì về y tế?"],
    [
      "Sở Nội vụ được giao việc gì trong chuyển đổi số?",
      "còn Sở Tài chính?",
      "Sở Tài chính được giao việc gì trong chuyển đổi số?",
    ],
    ["Ai là bí thư huyện ủy?", "còn phó bí thư?", "Ai là phó bí thư huyện ủy?"],
    ["Ai là chủ tịch HĐND huyện?", "còn chủ tịch UBND huyện?", "Ai là chủ tịch UBND huyện?"],
    ["Năm 2024 huyện thu ngân sách bao nhiêu?", "còn năm 2025?", "năm 2025 huyện thu ngân sách bao nhiêu?"],
    ["Nghị quyết 12-NQ/HU nói về gì?", "còn nghị quyết 15-NQ/HU?", "nghị quyết 15-NQ/HU nói về gì?"],
    ["Cây xăng ở Bình Định mở cửa mấy giờ?", "còn siêu thị?", "siêu thị ở Bình Định mở cửa mấy giờ?"],
  ])("%s | %s", (earlier, question, expected) => {
    expect(whole(earlier, question)).toBe(expected);
  });
});

describe("another thing about the same matter", () => {
  it.each([
    ["Hộ nghèo ở Bình Định được hỗ trợ bao nhiêu tiền?", "ai chủ trì?"],
    ["Hộ nghèo ở Bình Định được hỗ trợ bao nhiêu tiền?", "hạn bao giờ?"],
    ["Hộ nghèo ở Bình Định được hỗ trợ bao nhiêu tiền?", "nộp hồ sơ ở đâu vậy ạ"],
  ])("keeps the matter and names the document: %s | %s", (earlier, question) => {
    const asked = whole(earlier, question) ?? "";
    expect(asked.toLowerCase()).toMatch(/h[ộo] ngh[èe]o [ởo] b[ìi]nh [đd][ịi]nh [đd][ưu][ợo]c h[ỗo] tr[ợo]/u);
    expect(asked).toMatch(/21\/2025\/Q[ĐD]-UBND/u);
    expect(asked).not.toMatch(/bao nhi[êe]u/u);
  });

  it("asks a document's own facts of the document itself", () => {
    expect(whole("Hộ nghèo được hỗ trợ bao nhiêu tiền?", "ai ký?")).toBe(
      "quyết định số 21/2025/QĐ-UBND của Ủy ban nhân dân tỉnh Bình Hà ai ký?",
    );
    expect(whole("Hộ nghèo được hỗ trợ bao nhiêu tiền?", "quyết định đó có hiệu lực từ ngày nào?")).toBe(
      "quyết định số 21/2025/QĐ-UBND của Ủy ban nhân dân tỉnh Bình Hà có hiệu lực từ ngày nào?",
    );
  });

  it("takes the document a question names before the one its answer cites", () => {
    expect(whole("Nghị quyết 15-NQ/HU của huyện ủy nói về gì?", "ban hành ngày nào?", report)).toBe(
      "Nghị quyết 15-NQ/HU của huyện ủy ban hành ngày nào?",
    );
  });

  it("takes the person from the answer", () => {
    expect(whole("Ai là bí thư huyện ủy?", "ông ấy giữ chức gì?", report)).toBe(
      "Trần Văn Khang giữ chức gì?",
    );
  });
});

describe("the last answer itself", () => {
  it.each([
    "văn bản nào nói vậy?",
    "van ban nao noi vay",
    "căn cứ vào đâu?",
    "nguồn ở đâu",
    "theo nghị quyết nào?",
    "có chắc không?",
  ])("is asked for its source: %s", (question) => {
    expect(rewriteFollowUp(question, [{ question: "Ai là bí thư?", answer: report }])).toEqual({
      kind: "source",
      questions: ["Ai là bí thư?"],
    });
  });

  it.each([
    ["cụ thể hơn", "detail"],
    ["nói rõ hơn", "detail"],
    ["còn gì nữa không?", "more"],
    ["con gi nua khong", "more"],
    ["xem tiếp", "more"],
  ])("is asked for more: %s", (question, kind) => {
    expect(rewriteFollowUp(question, [{ question: "Huyện có hạn chế gì?", answer: report }])?.kind).toBe(
      kind,
    );
  });
});

describe("talks of several turns", () => {
  it("go on from the last question made whole, past thanks and greetings", () => {
    const history = [
      { question: "Khi nào xã Đông Buổi đạt chuẩn nông thôn mới?", answer: report },
      { question: "còn xã Cầu Mây?", answer: report },
      { question: "cảm ơn", answer: "Không có gì ạ." },
    ];
    expect(rewriteFollowUp("thế xã Tân Hòa?", history)?.questions[0]).toBe(
      "Khi nào xã Tân Hòa đạt chuẩn nông thôn mới?",
    );
  });

  it("keep bare typing bare, so that marks we restored do not count as typed", () => {
    const read = (text: string): string =>
      text === "con y te thi sao" ? "còn y tế thì sao" : "huyện yêu cầu gì về đào tạo nghề";
    const history = [{ question: "huyen yeu cau gi ve dao tao nghe", answer: report }];
    expect(rewriteFollowUp("con y te thi sao", history, read)?.questions).toEqual([
      "huyen yeu cau gi ve y te",
    ]);
  });
});

describe("a question that stands on its own", () => {
  it.each([
    "Khi nào xã Cầu Mây đạt chuẩn nông thôn mới?",
    "Ai là bí thư huyện ủy?",
    "Con em hộ nghèo được hỗ trợ học phí bao nhiêu?",
    "Thể thao thành tích cao được chi bao nhiêu?",
    "Làm sổ đỏ ở đâu?",
    "Tiền điện có giảm không?",
    "Có những văn bản nào?",
    "co bao nhieu nghi quyet",
    "Văn bản nào quy định về phí tham quan?",
    "Nghị quyết 12-NQ/HU còn hiệu lực không?",
  ])("is left alone: %s", (question) => {
    expect(
      rewriteFollowUp(question, [{ question: "Chợ Bình Hà mở cửa mấy giờ?", answer: source }]),
    ).toBeNull();
    expect(leansOnEarlier(question)).toBe(false);
  });

  it("is all there is where nothing was asked before", () => {
    expect(rewriteFollowUp("hạn bao giờ?", [])).toBeNull();
    expect(leansOnEarlier("hạn bao giờ?")).toBe(true);
  });

  it("is left alone however long the talk before it and however odd", () => {
    const history = Array.from({ length: 50 }, () => ({
      question: "x ".repeat(2_000),
      answer: "y\n".repeat(50_000),
    }));
    expect(rewriteFollowUp("ai chủ trì?", history)).toBeNull();
  });
});
