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
      return isWord && !isApart && before !== "" ? `${left}ư${right}` : whole;
    },
  );
}

/**
 * "CéNG HOµ" -> "CỘNG HÒA": capitals typed in a plain font carry small toned letters, since there are no others. A word
 * of capitals else is one; a single capital ("Hµ") is when a neighbour is.
 */
function raiseCapitals(text: string): string {
  if (!/\p{Lu}/u.test(text)) return text;
  return text
    .split(/(?<=\n)/u)
    .map((line) => {
      const words = [...line.matchAll(/\p{L}+/gu)].map(([word]) => word);
      const plain = words.map((word) => word.replace(/[^A-Za-z]/gu, ""));
      const isCapital = plain.map((letters) => letters.length > 1 && letters === letters.toUpperCase());
      let at = -1;
      return line.replace(/\p{L}+/gu, (word) => {
        at += 1;
        const letters = plain[at] ?? "";
        const isLikeNeighbour = isCapital[at - 1] === true || isCapital[at + 1] === true;
        const isRaised = isCapital[at] === true || (isLikeNeighbour && letters === letters.toUpperCase());
        return isRaised ? word.toUpperCase() : word;
      });
    })
    .join("");
}

function decodeTcvn3(text: string): string {
  let decoded = "";
  for (const character of text) {
    const letter = tcvn3.get(character) ?? character;
    decoded += combining.test(letter) && !vowel.test(decoded.slice(-1)) ? character : letter;
  }
  return raiseCapitals(mendHyphens(decoded.normalize("NFC")));
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
