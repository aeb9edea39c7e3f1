/** Counts and lists of documents, computed from what is known of each: citizens and officers. */
export const catalogueMessages = {
  /** @param limits what the question narrowed it to, in its own words: "năm 2025, của UBND tỉnh"; "" for nothing */
  count: (count: number, kind: string, limits: string): string =>
    `${count === 0 ? "Hiện chưa có" : `Hiện có ${count}`} ${kind}${count === 0 ? " nào" : ""}${limits === "" ? "" : ` (${limits})`}${count === 0 ? "." : ":"}`,
  newest: (kind: string, limits: string): string =>
    `${kind} mới nhất hiện có${limits === "" ? "" : ` (${limits})`}:`,
  oldest: (kind: string, limits: string): string =>
    `${kind} cũ nhất hiện có${limits === "" ? "" : ` (${limits})`}:`,
  more: (count: number): string => `… và ${count} văn bản nữa; gõ /tailieu để xem đủ.`,
} as const;
