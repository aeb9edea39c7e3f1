import type { ShownPassage } from "../../src/ask/check.ts";

const plan =
  "Kế hoạch phát triển kinh tế - xã hội năm 2026. kế hoạch số 45/KH-UBND. Ủy ban nhân dân xã Tân Hòa. 2026-01-12";
const resolution =
  "Về xây dựng nông thôn mới giai đoạn 2021-2025. nghị quyết số 08-NQ/HU. Huyện ủy Bắc Sơn. 2021-11-05. Điều 2";
const decision =
  "Ban hành Quy định hỗ trợ hộ nghèo. quyết định số 1204/QĐ-UBND. Ủy ban nhân dân tỉnh Bình Hà. 2025-09-18. Điều 5";
const report = "Huyện ủy Bắc Sơn sơ kết quý II năm 2022. tin. Huyện ủy Bắc Sơn. 2022-07-08. đoạn 3";

const texts: readonly (readonly [string, string])[] = [
  // 1
  ["Phấn đấu thu ngân sách nhà nước trên địa bàn đạt 1.450 triệu đồng, tăng 12,5% so với năm 2025.", plan],
  // 2
  ["Đến hết năm 2026, giảm ít nhất 20 hộ nghèo và không quá 15 hộ tái nghèo.", plan],
  // 3
  ["Các thôn báo cáo kết quả về UBND xã (qua Văn phòng) trước ngày 30/6/2026 để tổng hợp.", plan],
  // 4
  [
    "Sở Y tế chủ trì, phối hợp với Sở Tài chính và UBND các xã, phường tổ chức tiêm chủng cho 3.200 trẻ em trong quý III năm 2026.",
    decision,
  ],
  // 5
  [
    "Hộ nghèo được hỗ trợ 500.000 đồng/hộ/tháng; hộ cận nghèo được hỗ trợ 300.000 đồng/hộ/tháng, trừ trường hợp đã hưởng chính sách khác.",
    decision,
  ],
  // 6
  [
    "Nếu hồ sơ không hợp lệ thì trong thời hạn 03 ngày làm việc, cơ quan tiếp nhận thông báo bằng văn bản cho người nộp.",
    decision,
  ],
  // 7
  ["Thời hạn giải quyết là 15 ngày làm việc kể từ ngày nhận đủ hồ sơ.", decision],
  // 8
  [
    "Căn cứ Nghị quyết số 32/2024/NQ-HĐND ngày 10/12/2024 của Hội đồng nhân dân tỉnh về chính sách hỗ trợ nhà ở cho hộ nghèo.",
    decision,
  ],
  // 9
  [
    "Tham dự hội nghị có đồng chí Nguyễn Văn Hòa - Bí thư Huyện ủy; đồng chí Trần Thị Mai - Phó Bí thư Thường trực Huyện ủy, Chủ tịch HĐND huyện.",
    report,
  ],
  // 10
  [
    "6 tháng đầu năm 2022, toàn huyện giải ngân 68,4% kế hoạch vốn đầu tư công, còn 12 dự án chưa khởi công.",
    report,
  ],
  // 11
  [
    "Giai đoạn 2021-2025, phấn đấu 9/12 xã đạt chuẩn nông thôn mới, trong đó 02 xã đạt chuẩn nâng cao.",
    resolution,
  ],
  // 12
  [
    "Xã Cầu Mây đạt chuẩn nông thôn mới vào cuối năm 2023; xã Đồng Bưởi đạt chuẩn vào cuối năm 2024.",
    resolution,
  ],
  // 13
  ["Không thu học phí đối với trẻ em mầm non 5 tuổi và học sinh trung học cơ sở.", decision],
  // 14
  [
    "Chỉ cấp giấy phép cho cơ sở có diện tích từ 50 m2 trở lên và có phương án phòng cháy, chữa cháy được Công an huyện chấp thuận.",
    decision,
  ],
  // 15
  [
    "Giao Phòng Nội vụ tham mưu tuyển dụng 24 viên chức giáo dục; Phòng Tài chính - Kế hoạch cân đối 2,6 tỷ đồng chi trả lương.",
    plan,
  ],
  // 16
  [
    "Người dân nộp hồ sơ trực tiếp tại Trung tâm Phục vụ hành chính công từ 7 giờ 30 đến 11 giờ 30 các ngày làm việc, hoặc qua Cổng dịch vụ công quốc gia.",
    decision,
  ],
  // 17
  [
    "Tổng chiều dài đường giao thông nông thôn được bê tông hóa là 37,8 km, đạt 94% kế hoạch, vượt 4% so với cùng kỳ.",
    report,
  ],
  // 18
  [
    "Quyết định này có hiệu lực kể từ ngày 01 tháng 10 năm 2025 và thay thế Quyết định số 877/QĐ-UBND ngày 14/5/2019.",
    decision,
  ],
  // 19
  [
    "Đoàn kiểm tra gồm 07 thành viên do ông Lê Quang Vinh, Phó Chủ tịch UBND xã, làm trưởng đoàn; họp định kỳ hằng tháng vào ngày 25.",
    plan,
  ],
  // 20
  ["Mức vay tối đa 100 triệu đồng/hộ, lãi suất 6,6%/năm, thời hạn vay không quá 5 năm.", decision],
  // 21
  ["Số vụ phạm pháp hình sự giảm 8 vụ so với cùng kỳ năm 2021; tai nạn giao thông tăng 3 vụ.", report],
  // 22
  ["Ban Chỉ đạo họp hai lần mỗi quý; Trưởng ban chủ trì, thành viên vắng mặt phải có lý do.", plan],
];

/** Passages as a model is shown them; written for the tests, of no real office. */
export const passages: readonly ShownPassage[] = texts.map(([text, context], place) => ({
  marker: place + 1,
  text,
  context,
  isScanned: false,
}));
