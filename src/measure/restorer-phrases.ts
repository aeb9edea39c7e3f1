/**
 * How citizens and officers ask, in our own words: question forms and local-government terms that laws and
 * encyclopaedias lack or hold seldom. One phrase a sentence; see `phraseWeight`.
 */
export const questionPhrases: readonly string[] = `
khi nào xã đạt nông thôn mới | khi nào thì xong | bao giờ có kết quả | bao giờ hoàn thành
đến bao giờ thì hết hạn | đến khi nào | đạt nông thôn mới | đạt chuẩn nông thôn mới
đã đạt nông thôn mới chưa | huyện đạt chuẩn nông thôn mới khi nào | đạt nông thôn mới nâng cao | từ khi nào
ngày nào họp | họp ngày nào | hội nghị diễn ra ngày nào | hội nghị tổ chức ở đâu | diễn ra vào ngày nào
ban hành ngày nào | ngày ban hành là ngày nào | văn bản này ban hành khi nào | có hiệu lực từ ngày nào
hạn chót là ngày nào | thời hạn là bao lâu | trong bao lâu | mất bao lâu | bao lâu thì xong
năm nào hoàn thành | tháng mấy nộp báo cáo | mấy giờ làm việc | có mấy nhiệm vụ | có mấy chỉ tiêu
còn mấy xã chưa đạt | gồm mấy phần | mấy người | bao nhiêu xã | bao nhiêu phần trăm | bao nhiêu tiền
bao nhiêu tỷ đồng | bao nhiêu hộ nghèo | tỷ lệ hộ nghèo là bao nhiêu | chỉ tiêu là bao nhiêu
mục tiêu đến năm 2025 là gì | mục tiêu đến năm 2030 là bao nhiêu | thu nhập bình quân đầu người là bao nhiêu
tổng kinh phí là bao nhiêu | được hỗ trợ bao nhiêu | mức hỗ trợ là bao nhiêu | ai ký | ai ký nghị quyết
ai ký văn bản này | do ai ký | ai chủ trì | ai phụ trách | ai chịu trách nhiệm
ai là người chịu trách nhiệm | ai chỉ đạo | ai được giao | giao cho ai | giao ai làm | báo cáo cho ai
gửi cho ai | liên hệ với ai | hỏi ai | ai làm trưởng ban | ai là bí thư | bí thư huyện ủy là ai
bí thư đảng ủy xã là ai | phó bí thư thường trực là ai | chủ tịch ủy ban nhân dân huyện là ai
chủ tịch UBND xã là ai | chủ tịch hội đồng nhân dân là ai | chủ tịch mặt trận là ai | cơ quan nào chủ trì
cơ quan nào phối hợp | cơ quan nào theo dõi | đơn vị nào thực hiện | đơn vị nào được giao
phòng nào phụ trách | ban nào tham mưu | xã nào | xã nào đạt chuẩn | những xã nào | thôn nào | ở đâu
nộp hồ sơ ở đâu | xem ở đâu | làm ở đâu | hỏi ở đâu | là gì | là cái gì | nghị quyết này là gì
nghị quyết nói gì | nghị quyết nói về gì | nghị quyết yêu cầu gì | yêu cầu làm gì | cần làm gì | phải làm gì
được yêu cầu làm gì | có nhiệm vụ gì | nhiệm vụ là gì | có những giải pháp gì | những nhiệm vụ nào
những văn bản nào | nghị quyết nào | nghị quyết số mấy | theo nghị quyết nào | căn cứ vào đâu
căn cứ văn bản nào | dựa trên văn bản nào | thế nào | như thế nào | thực hiện như thế nào | ra sao
kết quả ra sao | làm sao | làm thế nào | vì sao | tại sao | sao vậy | thì sao | có được không
có phải không | có hỗ trợ không | có bị phạt không | được không | đúng không | chưa | xong chưa | đã có chưa
đã hoàn thành chưa | bị phạt bao nhiêu | cho tôi hỏi | cho em hỏi | cho hỏi | cho mình hỏi | xin hỏi
tôi muốn hỏi | tôi muốn biết | tôi cần tìm | cho biết | hãy cho biết | cho xem | tìm giúp tôi
tóm tắt nghị quyết | tóm tắt giúp tôi | liệt kê các nhiệm vụ | liệt kê những việc phải làm | kể tên các xã
nội dung chính là gì | nói về việc gì | quy định gì | quy định thế nào | trách nhiệm của ai | việc của ai
hạn của ai | có ý kiến gì | khác nhau thế nào | thay thế văn bản nào | còn hiệu lực không | huyện ủy
huyện ủy chỉ đạo thế nào | ban thường vụ huyện ủy | ban chấp hành đảng bộ huyện | ban chấp hành đảng bộ xã
đảng ủy xã | đảng bộ huyện | đảng viên | chi bộ | chi ủy | các chi bộ đảng bộ trực thuộc
nghị quyết của huyện ủy | nghị quyết của ban thường vụ huyện ủy | nghị quyết của hội đồng nhân dân xã
kết luận của ban thường vụ | chương trình hành động của huyện ủy | kế hoạch của ủy ban nhân dân huyện
ủy ban kiểm tra huyện ủy | ban tổ chức huyện ủy | ban tuyên giáo | ban dân vận | văn phòng huyện ủy
ủy ban mặt trận tổ quốc | hội nông dân | hội phụ nữ | hội cựu chiến binh | đoàn thanh niên
liên đoàn lao động | phòng nông nghiệp | phòng tài chính kế hoạch | phòng giáo dục | phòng nội vụ
phòng tài nguyên môi trường | công an xã | quân sự xã | trạm y tế xã | y tế cơ sở
trường đạt chuẩn quốc gia | nông thôn mới nâng cao | nông thôn mới kiểu mẫu | chuyển đổi số
giải phóng mặt bằng | xây nhà trái phép | giấy chứng nhận quyền sử dụng đất | sổ đỏ
hộ nghèo và hộ cận nghèo | bảo hiểm y tế | nước sạch | rác thải | giảm nghèo bền vững | quốc phòng an ninh
cải cách hành chính | đại hội đảng bộ nhiệm kỳ 2020-2025 | nhiệm kỳ nào | quý mấy | quý 2 năm 2022
trước ngày nào | trước ngày 30 tháng 6 | nộp báo cáo khi nào | báo cáo trước ngày nào | tôi muốn đề nghị
tôi là cán bộ xã | tôi làm ở phường | tôi có phải nộp phí không | tôi bị mất giấy tờ | tôi nộp đơn rồi
nhà tôi | nhà tôi có được hỗ trợ không | nhà em | gia đình tôi | em là cán bộ mới | em muốn hỏi
cháu muốn hỏi | con tôi | dạ cho em hỏi ạ | em cảm ơn ạ | được không ạ | là gì ạ | xin cảm ơn
mong được giải đáp | xin cho tôi biết | thưa ông | thì phải làm gì | thì có được không | thì bị phạt thế nào
thì nộp ở đâu | nếu quá hạn thì sao | sở nào chủ trì | sở nào tham mưu | các sở ở tỉnh | sở ngành nào
phường nào | huyện nào | tỉnh nào | người nào | việc nào | mức nào | giờ nào | hạn nào | tiêu chí nào
những ai | những gì | mấy lần | mấy tiêu chí | mấy năm | mấy phần trăm | mấy tỷ | mấy điều
tối đa bao nhiêu | tối thiểu bao nhiêu | ít nhất bao nhiêu | khoảng bao nhiêu | phấn đấu bao nhiêu
phấn đấu đạt bao nhiêu phần trăm | đặt mục tiêu bao nhiêu | đặt chỉ tiêu gì | giá bao nhiêu
vé bao nhiêu tiền | phí bao nhiêu | lãi bao nhiêu | mỗi năm bao nhiêu | mỗi xã mấy người | hằng năm
hằng tháng | đi đâu | gửi đi đâu | từ đâu | qua đâu | lấy ở đâu | còn bao xa | đi làm nước ngoài
vay vốn ngân hàng chính sách | chợ xã | bán hàng ở chợ | sửa nhà | nhà bị sập do lũ | bão lũ
phòng cháy chữa cháy | ma túy | ủy viên ban thường vụ | đồng chí nào phụ trách | đồng chí bí thư
các đồng chí ủy viên
`
  .trim()
  .split(/[|\n]/u)
  .map((phrase) => phrase.trim());

