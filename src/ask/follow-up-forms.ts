import { foldKeepingOffsets, type Syllable, syllables } from "../vietnamese/syllables.js";

/** What a question that leans on an earlier one asks for. Spans and texts are the question's own words. */
export type Form =
  /** "Văn bản nào nói vậy": where the last answer stands. */
  | { readonly kind: "source" }
  /** "Cụ thể hơn", "còn gì nữa không". */
  | { readonly kind: "more"; readonly isBeyond: boolean }
  /** "Ai ký", "ban hành ngày nào": asks of the document itself. */
  | { readonly kind: "document"; readonly asked: string }
  /** "Hạn bao giờ", "ai chủ trì": another thing about the same matter. */
  | { readonly kind: "slot"; readonly asked: string }
  /** "Còn y tế thì sao": the same thing about another matter. */
  | { readonly kind: "topic"; readonly topic: string; readonly isMarked: boolean };

const opening =
  /^(?:(?:da|vang|u|uh|um|ok|oke|a|o|ua|roi|ad oi|bot oi|ban oi|cho (?:toi |em |minh |chau )?hoi(?: them| nua)?|xin hoi|hoi them)[\s,:.]+)+/u;
/** Read with marks and in lower case: "Hà" and "Mây" close names. */
const closing = /[\s,]+(?:vậy|vay|v|ạ|a|ad|z|zậy|nhỉ|thế|hả|hén|nhé|nhe|nha|với|bot|đi)$/u;
const documents =
  "(?:van ban|nghi quyet|quyet dinh|ke hoach|chi thi|ket luan|thong bao|nghi dinh|thong tu|luat|tai lieu|quy dinh|chuong trinh)";
const saying = "(?: (?:noi|quy dinh|neu|ghi|viet|yeu cau|cho biet|bao|giao|dua ra|noi den|noi ve))*";
const said = "(?: (?:vay|the|nhu vay|nhu the|(?:dieu|viec|cai|chuyen|y) (?:do|nay|ay)|day|ra))*";

const source = new RegExp(
  String.raw`^(?:(?:cai |dieu |viec )?(?:do |nay |ay )?(?:la )?(?:theo|o|can cu(?: vao)?|dua(?: vao| theo| tren)?|trich(?: tu)?|lay(?: tu| o)?|nam o|nguon(?: tu| o)?|trong|tai) )?(?:(?:cai )?${documents}|dieu|khoan|diem|muc|trang|doan|cho|nguon|can cu|phan)(?: may| nao| gi| dau| so may| so bao nhieu)${saying}${said}$|^(?:nguon|can cu|co so|dan chung|bang chung)(?: (?:o|tu|vao|la|thong tin|trich dan))*(?: (?:dau|nao|gi|khong|co khong))?$|^(?:dua|can cu|theo|lay|trich|ghi|noi|viet|nam) (?:vao |tu |o )*(?:dau|cho nao)(?: noi| ma noi)?${said}$|^(?:sao|lam sao|vi sao) (?:ban |bot |em |ad )?(?:lai )?biet${said}$|^ai noi${said}$|^(?:co )?(?:dung|chac|that|chinh xac)(?: vay| the| chua| roi)* khong$|^cho (?:toi |em |minh )?xem (?:nguon|van ban|can cu)(?: goc)?$`,
  "u",
);

const detail =
  /^(?:(?:hay |xin |giai thich|tra loi|trinh bay|noi|neu|ke|cho(?: toi| em| minh)?(?: biet| xem)?)[ ]?)*(?:cu the|chi tiet|ro|ky|day du|them|sau|dai)(?: hon| them| ra| nua| chut| mot chut| xiu| ti| la sao| la gi| nhu the nao| the nao| ra sao| sao| gi| xem)*$|^(?:noi|giai thich|ke|neu|trinh bay) (?:them|ro)(?: ve)?(?: (?:dieu|viec|cai|y) (?:do|nay))?$|^(?:nghia )?la sao$/u;
const beyond =
  /^(?:ngoai ra |ngoai cai do |the )*(?:con (?:gi|nua|cai gi|ai|noi dung (?:gi|nao)|viec gi|nhiem vu (?:gi|nao)|y (?:gi|nao)|muc gi|dieu gi|truong hop nao|nhung gi)(?: khac)?(?: nua)?(?: khong)?|con (?:muc|cai|y|diem|loai|viec|nhiem vu|noi dung|dieu|nhung \w+) nao(?: khac)? nua(?: khong)?|gi (?:nua|khac)(?: khong)?|(?:xem )?them nua|xem them(?: di)?|(?:(?:xem|ke|liet ke|noi|neu|doc|cho xem) )?tiep(?: di| tuc| theo| nua)?|nua(?: di| khong)?|con khong|con het khong|het chua|con nua khong|ngoai ra(?: (?:co |con )?gi)?(?: nua| khac)?(?: khong)?)$/u;

