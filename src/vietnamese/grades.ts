import { syllables } from "./syllables.js";

/**
 * Official terms that name another thing than their shorter half: a commune may be "nông thôn mới" for years before it
 * is "nông thôn mới nâng cao" (decision 318/QĐ-TTg of 2022), and a "hộ cận nghèo" is no "hộ nghèo". A question that
 * holds one is only answered by a passage that holds it too.
 */
const graded =
  "nông thôn mới nâng cao|nông thôn mới kiểu mẫu|nông thôn mới thông minh|đô thị văn minh|cận nghèo|mới thoát nghèo|khuyết tật đặc biệt nặng|khuyết tật nặng|chuẩn quốc gia mức độ 1|chuẩn quốc gia mức độ 2|đặc biệt khó khăn|công chức cấp xã|công chức cấp huyện|công chức cấp tỉnh|cấp huyện|cấp tỉnh|cấp xã|trung cấp|cao cấp|tiểu học|trung học cơ sở|trung học phổ thông|mầm non";

const keys = graded
  .split("|")
  .map((term) => syllables(term))
  .toSorted((one, other) => other.length - one.length);

/** Where graded terms stand in a question's syllables, the longest first, never overlapping. */
export function findGrades(
  words: readonly { readonly marked: string; readonly bare: string }[],
  marked: boolean,
): { readonly first: number; readonly count: number }[] {
  const key = marked ? "marked" : "bare";
  const found: { first: number; count: number }[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const term = keys.find((parts) => parts.every((part, step) => words[index + step]?.[key] === part[key]));
    // Without marks "báo cáo cấp trên" holds "cao cấp".
    if (term === undefined || (term[0]?.bare === "cao" && words[index - 1]?.bare === "bao")) continue;
    found.push({ first: index, count: term.length });
    index += term.length - 1;
  }
  return found;
}
