import { syllables } from "../vietnamese/syllables.js";
import { compose, unifyLookAlikes } from "../vietnamese/spelling.js";

/**
 * One spelling for comparing an answer with the strings it must hold: dates (05 tháng 6 năm 2026 = 5/6/2026), per
 * cents, round sums (1,5 triệu = 1.500.000), leading zeros, UBND and HĐND, tone places, dashes and case.
 */
export function unify(text: string): string {
  const plain = unifyLookAlikes(compose(text))
    .toLowerCase()
    .replace(/[\p{L}\p{M}]+/gu, (word) => syllables(word)[0]?.marked ?? word)
    .replace(/\s+/gu, " ");
  return plain
    .replace(/ủi ban nhân dân|ủy ban nhân dân/gu, "ubnd")
    .replace(/hội đồng nhân dân/gu, "hđnd")
    .replace(/(\d+) tháng (\d+)(?: năm |\/)(\d{4})/gu, "$1/$2/$3")
    .replace(/(\d+) tháng (\d+)/gu, "$1/$2")
    .replace(/ ?(?:phần trăm|%)/gu, "%")
    .replace(/(?<=\d)\.(?=\d{3}(?!\d))/gu, "")
    .replace(
      /(\d+)(?:,(\d+))? (nghìn|ngàn|triệu|tỉ|tỷ)(?!\p{L})/gu,
      (_, whole: string, part: string | undefined, unit: string) => {
        const zeros = unit === "triệu" ? 6 : unit === "nghìn" || unit === "ngàn" ? 3 : 9;
        return whole + (part ?? "").padEnd(zeros, "0");
      },
    )
    .replace(/(?<![\d,.])0+(?=\d)/gu, "")
    .replace(/[^\p{L}\p{N}%/,.-]+/gu, " ")
    .trim();
}

/** Whether `text` holds `wanted` as whole words and whole numbers, both in one spelling. */
export function holds(text: string, wanted: string): boolean {
  const within = unify(text);
  const key = unify(wanted);
  if (key === "") return true;
  for (let at = within.indexOf(key); at >= 0; at = within.indexOf(key, at + 1)) {
    const before = within[at - 1] ?? " ";
    const after = within.slice(at + key.length, at + key.length + 2);
    const wholeBefore = !/[\p{L}\p{N}]/u.test(before) || !/[\p{L}\p{N}]/u.test(key[0] ?? "");
    const wholeAfter = !/^[\p{L}\p{N}]/u.test(after) && !(/\d$/u.test(key) && /^[.,]\d/u.test(after));
    if (wholeBefore && wholeAfter) return true;
  }
  return false;
}
