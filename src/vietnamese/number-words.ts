import type { Syllable } from "./syllables.js";

const digits: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
/** What is counted after a single number word; elsewhere "ba" is a father and "năm" a year. */
const counted = new Set(
  "người hộ xã phường thôn lần ngày tháng năm tuần giờ cấp ban đợt mức tiêu cơ đơn nội nhiệm huyện tỉnh bên loại nhóm bản dự công trường lớp học trăm nghìn triệu tỷ tỉ phần tổ khâu bước điều khoản".split(
    " ",
  ),
);

export interface SpokenNumber {
  readonly value: number;
  /** How many syllables it takes. */
  readonly count: number;
}

/**
 * The number that is written in words from a syllable on: "hai mươi lăm", "mười", "ba trăm năm mươi"; a single word
 * counts only before what is counted ("hai xã"). Below a thousand; marks are needed ("năm" is not "nam").
 */
export function spokenNumberAt(
  words: readonly Pick<Syllable, "marked">[],
  index: number,
): SpokenNumber | null {
  let at = index;
  let value = 0;
  const word = (): string => words[at]?.marked ?? "";
  const hundreds = digits[word()];
  if (hundreds !== undefined && words[at + 1]?.marked === "trăm") {
    value = hundreds * 100;
    at += 2;
    if (/^(?:linh|lẻ)$/u.test(word())) at += 1;
  }
  const tens = digits[word()];
  if (word() === "mười") {
    value += 10;
    at += 1;
    if (digits[word()] !== undefined && !(word() === "năm" && !counted.has(words[at + 1]?.marked ?? ""))) {
      value += digits[word()] ?? 0;
      at += 1;
    }
  } else if (tens !== undefined && words[at + 1]?.marked === "mươi") {
    value += tens * 10;
    at += 2;
    const unit = digits[word()];
    if (unit !== undefined && !/^(?:một|hai|ba|năm)$/u.test(word())) {
      value += unit;
      at += 1;
    } else if (unit !== undefined && counted.has(words[at + 1]?.marked ?? "")) {
      value += unit;
      at += 1;
    }
  } else if (tens !== undefined && (at > index || counted.has(words[at + 1]?.marked ?? ""))) {
    value += tens;
    at += 1;
  }
  return at === index ? null : { value, count: at - index };
}
