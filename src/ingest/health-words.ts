import { isWellFormed } from "../vietnamese/orthography.js";

/**
 * What one word says of the text it stands in. "neutral": codes, abbreviations, list letters, which say nothing.
 * "foreign": words no Vietnamese syllable can be, but another language's can.
 */
export type WordKind = "good" | "bad" | "foreign" | "neutral";

/** Syllables without a first consonant that are words. Others ("ết", "ội") are what is left of a word cut in two. */
const bareRhymes = new Set(
  (
    "ai ái ải am ám ảm an án ản ang áng anh ánh ảnh ành ao áo ảo ào ác ách áp ạt au áy ăn ắn ăng ẳng ắc ắp ắt âm ấm ầm ẩm ậm ân ấn ẩn " +
    "ấp ập ất âu ấu ẩu ầu ấy ây em ém én eo ẽo ẻo èo éo ép ẹp êm ếch ếm êu ích ịch im ỉm in ín inh ít ịt ỉu oa oà òa óa oách oai oái oải " +
    "oan oán oản oanh oang oàng oe oi óc óc ọc om on ong óng ỏng óp ọp ót ổi ối ôi ốc ôm ốm ôn ổn ồn ông ổng ống ồ ồng ốp ộp ổ " +
    "ơi ơn ớn ớt ui úi ủi um ùm úm un ùn ung úng ủng ùng úp út ụt uất ung uế uy ủy uỷ úy uỳnh uỵch uyên uyển uống uổng uốn ước " +
    "ươm ướm ươn ưỡn ương ướp ướt ưa ứa ừa ưng ứng ừng ửng ức ực ưu ứ ừ yêu yếu yểu yểm yếm yên yến yết yêng úc út ủa"
  ).split(" "),
);
/** Words of one letter that are common; the others stand alone only where a word was cut. */
const oneLetter = new Set(["ở", "ý", "y", "ô", "ổ", "à", "á", "ủ", "u"]);
/** Words after which a single letter names something: "điểm b", "mẫu a", "b, c và d". */
const beforeLetter = new Set(
  "điểm khoản mẫu biểu nhóm loại hạng mục lớp lục bước bảng hình tổ khu lô và hoặc đến từ vitamin hệ số".split(
    " ",
  ),
);
const besideLetter = /[()[\].,:;/\-"“”'’=<>×*%_+&|–—]/u;

/**
 * A letter alone: a name ("điểm b", "x = 2", "6 m"), a word ("ở"), or what is left of a word.
 * @param before the word in front of it; "" at the head of a line
 */
export function kindOfLetter(line: string, at: number, before: string): WordKind | "stray" {
  const letter = line[at] ?? "";
  if (letter !== letter.toLowerCase() || /\d/u.test(letter)) return "neutral";
  if (besideLetter.test(line[at + 1] ?? " ") || besideLetter.test(line[at - 1] ?? " ")) return "neutral";
  if (oneLetter.has(letter)) return "good";
  const isNamed = /\d/u.test(before) || /^\p{Lu}*$/u.test(before) || beforeLetter.has(before.toLowerCase());
  return isNamed ? "neutral" : "stray";
}

const vowels = "[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿăĩũơưœạ-ỹ]";
const vowelGroups = new RegExp(`${vowels}+`, "gu");
const consonantGroup = new RegExp(`[^aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿăĩũơưœạ-ỹ]{5,}`, "u");
const vietnameseOnly = /[ăđĩũơưạ-ỹ]/u;
const startsWithVowel = new RegExp(`^${vowels}`, "u");
/** Short English and French words: a line full of them is an annex in that language. */
const foreignShort = new Set(
  "the of and for is with by shall which this that are from as at be or its not all will must may each such any if it ed was has have been into than per been le les et des du en au aux un une sur par est dans pour".split(
    " ",
  ),
);

/** Whether a word is one of those by which another language is told. */
export function isForeignShort(lower: string): boolean {
  return foreignShort.has(lower);
}

/** "06", "1a", "A4", "QH15", "H5N1", "QĐ", "NTM", "IV", "QĐi", "CTrHĐ", "kWh", "VNeID". */
const code =
  /^(?:\d+\p{L}{0,4}\d*|\p{L}{1,6}\d+\p{L}?\d*|\p{Lu}{2,10}s?|\p{Ll}?\p{Lu}{2,6}\p{Ll}{1,2}\p{Lu}{0,6}|\p{Lu}?\p{Ll}{1,2}\p{Lu}{1,6}\p{Ll}{0,2})$/u;

/**
 * Sorts one written word of two letters or more.
 * @param written NFC letters, digits and signs that legacy text has for letters, in any case
 */
export function kindOfWord(written: string): WordKind {
  const lower = written.toLowerCase();
  if (isWellFormed(lower)) return startsWithVowel.test(lower) && !bareRhymes.has(lower) ? "bad" : "good";
  if (code.test(written)) return "neutral";
  const groups = lower.match(vowelGroups)?.length ?? 0;
  if (groups > 1 && !vietnameseOnly.test(lower) && /^\p{L}+$/u.test(lower) && !consonantGroup.test(lower))
    return "foreign";
  return "bad";
}
