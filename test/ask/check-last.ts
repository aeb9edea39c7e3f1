import type { ShownPassage } from "../../src/ask/check.ts";

const rules =
  "Quy chế làm việc của Ủy ban nhân dân xã. quyết định số 64/QĐ-UBND. Ủy ban nhân dân xã Vân Sơn. 2025-07-15. Điều 6";
const minutes =
  "Kết luận phiên họp thường kỳ tháng 8. thông báo số 118/TB-UBND. Ủy ban nhân dân xã Vân Sơn. 2025-08-29. mục 2";

const texts: readonly (readonly [string, string])[] = [
  // 1
  [
    "Ủy ban nhân dân xã họp thường kỳ mỗi tháng một lần; phiên họp chỉ được tiến hành khi có ít nhất 2/3 tổng số thành viên tham dự.",
    rules,
  ],
  // 2
  [
    "Thôn Đồng Lợi được biểu dương vì thu quỹ đạt 112% kế hoạch; thôn Phú Cát bị nhắc nhở vì mới đạt 47%.",
    minutes,
  ],
  // 3
  [
    "Công chức có thể làm việc trực tuyến không quá 02 ngày mỗi tuần nếu được Chủ tịch UBND xã đồng ý.",
    rules,
  ],
  // 4
  [
    "Giao Trạm Y tế phun khử khuẩn 14 điểm chợ, xong trước ngày 05/9; Ban Quản lý chợ bố trí nước và nhân lực.",
    minutes,
  ],
  // 5
  ["Văn bản đến được chuyển xử lý chậm nhất 01 ngày làm việc, văn bản khẩn chuyển ngay sau khi nhận.", rules],
  // 6
  [
    "Thu phí vệ sinh 25.000 đồng/hộ/tháng đối với hộ mặt đường, 15.000 đồng/hộ/tháng đối với hộ trong ngõ; miễn thu đối với hộ nghèo.",
    minutes,
  ],
];

export const lastPassages: readonly ShownPassage[] = texts.map(([text, context], place) => ({
  marker: place + 1,
  text,
  context,
  isScanned: false,
}));

/** Written after the third tuning, harder ones: [marker, sentence]. */
export const lastFaithful: readonly (readonly [number | readonly number[], string])[] = [
  [1, "UBND xã họp thường kỳ mỗi tháng 01 lần."],
  [1, "Phiên họp chỉ được tiến hành khi có tối thiểu 2/3 số thành viên tham dự."],
  [1, "Muốn tiến hành phiên họp phải có ít nhất 2/3 tổng số thành viên dự, chỉ khi đó mới được họp."],
  [2, "Thôn Đồng Lợi được biểu dương do thu quỹ đạt 112% kế hoạch."],
  [2, "Thôn Phú Cát mới đạt 47% kế hoạch nên bị nhắc nhở."],
  [3, "Nếu được Chủ tịch UBND xã đồng ý, công chức có thể làm việc trực tuyến tối đa 2 ngày mỗi tuần."],
  [3, "Công chức được làm trực tuyến không quá 02 ngày/tuần khi Chủ tịch UBND xã đồng ý."],
  [4, "Trạm Y tế phun khử khuẩn tại 14 điểm chợ trước ngày 5/9."],
  [4, "Ban Quản lý chợ lo bố trí nước và nhân lực."],
  [5, "Văn bản đến được chuyển xử lý chậm nhất trong 1 ngày làm việc."],
  [5, "Văn bản khẩn phải chuyển ngay sau khi nhận."],
  [6, "Hộ mặt đường đóng phí vệ sinh 25.000 đồng/tháng."],
  [6, "Hộ trong ngõ nộp 15.000 đồng/hộ/tháng phí vệ sinh."],
  [6, "Hộ nghèo được miễn thu phí vệ sinh."],
  [
    [1, 3],
    "UBND xã họp mỗi tháng một lần; công chức có thể làm việc trực tuyến không quá 2 ngày mỗi tuần nếu được Chủ tịch UBND xã đồng ý.",
  ],
];

/** [marker, sentence, what was changed] */
export const lastForged: readonly (readonly [number | readonly number[], string, string])[] = [
  [1, "UBND xã họp thường kỳ mỗi quý một lần.", "recurrence"],
  [1, "Phiên họp được tiến hành khi có ít nhất 1/3 tổng số thành viên tham dự.", "fraction"],
  [1, "Ủy ban nhân dân huyện họp thường kỳ mỗi tháng một lần.", "level"],
  [2, "Thôn Phú Cát được biểu dương vì thu quỹ đạt kế hoạch.", "name of another"],
  [2, "Thôn Đồng Lợi bị nhắc nhở vì mới đạt 47%.", "name of another"],
  [2, "Thôn Đồng Lợi thu quỹ đạt 47% kế hoạch.", "figure of another"],
  [
    3,
    "Công chức phải làm việc trực tuyến không quá 02 ngày mỗi tuần nếu được Chủ tịch UBND xã đồng ý.",
    "có thể/phải",
  ],
  [3, "Công chức có thể làm việc trực tuyến không quá 02 ngày mỗi tuần.", "nếu dropped"],
  [
    3,
    "Công chức có thể làm việc trực tuyến ít nhất 02 ngày mỗi tuần nếu được Chủ tịch UBND xã đồng ý.",
    "bound",
  ],
  [3, "Công chức có thể làm việc trực tuyến nếu được Phó Chủ tịch UBND xã đồng ý.", "phó added"],
  [4, "Ban Quản lý chợ phun khử khuẩn 14 điểm chợ.", "office of another"],
  [4, "Trạm Y tế phun khử khuẩn 14 điểm chợ, xong sau ngày 05/9.", "trước/sau"],
  [4, "Trạm Y tế phun khử khuẩn 14 điểm chợ, xong trước ngày 29/8/2025.", "date of the document"],
  [5, "Văn bản đến được chuyển xử lý chậm nhất 01 tuần.", "unit"],
  [6, "Hộ trong ngõ nộp phí vệ sinh 25.000 đồng/hộ/tháng.", "figure of another"],
  [6, "Hộ mặt đường nộp phí vệ sinh 25.000 đồng/hộ/năm.", "rate"],
];

/** Sentences that say something else and are not seen to: what no figure, time or name of another kind gives away. */
export const unseen: readonly (readonly [number, string, string])[] = [
  [5, "Văn bản khẩn chuyển xử lý chậm nhất 01 ngày làm việc.", "said of another, which has no figure"],
  [6, "Thu phí vệ sinh đối với hộ nghèo.", "miễn dropped, in another order"],
];