const ofDocument =
  /^(?:(?:thi |van ban |nghi quyet |quyet dinh |ke hoach |chi thi |no )?(?:do )?(?:ai|nguoi nao|dong chi nao|ong nao|co quan nao|don vi nao|noi nao) (?:da )?(?:ky|ban hanh|ra|viet|soan)(?: ban hanh| van ban| nghi quyet| quyet dinh| ke hoach| chi thi)*|nguoi ky(?: la ai)?|(?:ky|ban hanh|ra)(?: (?:vao|tu|ngay|hom))*(?: (?:ngay|thang|nam|luc) (?:nao|may)| khi nao| bao gio)|(?:ngay|nam|thang) (?:ban hanh|ky)(?: la)?(?: ngay nao| khi nao| bao gio| bao nhieu)?|(?:co |bat dau )?(?:hieu luc|ap dung)(?: thi hanh)?(?: (?:tu|vao|ke tu|den|toi|het))*(?: (?:ngay|thang|nam|luc) (?:nao|may)| khi nao| bao gio)|(?:con|het) (?:hieu luc|ap dung)(?: khong| chua| hay khong)?|thay the (?:van ban|nghi quyet|quyet dinh|cai|ke hoach) nao|(?:bi|duoc) (?:thay the|sua doi|bai bo)(?: chua| khong| boi van ban nao)?|(?:so|ky hieu|so hieu)(?: (?:van ban|la))*(?: may| bao nhieu| gi| nao)|(?:noi dung(?: chinh)?|ten(?: day du)?)(?: la)? gi|noi ve (?:gi|viec gi|dieu gi)|(?:gui|noi nhan)(?: la)? nhung ai)$/u;

/** Words of questions about one matter that name no matter themselves. */
const slotWords = syllables(
  "ai gì nào đâu mấy bao giờ nhiêu lâu khi lúc ngày tháng năm quý thời hạn gian điểm kết thúc bắt đầu chót cuối cùng chậm nhất sớm là thì có không được phải cần bị sẽ đã đang do cho của ở tại đến từ trước sau " +
    "trong theo về và với bằng như thế vậy sao ra những các mọi tất cả chủ trì phối hợp thực hiện chịu trách nhiệm phụ lãnh đạo chỉ giám sát kiểm tra tham mưu báo cáo gửi nộp hoàn thành áp dụng tổ chức làm " +
    "triển khai đạt tăng giảm phạt mức tiền kinh phí nguồn vốn tỉ lệ phần trăm tối đa thiểu ít khoảng tổng cộng cơ quan đơn vị sở phòng ban ngành người cá nhân nơi địa chỗ hồ sơ giấy tờ đối tượng điều kiện " +
    "mục tiêu nhiệm vụ giải pháp nội dung chủ đề việc lí do nguyên lần đồng triệu tỉ kéo dài hưởng hỗ trợ trả nhận chi vay lãi suất hình thức cách trường hợp thủ tục " +
    "giao đôn đốc hướng dẫn bàn dự tham gia mặt ký kết hiệu lực liên hệ cụ",
);
const slotMarked = new Set(slotWords.map(({ marked }) => marked));
const slotBare = new Set(slotWords.map(({ bare }) => bare));
/** A syllable without marks may be one that nobody restored. */
const isSlotWord = ({ marked, bare }: Syllable): boolean =>
  slotMarked.has(marked) || (marked === bare && slotBare.has(bare));
const asks =
  /(?<!\w)(?:ai|gi|nao|dau|may|bao gio|bao nhieu|bao lau|bao xa|vi sao|tai sao|the nao|ra sao|khong|chua)(?!\w)/u;
/** Short ways to ask that carry no question word. */
const shortSlot =
  /^(?:(?:thoi )?han(?: chot| cuoi| nop)?|deadline|kinh phi|nguon kinh phi|muc phat|ly do|nguyen nhan|dia diem|thoi gian|chi tieu|muc tieu|doi tuong|dieu kien)$/u;
/** Questions for the list of documents stand on their own. */
const catalogue =
  /^(?:xin |hay )?(?:hien |o day |bot )*(?:co|liet ke|ke ten|danh sach|cho xem|xem)(?: (?:nhung|cac|bao nhieu|may|tat ca))* (?:van ban|tai lieu|nghi quyet|quyet dinh|ke hoach|chi thi|ket luan|chuong trinh|quy dinh|thong bao|bao cao)(?: |$)/u;
