/** Asking back: citizens and officers. */
export const clarifyMessages = {
  whichOffice: "Có chủ tịch UBND và chủ tịch HĐND. Ông/bà hỏi chức vụ nào ạ?",
  /** A pressed choice as the chat shows it above its answer. */
  chosen: (label: string): string => `Ông/bà chọn: ${label}`,
} as const;
