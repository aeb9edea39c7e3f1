/** What offices insert from picture fonts, by code; a sign without a meaning in text is dropped. */
const wingdings: Readonly<Record<number, string>> = {
  0x6f: "□",
  0x70: "□",
  0x71: "□",
  0x72: "□",
  0xa8: "□",
  0xe0: "→",
  0xe8: "→",
  0xf0: "→",
  0xfc: "✓",
  0xfe: "☑",
  0x78: "☒",
  0x6c: "•",
  0x6e: "•",
  0x9f: "•",
  0xa7: "•",
};
/** Adobe's Symbol where it differs from what its code says in Latin-1. */
const symbol: Readonly<Record<number, string>> = {
  0xa3: "≤",
  0xb0: "°",
  0xb1: "±",
  0xb3: "≥",
  0xb4: "×",
  0xb7: "•",
  0xb8: "÷",
  0xb9: "≠",
  0xbb: "≈",
  0xae: "→",
  0xde: "⇒",
  0x2d: "-",
  0xd7: "·",
};

/**
 * A character of a picture font in Unicode; "" where it means nothing in text.
 * @param code as stored: Word adds 0xF000
 */
export function signOf(font: string, code: number): string {
  if (!Number.isSafeInteger(code) || code <= 0) return "";
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^(?:wingdings|webdings)/iu.test(font)) return wingdings[low] ?? "";
  if (/^symbol$/iu.test(font)) return symbol[low] ?? (low < 0x80 ? String.fromCodePoint(low) : "");
  if (low === code) return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
  // Fonts of letters saved as picture fonts (.VnTime is one at times) keep their codes.
  return String.fromCodePoint(low);
}

const privateSigns = /[\uf020-\uf0ff]/gu;

/** Words with the picture fonts' private codes replaced. */
export function withSigns(words: string, font: string | null): string {
  return words.replace(privateSigns, (sign) => signOf(font ?? "Symbol", sign.codePointAt(0) ?? 0));
}
