/**
 * Syllable groups that frame a question or glue a sentence and say nothing about its matter. Written with marks;
 * matched on the restored question.
 */
const frame = `
khi nào|bao giờ|lúc nào|ngày nào|ngày mấy|ngày bao nhiêu|tháng nào|tháng mấy|năm nào|thời gian nào|bao lâu|mấy giờ|hồi nào|chừng nào|đến đâu|tới đâu|làm đến đâu|làm tới đâu
ai|những ai|người nào|đồng chí nào|ông nào|bà nào|là ai|tên gì|tên là gì|tên
gì|là gì|cái gì|những gì|điều gì|việc gì|về việc gì|nội dung gì|nói về gì|nói gì|làm gì|chuyện gì|vấn đề gì|quy định gì|mục đích gì
nào|thế nào|như thế nào|ra sao|sao|sao rồi|làm sao|cách nào|bằng cách nào|thì làm thế nào|làm thế nào
bao nhiêu phần trăm|mấy phần trăm|bao nhiêu tiền|bao nhiêu đồng|bao nhiêu triệu|bao nhiêu tỷ|mấy đồng|mấy triệu|mấy tỷ|bao nhiêu tỷ đồng|mấy tỷ đồng|bao nhiêu triệu đồng|tiền|bao nhiêu|mấy|số mấy|thứ mấy|là bao nhiêu|nhiêu
ở đâu|tại đâu|nơi nào|chỗ nào|đâu|đi đâu
vì sao|tại sao|lý do gì|do đâu
cơ quan nào|đơn vị nào|sở nào|phòng nào|ban nào|tổ chức nào|bộ nào
có những|gồm những|bao gồm|gồm|liệt kê|kể tên|kể ra|kể|nêu|nêu rõ|danh sách|hãy|cho biết|cho hỏi|xin hỏi|xin cho biết|cho tôi hỏi|cho em hỏi|hỏi
giữ chức gì|giữ chức vụ gì|chức vụ gì|chức gì|làm chức gì|chức danh gì|chuyện|nạn|vụ việc|hôm|sắp tới|tới đây|bà con|thêm|bớt|có tốt không|có nhanh không|chú ý|bàn chuyện gì|bàn việc gì|bàn gì
nhà tôi|nhà em|nhà mình|bên em|bên mình|chỗ tôi|chỗ em|tôi|em|mình|anh|chị|bạn|cô|chú|bác|cháu|ad|admin|dạ|thưa|vâng|ạ|hả|hở|nhỉ|nhé|nha|vậy|thế|à|ơi|với ạ|rồi|luôn|đó|này|kia|đấy|ấy
là|thì|mà|và|với|của|cho|về|ở|tại|trong|trên|dưới|theo|từ|đến|tới|do|bởi|vì|để|bằng|khi|nếu|như|cũng|đã|đang|sẽ|được|bị|phải|cần|có|không|chưa|các|những|một|mỗi|mọi|từng|hay|hoặc|nữa|còn|chỉ|rất|lại|ra|vào|lên|xuống|đi|qua|gồm|thuộc|giữa|vô|tính|xong|thế|vừa rồi|diễn ra|kéo dài|dự kiến|hiện nay|hiện|hiện tại|bây giờ|hôm nay|nói|nói về|nhắc đến|nhắc|bài|bài này|văn bản này|cụ thể|thực tế|biết|muốn|bảo|xem
`;

const light = `
cũ|xin|văn bản|tập trung|đẩy mạnh|chú trọng|phấn đấu|tiếp tục|công tác|thực hiện|tổ chức|triển khai|tiến hành|xây dựng|tăng cường|nhiệm vụ|việc|vụ|tình hình|vấn đề|quy định|yêu cầu|chỉ đạo|kết quả|nội dung|huyện|tỉnh|xã|phường|thành phố|quận|thôn|người|dân|người dân|cán bộ|cơ quan|đơn vị|năm|ngày|tháng|quý|số|lo|làm|giữ|giao|được giao|lên|đưa|đặt|nêu|ban hành|chính sách|mục tiêu|hạn|thời hạn|thời gian|mức|ông|bà|đồng chí|địa bàn|trường hợp|đối tượng|hồ sơ|nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|chương trình
`;

function phrases(block: string): readonly (readonly string[])[] {
  return block
    .trim()
    .split(/[\n|]/u)
    .map((phrase) => phrase.trim().split(" "))
    .toSorted((first, second) => second.length - first.length);
}

/** Longest first; each phrase as its lower-case written syllables. */
export const framePhrases = phrases(frame);
export const lightPhrases = phrases(light);
