import { routeMessages } from "../messages.js";
import type { Said } from "./said.js";

const words = (list: string): readonly string[] => list.split("|");
const addressed =
  "ad|admin|bot|chatbot|ban|anh|chi|em|co|chu|bac|ong|ba|may|minh|toi|tui|con|chau|to|tao|ca nha|moi nguoi|quy vi|tro ly|ao|nhe|nha|nhi|ne|oi|a|ah|da|vang|u|uh|um|voi|nua|the|thoi|roi|rat|lam|qua|that|xin|kinh|thua|hom nay|cho|la|va|vi|da|nay|do|day|ok|oke|okie|duoc";

interface Talk {
  /** One of these must be said … */
  readonly core: readonly string[];
  /** … and beside it nothing but these. */
  readonly beside: readonly string[];
  readonly reply: string;
}

const greetings = "chao|he lo|helu|hello|helo|hallo|halo|hi|hey|alo|good morning|chao buoi sang";
/** Said with nothing else. A real question holds other words, hence is never one of them. The first that fits counts. */
const talks: readonly Talk[] = [
  {
    core: words("tam biet|bye|goodbye|hen gap lai|chuc ngu ngon|bai bai"),
    beside: words(
      `${addressed}|${greetings}|cam on|nhieu|hen|gap|lai|khi khac|sau|chuc|ngay|toi|vui ve|tot lanh`,
    ),
    reply: routeMessages.goodbye,
  },
  {
    core: words("cam on|cam on|thank|thanks|thank you|tks|thks|thx|camon|biet on|cam ta"),
    beside: words(
      `${addressed}|${greetings}|nhieu|nhiu|chan thanh|da|tra loi|giup|giup do|ho tro|thong tin|cung cap|huu ich|you|so much|very|tot|gioi|hay|ro|hieu|biet|chuc|ngay|vui ve|mot|ngay|moi|lanh|suc khoe|su`,
    ),
    reply: routeMessages.thanks,
  },
  {
    core: words(
      "hay qua|tot qua|gioi qua|tuyet voi|tuyet|qua hay|qua tot|qua gioi|hieu roi|ro roi|da ro|da hieu|biet roi|duoc roi|ok|oke|okie|okela|vang|tot lam|gioi lam|hay lam|chinh xac|dung roi",
    ),
    beside: words(`${addressed}|hieu|ro|biet|tot|gioi|hay|tra loi|dung`),
    reply: routeMessages.acknowledged,
  },
  {
    core: words(
      "do ngu|ngu|ngu qua|vo dung|do dien|dien|chan qua|chan|te qua|qua te|do hoi|ngoc|dot|do dot|ngu nhu bo|nham nhi|vo van|cut|bien di|im di",
    ),
    beside: words(`${addressed}|qua|vay|bo|do|tra loi|sai|bet|gi|ca|di|thang|con|may moc|nhu`),
    reply: routeMessages.sorry,
  },
  {
    core: words(greetings),
    beside: words(
      `${addressed}|${greetings}|buoi|sang|trua|chieu|toi|ngay|moi|tot lanh|vui|lam quen|gap|ban be|co ai|o do|khong|khoe|hoi|hoi chut|hoi ti|muon|can|biet|dang|online`,
    ),
    reply: routeMessages.greeting,
  },
];

function isOnly({ core, beside }: Talk, said: string): boolean {
  const parts = (list: readonly string[]): string => list.toSorted((a, b) => b.length - a.length).join("|");
  return (
    new RegExp(`(?:^| )(?:${parts(core)})(?: |$)`, "u").test(said) &&
    new RegExp(`^(?:(?:${parts(core)}|${parts(beside)})(?: |$))+$`, "u").test(said)
  );
}

/** A message of more words is no small talk, and is not tried. */
const longestTalk = 16;

