/** Around answers that a chat model words. */
export const generatedMessages = {
  /** A sentence of the model that passed the check, without its full stop. */
  sentence: (words: string, markers: readonly number[]): string =>
    `${words} ${markers.map((marker) => `[${marker}]`).join("")}.`,
  worded: "Câu chữ do máy soạn từ các đoạn đã dẫn; xin mở nguồn để đối chiếu.",
  incomplete: "Văn bản hiện có có thể chưa nêu đủ điều ông/bà hỏi.",
  overBudget: "Hôm nay đã hết lượt dùng máy soạn câu trả lời nên tôi chỉ tìm và trích nguyên văn.",
} as const;
