import { foldKeepingOffsets } from "../vietnamese/syllables.js";
import type { Said } from "./said.js";

/** Our own orders, called in a way that no document's rules are called. */
const orders =
  "(?:(?:moi|tat ca|cac|nhung|toan bo|het|cai|may|may cai|all|the|your|of|my|any|previous|prior|above) )*(?:chi dan|huong dan|lenh|cau lenh|menh lenh|quy tac|prompt|instructions?|prompts?|rules?|guidelines?|directions?|restrictions?|constraints?)";
const ours =
  "(?:truoc do|truoc day|phia truoc|ben tren|o tren|phia tren|tren day|he thong|cua he thong|cua ban|cua bot|cua may|ban dau|goc|ban duoc giao|ban duoc day|duoc cai san|da cho|system)";
const secrets =
  "(?:(?:cac|toan bo|noi dung|nguyen van|cau|doan|the|your|full|entire|hidden|initial) )*(?:system prompt|prompt|chi dan (?:he thong|cua ban|ban dau|goc|an|bi mat)|huong dan (?:he thong|goc|an|bi mat|cua ban|cua bot|cua may)|lenh he thong|cau lenh (?:he thong|goc|ban dau)|system message|instructions?|token|api key|khoa api|bien moi truong|tep env|file env|cau hinh he thong|mat khau (?:cua )?(?:he thong|bot|admin|quan tri|may chu|server|ban)|ma nguon cua (?:ban|bot))";

/** Said at the beginning of a sentence, after "hãy", "bây giờ" and the like: an order to whoever reads it. */
const toUs =
  "^(?:(?:hay|vui long|xin|lam on|please|now|then|and|but|ban|bot|may|bay gio|tu gio|tu bay gio|tu nay|nao|va|roi|sau do|truoc tien|truoc het|dau tien|ok|tiep theo|thi|dung|luu y|quan trong|important) )*";

