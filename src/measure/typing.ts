/** A text as it is typed without marks: "Đất ở" -> "Dat o". Case, digits and signs stay. */
export function stripMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
}
