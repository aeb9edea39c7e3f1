import { describe, expect, it } from "vitest";

import { findPersonalData, maskPersonalData } from "../../src/vietnamese/personal-data.js";

const kindsOf = (text: string) => findPersonalData(text).map(({ kind }) => kind);

describe("personal data", () => {
  it.each([
    ["Tôi là Nguyễn Văn Sửu, CCCD 001085012345, hỏi về trợ cấp", "id-card"],
    ["căn cước công dân của em số 079 301 004 567 ạ", "id-card"],
    ["038199001234 là số của mẹ tôi", "id-card"],
    ["so cccd: 0580 9700 1122", "id-card"],
    ["CMND 264012345 cấp tại Ninh Thuận", "id-card"],
    ["cmt cua toi 012345678", "id-card"],
    ["giấy của bà cụ là 142345678", "id-card"],
    ["gọi tôi số 0912345678", "phone"],
    ["sđt 0912.345.678", "phone"],
    ["liên hệ 091-234-5678 nhé", "phone"],
    ["+84 912 345 678", "phone"],
    ["+84 (0) 912 345 678", "phone"],
    ["84912345678 là zalo em", "phone"],
    ["dien thoai co quan (0259) 3822 123", "phone"],
    ["0243 825 1234", "phone"],
    ["0358 123 456 gọi giúp", "phone"],
    ["gửi về nguyen.van-a@gmail.com giúp", "email"],
    ["thẻ 4111 1111 1111 1111", "bank-card"],
    ["thẻ napas 9704 0500 0000 0005 ", "bank-card"],
    ["stk 1903 5678 9012 ngân hàng Techcombank", "bank-account"],
    ["chuyển vào số tài khoản: 0071000123456", "bank-account"],
    ["số tài khoản của tôi là 71112345678 ạ", "bank-account"],
    ["sổ đỏ AB 123456", "land-certificate"],
    ["GCN số CĐ 654321 cấp năm 2016", "land-certificate"],
    ["thửa đất có bìa BX 204477", "land-certificate"],
    ["giay chung nhan aa 00123456", "land-certificate"],
    ["hộ chiếu C1234567", "passport"],
    ["passport so b7654321", "passport"],
    ["thẻ BHYT DN 4 01 01 234 56789 00", "insurance"],
    ["mã số BHXH 7912345678", "insurance"],
    ["mst 8012345678-001", "other-number"],
  ])("is found in: %s", (text, kind) => {
    expect(kindsOf(text)).toContain(kind);
  });

  it.each([
    "Nghị quyết số 06-NQ/HU ngày 17/12/2021 về nhiệm vụ năm 2022",
    "Quyết định 2954/QĐ-UBND ngày 20/11/2025 của Ủy ban nhân dân tỉnh",
    "Thông tư 07/2016/TT-BCA có hiệu lực từ 01.01.2016",
    "thu ngân sách 1.450.000.000 đồng",
    "hỗ trợ 150000000 đồng cho mỗi hộ",
    "tổng vốn 84.500.000.000 đồng",
    "kinh phí 120000000000 đồng",
    "dự toán 200000000",
    "diện tích 123456789 m2",
    "từ ngày 01/01/2025 đến 31/12/2025",
    "giai đoạn 2021-2025, tầm nhìn 2030-2045",
    "lúc 7 giờ 30 ngày 12 3 2025",
    "tổng đài 1900 1234 hoặc 18001091",
    "Điều 12, khoản 3, điểm a Luật số 72/2025/QH15",
    "Công văn số 1539/VLO-QLDN3",
    "Kế hoạch KH 123456 hộ dân",
    "nước 112, 113, 114, 115",
    "tăng 12,5% so với năm 2021, đạt 98.765 lượt",
    "tài khoản ngân sách 12.500.000.000 đồng",
    "05 thôn, 1.234 hộ với 5.678 người",
    "toạ độ 11.5643 108.9886",
    "20261123T181500Z-3f2a9c",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  ])("is not: %s", (text) => {
    expect(findPersonalData(text)).toEqual([]);
    expect(maskPersonalData(text)).toBe(text);
  });

  it("is masked by what it is, and the sentence stays", () => {
    expect(
      maskPersonalData(
        "Tôi tên Lan, CCCD 001185012345, sđt 0912 345 678, hỏi hạn nộp hồ sơ trước 15/11/2025",
      ),
    ).toBe("Tôi tên Lan, CCCD [số căn cước], sđt [số điện thoại], hỏi hạn nộp hồ sơ trước 15/11/2025");
  });

  it("is masked where hidden characters or wide digits tear it apart", () => {
    expect(maskPersonalData("sđt 09\u200b12\u2060345\u200b678")).toBe("sđt [số điện thoại]");
    expect(maskPersonalData("sđt ０９１２３４５６７８")).toBe("sđt [số điện thoại]");
  });

  it("is found in bounded time in a flood of digits", () => {
    const started = performance.now();
    findPersonalData("0912 ".repeat(20_000));
    findPersonalData("stk ".repeat(20_000));
    findPersonalData(`tai khoan ${"a ".repeat(50_000)}`);
    findPersonalData("a".repeat(100_000));
    findPersonalData("a.".repeat(50_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
