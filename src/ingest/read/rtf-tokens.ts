/** What an RTF file is made of. */
export type RtfToken =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  /** A control word or sign: "par", "b" with 0, "~". */
  | { readonly kind: "control"; readonly name: string; readonly value: number | null }
  /** Bytes of text in the code page of the font, one character each. */
  | { readonly kind: "bytes"; readonly text: string };

const pattern =
  /([{}])|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z\d])|([^\\{}\r\n]+)|[\r\n]+|\\/giuy;

/**
 * Reads an RTF file's parts in order; pictures in raw bytes are passed over.
 * @param source the file's bytes, one character each
 * @source Rich Text Format 1.9.1, "RTF syntax"
 */
export function* rtfTokens(source: string): Generator<RtfToken> {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(source); found !== null; found = pattern.exec(source)) {
    const [, brace, word, digits, hex, sign, text] = found;
    const next = pattern.lastIndex;
    if (brace !== undefined) yield brace === "{" ? { kind: "open" } : { kind: "close" };
    else if (word !== undefined) {
      const value = digits === undefined ? null : Number(digits);
      if (word === "bin") {
        pattern.lastIndex = next + Math.max(0, value ?? 0);
        continue;
      }
      yield { kind: "control", name: word, value };
    } else if (hex !== undefined)
      yield { kind: "bytes", text: String.fromCodePoint(Number.parseInt(hex, 16)) };
    else if (sign !== undefined) {
      if (sign === "\\" || sign === "{" || sign === "}") yield { kind: "bytes", text: sign };
      // A line feed after a backslash ends a paragraph, as \par does.
      else yield { kind: "control", name: sign === "\n" || sign === "\r" ? "par" : sign, value: null };
    } else if (text !== undefined) yield { kind: "bytes", text };
    // What reads the tokens may not read another file meanwhile: the pattern keeps the place.
    pattern.lastIndex = next;
  }
}
