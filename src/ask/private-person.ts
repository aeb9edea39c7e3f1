import type { OpenedIndex } from "../search/opened.js";
import { foldKeepingOffsets, hasMarks } from "../vietnamese/syllables.js";
import { bareWords, type NamedPerson, peopleIn } from "./people-named.js";

/** Before a name these make it one of a place, a school, a firm, a king … */
const notPeople =
  /(?:^| )(?:truong|thcs|thpt|tieu hoc|mam non|duong|pho|ngo|hem|cau|cho|cong vien|khu|benh vien|tram|cong ty|tnhh|doanh nghiep|hop tac xa|htx|quy|giai|xa|phuong|huyen|thi tran|thon|ap|ban|lang|di tich|bao tang|nha luu niem|den|dinh|mieu|chua|lang mo|hoc bong|toa nha|du an|to dan pho|chi bo|vua|hoang de|danh tuong|tuong quan|nha tho|nha van|nhac si|thien su|chuong trinh)$/u;

/** "Chủ tịch xã Lê Thị Bình" is a person, "xã Trần Phú" a place. */
const officeOfPlace =
  /(?:^| )(?:chu tich|bi thu|can bo|cong chuc|cong an|truong|giam doc|lanh dao|dai bieu)(?: (?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|mat tran|hoi|doan))? (?:xa|phuong|huyen|thi tran|thon|ap|ban|khu pho|tinh)$/u;

/** What belongs to a person's own life. */
const own: readonly RegExp[] = [
  /(?:^| )(?:dia chi (?:nha|rieng|thuong tru|o)?|noi o|cho o|nha rieng|noi cu tru|ho khau|thuong tru|tam tru|(?<!que )song o dau|(?<!que )o dau|o thon nao|o xa nao|o cho nao|cu tru o dau|sinh song o dau|nha o dau|nha (?:cua )?(?:ong|ba|anh|chi|co|chu|bac|em))(?: |$)/u,
  /(?:^| )(?:cccd|cmnd|cmt|can cuoc|chung minh (?:nhan dan|thu)|so dinh danh|ho chieu|ma so thue|so bao hiem|ma so bhxh|bien so xe)(?: |$)/u,
  /(?:^| )(?:thu nhap|(?<!luc |chat |so |san |doi )luong(?! thuc)|tai san|so tai khoan|stk|tai khoan ngan hang|no (?:ngan hang|thue|ai|bao nhieu|xau|nan)|dang no|vay bao nhieu|co giau|giau co|ngheo khong|ho ngheo|can ngheo|duoc (?:nhan|huong|linh) (?:tro cap|bao nhieu|ho tro)|dong thue)(?: |$)/u,
  /(?:^| )(?:bi benh|benh gi|benh tat|benh an|suc khoe|hiv|ung thu|tam than|mang thai|co thai|nhom mau|khuyet tat|nghien|cai nghien|nam vien|xet nghiem)(?: |$)/u,
  /(?:^| )(?:vo|(?<!phong )chong|con cai|con gai|con trai|bo me|cha me|me de|gia dinh|may con|ly hon|ly di|ket hon voi ai|da ket hon|nguoi yeu|ngoai tinh|hon nhan|doc than)(?: |$)/u,
  /(?:^| )(?:tien an|tien su|tien su|an tich|di tu|bi bat|bi phat|bi khoi to|pham toi|toi gi|toi pham|ly lich|vi pham gi|bi to cao|bi kien|kien ai)(?: |$)/u,
  /(?:^| )(?:dat (?:cua|dai cua)|bao nhieu dat|may (?:lo|thua|sao|ha|mieng) dat|so do cua|so hong cua|thua dat cua|nha dat cua|co dat|dung ten dat)(?: |$)/u,
  /(?:^| )(?:ton giao gi|theo dao gi|xu huong|ngoai hinh)(?: |$)/u,
];
/** How a holder of an office is reached in it, and what is told of him when he takes it: public for him alone. */
const ofOffice: readonly RegExp[] = [
  /(?:^| )(?:so dien thoai|sdt|so dt|dien thoai|so may|zalo|facebook|email|so lien lac|cach lien lac|lien he voi)(?: |$)/u,
  /(?:^| )(?:ngay sinh|ngay thang nam sinh|sinh ngay nao|sinh nam nao|bao nhieu tuoi|may tuoi|dan toc gi|que quan|que o dau|que o|que)(?: |$)/u,
];

/** Words of an office near a name make its bearer an office-holder. */
const office =
  /(?:^| )(?:bi thu|chu tich|giam doc|truong phong|truong ban|chanh van phong|chanh thanh tra|cuc truong|hieu truong|bo truong|thu truong|thu tuong|uy vien|tinh uy vien|chi huy truong|truong cong an|truong thon|doi truong|tong bien tap|dai bieu|thuong truc|truong doan|pho doan|pho chu nhiem|chu nhiem|to truong|vien truong|chanh an|quyen|dau moi|lanh dao|cong chuc|chuyen vien|tm|kt|tl)(?: |$)/u;
/** How far from a name its office may stand, in letters. */
const nearby = 90;

const plain = (text: string): string =>
  foldKeepingOffsets(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Words that may stand between a person and what is asked of him: "của ông …", "… hiện đang". */
const mostBetween = 3;

/** Whether the asked part stands beside the person: another sentence's "lương" is not his. */
function isOf(part: RegExp, words: string, { from, to }: NamedPerson): boolean {
  const wordsBefore = (end: number): number => words.slice(0, end).split(" ").filter(Boolean).length;
  return [...words.matchAll(new RegExp(part, "gu"))].some(({ 0: found, index }) => {
    const first = wordsBefore(index + (found.startsWith(" ") ? 1 : 0));
    const last = first + found.trim().split(" ").length;
    return first > from ? first - to <= mostBetween : last <= from && from - last <= mostBetween;
  });
}

/** Most passages looked at for a name. */
const passagesLooked = 24;

/** Whether a document names this person in an office, or has it signed by him. */
async function holdsOffice(person: string, index: OpenedIndex): Promise<boolean> {
  if (index.documents.some(({ signer }) => signer !== null && ` ${plain(signer)} `.includes(` ${person} `)))
    return true;
  const hits = await index.search(person, { limit: passagesLooked, mode: "lexical", isRead: true });
  return hits.some(({ passageId }) => {
    const text = ` ${plain(index.passage(passageId)?.text ?? "")} `;
    for (let at = text.indexOf(` ${person} `); at >= 0; at = text.indexOf(` ${person} `, at + 1)) {
      const around = text.slice(Math.max(0, at - nearby), at + person.length + nearby);
      if (office.test(around)) return true;
    }
    return false;
  });
}

/**
 * Whether a question asks for the private life of a named person: where he lives, how to reach him, his papers, money,
 * health, family, record or land. Office-holders are no exception but for how they are reached in their
 * office, their age and where they come from.
 * @param text the question, tidied
 */
export async function asksPrivateLife(text: string, index: OpenedIndex): Promise<boolean> {
  const words = bareWords(text);
  if (![...own, ...ofOffice].some((part) => part.test(words))) return false;
  const people = peopleIn(text, hasMarks(text)).filter(
    ({ before }) => !notPeople.test(before) || officeOfPlace.test(before),
  );
  for (const person of people) {
    if (own.some((part) => isOf(part, words, person))) return true;
    // eslint-disable-next-line no-await-in-loop -- one or two
    if (ofOffice.some((part) => isOf(part, words, person)) && !(await holdsOffice(person.name, index)))
      return true;
  }
  return false;
}
