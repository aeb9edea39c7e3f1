import type { ShownPassage } from "../../src/ask/check.ts";

const plan =
  "Phòng, chống thiên tai năm 2026. kế hoạch số 12/KH-UBND. Ủy ban nhân dân phường Hải Thịnh. 2026-03-02. mục II";
const programme =
  "Phát triển nông nghiệp công nghệ cao. chương trình số 09-CTr/TU. Tỉnh ủy Bình Hà. 2022-04-15. Phần thứ hai";
const circular =
  "Quy định về học phí và chính sách miễn, giảm học phí. nghị quyết số 21/2025/NQ-HĐND. Hội đồng nhân dân tỉnh Bình Hà. 2025-12-09. Điều 4, khoản 2";

const texts: readonly (readonly [string, string])[] = [
  // 1
  [
    "Ban Chỉ huy Phòng thủ dân sự phường trực ban 24/24 giờ từ ngày 15/5 đến ngày 30/11/2026; mỗi ca trực có ít nhất 03 người.",
    plan,
  ],
  // 2
  ["Các tổ dân phố dự trữ tối thiểu 5.000 bao tải, 200 áo phao và 15 tấn gạo trước mùa mưa bão.", plan],
  // 3
  [
    "Khi có bão cấp 10 trở lên, Chủ tịch UBND phường quyết định sơ tán 1.120 hộ dân ở vùng trũng, trừ lực lượng trực chiến.",
    plan,
  ],
  // 4
  [
    "Đến năm 2030, giá trị sản xuất nông nghiệp công nghệ cao chiếm trên 45% tổng giá trị sản xuất toàn ngành; thu nhập bình quân đạt 120 triệu đồng/ha/năm.",
    programme,
  ],
  // 5
  [
    "Ban Tuyên giáo Tỉnh ủy chủ trì tuyên truyền; Ban cán sự đảng UBND tỉnh chỉ đạo Sở Nông nghiệp và Phát triển nông thôn xây dựng đề án trong tháng 6 năm 2022.",
    programme,
  ],
  // 6
  [
    "Đảng đoàn HĐND tỉnh không xem xét các dự án chưa có ý kiến thẩm định của Sở Kế hoạch và Đầu tư.",
    programme,
  ],
  // 7
  [
    "Mức thu học phí bậc tiểu học ở thành thị là 150.000 đồng/tháng/học sinh, ở nông thôn là 75.000 đồng/tháng/học sinh.",
    circular,
  ],
  // 8
  [
    "Học sinh thuộc hộ nghèo được miễn 100% học phí; học sinh thuộc hộ cận nghèo được giảm 50% học phí nếu có sổ chứng nhận còn hiệu lực.",
    circular,
  ],
  // 9
  ["Nghị quyết này có hiệu lực từ ngày 01 tháng 01 năm 2026 và áp dụng từ năm học 2026-2027.", circular],
  // 10
  [
    "Đồng chí Phạm Quốc Khánh, Ủy viên Ban Thường vụ Tỉnh ủy, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy báo cáo; đồng chí Vũ Thị Hạnh, Giám đốc Sở Tài chính tham luận.",
    programme,
  ],
];

export const freshPassages: readonly ShownPassage[] = texts.map(([text, context], place) => ({
  marker: place + 1,
  text,
  context,
  isScanned: false,
}));

/** Faithful sentences written after the check was tuned: [marker, sentence]. */
export const freshFaithful: readonly (readonly [number | readonly number[], string])[] = [
  [1, "Phường trực ban 24/24 giờ từ 15/5/2026 đến 30/11/2026."],
  [1, "Mỗi ca trực phải có tối thiểu 3 người."],
  [1, "Việc trực ban kéo dài đến ngày 30 tháng 11 năm 2026."],
  [2, "Tổ dân phố phải dự trữ tối thiểu 5.000 bao tải, 200 áo phao trước mùa mưa bão."],
  [2, "Lượng gạo dự trữ tối thiểu là 15 tấn."],
  [
    3,
    "Chủ tịch Ủy ban nhân dân phường quyết định sơ tán 1.120 hộ dân khi có bão cấp 10 trở lên, trừ lực lượng trực chiến.",
  ],
  [3, "Nếu bão từ cấp 10 trở lên thì sơ tán 1120 hộ ở vùng trũng, không bao gồm lực lượng trực chiến."],
  [4, "Đến năm 2030, nông nghiệp công nghệ cao chiếm trên 45% tổng giá trị sản xuất của ngành."],
  [4, "Thu nhập bình quân phấn đấu đạt 120 triệu đồng/ha mỗi năm."],
  [5, "Ban Tuyên giáo Tỉnh ủy chủ trì công tác tuyên truyền."],
  [5, "Sở NN&PTNT xây dựng đề án trong tháng 6/2022."],
  [5, "Đề án do Sở Nông nghiệp và Phát triển nông thôn xây dựng, hoàn thành trong tháng 6 năm 2022."],
  [6, "Không xem xét dự án chưa có ý kiến thẩm định của Sở Kế hoạch và Đầu tư."],
  [6, "Các dự án chưa được Sở KH&ĐT thẩm định thì Đảng đoàn HĐND tỉnh không xem xét."],
  [7, "Học phí tiểu học ở nông thôn là 75.000 đồng/tháng."],
  [7, "Ở thành thị, học phí bậc tiểu học là 150.000 đồng một học sinh mỗi tháng."],
  [8, "Học sinh hộ nghèo được miễn 100% học phí."],
  [8, "Nếu có sổ chứng nhận còn hiệu lực, học sinh hộ cận nghèo được giảm 50% học phí."],
  [9, "Nghị quyết có hiệu lực kể từ ngày 01/01/2026."],
  [9, "Mức học phí này áp dụng từ năm học 2026 - 2027."],
  [10, "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy là đồng chí Phạm Quốc Khánh."],
  [10, "Bà Vũ Thị Hạnh là Giám đốc Sở Tài chính."],
  [10, "Đồng chí Vũ Thị Hạnh, Giám đốc Sở Tài chính, đã tham luận."],
  [
    [7, 8],
    "Học phí tiểu học ở nông thôn là 75.000 đồng/tháng/học sinh; học sinh thuộc hộ nghèo được miễn 100%.",
  ],
  [
    [4, 5],
    "Mục tiêu đến năm 2030 nông nghiệp công nghệ cao chiếm trên 45% giá trị sản xuất toàn ngành, đề án xây dựng trong tháng 6 năm 2022.",
  ],
  [9, "Nghị quyết số 21/2025/NQ-HĐND của HĐND tỉnh Bình Hà có hiệu lực từ 1/1/2026."],
];

