/** Sentences about a document itself: its number, who gets it. */
export const documentMessages = {
  /** @param document "Nghị quyết “Về việc …”" */
  number: (document: string, number: string, date: string | null): string =>
    `${document} mang số ${number}${date === null ? "" : `, ngày ${date}`}.`,
  /** @param document "quyết định số 06/QĐ-UBND ngày …" */
  noSigner: (document: string): string => `Tôi không đọc được tên người ký trong ${document}.`,
  noAmending: (document: string): string =>
    `Trong các văn bản hiện có, tôi không thấy văn bản nào sửa đổi ${document}.`,
  named: (kind: string | null, title: string): string => `${kind ?? "văn bản"} “${title}”`,
} as const;
