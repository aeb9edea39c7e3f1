/**
 * Letters of TCVN3 (fonts ".VnTime"; ISO name VSCII, TCVN 5712:1993) by byte, read down from 0x80. The lower case is
 * what documents hold: these fonts have no toned capitals, so "Ủ" is typed as "ñ" in a capitals font. The capitals of
 * the full standard stand here too, where C1 controls and free places of Latin-1 are.
 * @source glibc iconv's TCVN5712-1; the test compares
 */
const tcvn3Rows = [
  "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ", // 80
  "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ", // 90
  "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ", // a0; 0xad = ư is U+00AD, the soft hyphen
  "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ", // b0
  "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ", // c0
  "éẹềểễếệìỉỄẾỒĩíịò", // d0
  "Ổỏõóọồổỗốộờởỡớợù", // e0
  "ỖủũúụừửữứựỳỷỹýỵỐ", // f0
].map((row) => row.split(""));

/** One character of Latin-1 to one of Unicode Vietnamese. U+03BC is what NFKC makes of U+00B5. */
export const tcvn3: ReadonlyMap<string, string> = new Map([
  ...tcvn3Rows.flatMap((row, high) =>
    row.map((letter, low): [string, string] => [String.fromCharCode(0x80 + high * 16 + low), letter]),
  ),
  ["\u03bc", "à"],
]);

/** Combining marks in the order of the mark rows below: grave, acute, hook, tilde, dot. */
const tones = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];

/** VNI-Windows marks a letter by a second character: plain tones, circumflex and breve alone or with a tone. */
const vniMarks: readonly (readonly [string, readonly string[]])[] = [
  ["øùûõï", tones],
  ["â", ["\u0302"]],
  ["àáåãä", tones.map((tone) => `\u0302${tone}`)],
  ["ê", ["\u0306"]],
  ["èéúüë", tones.map((tone) => `\u0306${tone}`)],
];
/** Letters that are one character in VNI; ơ and ư take a tone as second character. */
const vniLetters: readonly (readonly [string, string])[] = [
  ["ô", "ơ"],
  ["ö", "ư"],
  ["ì", "ì"],
  ["í", "í"],
  ["æ", "ỉ"],
  ["ó", "ĩ"],
  ["ò", "ị"],
  ["î", "ỵ"],
  ["ñ", "đ"],
];

function fillVni(): Map<string, string> {
  const table = new Map<string, string>();
  const add = (written: string, letter: string): void => {
    table.set(written, letter);
    // Capitals are 0x20 lower; the mark of a capital is found in either case.
    const [base = "", mark = ""] = written;
    table.set(base.toUpperCase() + mark.toUpperCase(), letter.toUpperCase());
    table.set(base.toUpperCase() + mark, letter.toUpperCase());
    table.set(base + mark.toUpperCase(), letter);
  };
  for (const [written, letter] of vniLetters) add(written, letter);
  for (const base of ["a", "e", "o", "u", "y", "ô", "ö"]) {
    const letter = new Map(vniLetters).get(base) ?? base;
    for (const [marks, meant] of vniMarks) {
      for (const [index, mark] of marks.split("").entries()) {
        const composed = `${letter}${meant[index] ?? ""}`.normalize("NFC");
        // What does not compose is no letter of Vietnamese: "u" with a circumflex.
        if (composed.length === 1 && /[a-zạ-ỹăâđêôơưàáãèéìíĩòóõùúũý]/u.test(composed))
          add(base + mark, composed);
      }
    }
  }
  return table;
}

/** One or two characters of Latin-1 to one of Unicode Vietnamese. */
export const vni: ReadonlyMap<string, string> = fillVni();
