const done = {
  replaces: "được thay thế theo",
  repeals: "bị bãi bỏ theo",
  amends: "được sửa đổi, bổ sung theo",
} as const;

/** What happened to a document since, and to the body that issued it: citizens and officers. */
export const validityMessages = {
  /** @param by the newer document with its date, @param partly only parts of the old one */
  changed: (how: "replaces" | "repeals" | "amends", old: string, by: string, partly: boolean): string =>
    `${old} ${partly && how !== "amends" ? "có nội dung " : ""}${done[how]} ${by}`,
  changedNotice: (how: "replaces" | "repeals" | "amends", old: string, by: string): string =>
    `Lưu ý: ${old} ${done[how]} ${by}.`,
  unknown: (document: string): string =>
    `Trong các văn bản hiện có, tôi không thấy văn bản nào thay thế hay bãi bỏ ${document}; tôi không biết văn bản này nay còn hiệu lực hay không.`,
  /** @param written the number in the person's words */
  unknownAbsent: (written: string): string =>
    `Tôi không biết văn bản “${written}” còn hiệu lực hay không: các văn bản hiện có không nói điều này.`,
  newer: (newer: string, older: string): string =>
    `Lưu ý: có văn bản mới hơn về cùng việc: ${newer} (văn bản được dẫn: ${older}).`,
  /** @param date of the document that set it */
  setThen: (date: string): string =>
    `Đây là chỉ tiêu, thời hạn đặt ra trong văn bản ngày ${date}, không phải kết quả đã đạt.`,
  /** From the gazetteer alone, where the documents say nothing. */
  successor: (unit: string, now: string): string =>
    `Theo danh mục địa danh, ${unit} nay thuộc ${now}; cấp huyện đã kết thúc hoạt động từ 01/7/2025.`,
  /** @param isReport a news report @param whole "Xã Nhị Hà nay thuộc …"; null where the gazetteer has nothing */
  district: (isReport: boolean, whole: string | null): string =>
    (isReport
      ? "Lưu ý: đây là bản tin của cấp huyện, không phải văn bản chính thức; cấp huyện đã kết thúc hoạt động từ 01/7/2025. "
      : "Lưu ý: văn bản của cấp huyện, cấp này đã kết thúc hoạt động từ 01/7/2025. ") +
    (whole === null
      ? "Danh mục địa danh chưa ghi xã, phường tiếp nhận; việc hiện nay xin hỏi UBND xã, phường nơi ông/bà ở."
      : `${whole}; việc hiện nay xin hỏi UBND nơi đó.`),
  /** "Xã Nhị Hà nay thuộc xã nào?" @param old "xã Nhị Hà, huyện Thuận Nam, tỉnh Ninh Thuận" */
  nowInWhole: (old: string, now: string): string =>
    `Theo danh mục địa danh, ${old} (trước 01/7/2025) nay thuộc ${now}.`,
  nowIn: (unit: string, now: string): string => `${unit} nay thuộc ${now}`,
  and: (names: readonly string[]): string =>
    names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} và ${names.at(-1) ?? ""}`,
  sideBySide: (figure: string, marker: number, document: string): string =>
    `- ${figure} [${marker}] theo ${document}`,
} as const;

const form =
  "Mỗi dòng ghi theo dạng “xã Nhị Hà, huyện Thuận Nam, tỉnh Ninh Thuận: xã Phước Hà, tỉnh Khánh Hòa”.";

/** What is wrong with `_config/gazetteer.yml`: the staff who edit it. */
export const gazetteerMessages = {
  encoding: (file: string) =>
    `Tệp ${file}: bảng mã không phải Unicode (UTF-8). Hãy mở tệp và lưu lại với mã UTF-8.`,
  form: (file: string, line: number) => `Tệp ${file}, dòng ${line}: sai cú pháp. ${form}`,
  old: (file: string, line: number) =>
    `Tệp ${file}, dòng ${line}: bên trái dấu hai chấm phải có đủ xã, huyện, tỉnh cũ. ${form}`,
  new: (file: string, line: number) =>
    `Tệp ${file}, dòng ${line}: bên phải dấu hai chấm phải có xã (phường) mới và tỉnh mới. ${form}`,
  twice: (file: string, line: number) =>
    `Tệp ${file}, dòng ${line}: xã này đã có ở một dòng khác. Hãy bỏ bớt một dòng.`,
} as const;
