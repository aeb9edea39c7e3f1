import { tcvn3, vni } from "./legacy-tables.js";
import { isWellFormed } from "./orthography.js";

/** TCVN3 (ABC) of northern offices, VNI-Windows of southern ones: usual before about 2003. */
export type LegacyEncoding = "tcvn3" | "vni";

/** A combining mark of TCVN3 is one only on a vowel: "m²" is square metres, "25°" an angle. */
const vowel = /[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]/u;
const combining = /[\u0300-\u0323]/u;

/**
 * "th-êng": PDF programs turn byte 0xAD into a hyphen. It is ư again where the whole becomes a syllable and a part was
 * none; "Lao động - Thương", "KT-XH" and "Ninh-Bình" stay.
 */
function mendHyphens(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}/-])(\p{L}*)-(\p{L}*)(?![\p{L}\p{N}/-])/gu,
    (whole, left: string, right: string) => {
      const [before, after] = [left.toLowerCase(), right.toLowerCase()];
      const isWord = isWellFormed(`${before}ư${after}`) && before.length + after.length > 0;
      const isApart = (before === "" || isWellFormed(before)) && (after === "" || isWellFormed(after));
      const isLetter = left.length === 1 && right === "" && left !== before;
      return isWord && !isApart && before !== "" && !isLetter ? `${left}ư${right}` : whole;
    },
  );
}

/** Letters whose size TCVN3 tells: without a tone. */
const sized = /[A-ZĂÂÊÔƠƯĐa-zăâêôơưđ]/gu;

/**
 * "CéNG HOµ" -> "CỘNG HOÀ": capitals typed in a plain font carry small toned letters, since there are no others. A word
 * whose two or more other letters are capitals is one; a single capital ("Hµ") is in a line of capitals.
 */
function raiseCapitals(line: string): string {
  if (!/\p{Lu}{2}|\p{Lu}.\p{Lu}/u.test(line)) return line;
  const words = [...line.matchAll(/\p{L}+/gu)].map(([word]) => {
    const letters = (word.match(sized) ?? []).join("");
    const isCapital = letters === letters.toUpperCase();
    return { isCapital, count: letters.length, hasTone: letters.length < word.length };
  });
  // Abbreviations make no line of capitals: "Số 12/NĐ-CP" has no toned word of capitals.
  const clear = words.filter((word) => word.isCapital && word.count > 1);
  const small = words.filter((word) => !word.isCapital).length;
  const isCapitalLine = clear.length >= 2 && clear.some((word) => word.hasTone) && small * 4 <= clear.length;
  let at = -1;
  return line.replace(/\p{L}+/gu, (word) => {
    at += 1;
    const { isCapital = false, count = 0 } = words[at] ?? {};
    const isInside = /\p{Ll}\p{Lu}/u.test(word);
    return isCapital && (count > 1 || isCapitalLine || isInside) ? word.toUpperCase() : word;
  });
}

/** Signs that stand alone or between figures are signs ("2 × 3", "0 ¸ 15 m"); the letter they stand for is no word. */
const loneSign = /(?<=[\s\d(]|^)[×÷·¼½¾](?=[\s\d,.;)]|$)|(?<=\d\s?)¸(?=\s?\d)/gu;

function decodeTcvn3(text: string): string {
  let decoded = "";
  const signs = new Set(Array.from(text.matchAll(loneSign), ({ index }) => index));
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    const letter = signs.has(index) ? character : (tcvn3.get(character) ?? character);
    decoded += combining.test(letter) && !vowel.test(decoded.slice(-1)) ? character : letter;
  }
  return mendHyphens(decoded.normalize("NFC")).split("\n").map(raiseCapitals).join("\n");
}

function decodeVni(text: string): string {
  let decoded = "";
  for (let index = 0; index < text.length; index += 1) {
    const pair = vni.get(text.slice(index, index + 2));
    // "ì" alone is one character; a slice of length 1 at the end is looked up twice to no harm.
    if (pair !== undefined && index + 1 < text.length) {
      decoded += pair;
      index += 1;
    } else {
      const letter = text[index] ?? "";
      decoded += vni.get(letter) ?? letter;
    }
  }
  return decoded;
}

/**
 * Text typed in a legacy font, whose bytes were read as Latin-1 or Windows-1252, to Unicode: "HuyÖn ñy" -> "Huyện ủy".
 * Must come before soft hyphens are removed, before NFKC and trimming: U+00AD is the letter ư of TCVN3, "µ¸" are letters.
 * Curly quotes and dashes of Windows-1252 stay.
 * @returns NFC
 */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  const composed = text.normalize("NFC");
  return encoding === "tcvn3" ? decodeTcvn3(composed) : decodeVni(composed);
}

export interface LegacyFont {
  readonly encoding: LegacyEncoding;
  /** A font of capitals (".VnTimeH"): its letters are typed small; decode, then upper-case. */
  readonly isCapital: boolean;
}

const style = /[-, ]*(?:bold|italic|oblique|regular|roman|normal|mt|ps)$/iu;
/** Names that lost the dot of ".VnTime". */
const tcvn3Names =
  /^vn(?:time|arial|avant|aristote|bahamas|black|bodoni|book|centur|clarendon|commercial|cooper|courier|exotic|free|gothic|helv|koala|linear|lucida|memorandum|monotype|mystical|park|present|revue|rockwell|shelley|southern|stamp|teknical|univers|vogue)/iu;

/**
 * What a font's name says of the letters typed in it; null for Unicode fonts.
 * @param fontName as a .docx, .rtf or PDF has it: ".VnTimeH", "VNI-Times", "ABCDEF+VnTime,Bold"
 * @source domain notes §7: ".Vn…" fonts are TCVN3 (final H = capitals), "VNI-…" fonts are VNI
 */
export function encodingOfFont(fontName: string): LegacyFont | null {
  let name = fontName
    .replaceAll("#20", " ")
    .replace(/^["'\s]+|["'\s]+$/gu, "")
    .replace(/^[A-Z]{6}\+/u, "");
  if (/^VNI(?![a-z])|^vni[-_ ]/u.test(name)) return { encoding: "vni", isCapital: false };
  if (!/^\.vn/iu.test(name) && !/^Vn[A-Z\d]/u.test(name) && !tcvn3Names.test(name)) return null;
  while (style.test(name)) name = name.replace(style, "");
  return { encoding: "tcvn3", isCapital: name.endsWith("H") };
}

/** The letters of one run, as its font means them; Unicode runs unchanged. */
export function decodeRun(text: string, fontName: string): string {
  const font = encodingOfFont(fontName);
  if (font === null) return text;
  const decoded = decodeLegacy(text, font.encoding);
  return font.isCapital ? decoded.toUpperCase() : decoded;
}
