/**
 * Everyday words and the official ones documents use for the same thing: "everyday = official | official".
 * General to any district; read from questions to documents only. Written with marks, matched on bare syllables.
 */
const entries = `
chích ngừa = tiêm chủng | tiêm vắc xin
chích = tiêm
tiêm ngừa = tiêm chủng | tiêm vắc xin
tiêm phòng = tiêm chủng | tiêm vắc xin
vaccine = vắc xin
vacxin = vắc xin
mũi thứ ba = mũi 3
mũi ba = mũi 3
mũi thứ hai = mũi 2
mũi hai = mũi 2
mũi thứ tư = mũi 4
không phép = trái phép | trái quy định
không có phép = trái phép
xây nhà = xây dựng | xây dựng nhà
xây nhà không phép = xây dựng trái phép
xây nhà trái phép = xây dựng trái phép
cất nhà = xây dựng nhà
đào cát = khai thác khoáng sản
hút cát = khai thác khoáng sản
đào mỏ = khai thác khoáng sản
đi làm nước ngoài = xuất khẩu lao động
đi lao động nước ngoài = xuất khẩu lao động
lao động nước ngoài = xuất khẩu lao động
làm việc ở nước ngoài = xuất khẩu lao động
học nghề = đào tạo nghề
dạy nghề = đào tạo nghề
doanh nghiệp bỏ vốn = đầu tư | nhà đầu tư
bỏ vốn = đầu tư
kêu gọi doanh nghiệp = kêu gọi nhà đầu tư | xúc tiến đầu tư
làm ăn = sản xuất kinh doanh
trạm xá = trạm y tế | y tế cơ sở
y tế xã = y tế cơ sở | trạm y tế
bệnh viện = cơ sở y tế
kiện cáo = khiếu nại | đơn thư
kiện tụng = khiếu nại | tranh chấp
đơn kiện = đơn thư | khiếu nại
gửi đơn = đơn thư
thưa kiện = khiếu nại | tố cáo
cán bộ xã = công chức cấp xã | cán bộ công chức cấp xã
cán bộ huyện = công chức cấp huyện
tuyển thêm = tuyển dụng
tuyển người = tuyển dụng
nhận người = tuyển dụng
đi lính = nghĩa vụ quân sự | tuyển quân | gọi công dân nhập ngũ
đi bộ đội = nghĩa vụ quân sự | tuyển quân
nhập ngũ = tuyển quân | nhập ngũ
đứng đầu = chủ tịch | bí thư | người đứng đầu
lãnh đạo = chủ tịch | bí thư
sếp = lãnh đạo | người đứng đầu
ủy ban = ủy ban nhân dân
giữ = quản lý | bảo vệ
giữ rừng = bảo vệ rừng | quản lý đất rừng
phá rừng = lấn chiếm rừng | chặt phá rừng
tốt = đảm bảo | bảo đảm
nhanh = kịp thời
chậm = chưa kịp thời
lo cho = chăm lo
lo tết = chăm lo đón tết
ăn tết = đón tết
bao giờ xong = hoàn thành
làm xong = hoàn thành
tiền phạt = mức phạt | phạt tiền
bị phạt = mức phạt | phạt tiền
tiền trợ cấp = mức trợ cấp | mức hỗ trợ
tiền hỗ trợ = mức hỗ trợ
cho tiền = hỗ trợ
được cho = được hỗ trợ
cho vay = mức cho vay | vay vốn
lãi = lãi suất
tiền lãi = lãi suất
giá vé = mức phí | phí tham quan | mức thu
vé = phí | mức thu
giá = mức phí | mức thu | đơn giá
mất tiền = thu phí | nộp phí
mất phí = trả phí | nộp phí | thu phí
không mất tiền = miễn phí | miễn thu phí
miễn vé = miễn phí
cây xăng = cửa hàng xăng dầu | cửa hàng bán lẻ xăng dầu
trạm xăng = cửa hàng xăng dầu | cửa hàng bán lẻ xăng dầu
mở cửa = thời gian bán hàng | hoạt động
đóng cửa = dừng bán hàng | ngừng hoạt động
nghỉ bán = dừng bán hàng | ngừng bán hàng
tiếng = giờ
tiểu thương = người kinh doanh | hộ kinh doanh
sạp = điểm kinh doanh | quầy hàng
thắp hương = đốt nhang | thờ cúng
thắp nhang = đốt nhang | thờ cúng
lũ = mưa lũ | lũ lụt | thiên tai
lụt = mưa lũ | ngập lụt
thưởng = khen thưởng | tiền thưởng
tiền ngoài lương = thu nhập tăng thêm
thêm tiền = thu nhập tăng thêm | hỗ trợ thêm
người nghèo = hộ nghèo
nhà nghèo = hộ nghèo
cận nghèo = hộ cận nghèo
nhà nước trả = ngân sách nhà nước hỗ trợ | ngân sách
gánh = hỗ trợ | chi trả | đảm bảo
sổ đỏ = giấy chứng nhận quyền sử dụng đất
làm giấy tờ = thủ tục hành chính
giấy tờ = thủ tục hành chính | hồ sơ
làm đường = giao thông | xây dựng đường
đường sá = giao thông
nước máy = nước sạch
rác = chất thải rắn | rác thải
học hành = giáo dục
trường học = cơ sở giáo dục
con nít = trẻ em
ông bà già = người cao tuổi
người già = người cao tuổi
người khuyết tật = người khuyết tật
đi học = học tập
buôn bán = kinh doanh
trồng trọt = nông nghiệp
chăn nuôi = chăn nuôi
cúm gà = dịch bệnh gia cầm
bịnh = bệnh
dịch = dịch bệnh
đi bầu = bầu cử
vô đảng = phát triển đảng viên | kết nạp đảng viên
vào đảng = phát triển đảng viên | kết nạp đảng viên
đại hội chi bộ = đại hội các chi bộ
trộm cắp = an ninh trật tự
xì ke = ma túy
hút chích = ma túy
đền bù = bồi thường
giải tỏa = giải phóng mặt bằng | thu hồi đất
quy hoạch treo = quy hoạch
nộp = gửi
gửi đâu = gửi về
đợt = kỳ
thay = thay thế
bỏ = bãi bỏ
hết hiệu lực = bãi bỏ | thay thế | hết hiệu lực
bắt đầu = hiệu lực | từ ngày
áp dụng từ = hiệu lực | hiệu lực từ
người đứng đầu ban giám khảo = trưởng ban giám khảo
phát hiện = phát hiện | triệt phá
ra mắt = xây dựng | triển khai
`;

/** One everyday phrase and the official ones, as written. */
export interface LexiconEntry {
  readonly everyday: string;
  readonly official: readonly string[];
}

export const lexicon: readonly LexiconEntry[] = entries
  .trim()
  .split("\n")
  .map((line) => {
    const [everyday = "", official = ""] = line.split("=");
    return { everyday: everyday.trim(), official: official.split("|").map((phrase) => phrase.trim()) };
  });
