import type { Said } from "./said.js";

const me = "(?:ban|bot|may|chatbot|ad|admin|tro ly|em)";
/** "Theo bạn", "bạn nghĩ sao": our own view is asked. */
const asksOurView = new RegExp(
  `^(?:theo|y) (?:y kien (?:cua )?|quan diem (?:cua )?|y )?${me}(?: (?:thi|thay))? |^${me} (?:nghi|thay|cam thay|danh gia|nhan xet|thich|ghet|ung ho|tin|dong y)(?: gi)?(?: .{0,80})?$|^(?:y kien|quan diem|cam nghi|suy nghi) (?:rieng )?(?:cua )?${me}(?: |$)|^${me} co (?:y kien|quan diem|thich|ghet|ung ho|yeu|tin|dong y|nghi)(?: |$)`,
  "u",
);

const power =
  "(?:dang cong san|dang csvn|dang ta|dang|nha nuoc|chinh phu|che do|chinh quyen|cong san|quoc hoi|lanh dao|lanh dao dang|nha nuoc ta|tong bi thu|chu tich nuoc|thu tuong|bac ho|ho chi minh|cong an|quan doi)";
const grammar =
  "(?:viet nam|xa|huyen|tinh|phuong|dia phuong|thon|nay|hien nay|ta|minh|nuoc ta|cua nuoc ta|cua viet nam|o viet nam|bay gio|thi|va nha nuoc)";
const judged =
  "(?:tot|gioi|xau|te|dang tin|dang ung ho|dang yeu|dan chu|doc tai|tham nhung|that bai|bat tai|ngu|dot|gia doi|lua dao|phan dong|that su vi dan|vi dan|minh bach|hay ho|trong sach)";
const tail = "(?:khong|ko|k|hay khong|hay xau|hay la|lam|qua|that|hon|nhat|a|nhi|chua|day|ha)";
/** Praise or blame of those in power, comparisons of people, whom to vote for, systems and sovereignty. */
const politics: readonly RegExp[] = [
  // "Bình đẳng giới" holds the letters of "Đảng giỏi".
  new RegExp(
    `(?:^| )(?<!binh )${power}(?: ${grammar})* (?:(?:co |thi |la |that su |qua |rat )+${judged}(?: ${tail})*|${judged}(?: ${tail})+)$`,
    "u",
  ),
  /(?:^| )(?:ai|(?:nguoi|ong|ba|lanh dao|dang|nuoc|thu tuong|chu tich|bi thu|tong bi thu|bo truong|can bo|dai bieu|vi) nao) (?:la nguoi |thi )?(?:gioi|tot|tai|kem|te|dot|ngu|xau|tham nhung|uy tin|dang tin|dep|manh|hay) (?:hon|nhat)(?= |$)(?! (?:duoc|thi|se|trong viec|ve)(?: |$))/u,
  new RegExp(
    `(?:^| )(?<!binh )${power} (?:voi|va|hay|hay la) .{2,24} (?:ai|cai nao|ben nao|nguoi nao) .{0,16}hon(?: |$)`,
    "u",
  ),
  /^(?:cong san|che do|nha nuoc|chinh quyen|dang)(?: .{0,16})? (?:xau|te|doc tai|ngu|thoi nat|an hai)(?: (?:the|vay|qua|nhi|a|khong))*$/u,
  /(?:^| )bau (?:cho )?(?:ai|ong nao|ba nao|nguoi nao)(?: |$)/u,
  /(?:^| )(?:nen|phai|se|muon) (?:bau|bo phieu|bau cu)(?: cho)? (?:ai|ong|ba|nguoi nao)(?: |$)|co nen (?:vao|theo|tin|bo|ung ho|chong) (?:dang|nha nuoc|che do)(?: |$)/u,
  /(?:^| )(?:da nguyen da dang|da dang doi lap|lat do (?:che do|chinh quyen|dang|nha nuoc)|phan dong|cong san (?:la|sap|se|that)|viet cong|nguy quyen|tam que|ba que)(?: |$)/u,
  /(?:hoang sa|truong sa|bien dong|dai loan|crimea)(?: va truong sa)? (?:la )?(?:cua|thuoc) (?:ai|nuoc nao|viet nam hay|trung quoc hay)/u,
  /(?:^| )(?:trump|biden|putin|zelensky|tap can binh)(?: .{0,30})? (?:gioi|tot|dung|sai|hay|dep|dang tin) (?:hon|khong|hay sai|nhat)(?: |$)/u,
];

/** Words of a deed or a rule: then the sentence is of the documents' matter. */
const ofDocuments =
  /(?:^| )(?:nghi quyet|quyet dinh|ke hoach|van ban|quy dinh|chi thi|ket luan|luat|xu ly|xu phat|hinh phat|toi)(?= |$)/u;

/** Whether a message asks for an opinion, or baits one about politics. */
export function asksOpinion({ matter, isMarked, text }: Said): boolean {
  // With marks, "Ban" is a committee and "theo bản" follows a copy.
  const mayMean = !isMarked || /bạn|bot|mày|trợ lý|\bad\b|\bem\b/iu.test(text);
  if (mayMean && asksOurView.test(matter)) return true;
  return !ofDocuments.test(matter) && politics.some((bait) => bait.test(matter));
}
