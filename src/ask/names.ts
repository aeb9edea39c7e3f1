import type { Syllable } from "../vietnamese/syllables.js";
import { openedSyllables } from "../vietnamese/abbreviations.js";
import { findProvinces } from "../vietnamese/places.js";
import { framePhrases } from "../vietnamese/stopwords.js";

/** A run of the question's syllables that is a proper name. */
export interface NameRun {
  readonly first: number;
  readonly count: number;
  /** The marks of its usual spelling, where that is known. */
  readonly usual?: readonly string[];
}

const unitWords = new Set(
  "xã|phường|huyện|quận|tỉnh|thôn|ấp|bản|làng|phố|đường|chợ|chùa|đền|đình|hồ|sông|ông|bà|anh|chị|trấn|trường".split(
    "|",
  ),
);

/** Capitalised first words that are common nouns or titles: they do not open a name. */
const titles =
  /^(?:ông|bà|anh|chị|cô|chú|bác|đồng|chí|xã|phường|huyện|quận|tỉnh|thôn|thị|trấn|thành|phố|đường|chợ|sở|phòng|ban|bộ|ủy|uỷ|nghị|quyết|quy|kế|chỉ|kết|luật|bí|chủ|phó|hội|công|đảng|đại|tháng|ngày|năm|quý|khi|ai|những|các|có|người|cơ|ở|tại|theo|ngành|văn|nhà|nước|vụ|thủ|giám|trưởng|tết|vắc|bao|số|giá|ubnd|hđnd|học|đất|dân|huyện|đến|cách|nhiệm|kinh|diện|phường|mỗi|vé|hạ)$/u;

/** Single words that open a sentence and are capitalised for that alone. */
const frameWords = new Set(
  framePhrases
    .filter((phrase) => phrase.length === 1)
    .flatMap((phrase) => openedSyllables(phrase.join(" ")).map(({ marked }) => marked)),
);

function isCapitalised(text: string, word: Syllable): boolean {
  const written = text.slice(word.start, word.end);
  const first = written[0] ?? "";
  return first !== first.toLowerCase() && (written.length === 1 || written !== written.toUpperCase());
}

/**
 * Proper names of a question: two or more capitalised syllables in a row, one after a unit word ("xã Nhị"), and
 * provinces in any case. All-capital words are abbreviations, not names.
 * @param text the question the syllables' offsets belong to
 */
export function findNames(
  text: string,
  words: readonly Syllable[],
): { names: readonly NameRun[]; provinces: readonly string[] } {
  const anyCapital = words.some((word, index) => index > 0 && isCapitalised(text, word));
  const provinces = findProvinces(words.map((word) => word.bare)).filter(({ first, count }) => {
    const run = words.slice(first, first + count);
    return !anyCapital || run.every((word) => text[word.start] !== text[word.start]?.toLowerCase());
  });
  const runs: NameRun[] = provinces.map(({ first, count, marked }) => ({ first, count, usual: marked }));
  const taken = new Set(
    runs.flatMap(({ first, count }) => Array.from({ length: count }, (_, step) => first + step)),
  );
  for (let index = 0; index < words.length; index += 1) {
    let count = 0;
    for (;;) {
      const word = words[index + count];
      const previous = words[index + count - 1];
      if (word === undefined || taken.has(index + count) || !isCapitalised(text, word)) break;
      if (count > 0 && previous !== undefined && !/^\s+$/u.test(text.slice(previous.end, word.start))) break;
      // "Xin C/O mẫu D": a single letter is a sign, no syllable of a name.
      if (/^[b-df-hj-np-tv-xz]$/iu.test(text.slice(word.start, word.end))) break;
      count += 1;
    }
    if (count === 0) continue;
    let first = index;
    let length = count;
    const opens = (word: string): boolean => titles.test(word) || (first === 0 && frameWords.has(word));
    while (length > 0 && opens(words[first]?.marked ?? "")) {
      first += 1;
      length -= 1;
    }
    const afterUnit = unitWords.has(words[first - 1]?.marked ?? "");
    if (length >= 2 || (length === 1 && afterUnit && first > 0)) runs.push({ first, count: length });
    index += count - 1;
  }
  return { names: runs, provinces: provinces.map((province) => province.key) };
}
