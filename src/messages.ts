/**
 * Every Vietnamese sentence that a citizen, an officer or office staff reads. One group for each place they are read
 * in; a function where a value goes in. Polite, short, no jargon. What office staff read about documents and the index
 * is written down in messages/, and told from here like the rest.
 */
export { clarifyMessages } from "./messages/clarify.js";
export { followUpMessages } from "./messages/follow-up.js";
export { gazetteerMessages, validityMessages } from "./messages/validity.js";
export { ingestMessages, lexiconMessages, remarkMessages, reportMessages } from "./messages/ingest.js";
export { generatedMessages } from "./messages/generated.js";
export { maintainMessages } from "./messages/maintain.js";
export { catalogueMessages } from "./messages/catalogue.js";
export { routeMessages } from "./messages/route.js";
export { documentMessages } from "./messages/document.js";

/** Words around an answer and in lists: every channel. */
export const replyMessages = {
  sources: "Nguồn:",
  nearest: "Có thể xem:",
  number: (number: string) => `số ${number}`,
  date: (date: string) => `ngày ${date}`,
  documents: (count: number) => `Hiện có ${count} văn bản:`,
  noDocuments: "Hiện chưa có văn bản nào.",
  page: (page: number, pages: number) => `Trang ${page}/${pages}`,
  noSuchDocument: (asked: string) =>
    `Chưa có văn bản “${asked}”. Ông/bà gõ /tailieu để xem danh mục, hoặc ghi số ký hiệu như /tailieu 06-NQ/HU.`,
  inCorpus: "(đã có ở đây)",
  more: (count: number) => `và ${count} mục nữa`,
  signer: "Người ký",
  recipients: "Nơi nhận",
  annexes: "Kèm theo",
  /** A tie as the naming document's page says it, and as the named one's does. */
  ties: {
    basis: ["Căn cứ", "Là căn cứ của"],
    replaces: ["Thay thế", "Được thay thế bởi"],
    amends: ["Sửa đổi, bổ sung", "Được sửa đổi, bổ sung bởi"],
    repeals: ["Bãi bỏ", "Bị bãi bỏ bởi"],
    implements: ["Thực hiện", "Được thực hiện bởi"],
    cites: ["Có nhắc đến", "Được nhắc đến trong"],
  },
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
  /** Below a source that an earlier answer was given from. */
  earlierSource: "(Đây là bản đã dùng khi trả lời; nay văn bản đã được sửa hoặc được rút.)",
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
    "/nguon 1 – mở nguồn số 1 của câu trả lời vừa rồi\n/tailieu – danh mục văn bản (/tailieu 2: trang 2; /tailieu 06-NQ/HU: một văn bản)\n" +
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

interface NamedDocument {
  readonly title: string;
  readonly number: string | null;
  readonly kind: string | null;
  readonly issuer: string | null;
  /** As printed: "07/4/2022". */
  readonly date: string | null;
}

/** Answers: citizens and officers. */
export const answerMessages = {
  /** A document by its number where it bears one, else by its title. */
  document: ({ title, number, kind, issuer, date }: NamedDocument): string => {
    const name = number === null ? `${kind ?? "văn bản"} “${title}”` : `${kind ?? "văn bản"} số ${number}`;
    const when = date === null ? "" : number === null ? `, ngày ${date}` : ` ngày ${date}`;
    const who = issuer === null || number === null ? "" : ` của ${issuer}`;
    return `${name}${when}${who}`;
  },
  source: (document: string, places: string): string => `Theo ${document} (${places}).`,
  sources: (documents: string): string => `Theo ${documents}.`,
  quoted: (quote: string, marker: number): string => `“${quote}” [${marker}]`,
  direct: (words: string, marker: number): string => `${words} [${marker}].`,
  item: (quote: string, marker: number): string => `- ${quote} [${marker}]`,
  more: (count: number): string => `… và ${count} ý nữa; mở nguồn để xem đủ.`,
  notFound: "Tôi không tìm thấy điều này trong các văn bản hiện có.",
  /** By its number where one was written whole, else in the person's words ("quy định 11"). */
  notFoundNumber: (number: string | null, words: string): string =>
    number === null
      ? `Tôi không tìm thấy “${words}” trong các văn bản hiện có.`
      : `Tôi không tìm thấy văn bản số ${number} trong các văn bản hiện có.`,
  whichDocument: "Có nhiều văn bản cùng số này. Ông/bà hỏi văn bản nào ạ?",
  district:
    "Lưu ý: văn bản của cấp huyện, cấp này đã kết thúc hoạt động từ 01/7/2025. Việc hiện nay xin hỏi UBND xã, phường.",
  report: "Lưu ý: đây là bản tin về hội nghị, không phải văn bản chính thức.",
  /** Behind a place whose words were recognised from a picture. */
  scannedPlace: (page: number | null): string =>
    `${page === null ? "" : `, trang ${page}`} (đọc từ bản quét)`,
  scanned: "Nguồn đọc từ bản quét, có thể sai chữ; xin đối chiếu bản gốc.",
  districtReport:
    "Lưu ý: đây là bản tin của cấp huyện, không phải văn bản chính thức; cấp huyện đã kết thúc hoạt động từ 01/7/2025. Việc hiện nay xin hỏi UBND xã, phường.",
  documentDate: (document: string, date: string): string => `${document} ban hành ngày ${date}.`,
  documentIssuer: (document: string, issuer: string): string => `${document} do ${issuer} ban hành.`,
  documentSigner: (document: string, signer: string): string => `${document} do ${signer} ký.`,
  documentAuthor: (document: string, author: string): string => `${document} do ${author} viết.`,
  documentSubject: (document: string, title: string): string => `${document}: ${title}.`,
} as const;
