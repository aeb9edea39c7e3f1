import { type Passage, placeOf } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import { asksDoer } from "./asked-for.js";
import type { AskedFor, Question } from "./question.js";

/** Offices and organs that a list of duties is headed by: "3. Sở Tài chính", "Công an tỉnh:". */
const subjectPattern =
  /^(?:[\divxlc]{1,5}[.)/-]?\d*[.)]?\s*|[a-zđ]\)\s*|[-+]\s*)?(?:đề nghị\s+|giao\s+|trách nhiệm (?:của )?|yêu cầu\s+)*(?:các\s+)?(?:ubnd|hđnd|ủy ban|uỷ ban|hội đồng|sở|phòng|ban|bộ|công an|chi cục|cục|trung tâm|văn phòng|đảng|huyện ủy|tỉnh ủy|thành ủy|ngân hàng|bảo hiểm|kho bạc|thanh tra|viện|trường|hội|đoàn|liên đoàn|mặt trận|thuế|đài|báo|thủ trưởng|chủ tịch|giám đốc|xã|phường|địa phương|cơ quan|đơn vị|bch|cấp ủy)(?!\p{L})/iu;

/** The passage above a list that holds the words opening it; null outside a list and for that passage itself. */
function headAbove({ documentId, start, opener }: Passage, index: OpenedIndex): Passage | null {
  if (opener === null || opener.start === start) return null;
  return (
    index.passages(documentId).find((sibling) => sibling.start < opener.end && sibling.end > opener.start) ??
    null
  );
}

/**
 * The passage that names who a duty belongs to, when it stands in the line above its list and not in the duty itself.
 * Null where the list is not headed by an office.
 */
export function subjectOf(passage: Passage, index: OpenedIndex): Passage | null {
  const head = headAbove(passage, index) ?? headingAbove(passage, index);
  return head !== null && head.text.length <= 300 && subjectPattern.test(head.text) ? head : null;
}

/** The heading right above a passage, as a passage of its own: "4. Công an tỉnh" above its duties; null where there is none. */
export function headingAbove({ documentId, start, headings }: Passage, index: OpenedIndex): Passage | null {
  const heading = headings.at(-1);
  if (heading === undefined) return null;
  return (
    index
      .passages(documentId)
      .findLast(
        (sibling) =>
          sibling.kind === "heading" && sibling.start < start && sibling.text.includes(heading.slice(0, 80)),
      ) ?? null
  );
}

/** "Bí thư huyện ủy yêu cầu các cấp ủy, chính quyền các cấp thực hiện một số nhiệm vụ sau:" */
const charges =
  /(?<!\p{L})(?:yêu cầu|giao|đề nghị|phân công|chỉ đạo) (?:các )?(?:cấp ủy|chính quyền|ubnd|ủy ban|uỷ ban|sở|phòng|ban|công an|đảng|chi bộ|cơ quan|đơn vị|địa phương|tổ chức|ngành|xã|phường)(?!\p{L})/iu;

/** The lead-in that says who charges whom with the duties below it, where a question asks just that; null else. */
export function chargeOf(passage: Passage, index: OpenedIndex, question: Question): Passage | null {
  // Who leads or answers for a duty is told only in those words.
  if (!asksDoer(question.text) || /chủ trì|phụ trách/iu.test(question.text)) return null;
  const head = headAbove(passage, index);
  return head !== null && /:\s*$/u.test(head.text) && charges.test(head.text) ? head : null;
}

/** Label lines that plans write under a task, by what they tell ("Cơ quan chủ trì: …", "Thời gian thực hiện: …"). */
const labels: Readonly<Partial<Record<AskedFor, RegExp>>> = {
  organization:
    /^[-+*\s]*(?:(?:cac )?(?:co quan|don vi|so|phong|to chuc)|chu tri|phoi hop|phan cong)(?: \w+){0,6}\s*:/u,
  person: /^[-+*\s]*(?:(?:cac )?(?:co quan|don vi|nguoi|dong chi)|chu tri|phan cong)(?: \w+){0,6}\s*:/u,
  date: /^[-+*\s]*(?:[a-z]\)\s*)?(?:thoi gian|thoi han|tien do|han|thoi diem)(?: \w+){0,4}\s*:/u,
  duration: /^[-+*\s]*(?:[a-z]\)\s*)?(?:thoi gian|thoi han|tien do)(?: \w+){0,4}\s*:/u,
  place: /^[-+*\s]*(?:[a-z]\)\s*)?(?:dia diem|dia ban|noi|khu vuc|pham vi)(?: \w+){0,4}\s*:/u,
  funding: /^[-+*\s]*(?:nguon )?(?:kinh phi|von)(?: \w+){0,4}\s*:/u,
  money:
    /^[-+*\s]*(?:du toan |tong )?(?:kinh phi|muc thu|muc phi|muc chi|muc ho tro|don gia)(?: \w+){0,4}\s*:/u,
};
const supporting = /phoi hop/u;
/** How many passages further such a line may stand. */
const labelReach = 5;