const longestSlot = 9;
const longestTopic = 14;

const startsTopic =
  /^(?:con|the con|vay con|a con|the thi|vay thi|the|vay|roi con|doi voi|rieng|y toi la|y em la|toi hoi|em hoi|khong phai,?|a khong,?|nham,?)\s+(?:ve |den |toi )?/u;
/** The same with marks: restored ones may be wrong ("thể xã …"), so other signs are looked for beside them. */
const startsWithMarks = /^(?:còn|thế|vậy|à còn|rồi còn|đối với|riêng|ý|tôi|em|không|à|nhầm)(?!\p{L})/iu;
const opensPlace =
  /^(?:xa|phuong|huyen|tinh|thanh pho|thi tran|thon|so|phong|ban|cong an|ubnd|hdnd|nghi quyet|quyet dinh|ke hoach|chi thi|ket luan|nam|quy|thang|chu tich|pho|bi thu|giam doc)\s/u;
const endsTopic =
  /\s*,?\s+(?:thi )?(?:sao|the nao|nhu the nao|ra sao|ntn|tn)(?: roi)?$|\s+thi(?: (?:bao nhieu|khi nao|bao gio|ai|o dau|may|co khong|co duoc khong|duoc khong|khong))$|\s+(?:cung vay|co (?:vay|the|nhu vay|duoc|gi) khong|nua(?: khong)?|co khong)$/u;

/** The question without what opens and closes talk; offsets into the given text. */
function core(text: string): { readonly text: string; readonly folded: string } {
  let start = 0;
  let end = text.length;
  const folded = foldKeepingOffsets(text);
  const ends = /[\s?!.,;:…)]+$/u;
  for (;;) {
    const now = folded.slice(start, end);
    const after = ends.exec(now);
    const close = closing.exec(text.slice(start, end));
    if (after !== null) end -= after[0].length;
    else if (
      close !== null &&
      close.index > 0 &&
      !/(?:^| )(?:noi|cho|nhu|sao|quy dinh|neu|ghi|viet|gi|den|the nao) ?\S*$/u.test(
        now.slice(0, close.index),
      )
    )
      end -= close[0].length;
    else break;
  }
  const open = opening.exec(folded.slice(start, end));
  if (open !== null && open[0].length < end - start) start += open[0].length;
  return { text: text.slice(start, end), folded: folded.slice(start, end).replace(/[,:]/gu, " ") };
}

function isSlot(text: string, folded: string): boolean {
  const words = syllables(text);
  return (
    words.length <= longestSlot &&
    (asks.test(folded) || shortSlot.test(folded)) &&
    !catalogue.test(folded) &&
    words.every(isSlotWord)
  );
}

/**
 * How a question leans on an earlier one; null where it stands on its own. Read on the restored question, compared
 * without marks: people type these shortest of all.
 */
export function formOf(question: string): Form | null {
  const whole = core(question);
  const plain = whole.folded.replace(/\s+/gu, " ").trim();
  if (plain === "") return null;
  if (source.test(plain)) return { kind: "source" };
  if (beyond.test(plain)) return { kind: "more", isBeyond: true };
  if (detail.test(plain)) return { kind: "more", isBeyond: false };
  const start = startsTopic.exec(whole.folded);
  const end = endsTopic.exec(whole.folded);
  // "Con em hộ nghèo …" is no "còn …", "thể thao …" no "thế …".
  const marked =
    start !== null &&
    (startsWithMarks.test(whole.text) ||
      end !== null ||
      opensPlace.test(whole.folded.slice(start[0].length)));
  const rest = marked ? whole.text.slice(start[0].length).trim() : whole.text;
  const restFolded = foldKeepingOffsets(rest).replace(/\s+/gu, " ");
  if (ofDocument.test(restFolded)) return { kind: "document", asked: rest };
  if (isSlot(rest, restFolded)) return { kind: "slot", asked: rest };
  if (!marked && end === null) return null;
  const topic = whole.text.slice(marked ? start[0].length : 0, end?.index ?? whole.text.length).trim();
  const words = topic.split(/\s+/u).length;
  if (topic === "" || words > longestTopic) return null;
  const hasQuestion = asks.test(foldKeepingOffsets(topic));
  // A closing alone is how whole questions end too ("… được hỗ trợ thế nào"): short ones only, with "thì".
  if (!marked && (words > 8 || hasQuestion || !/\bthi\b|\bcung vay$|^\s*,/u.test(end?.[0] ?? "")))
    return null;
  return { kind: "topic", topic, isMarked: marked };
}