/** Sentences that say something else, written after the check was tuned: [marker, sentence, what was changed]. */
export const freshForged: readonly (readonly [number | readonly number[], string, string])[] = [
  [1, "Phường trực ban 24/24 giờ từ ngày 15/6 đến ngày 30/11/2026.", "date"],
  [1, "Mỗi ca trực có nhiều nhất 03 người.", "bound"],
  [1, "Phường trực ban 12/24 giờ.", "figure"],
  [2, "Các tổ dân phố dự trữ tối thiểu 5.000 áo phao.", "figure of another"],
  [2, "Các tổ dân phố dự trữ 15 tạ gạo.", "unit"],
  [2, "Các tổ dân phố dự trữ tối thiểu 200 áo phao sau mùa mưa bão.", "trước/sau"],
  [
    3,
    "Chủ tịch UBND phường quyết định sơ tán 1.120 hộ dân ở vùng trũng khi có bão cấp 10 trở lên.",
    "trừ dropped",
  ],
  [3, "Khi có bão cấp 8 trở lên, sơ tán 1.120 hộ dân, trừ lực lượng trực chiến.", "figure"],
  [3, "Chủ tịch UBND thành phố quyết định sơ tán 1.120 hộ dân, trừ lực lượng trực chiến.", "level"],
  [4, "Đến năm 2035, giá trị sản xuất nông nghiệp công nghệ cao chiếm trên 45%.", "year"],
  [4, "Đến năm 2030, giá trị sản xuất nông nghiệp công nghệ cao chiếm dưới 45%.", "bound"],
  [4, "Thu nhập bình quân đạt 120 triệu đồng/người/năm.", "rate"],
  [5, "Ban Dân vận Tỉnh ủy chủ trì tuyên truyền.", "office"],
  [5, "Sở Nông nghiệp và Phát triển nông thôn chủ trì tuyên truyền.", "office of another"],
  [5, "Xây dựng đề án trong tháng 7 năm 2022.", "month"],
  [
    6,
    "Đảng đoàn HĐND tỉnh xem xét các dự án chưa có ý kiến thẩm định của Sở Kế hoạch và Đầu tư.",
    "không dropped",
  ],
  [6, "Không xem xét các dự án đã có ý kiến thẩm định của Sở Kế hoạch và Đầu tư.", "chưa dropped"],
  [7, "Mức thu học phí bậc tiểu học ở nông thôn là 150.000 đồng/tháng/học sinh.", "figure of another"],
  [7, "Mức thu học phí bậc tiểu học ở thành thị là 150.000 đồng/năm/học sinh.", "rate"],
  [8, "Học sinh thuộc hộ cận nghèo được giảm 50% học phí.", "nếu dropped"],
  [
    8,
    "Học sinh thuộc hộ cận nghèo được miễn 100% học phí nếu có sổ chứng nhận còn hiệu lực.",
    "figure of another",
  ],
  [9, "Nghị quyết này có hiệu lực từ ngày 09/12/2025.", "date of the document"],
  [9, "Nghị quyết áp dụng từ năm học 2025-2026.", "period"],
  [9, "Nghị quyết số 12/2025/NQ-HĐND có hiệu lực từ ngày 01/01/2026.", "number"],
  [10, "Đồng chí Phạm Quốc Khánh là Giám đốc Sở Tài chính.", "title of another"],
  [10, "Đồng chí Vũ Thị Hạnh là Phó Giám đốc Sở Tài chính.", "phó added"],
  [10, "Đồng chí Phạm Quốc Khang là Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy.", "name"],
  [[3, 4], "Sơ tán 120 hộ dân ở vùng trũng, trừ lực lượng trực chiến.", "figure"],
  [[7, 4], "Mức thu học phí là 120 triệu đồng/năm.", "figure of another passage"],
];