/** Whether a passage is itself such a label line: "Cơ quan tổ chức lập quy hoạch: Ban Quản lý …". */
export function isLabelled(passage: Passage, askedFor: AskedFor): boolean {
  const unnumbered = (text: string): string =>
    foldKeepingOffsets(text).replace(/^(?:[a-z]\)|(?:[\divx]+\.)+|dieu \d+\.)\s*/u, "");
  const text = unnumbered(passage.text);
  const pattern = labels[askedFor];
  if (pattern === undefined || /:\s*$/u.test(text)) return false;
  // "1. Thời gian thực hiện" as the heading right above labels it as well.
  return (
    pattern.test(text) ||
    pattern.test(`${unnumbered(passage.headings.at(-1) ?? "").replace(/\s*:?\s*$/u, "")}:`)
  );
}

/** The label line under a task that tells what is asked; null where there is none before the next task. */
export function labelOf(
  passage: Passage,
  askedFor: AskedFor,
  index: OpenedIndex,
  question: Question,
): Passage | null {
  const pattern = labels[askedFor];
  if (pattern === undefined) return null;
  const siblings = index.passages(passage.documentId);
  const place = placeOf(siblings, passage);
  for (const sibling of siblings.slice(place + 1, place + 1 + labelReach)) {
    if (sibling.kind === "heading" || sibling.headings.join("\n") !== passage.headings.join("\n"))
      return null;
    const label = pattern.exec(foldKeepingOffsets(sibling.text))?.[0];
    // Who leads and who helps stand on lines of their own: the one the question asks for.
    if (label !== undefined && supporting.test(label) === question.bare.join(" ").includes("phoi hop"))
      return sibling;
  }
  return null;
}

/** How far after a passage its paragraph may go on to tell the rest. */
const continuations = 3;

/**
 * The passage that goes on with the same paragraph, or the first item under a lead-in, and tells what this one leaves
 * open: "… giao Bộ Nội vụ chủ trì; … báo cáo Chính phủ trước ngày 30 tháng 11". Null where none does.
 */
export function continuationOf(
  passage: Passage,
  index: OpenedIndex,
  tellsKind: (text: string) => boolean,
): Passage | null {
  const siblings = index.passages(passage.documentId);
  const place = placeOf(siblings, passage);
  const isLeadIn = /:\s*$/u.test(passage.text);
  for (const sibling of siblings.slice(place + 1, place + 1 + continuations)) {
    const goesOn = sibling.parent.start === passage.parent.start || (isLeadIn && sibling.opener !== null);
    if (!goesOn || sibling.kind === "heading") return null;
    if (tellsKind(sibling.text)) return sibling;
  }
  return null;
}

/**
 * The items that a passage introduces; empty where it introduces none, or where it goes on into the first of them
 * ("Tham dự có đồng chí A; đồng chí B") and so says something itself.
 */
export function itemsUnder(passage: Passage, index: OpenedIndex): readonly Passage[] {
  return index
    .passages(passage.documentId)
    .filter(
      ({ opener, start }) =>
        opener !== null &&
        start > passage.start &&
        opener.start >= passage.start &&
        opener.start < passage.end &&
        passage.end <= opener.end + 2,
    );
}

/** The items of the list that a passage belongs to, the one that holds the opener's words itself among them. */
export function listOf(passage: Passage, index: Pick<OpenedIndex, "passages">): readonly Passage[] {
  const { opener } = passage;
  if (opener === null) return [];
  return index.passages(passage.documentId).filter((sibling) => {
    if (sibling.kind === "heading") return false;
    const same = sibling.opener?.start === opener.start && sibling.opener.end === opener.end;
    const opens = sibling.start <= opener.start && sibling.end > opener.end + 2 && opener.start < sibling.end;
    return (same && sibling.end > opener.end + 2) || opens;
  });
}
