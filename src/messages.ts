/**
 * Every Vietnamese sentence that a citizen, an officer or office staff reads. One group for each place they are read
 * in; a function where a value goes in. Polite, short, no jargon.
 */

/** Why a document was refused, and the ingest summary: office staff. */
export const ingestMessages = {
  emptyDocument: "Văn bản không có chữ nào đọc được. Hãy kiểm tra lại tệp.",
} as const;

/** Words around an answer and in lists: every channel. */
export const replyMessages = {
  sources: "Nguồn:",
  nearest: "Có thể xem:",
  number: (number: string) => `số ${number}`,
  date: (date: string) => `ngày ${date}`,
  documents: (count: number) => `Hiện có ${count} văn bản:`,
  noDocuments: "Hiện chưa có văn bản nào.",
  page: (page: number, pages: number) => `Trang ${page}/${pages}`,
} as const;

const whatItDoes =
  "Tôi trả lời câu hỏi về nghị quyết, kết luận, kế hoạch và tin hoạt động của cấp ủy địa phương. " +
  "Mỗi câu trả lời đều trích nguyên văn và ghi rõ nguồn để ông/bà đối chiếu; " +
  "nếu văn bản không nêu, tôi sẽ nói là chưa tìm thấy.";

const howToAsk =
  "Ông/bà cứ gõ câu hỏi bằng tiếng Việt, có dấu hay không dấu đều được. " +
  "Ví dụ: “Năm nay huyện tập trung những nhiệm vụ gì?”";

/** What both chats say: Telegram and the terminal. */
export const chatMessages = {
  tooBusy: "Ông/bà vui lòng chờ tôi trả lời xong các câu trước rồi gửi tiếp câu này.",
  tooSlow: "Xin lỗi, câu hỏi này mất quá nhiều thời gian. Ông/bà vui lòng hỏi lại sau ít phút.",
  failed: "Xin lỗi, tôi chưa trả lời được vì có trục trặc. Ông/bà vui lòng gửi lại câu hỏi sau ít phút.",
  sourceGone: "Văn bản đã được cập nhật nên không mở được đoạn này. Ông/bà vui lòng hỏi lại.",
} as const;

/** The Telegram chat. */
export const telegramMessages = {
  welcome: `Xin chào!\n\n${whatItDoes}\n\n${howToAsk}\n\nGõ /tailieu để xem danh mục văn bản, /trogiup để xem cách dùng.`,
  help:
    `${whatItDoes}\n\n${howToAsk}\n\n` +
    "Bấm nút dưới câu trả lời để mở đoạn văn bản gốc.\n\n" +
    "/tailieu – danh mục văn bản\n/trogiup – cách dùng\n\n" +
    "Trong nhóm, hãy nhắc tên tôi hoặc trả lời tin nhắn của tôi để hỏi.",
  commands: {
    tailieu: "Danh mục văn bản",
    trogiup: "Cách dùng",
    help: "Cách dùng",
    start: "Bắt đầu",
  },
  onlyText: "Tôi chỉ đọc được câu hỏi bằng chữ. Ông/bà vui lòng gõ câu hỏi giúp tôi.",
  edited: "Tôi không theo dõi được tin nhắn sửa lại. Ông/bà vui lòng gửi câu hỏi thành tin nhắn mới.",
  unknownCommand: "Tôi không có lệnh này. Gõ /trogiup để xem cách dùng.",
  emptyMention: "Ông/bà muốn hỏi gì? Hãy viết câu hỏi ngay sau tên tôi.",
  unknownButton: "Nút này không còn dùng được. Ông/bà vui lòng hỏi lại.",
  previousPage: "‹ Trang trước",
  nextPage: "Trang sau ›",
} as const;

/** The chat in the terminal. */
export const consoleMessages = {
  welcome: `${whatItDoes}\n\n/nguon 1 – mở nguồn số 1 của câu trả lời vừa rồi\n/tailieu – danh mục văn bản\n/trogiup – cách dùng\n/thoat – kết thúc`,
  help:
    `${whatItDoes}\n\n${howToAsk}\n\n` +
    "/nguon 1 – mở nguồn số 1 của câu trả lời vừa rồi\n/tailieu – danh mục văn bản (/tailieu 2: trang 2)\n" +
    "/trogiup – cách dùng\n/thoat – kết thúc",
  prompt: "Hỏi: ",
  noSource: (asked: string, markers: readonly number[]) =>
    markers.length === 0
      ? "Chưa có nguồn nào để mở. Ông/bà hãy đặt câu hỏi trước."
      : `Câu trả lời vừa rồi không có nguồn ${asked}. Có thể mở: ${markers.map((marker) => `/nguon ${marker}`).join(", ")}.`,
  unknownCommand: (command: string) => `Không có lệnh ${command}. Gõ /trogiup để xem cách dùng.`,
  goodbye: "Tạm biệt!",
} as const;

/** What the person who starts the service reads. */
export const serviceMessages = {
  noToken:
    "Chưa có TELEGRAM_BOT_TOKEN nên mở hỏi đáp ngay tại đây. Để chạy trên Telegram: nhắn /newbot cho @BotFather, " +
    "chép mã nhận được vào tệp .env (TELEGRAM_BOT_TOKEN=…) rồi chạy lại npm start.",
  ingestFailed: "Chưa cập nhật được văn bản mới (xem lỗi ở trên); tiếp tục dùng chỉ mục cũ.",
} as const;
