import { documentOf, findThatDocument, fullName } from "./follow-up-document.js";
import { stemOf } from "./follow-up-stem.js";

const thatPlace =
  /(?<!\p{L})(?:(?:ở|tại)\s+(?:đó|đấy|nơi đó|chỗ đó)|(?:xã|phường|huyện|tỉnh|thành phố|thôn|địa phương)\s+(?:này|đó|ấy))(?!\p{L})/iu;
const thatPerson = /(?<!\p{L})(?:ông|bà|anh|chị|người|đồng chí|vị)\s+(?:này|đó|ấy|ta)(?!\p{L})/iu;
const thatThing =
  /(?<!\p{L})(?:(?:cái|việc|điều|chuyện|nội dung|nhiệm vụ|chỉ tiêu|mục tiêu|chính sách|khoản|dự án|chương trình|đợt|công trình)\s+(?:này|đó|ấy|trên)|nó)(?!\p{L})/iu;
const place =
  /(?<!\p{L})(?:(?:ở|tại|của)\s+)?(?:xã|phường|thị trấn|huyện|tỉnh|thành phố|TP\.?|thôn)\s?\p{Lu}[\p{L}.]*(?:\s+\p{Lu}\p{L}*)*|(?<=(?:ở|tại)\s)\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*/u;
const person = /(?:\p{Lu}\p{Ll}+\s+){1,3}\p{Lu}\p{Ll}+/u;

/** Fills in "that document", "that place", "he", "that": null where nothing of the kind is said. */
export function fillIn(
  question: string,
  prior: { readonly question: string; readonly answer: string },
): string | null {
  let filled = question;
  const document = findThatDocument(question);
  const cited = document === null ? null : documentOf(prior);
  if (document !== null && cited !== null) {
    filled = `${filled.slice(0, document.start)}${fullName(cited)}${filled.slice(document.end)}`;
  }
  const where = place.exec(prior.question)?.[0];
  if (where !== undefined)
    filled = filled.replace(thatPlace, () => (/^(?:ở|tại|của)/u.test(where) ? where : `ở ${where}`));
  const who = person.exec(prior.answer.split("\n")[0] ?? "")?.[0];
  if (who !== undefined) filled = filled.replace(thatPerson, () => who);
  filled = filled.replace(thatThing, () => stemOf(prior.question));
  return filled === question ? null : filled;
}
