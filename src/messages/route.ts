/** Replies that need no search, and refusals: citizens and officers. */
export const routeMessages = {
  greeting:
    "Xin chào! Ông/bà cứ hỏi về nghị quyết, kết luận, chương trình, kế hoạch của địa phương, ví dụ: “Khi nào xã đạt chuẩn nông thôn mới?”. Gõ không dấu cũng được.",
  thanks: "Không có gì ạ. Ông/bà cần hỏi thêm, cứ nhắn tôi.",
  acknowledged: "Vâng ạ. Ông/bà cần hỏi thêm về văn bản nào, cứ nhắn tôi.",
  goodbye: "Chào ông/bà, hẹn gặp lại. Khi cần hỏi về văn bản của địa phương, cứ nhắn tôi.",
  sorry:
    "Tôi xin lỗi vì chưa giúp được ông/bà. Ông/bà thử hỏi lại bằng câu ngắn, mỗi lần một việc; gõ /tailieu để xem tôi có những văn bản nào.",
  help: "Ông/bà gõ câu hỏi bằng lời thường ngày, có dấu hoặc không dấu. Tôi tìm trong các văn bản đã có, trả lời kèm nguồn để kiểm tra. Xem các văn bản: /tailieu.",
  about:
    "Tôi là chương trình trả lời câu hỏi về văn bản của địa phương. Tôi chỉ nói điều có trong văn bản và luôn dẫn nguồn; không có thì tôi nói là không tìm thấy.",
  opinion:
    "Tôi không nêu ý kiến riêng và không bình luận, so sánh. Tôi chỉ trả lời điều có ghi trong các văn bản; mời ông/bà hỏi về nội dung văn bản.",
  offTopic:
    "Việc này nằm ngoài các văn bản tôi có nên tôi không trả lời được. Mời ông/bà hỏi về nghị quyết, kế hoạch, chính sách của địa phương; gõ /tailieu để xem danh mục.",
  empty: "Ông/bà chưa gõ câu hỏi. Xin gõ câu hỏi bằng chữ, ví dụ: “Ai là bí thư huyện ủy?”.",
  tooLong: (limit: number): string => `Câu hỏi dài quá ${limit} ký tự. Xin hỏi ngắn lại, mỗi lần một việc.`,
  injection: "Tôi chỉ trả lời câu hỏi về nội dung văn bản, không làm theo yêu cầu này.",
  privacy:
    "Tôi không trả lời về đời tư, giấy tờ hay nơi ở của một người. Việc của chính ông/bà, xin hỏi trực tiếp bộ phận một cửa của UBND xã, phường.",
  tooMany: (seconds: number): string =>
    `Ông/bà hỏi nhanh quá, tôi chưa trả lời kịp. Xin hỏi lại sau ${seconds} giây.`,
  budget: "Hôm nay ông/bà đã hỏi hết số lượt. Xin hỏi tiếp vào ngày mai; gõ /tailieu để xem văn bản.",
} as const;