const helps =
  /^(?:(?:tro giup|giup(?: do)?(?: toi| em| minh)?|huong dan|help|menu|lenh|cach dung|cach su dung|hdsd|start|bat dau)(?: (?:toi|em|minh|voi|su dung|dung|cach dung|cach hoi|hoi|bot|nay|chatbot|a|nhe|di|cho|tro ly))*|(?:toi|em|minh|tui|con|chau|nguoi dan)? ?(?:co the|duoc|nen|muon)? ?hoi (?:duoc )?(?:nhung |cac )?(?:gi|the nao|nhu the nao|cai gi|viec gi|noi dung gi|linh vuc nao|nhung gi)(?: (?:o day|voi bot|ban|bot|duoc|day|a|nhi|vay|the))*|(?:bot |chatbot |cai nay )?(?:dung|su dung|hoi|cach hoi|cach dung|cach su dung)(?: (?:bot|chatbot|cai nay|con bot|ung dung|chuong trinh|phan mem))?(?: nay)? (?:the nao|nhu the nao|ra sao|lam sao|sao)(?: (?:vay|a|nhi|day))*)$/u;

const bot =
  "(?:ban|bot|may|chatbot|con bot|bot nay|chatbot nay|tro ly|tro ly ao|ad|admin|em|he thong nay|chuong trinh nay|phan mem nay)";
const abouts = new RegExp(
  `^${bot} (?:la|co phai|co phai la|thuc ra la) (?:ai|gi|cai gi|nguoi hay may|may hay nguoi|nguoi|robot|may|ai vay|con nguoi|chatgpt|gpt|ai|bot|tri tue nhan tao|nguoi that|san pham cua ai)(?: .{0,24})?$` +
    `|^${bot} (?:ten|bao nhieu tuoi|may tuoi|sinh nam nao|o dau|que o dau|song o dau|khoe khong|co khoe khong|an com chua|co nguoi yeu chua|co gia dinh chua|dang lam gi|ngu chua|co buon khong|co met khong)(?: (?:gi|la gi|a|vay|the|roi|chua|khong))*$` +
    `|^${bot} (?:co the |biet )?(?:lam|giup|tra loi|ho tro|biet|hieu)(?: toi| em)?(?: duoc)? (?:nhung |cac |duoc |nhung viec )?(?:gi|viec gi|nhung gi|cau nao|linh vuc nao)(?: .{0,16})?$` +
    `|^(?:ai|cong ty nao|don vi nao|co quan nao) (?:da )?(?:tao|lap trinh|lam|viet|phat trien|xay dung|sinh|day|quan ly|dieu hanh|huan luyen) (?:ra |nen )?${bot}(?: .{0,12})?$` +
    `|^(?:du lieu|thong tin|nguon|kien thuc|van ban) (?:cua )?${bot} (?:lay |co |den )?(?:tu|o) dau(?: .{0,12})?$` +
    `|^${bot} (?:do|duoc) (?:ai|cong ty nao|don vi nao|co quan nao|nguoi nao) (?:tao|lam|lap trinh|phat trien|viet|xay dung|sinh)(?: .{0,12})?$` +
    `|^${bot} (?:hoat dong|lam viec|van hanh) (?:the nao|nhu the nao|ra sao|bang cach nao)(?: .{0,8})?$` +
    `|^${bot} (?:dung|su dung|chay) (?:mo hinh|model|cong nghe|ngon ngu) (?:gi|nao)(?: .{0,16})?$` +
    `|^${bot} co (?:luu|ghi|theo doi|doc)(?: lai)? (?:thong tin|tin nhan|cau hoi|du lieu|so dien thoai|noi dung)(?: .{0,24})?$` +
    `|^gioi thieu (?:ve )?(?:ban|bot|minh|ban than|ban than ban|minh di)(?: .{0,12})?$`,
  "u",
);

/** Where marks are typed, "bản", "ban" and "bán" are not "bạn". */
const otherBan = /(?:^|\s)(?:bản|ban|bán|bàn|bàng)(?:\s|$)/iu;

/** The reply to a message that asks nothing of the documents: a greeting, thanks, help, about the bot. Null for others. */
export function smallTalk({ words: all, matter, clauses, isMarked, text }: Said): string | null {
  if (all.split(" ").length <= longestTalk) {
    const talk = talks.find((one) => isOnly(one, all));
    if (talk !== undefined) return talk.reply;
  }
  if (matter === "") return routeMessages.greeting;
  if (helps.test(matter)) return routeMessages.help;
  const mayMean = !isMarked || !otherBan.test(text);
  const [clause = "", another] = clauses;
  return mayMean && (abouts.test(matter) || (another === undefined && abouts.test(clause)))
    ? routeMessages.about
    : null;
}