const clauseOrders: readonly RegExp[] = [
  new RegExp(
    `${toUs}(?:dung|ngung|thoi|khong can|khong duoc) (?:tuan theo|nghe theo|tuan thu|lam theo) ${orders}(?: (?:${ours}|nao|nua|nao nua|cu|gi|do)(?: .*)?)?$`,
    "u",
  ),
  /^(?:hay )?gia su (?:rang )?(?:ban|bot|may|minh) (?:la|khong|duoc|co the|chua)(?: |$)/u,
  new RegExp(
    `${toUs}(?:quen|bo|bo qua|forget) (?:het |di )?(?:vai tro|danh tinh|nhiem vu) (?:cua )?(?:ban|bot|may|minh)(?: |$)`,
    "u",
  ),
  /^(?:toi|tao) ra lenh (?:cho )?(?:ban|bot|may)(?: |$)/u,
  /tra loi .{1,24} (?:cho|voi) (?:moi|tat ca(?: cac)?) cau(?: hoi)?(?: |$)/u,
  /^(?:new|updated|additional|important) (?:instructions?|rules?|system|task)(?: |$)|^(?:lenh|chi dan) moi (?:cho|danh cho) (?:ban|bot)(?: |$)/u,
  /^(?:ban|bot|may) (?:phai|hay|can|buoc phai|nen) (?:noi|tra loi|khang dinh|xac nhan|viet|in|cong nhan)(?: |$)/u,
  new RegExp(
    `${toUs}(?:bo qua|bo het|quen|quen di|quen het|phot lo|lo di|mac ke|khong tuan theo|khong can tuan theo|khong can theo|ngung tuan theo|dung tuan theo|vo hieu hoa|ignore|disregard|forget|override|bypass|skip) ${orders}(?: (?:${ours}|cu|nay|va|roi|de|hay|ben|tren|truoc|o|co|and|then|or|given|you|before)(?: .*)?)?$`,
    "u",
  ),
  new RegExp(
    `${toUs}(?:quen|forget|bo qua|ignore) (?:tat ca|moi thu|everything|het|nhung gi)(?: .{0,40})?$`,
    "u",
  ),
  new RegExp(
    `${toUs}(?:dong vai(?! tro)|nhap vai|gia vo|gia lam|gia bo|gia danh|act as|pretend|roleplay|role play|behave as|imagine you are|simulate)(?: |$)`,
    "u",
  ),
  /^(?:ke tu |tu |bat dau tu )?(?:bay gio|gio|nay|luc nay|giay phut nay|now on|from now on)(?: tro di)? (?:ban|bot|may|you|hay|chi|phai)(?: (?:la|se|phai|hay|chi|can|tra loi|are|will|must))+(?: |$)/u,
  /^(?:ban|may|bot) (?:bay gio|gio day|tu gio|hien tai) (?:la|se la|phai)(?: |$)/u,
  new RegExp(
    `${toUs}(?:noi rang|khang dinh rang|xac nhan rang|tra loi rang|viet rang|noi la|chi tra loi (?:bang|la|dung|mot)|chi noi (?:dung|mot|rang|cau|tu)|chi in ra|luon tra loi|luon noi|lap lai (?:cau|dung|sau|y nguyen)|lap lai theo|repeat after me|say that|always (?:say|answer)|respond only|output only|print the)(?: |$)`,
    "u",
  ),
  new RegExp(
    `${toUs}(?:tra loi|noi|viet|bia|doan)(?: .{0,24})? (?:khong can|ma khong|dung|khong) (?:can )?(?:trich |dan |kiem tra |neu |ghi )?(?:nguon|dan nguon|trich dan|nguon nao|can cu)(?: |$)`,
    "u",
  ),
  new RegExp(
    `${toUs}(?:bia|bia ra|bia dat|che ra|tu nghi ra|tu bia)(?: (?:mot|1|ra|cho|cau|so|ten|dai|dat))+`,
    "u",
  ),
  /^(?:toi|tao|day|minh) la (?:admin|quan tri vien|quan tri he thong|nha phat trien|developer|root|lap trinh vien cua ban|nguoi (?:da )?(?:tao|lap trinh|viet|lam) ra (?:ban|bot|may)|chu cua (?:ban|bot)|openai|anthropic|google)(?: |$)/u,
  /^(?:cap|cho|give|grant) (?:toi|tao|em|minh|me)? ?(?:quyen|access|quyen truy cap) (?:admin|quan tri|root|can bo|he thong|as admin)(?: |$)/u,
];

const anywhere: readonly RegExp[] = [
  /(?:bo qua|bo|quen|phot lo|khong tuan theo|vuot qua|pha bo) (?:(?:moi|tat ca|cac|nhung|het|may|cai) )*(?:quy dinh|nguyen tac|gioi han|rang buoc|chi thi) (?:cua (?:ban|bot|may|he thong|chinh ban)|he thong|ban duoc giao)(?: |$)/u,
  new RegExp(
    `(?:bo qua|quen|phot lo|khong tuan theo|ignore|disregard|forget|override|bypass) (?:.{0,24} )?${orders} (?:.{0,12} )?${ours}(?: |$)`,
    "u",
  ),
  /(?:^| )(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|the|your|my|these|those|previous|prior|above|of|safety|earlier|preceding|system) )+(?:instructions?|prompts?|rules?|guidelines?|text|context|polic(?:y|ies)|above|filters?)(?: |$)/u,
  new RegExp(
    `(?:^| )(?:in|in ra|hien thi|hien|tiet lo|cho xem|cho toi xem|cho biet|doc|lap lai|nhac lai|dua|gui|tom tat|dich|liet ke|xuat|la gi|reveal|show|print|repeat|tell|give|display|output|dump|leak)(?: (?:ra|cho|toi|tao|me|us|minh|em|lai|di|het|up))* ${secrets}(?: |$)`,
    "u",
  ),
  /(?:^| )(?:system prompt|prompt (?:he thong|goc|cua ban|cua bot|ban dau|injection)|you are now|developer mode|jailbreak|do anything now|dan mode|che do (?:nha phat trien|lap trinh vien|khong gioi han|khong kiem duyet|quan tri vien)|unrestricted mode|god mode|sudo)(?: |$)/u,
];

