import type { ShownPassage } from "../../src/ask/check.ts";

const guide =
  "Hướng dẫn xét tuyển viên chức năm 2025. hướng dẫn số 33-HD/BTCHU. Ban Tổ chức Huyện ủy Sông Lam. 2025-03-17. mục III.2";
const order =
  "Về tăng cường quản lý đất đai. chỉ thị số 05/CT-UBND. Ủy ban nhân dân tỉnh Nam Vân. 2024-08-09. khoản 3";
const news = "Hội nghị Ban Chấp hành Đảng bộ huyện lần thứ 14. tin. Huyện ủy Sông Lam. 2023-06-21. đoạn 2";

const texts: readonly (readonly [string, string])[] = [
  // 1
  [
    "Thí sinh nộp phiếu đăng ký dự tuyển tại Phòng Nội vụ huyện trong 30 ngày kể từ ngày thông báo; mỗi người chỉ được đăng ký vào 01 vị trí việc làm.",
    guide,
  ],
  // 2
  [
    "Điểm ưu tiên: cộng 7,5 điểm đối với anh hùng lực lượng vũ trang; cộng 5 điểm đối với con liệt sĩ; cộng 2,5 điểm đối với người hoàn thành nghĩa vụ quân sự.",
    guide,
  ],
  // 3
  ["Không thực hiện việc bảo lưu kết quả xét tuyển cho các kỳ xét tuyển lần sau.", guide],
  // 4
  [
    "Giám đốc Sở Tài nguyên và Môi trường chịu trách nhiệm thanh tra ít nhất 04 huyện mỗi năm, báo cáo Chủ tịch UBND tỉnh trước ngày 15 tháng 12 hằng năm.",
    order,
  ],
  // 5
  [
    "Nghiêm cấm giao đất trái thẩm quyền; trường hợp vi phạm trước ngày 01/7/2014 thì xử lý theo Nghị định số 102/2024/NĐ-CP.",
    order,
  ],
  // 6
  [
    "Diện tích rừng trồng mới đạt 1.236,5 ha, bằng 103% kế hoạch; sản lượng gỗ khai thác đạt 85 nghìn m3, giảm 6% so với năm 2022.",
    news,
  ],
  // 7
  [
    "Hội nghị thống nhất bầu bổ sung đồng chí Cao Thị Ngọc Lan vào Ban Thường vụ Huyện ủy nhiệm kỳ 2020-2025 với 35/37 phiếu, đạt 94,6%.",
    news,
  ],
  // 8
  [
    "Đồng chí Đỗ Mạnh Hùng, Phó Bí thư Tỉnh ủy, đánh giá cao kết quả; yêu cầu huyện giải ngân xong 215 tỷ đồng vốn đầu tư công trước tháng 12.",
    news,
  ],
  // 9
  [
    "Từ ngày 01/8/2024, thời gian cấp Giấy chứng nhận quyền sử dụng đất lần đầu giảm từ 30 ngày xuống còn 20 ngày làm việc.",
    order,
  ],
  // 10
  ["Các huyện miền núi được ưu tiên 60% tổng vốn, các huyện đồng bằng 40%.", order],
];

export const heldPassages: readonly ShownPassage[] = texts.map(([text, context], place) => ({
  marker: place + 1,
  text,
  context,
  isScanned: false,
}));

/** Faithful sentences written after the second tuning: [marker, sentence]. */
export const heldFaithful: readonly (readonly [number | readonly number[], string])[] = [
  [1, "Thí sinh nộp phiếu đăng ký tại Phòng Nội vụ huyện trong 30 ngày kể từ ngày thông báo."],
  [1, "Mỗi thí sinh chỉ được đăng ký dự tuyển vào một vị trí việc làm."],
  [1, "Hạn nộp phiếu đăng ký dự tuyển là 30 ngày từ ngày thông báo."],
  [2, "Con liệt sĩ được cộng 5 điểm ưu tiên."],
  [2, "Người hoàn thành nghĩa vụ quân sự được cộng 2,5 điểm."],
  [2, "Anh hùng LLVT được cộng 7,5 điểm, con liệt sĩ được cộng 5 điểm."],
  [3, "Kết quả xét tuyển không được bảo lưu cho các kỳ xét tuyển lần sau."],
  [3, "Không bảo lưu kết quả xét tuyển."],
  [4, "Giám đốc Sở TN&MT phải thanh tra ít nhất 4 huyện mỗi năm."],
  [4, "Hằng năm, Sở Tài nguyên và Môi trường báo cáo Chủ tịch UBND tỉnh trước ngày 15/12."],
  [4, "Việc báo cáo Chủ tịch Ủy ban nhân dân tỉnh thực hiện trước 15/12 hằng năm."],
  [5, "Nghiêm cấm việc giao đất trái thẩm quyền."],
  [5, "Vi phạm trước ngày 1/7/2014 được xử lý theo Nghị định 102/2024/NĐ-CP."],
  [5, "Không được giao đất trái thẩm quyền."],
  [6, "Toàn huyện trồng mới 1.236,5 ha rừng, bằng 103% kế hoạch."],
  [6, "Sản lượng gỗ khai thác đạt 85.000 m3, giảm 6% so với năm 2022."],
  [6, "Diện tích rừng trồng mới bằng 103% kế hoạch, sản lượng gỗ giảm 6%."],
  [7, "Đồng chí Cao Thị Ngọc Lan được bầu bổ sung vào Ban Thường vụ Huyện ủy với 35/37 phiếu."],
  [7, "Bà Cao Thị Ngọc Lan được bầu vào BTV Huyện ủy nhiệm kỳ 2020 - 2025, đạt 94,6% số phiếu."],
  [
    8,
    "Phó Bí thư Tỉnh ủy Đỗ Mạnh Hùng yêu cầu huyện giải ngân xong 215 tỷ đồng vốn đầu tư công trước tháng 12.",
  ],
  [8, "Huyện phải giải ngân xong 215 tỷ đồng trước tháng 12."],
  [9, "Từ 1/8/2024, cấp Giấy chứng nhận quyền sử dụng đất lần đầu còn 20 ngày làm việc."],
  [9, "Thời gian cấp GCNQSDĐ lần đầu giảm từ 30 ngày xuống 20 ngày làm việc kể từ ngày 01/8/2024."],
  [10, "Huyện miền núi được ưu tiên 60% tổng vốn."],
  [10, "Các huyện đồng bằng được 40% tổng vốn."],
  [
    [6, 8],
    "Diện tích rừng trồng mới đạt 1.236,5 ha; huyện được yêu cầu giải ngân 215 tỷ đồng vốn đầu tư công trước tháng 12.",
  ],
  [
    4,
    "Theo Chỉ thị số 05/CT-UBND của UBND tỉnh Nam Vân, Sở Tài nguyên và Môi trường thanh tra ít nhất 04 huyện mỗi năm.",
  ],
];

