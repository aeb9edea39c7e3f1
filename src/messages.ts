/**
 * Every Vietnamese sentence that a citizen, an officer or office staff reads. One group for each place they are read
 * in; a function where a value goes in. Polite, short, no jargon.
 */

/** Why a document was refused, and the ingest summary: office staff. */
export const ingestMessages = {
  emptyDocument: "Văn bản không có chữ nào đọc được. Hãy kiểm tra lại tệp.",
} as const;