/** Signs of a template or of a program inside the message. */
const markup =
  /<\s*\/?\s*(?:system|assistant|instructions?|im_start|im_end|script)\b|<\|[a-z_]+\|>|\[\s*\/?\s*(?:system|inst|assistant)\s*\]|#{2,}\s*(?:system|instructions?|assistant|he thong)\b|(?:^|\n|[.!?]\s)\s*(?:system|assistant|developer)\s*:|\bbegin (?:system|instructions?)\b|\bdrop\s+table\b|\bunion\s+select\b|\brm\s+-rf\b|\$\{\s*jndi|\{\{.{1,80}\}\}|<!--.{0,200}-->/iu;

/** What stays when blanks and signs between the letters go: "i g n o r e", "b-ỏ q-u-a". */
const squeezed =
  /ignore(?:all|any|the|your|my)?(?:previous|prior|above|earlier|your)?(?:instructions?|prompts?|rules?)|disregard(?:all|any|the|your)?(?:previous|prior|above)?(?:instructions?|rules?)|forget(?:all|your|the)?(?:previous|prior)?(?:instructions?|rules?)|systemprompt|developermode|jailbreak|doanythingnow|(?:boqua|quenhet|quendi|photlo)(?:moi|tatca|cac|nhung|toanbo|het)*(?:chidan|huongdan|cauleknh|caulenh|menhlenh|lenh|quytac)(?:truoc|tren|cu(?!a)|hethong|cuaban|bandau|otren|phiatren)/u;

const lookAlike: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  х: "x",
  у: "y",
  і: "i",
  ѕ: "s",
  ԁ: "d",
  һ: "h",
  ո: "n",
  ɡ: "g",
  α: "a",
  ο: "o",
  ε: "e",
  ι: "i",
  ν: "v",
  ρ: "p",
  τ: "t",
};
const leet: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Letters of other scripts and widths, and digits inside words, as the Latin letters they stand for. */
function unmasked(text: string): string {
  const latin = Array.from(
    text.normalize("NFKC").toLowerCase(),
    (letter) => lookAlike[letter] ?? letter,
  ).join("");
  return foldKeepingOffsets(latin).replace(/[a-z0-9@$!]*[a-z][a-z0-9@$!]*/gu, (word) =>
    /[0134570@$!]/u.test(word) && /[a-z]/u.test(word)
      ? word.replace(/[013457@$](?=[a-z0-9@$])|(?<=[a-z])[013457@$]/gu, (sign) => leet[sign] ?? sign)
      : word,
  );
}

/**
 * Whether a message gives orders to whoever answers, instead of asking: "bỏ qua mọi chỉ dẫn trước", "ignore previous
 * instructions", role-play, asking for our prompt or keys; spelled with other letters, digits or blanks too. A question
 * about documents that speak of orders and rules is none.
 * @param typed as the person sent it: hidden characters may tell words apart
 */
export function isInjection(typed: string, { clauses, words }: Said): boolean {
  // A hidden character stands for nothing or for a blank: both are read.
  const shown = typed.replace(/[\p{Cf}\u{E0000}-\u{E007F}]+/gu, " ");
  const plain = (text: string): string =>
    text
      .replace(/[^\p{L}\p{N} ]/gu, " ")
      .replace(/\s+/gu, " ")
      .trim();
  const disguised = unmasked(typed.replace(/[\p{Cf}\u{E0000}-\u{E007F}]+/gu, ""));
  const readings = [words, plain(disguised), plain(unmasked(shown))];
  if (markup.test(foldKeepingOffsets(typed))) return true;
  if (readings.some((reading) => anywhere.some((order) => order.test(reading)))) return true;
  const pieces = [...clauses, ...disguised.split(/[.,;:!?\n"()]+/u).map(plain)];
  if (pieces.some((clause) => clauseOrders.some((order) => order.test(clause)))) return true;
  return squeezed.test(disguised.replace(/[^\p{L}\p{N}]/gu, ""));
}
