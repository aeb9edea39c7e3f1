/** Answers to questions that lean on earlier ones: citizens and officers. */
export const followUpMessages = {
  /** A follow-up with nothing before it. */
  about: "Ông/bà hỏi về việc gì hoặc văn bản nào ạ? Xin ghi đủ trong một câu.",
  nothingMore: "Ngoài những điều đã nêu, tôi không tìm thấy gì thêm trong các văn bản hiện có.",
} as const;
