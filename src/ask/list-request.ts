import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { TimeMention } from "../vietnamese/dates.js";
import { readSaid } from "./said.js";

/** A question for the documents themselves: how many there are, which, the newest. */
export interface ListRequest {
  /** Loại văn bản as documents bear it; null = any. */
  readonly kind: string | null;
  readonly wanted: "all" | "newest" | "oldest";
  /** Whose documents, as said ("UBND tỉnh Nghệ An"), without marks; null = anybody's. */
  readonly issuer: string | null;
}

/** What people call documents of any kind. */
const anyKind = "van ban|tai lieu|giay to|cong van giay to";
const kinds: Readonly<Record<string, string>> = Object.fromEntries(
  "nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|chương trình|quy định|thông báo|báo cáo|công văn|hướng dẫn|tờ trình|đề án|quy chế|nghị định|thông tư|luật|bản tin|tin"
    .split("|")
    .map((kind) => [foldKeepingOffsets(kind), kind === "bản tin" ? "tin" : kind]),
);
const kindWords = [...anyKind.split("|"), ...Object.keys(kinds)]
  .toSorted((one, other) => other.length - one.length)
  .join("|");

const count = "bao nhieu|may|so luong|tong so|tong cong|dem|thong ke|duoc may";
const list =
  "liet ke|ke ten|ke ra|ke|danh sach|danh muc|nhung|cac|nao|gi|nhung gi|xem|tat ca|toan bo|het|nhung cai nao|cai nao|co khong";
const newest =
  "moi nhat|gan day nhat|gan nhat|moi ban hanh|moi duoc ban hanh|moi ra|moi co|vua ra|vua ban hanh|vua duoc ban hanh|moi day|gan day|cuoi cung|moi";
const oldest = "cu nhat|lau nhat|dau tien|som nhat";
/** What may stand beside them without asking for anything else. */
const filling =
  "hay|xin|vui long|lam on|cho|toi|em|minh|tui|con|chau|anh|chi|ban|bot|ad|admin|biet|hien|hien co|hien nay|hien tai|hien hanh|dang co|dang|co|o day|trong|kho|trong kho|trong do|du lieu|he thong|da|duoc|ban hanh|ra|la|la gi|vay|roi|a|the|nhi|nhe|nha|voi|di|ra day|luu|luu tru|cua bot|cua ban|thi|va|mot|cai|ten|ten la|gom|bao gom|khong|nua|so|day";

const phrases = (words: string): string =>
  words
    .split("|")
    .toSorted((one, other) => other.length - one.length)
    .join("|");
const covered = new RegExp(
  `^(?:(?:${phrases([kindWords, count, list, newest, oldest, filling].join("|"))})(?: |$))+$`,
  "u",
);
const holds = (words: string): RegExp => new RegExp(`(?:^| )(?:${phrases(words)})(?: |$)`, "u");
const [counts, lists, wantsNewest, wantsOldest] = [count, list, newest, oldest].map(holds);
const named = holds(kindWords);
/** "Trong kho có gì?": of documents, though no word says so. */
const ofStore = /(?:^| )(?:kho|du lieu|he thong)(?: |$)/u;
const issued =
  /^(.*?)(?: |^)(?:(?:do|cua) (.{3,60}?)(?: (?:da )?ban hanh)?)(?= co (?:nhung|cac|bao nhieu|may)| (?:la|gom) |$)(.*)$/u;

/**
 * Reads a question for documents as such. Every word must be one of those that such questions are made of: a single
 * other one ("nghị quyết nào nói về đất đai") makes it a question for what stands in them.
 * @param text the question, marks restored
 * @param times what it says of time: those words are a limit, not a matter
 */
export function readListRequest(text: string, times: readonly TimeMention[]): ListRequest | null {
  let open = text;
  for (const { start, end } of times.toReversed()) open = `${open.slice(0, start)} ${open.slice(end)}`;
  const said = readSaid(open)
    .matter.replace(/(?:^| )(?:trong|vao|tu|cua) (?:nam|thang|quy|ngay)?(?= |$)(?= *$)/u, " ")
    .replace(/(?:^| )(?:nam|thang|quy|ngay)(?= |$)/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const parts = issued.exec(said);
  const [issuer, rest] =
    parts === null || /^(?:bot|ban)(?: |$)/u.test(parts[2] ?? "")
      ? [null, said]
      : [parts[2] ?? null, `${parts[1] ?? ""} ${parts[3] ?? ""}`.replace(/\s+/gu, " ").trim()];
  const kind = named.exec(rest)?.[0].trim();
  if (kind === undefined && !(ofStore.test(rest) && lists?.test(rest))) return null;
  const asks = [counts, lists, wantsNewest, wantsOldest].some((cue) => cue?.test(rest));
  // "Nghị quyết", "chương trình": a bare word asks nothing.
  if (!asks && issuer === null && times.length === 0) return null;
  if (!covered.test(rest)) return null;
  return {
    kind: kinds[kind ?? ""] ?? null,
    wanted: wantsOldest?.test(rest) ? "oldest" : wantsNewest?.test(rest) ? "newest" : "all",
    issuer,
  };
}
