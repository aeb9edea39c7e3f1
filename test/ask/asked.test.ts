import { describe, expect, it } from "vitest";

import { findAskedFor, findAskedNoun, findUnit, wantsList } from "../../src/ask/asked-for.ts";
import { findEvidence } from "../../src/ask/evidence.ts";
import type { AskedFor, Question } from "../../src/ask/question.ts";

const kinds: readonly (readonly [string, readonly AskedFor[]])[] = [
  // What is counted tells; where nothing is, what stands before.
  ["mỗi hòm thư được cấp bao nhiêu gb và gửi tệp nặng nhất bao nhiêu?", ["quantity"]],
  ["chủ tịch xã được duyệt mua xe giá tối đa bao nhiêu?", ["money"]],
  ["sạp ở chợ mây trắng, tiền thuê mỗi tháng là bao nhiêu?", ["money"]],
  ["tỷ suất lợi nhuận được phép cao nhất bao nhiêu?", ["percent"]],
  ["bé cao dưới bao nhiêu thì được miễn vé?", ["quantity"]],
  ["đón bao nhiêu triệu lượt khách?", ["quantity"]],
  ["thu được bao nhiêu tỷ, bằng mấy phần trăm dự toán?", ["percent", "money"]],
  ["mỗi ngày bao nhiêu tiền công?", ["money"]],
  ["được trợ cấp mỗi ngày bao nhiêu?", ["money"]],
  ["vượt quá thì tính thêm mấy ngày công?", ["quantity"]],
  ["cây xăng mở mấy giờ tới mấy giờ?", ["date"]],
  ["được nghỉ tối đa mấy giờ?", ["duration"]],
  ["bản vẽ làm ở tỷ lệ nào?", ["percent"]],
  ["ai được quyết định tăng số lượng xe của phòng?", ["person"]],
  // Some, not how many.
  ["nhà tôi mới mua thêm mấy máy lạnh thì phải làm gì?", ["statement"]],
  ["mấy thôn vùng cao bao giờ có điện?", ["date"]],
  ["sáp nhập mấy xã nào?", ["named"]],
  // Days of every day.
  ["quy chế áp dụng từ hôm nào?", ["date"]],
  ["báo cáo trước ngày mấy?", ["date"]],
  ["hằng tháng họp mấy lần?", ["quantity"]],
  ["bộ nào làm, hạn báo cáo?", ["date", "organization"]],
  ["nêu tồn tại, hạn chế của xã", ["statement"]],
  // Bodies and places.
  ["vướng mắc thì các xã phản ánh về đâu?", ["organization"]],
  ["tỉnh gửi kế hoạch về đâu để thẩm định và hạn chót ngày nào?", ["date", "organization"]],
  ["xin giấy phép xây dựng ở đâu?", ["place"]],
  ["thủ tục làm ở đâu cũng được phải trình trong mấy ngày?", ["duration"]],
  ["trụ sở phường đặt ở địa chỉ nào?", ["place"]],
  ["công bố những thủ tục nội bộ nào?", ["statement"]],
  ["có phải ai cũng được vay không?", ["statement"]],
  ["xã cũ của tôi giờ gọi là xã gì?", ["named"]],
  // Documents.
  ["bãi bỏ thông tư liên tịch nào?", ["number"]],
  ["phó thủ tướng kết luận gì khi làm việc với tỉnh?", ["statement"]],
  ["ai thay mặt ubnd tỉnh ký kế hoạch?", ["signer"]],
];

describe("findAskedFor", () => {
  it.each(kinds)("%s asks for %j", (question, wanted) => {
    expect([...findAskedFor(question)].toSorted()).toEqual([...wanted].toSorted());
  });
});

describe("wantsList", () => {
  it.each([
    ["công bố 2 thủ tục nội bộ nào?", true],
    ["được giao hai việc gì?", true],
    ["mấy ngày nào được miễn vé?", true],
    ["xã mới gộp từ xã nào?", true],
    ["các sở phải gửi danh sách trước ngày nào?", false],
    ["các xã nộp báo cáo về sở, ngành nào thẩm định?", false],
    ["năm 2025 sửa nghị quyết nào?", false],
    ["làm việc về chính quyền 2 cấp hôm nào?", false],
    ["hợp đồng đã ký nhưng lỡ hạn thì giá bao nhiêu?", false],
  ])("%s: %s", (question, wanted) => {
    expect(wantsList(question)).toBe(wanted);
  });
});