/** Sentences that say something else, written after the second tuning: [marker, sentence, what was changed]. */
export const heldForged: readonly (readonly [number | readonly number[], string, string])[] = [
  [1, "Mỗi người được đăng ký vào 01 vị trí việc làm.", "chỉ dropped"],
  [1, "Mỗi người chỉ được đăng ký vào 02 vị trí việc làm.", "figure"],
  [1, "Thí sinh nộp phiếu tại Sở Nội vụ trong 30 ngày.", "office"],
  [1, "Thí sinh nộp phiếu trong 30 ngày làm việc kể từ ngày thông báo.", "working days"],
  [2, "Con liệt sĩ được cộng 7,5 điểm.", "figure of another"],
  [2, "Người hoàn thành nghĩa vụ quân sự được cộng 5 điểm.", "figure of another"],
  [2, "Con liệt sĩ được cộng 5%.", "unit"],
  [3, "Thực hiện việc bảo lưu kết quả xét tuyển cho các kỳ xét tuyển lần sau.", "không dropped"],
  [4, "Giám đốc Sở Tài nguyên và Môi trường thanh tra nhiều nhất 04 huyện mỗi năm.", "bound"],
  [4, "Giám đốc Sở Tài nguyên và Môi trường thanh tra ít nhất 04 xã mỗi năm.", "unit"],
  [4, "Giám đốc Sở Tài nguyên và Môi trường thanh tra ít nhất 04 huyện mỗi quý.", "recurrence"],
  [4, "Phó Giám đốc Sở Tài nguyên và Môi trường thanh tra ít nhất 04 huyện mỗi năm.", "phó added"],
  [5, "Vi phạm sau ngày 01/7/2014 thì xử lý theo Nghị định số 102/2024/NĐ-CP.", "trước/sau"],
  [5, "Được giao đất trái thẩm quyền.", "cấm dropped"],
  [5, "Vi phạm trước ngày 01/7/2014 thì xử lý theo Nghị định số 101/2024/NĐ-CP.", "number"],
  [6, "Diện tích rừng trồng mới giảm 6% so với năm 2022.", "figure of another"],
  [6, "Sản lượng gỗ khai thác đạt 85 triệu m3.", "scale"],
  [6, "Sản lượng gỗ khai thác tăng 6% so với năm 2022.", "tăng/giảm"],
  [7, "Đồng chí Cao Thị Ngọc Lan được bầu vào Ban Chấp hành Trung ương.", "office"],
  [7, "Đồng chí Cao Thị Ngọc Lan được bầu với 37/37 phiếu.", "figure"],
  [7, "Đồng chí Cao Thị Ngọc Anh được bầu bổ sung vào Ban Thường vụ Huyện ủy.", "name"],
  [7, "Ban Thường vụ Huyện ủy nhiệm kỳ 2025-2030 được bầu bổ sung.", "period"],
  [8, "Đồng chí Đỗ Mạnh Hùng, Bí thư Tỉnh ủy, đánh giá cao kết quả.", "phó dropped"],
  [8, "Huyện phải giải ngân xong 215 triệu đồng trước tháng 12.", "scale"],
  [8, "Huyện phải giải ngân xong 215 tỷ đồng sau tháng 12.", "trước/sau"],
  [9, "Từ ngày 01/8/2024, thời gian cấp Giấy chứng nhận lần đầu tăng từ 20 ngày lên 30 ngày.", "swap"],
  [10, "Các huyện đồng bằng được ưu tiên 60% tổng vốn.", "figure of another"],
  [10, "Các huyện miền núi được ưu tiên 40% tổng vốn.", "figure of another"],
  [[6, 10], "Diện tích rừng trồng mới bằng 60% kế hoạch.", "figure of another passage"],
];