/** Provinces and great cities, old and new: people write their names without capitals. */
export const placeNames: readonly string[] = `
an giang | bà rịa vũng tàu | bắc giang | bắc kạn | bạc liêu | bắc ninh | bến tre | bình định | bình dương
bình phước | bình thuận | cà mau | cần thơ | cao bằng | đà nẵng | đắk lắk | đắk nông | điện biên | đồng nai
đồng tháp | gia lai | hà giang | hà nam | hà nội | hà tĩnh | hải dương | hải phòng | hậu giang | hòa bình
huế | hưng yên | khánh hòa | kiên giang | kon tum | lai châu | lâm đồng | lạng sơn | lào cai | long an
nam định | nghệ an | ninh bình | ninh thuận | phú thọ | phú yên | quảng bình | quảng nam | quảng ngãi
quảng ninh | quảng trị | sóc trăng | sơn la | tây ninh | thái bình | thái nguyên | thanh hóa | tiền giang
trà vinh | tuyên quang | vĩnh long | vĩnh phúc | yên bái | hồ chí minh | sài gòn | thủ đức
`
  .trim()
  .split(/[|\n]/u)
  .map((name) => `ở ${name.trim()}`);

/** Times each phrase is counted: enough to be heard among 30 million syllables, too few to drown them. */
export const phraseWeight = 40;