describe("findUnit and findAskedNoun", () => {
  it("reads the unit of the amount that names one, and what a list is of", () => {
    expect(findUnit("rộng bao nhiêu ki-lô-mét vuông?")).toEqual(["ki-lô-mét", "vuông"]);
    expect(findUnit("cấp bao nhiêu gb và nặng nhất bao nhiêu?")).toEqual(["gb"]);
    expect(findUnit("phạt gấp mấy cá nhân?")).toEqual(["lần"]);
    expect(findAskedNoun("công bố 2 thủ tục nội bộ nào?")).toEqual(["thu tuc"]);
  });
});

function reading(text: string, years: readonly number[] = []): Question {
  const lower = text.toLowerCase();
  return {
    typed: text,
    text,
    secondReading: null,
    marked: true,
    bare: [],
    wordsMarked: [],
    askedFor: findAskedFor(lower),
    unit: findUnit(lower),
    wantsList: wantsList(lower),
    terms: [],
    predicate: null,
    times: years.map((year) => ({ start: 0, end: 0, kind: "year", year })),
    numbers: [],
    provinces: [],
    alternatives: [],
  };
}

/** The pieces of a passage that a question's first kind finds. */
function pieces(
  asked: string,
  text: string,
  headings: readonly string[] = [],
  years: readonly number[] = [],
) {
  const read = reading(asked, years);
  const [kind = "statement"] = read.askedFor;
  return findEvidence(kind, text, read, headings).map(({ start, end }) => text.slice(start, end));
}

describe("findEvidence", () => {
  const head = ["TT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2030", "1 Quế"];

  it("reads a row's figures by the unit of its own cell, and the year of its column", () => {
    const row = "| Diện tích | Ha | 1.200 | 1.750";
    expect(pieces("Trồng quế bao nhiêu héc ta?", row, head)).toEqual(["1.200", "1.750"]);
    expect(pieces("Năm 2030 trồng quế bao nhiêu hecta?", row, head, [2030])).toEqual(["1.750"]);
    expect(pieces("Thu bao nhiêu tấn quế?", row, head)).toEqual([]);
  });

  it("reads a row's figures by the table's head", () => {
    const prices = ["STT | Loại hình | Mức giá tối đa (đồng/kWh)"];
    expect(pieces("Giá điện gió tối đa bao nhiêu một kWh?", "2 | Điện gió | 1.234,56", prices)).toEqual([
      "1.234,56",
    ]);
    const points = ["TT | Vị trí lấy mẫu | Tọa độ X | Tọa độ Y"];
    expect(pieces("Lấy bao nhiêu mẫu?", "3 | Đầm Sen | 2166739 | 581934", points)).toEqual([]);
    expect(pieces("Lấy bao nhiêu mẫu?", "3 | Đầm Sen | 48", ["TT | Đầm | Số mẫu"])).toEqual(["48"]);
  });

  it("knows a measure however it is written", () => {
    expect(pieces("Mưa tới bao nhiêu?", "Tại đèo Gió mưa gần 250mm.")).toEqual(["250mm"]);
    expect(pieces("Lô đất rộng bao nhiêu mét vuông?", "Lô đất rộng 320 m2.")).toEqual(["320 m2"]);
    expect(pieces("Hỗ trợ bao nhiêu ký gạo?", "Hỗ trợ 15 kg gạo một tháng.")).toEqual(["15 kg"]);
    expect(pieces("Mật khẩu dài bao nhiêu ký tự?", "Mật khẩu nặng 15 kg.")).toEqual([]);
  });

  it("takes no amount of something else for the asked one", () => {
    expect(pieces("Rút gọn bao nhiêu thủ tục?", "Rút gọn thủ tục từ 10 ngày còn 9 ngày.")).toEqual([]);
    expect(pieces("Rút gọn bao nhiêu thủ tục?", "Số thủ tục được rút gọn là 43.")).toEqual(["43"]);
  });

  it("finds scales, ranks and spans of days", () => {
    expect(pieces("Bản vẽ làm ở tỷ lệ nào?", "Bản vẽ tỷ lệ 1:200, lập ngày 3/4/2025.")).toEqual(["1:200"]);
    expect(pieces("Bắt buộc với công trình cấp mấy trở lên?", "Công trình cấp II trở lên.")).toEqual([
      "cấp II",
    ]);
    expect(pieces("Lũ từ ngày nào đến ngày nào?", "Lũ dâng từ 16-20/11/2025.")).toContain("16-20/11/2025");
  });

  it("takes the body that something goes to for a place to hand it in", () => {
    const asked = "Nộp hồ sơ ở đâu?";
    expect(pieces(asked, "Hồ sơ gửi về Sở Xây dựng.")).toEqual(["Sở"]);
    expect(pieces(asked, "Sở Xây dựng thẩm định hồ sơ.")).toEqual([]);
    expect(pieces("Chợ họp ở đâu?", "Hồ sơ gửi về Sở Xây dựng.")).toEqual([]);
  });
});
