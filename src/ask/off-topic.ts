import type { Said } from "./said.js";

/**
 * Words of government, law and local matters: where one stands, the documents are asked, whatever else is said. Better
 * one search in vain than a citizen turned away.
 */
const official =
  /(?:^| )(?:nghi quyet|quyet dinh|ke hoach|van ban|tai lieu|chi thi|ket luan|chuong trinh|de an|du an|nghi dinh|thong tu|luat|dieu \d+|quy dinh|quy che|xa|phuong(?! trinh)|huyen|thi tran|thon|to dan pho|uy ban|ubnd|hdnd|hoi dong|dang uy|huyen uy|tinh uy|chi bo|dang vien|doan vien|can bo|cong chuc|vien chuc|co quan|don vi|ban hanh|ho so|thu tuc|giay phep|dang ky|muc phat|xu phat|bi phat|vi pham|te nan|phong chong|kinh phi|ngan sach|le phi|ho tro|tro cap|chinh sach|chi tieu|muc tieu|nhiem vu|bao cao|hoi thi|giai thuong|phong trao|cong trinh|quy hoach|tuyen truyen|kien thiet|tiem|vac xin|covid|corona|sars|dich benh|cach ly|bao hiem|hoc sinh|nha truong|truong hoc|an toan thuc pham|bieu dien|le hoi|di tich|thi hanh|toa an|hinh su|dan su|hop dong|thue|doanh nghiep|nguoi lao dong|nong dan|nhan dan|nong thon|dia phuong|cap uy|hoi nghi|du lich (?:sinh thai|cong dong)|ho ngheo|mat tran|phu nu|cuu chien binh)(?= |$)/u;

const day =
  "(?:hom nay|ngay mai|mai|toi nay|sang nay|chieu nay|trua nay|dem nay|bay gio|cuoi tuan|tuan nay|tuan toi|hom qua)";

/** What nobody asks a committee's documents, one line a topic. Read without marks, hence whole phrases only. */
const topics: readonly RegExp[] = [
  // Weather.
  new RegExp(
    `(?:^| )(?:thoi tiet|nhiet do) (?:.{0,20} )?${day}|${day} (?:.{0,20} )?thoi tiet|du bao thoi tiet|(?:^| )troi (?:co )?(?:mua|nang|lanh|nong|am u)|(?:^| )troi ${day}|${day} (?:.{2,16} )?(?:troi )?(?:co )?(?:mua|nang|lanh|nong|bao) (?:khong|ko|k|chua|to)(?: |$)|^thoi tiet(?: .{0,16})?$`,
    "u",
  ),
  // Sport.
  new RegExp(
    `(?:ket qua|lich|ty so|xem|ti so) (?:tran |thi dau )?(?:bong da|tran|euro|world cup|ngoai hang)|bong da ${day}|${day} (?:.{0,12} )?(?:da (?:voi|luc|may gio)|bong da|co tran|tran nao)|lich thi dau|doi tuyen .{0,24}(?:da|thi dau|thang)(?: |$)|(?:ty|ti) so tran|ai (?:vo dich|ghi ban)|doi nao (?:vo dich|thang)|ngoai hang anh|premier league|champions league|(?:^| )(?:messi|ronaldo|cong phuong|quang hai)(?: |$)`,
    "u",
  ),
  // Lottery.
  new RegExp(
    `(?:ket qua |do |ve |mua |trung |quay )xo so|do ve so|ve so (?:trung|hom nay)|(?:^| )(?:xsmb|xsmn|xsmt|vietlott|kqxs)(?: |$)|soi cau|danh (?:lo|de)(?: |$)|so (?:dep|may man) |xo so ${day}|danh (?:con |de |lo )(?:gi|may|con nao|con gi)|${day} (?:de|lo) (?:ve|ra) (?:con )?(?:gi|may)`,
    "u",
  ),
  // Cooking and eating out.
  /(?:cach|cong thuc|day toi|day em|chi cach|bi quyet) (?:nau|kho|ran|chien|xao|luoc|hap|rim|nuong|uop|muoi) (?:mon|ca|thit|ga|vit|trung|tom|muc|com|bun|pho|chao|canh|lau|xoi|banh|rau|dau hu|nem|cha gio|suon|oc|ech|mi|mien|goi|dua|kimchi|sua chua|tra sua|che (?:dau|buoi|thai))(?: |$)|(?:cach|cong thuc) (?:lam|goi|che bien|pha) (?:mon|banh|nem|sua chua|tra sua|kimchi|ca phe|nuoc cham|salad)(?: |$)|^lam (?:banh|tra sua|sua chua|kimchi|nem)(?: .{0,16})? (?:the nao|nhu the nao|tai nha|sao)|(?:^| )nau (?:pho|bun|chao|canh|lau|xoi)(?: |$)|mon (?:gi|nao|an) (?:ngon|de lam)|(?:trua|toi|sang|hom) nay an gi|quan (?:an|nhau|ca phe|cafe|pho) (?:nao )?ngon|an gi (?:ngon|bay gio|de giam can)/u,
  // Programming.
  /(?:^| )(?:python|javascript|typescript|java|html|css|php|golang|reactjs|c\+\+|sql|excel vba|wordpress)(?: |$)|(?:viet|sua|chay|fix|debug) (?:.{0,12} )?(?:code|ma lenh|ham|script|thuat toan)(?: |$)|(?:^| )thuat toan (?:sap xep|tim kiem|.{0,12}la gi)|fix bug|debug/u,
  // Sums.
  /^(?:tinh |ket qua |hay tinh |tinh giup |giai )?(?:phep tinh )?\d[\d .,]*(?:cong|tru|nhan|chia)(?: (?:voi|cho|di))? \d[\d .,]*(?:bang|la|thi)?(?: .{0,20})?$|(?:bai toan|toan) lop \d|bai tap (?:toan|van|ly|hoa|tieng anh)|giai (?:.{0,12} )?(?:phuong trinh|bai toan|he phuong trinh|bat phuong trinh)|(?:^| )(?:dao ham|tinh tich phan|tich phan (?:cua|tu)|can bac hai|nguyen ham)(?: |$)|dien tich hinh (?:tron|vuong|tam giac|chu nhat)|dinh ly (?:pytago|pitago)/u,
  // Poems, stories, songs, jokes.
  /(?:ke|doc|viet|lam|sang tac|hat|soan|dat)(?: (?:cho|giup|ho|tang))?(?: (?:toi|em|minh|tui|con|be|ban|tao|nguoi yeu|vo|chong|me))?(?: (?:nghe|mot|1|mot vai|vai|di|may))*(?: (?:bai|cau|doan|mau|cai|may))? (?:tho|bai tho|chuyen cuoi|truyen cuoi|chuyen ma|truyen ma|co tich|truyen co tich|chuyen co tich|truyen ngan|bai hat|ca khuc|rap|chuyen tieu lam|chuyen vui|chuyen hai|van ta|bai van ta|stt|status|cap|caption|cau do|cau doi)(?: |$)|^(?:hat|ke chuyen|doc tho|lam tho|ke chuyen cuoi|noi dua)(?: (?:di|nghe|cho|toi|em|minh|nao|bot))*$|(?:^| )(?:ke|doc) (?:cho )?(?:toi |em |minh |con |be |chau )?(?:nghe )?(?:mot |1 )?(?:cau )?(?:chuyen|truyen)(?: |$)|^hat (?:mot|1|cho|bai|di|tang)(?: |$)|^do (?:vui|em|ban)(?: |$)/u,
  // Translation and languages.
  /^(?:hay |giup (?:toi|em|minh) |nho )?dich (?:giup |ho |cho )?(?:.{0,60} )?(?:sang|ra|qua) (?:tieng )?(?:anh|trung|nhat|han|phap|duc|nga|viet)(?: |$)|(?:trong |bang )?tieng (?:anh|trung|nhat|han|phap) (?:la gi|nghia la gi|noi the nao|doc la gi|viet the nao|goi la gi)|(?:^| )translate (?:this|to|the|into)/u,
  // A person's own illness.
  /(?:toi|em|minh|con toi|con em|me toi|bo toi|vo toi|chong toi|be nha toi|chau) (?:dang |hay |bi |hay bi )*(?:dau dau|dau bung|dau lung|dau rang|mat ngu|sot|so mui|ho khan|cam cum|tieu chay|tao bon|chong mat|mun|rung toc|day bung|dau da day|dau hong|di ung)(?: .{0,40})?$|uong thuoc (?:gi|nao)|thuoc (?:gi|nao) (?:tri|chua|tot)|(?:tri|chua) (?:mun|rung toc|mat ngu|dau dau|hoi nach|seo)(?: |$)|(?:cach|lam sao|muon|an gi de|bai tap) (?:de )?(?:giam can|tang can|giam mo)(?: |$)/u,
  // Love and moods.
  /(?:^| )(?:crush|nguoi yeu(?! cau)|ban gai|ban trai|that tinh|to tinh|ny)(?: |$)|(?:toi|em|anh|minh) (?:yeu|nho|thuong|ghet) (?:anh|em|ban|bot|no)(?: |$)|(?:thich|yeu) (?:mot |1 )?(?:co gai|chang trai|ban nu|ban nam|co be|anh chang)(?: |$)|lam sao de (?:tan|cua|quen)(?: |$)|(?:toi|em|minh) (?:dang )?(?:buon|co don|chan doi|stress)(?: qua)?$/u,
  // Fortune.
  /(?:^| )(?:tu vi|hoang dao|tuoi (?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)|cung (?:bach duong|kim nguu|song tu|cu giai|su tu|xu nu|thien binh|bo cap|nhan ma|ma ket|bao binh|song ngu)|xem boi|boi bai|boi tuoi|phong thuy|giai mong|ngay hoang dao|xem tuoi|hop tuoi|sao chieu menh)(?: |$)|nam mo thay|menh (?:kim|moc|thuy|hoa|tho) (?:hop|nen|la)|ngay (?:tot|dep) (?:de )?(?:cuoi|khai truong|dong tho|mua xe|xuat hanh)/u,
  // Markets.
  new RegExp(
    `gia (?:vang|usd|do la|do|bitcoin|btc|xang|dau|lon hoi|ca phe|sau rieng|ho tieu)(?: .{0,12})? ${day}|${day} gia (?:vang|xang|usd|bitcoin|lon hoi|ca phe|sau rieng)|(?:^| )(?:bitcoin|btc|eth|crypto|forex|ty gia (?:usd|do la|yen|euro))(?: |$)|nen mua (?:co phieu|vang|bitcoin|ma nao)|^gia vang(?: .{0,12})?$`,
    "u",
  ),
  // Films, music, games, things to buy, going out.
  /phim (?:gi|nao) (?:hay|moi|dang)|xem phim|(?:^| )(?:lien minh huyen thoai|free fire|pubg|minecraft|roblox|netflix|blackpink|son tung)(?: |$)|choi game|game (?:gi|nao)|nen mua (?:dien thoai|laptop|iphone|xe|may giat|tivi|o to)|(?:^| )(?:gia|mua|dat) (?:mot |1 )?(?:cai )?(?:dien thoai )?(?:iphone|samsung|macbook|oppo|xiaomi)(?: |$)|dat (?:ve may bay|phong khach san|ban an|grab)|khach san (?:nao )?(?:gia re|tot|dep)|di choi (?:o dau|dau)|(?:^| )di .{2,16} choi (?:o dau|gi|cho nao)|an choi o dau|du lich (?:o dau|dau) (?:dep|vui|re)/u,
  // The clock and the calendar.
  /^(?:bay gio |hien tai |gio |hien gio )?(?:la |dang la )?(?:may gio|may gio roi|may h|may h roi)(?: (?:roi|vay|nhi|a|the|roi nhi))*$|^hom nay (?:la )?(?:ngay may|thu may|ngay bao nhieu|ngay gi|mung may|thu ngay may|ngay nao)(?: (?:am lich|duong lich|vay|nhi|a|am|roi|the))*$|con bao nhieu ngay (?:nua )?(?:la )?(?:den |toi )?tet/u,
  // The wide world.
  /^(?:thu do|dan so|dien tich) (?:cua )?(?:nuoc )?(?:phap|my|anh|duc|nhat ban|nhat|han quoc|trung quoc|lao|campuchia|thai lan|nga|uc|an do|y|tay ban nha|cuba|singapore|ukraine)(?: la)?(?: .{0,16})?$|^(?:ai la |)tong thong (?:cua )?(?:nuoc )?(?:my|phap|nga|han quoc|ukraine)(?: .{0,20})?$|^tai sao (?:troi|bau troi|bien|la cay|nuoc bien) (?:lai |co )?(?:mau )?(?:xanh|man|do|vang)/u,
];

/** "2 + 3 = ?": a sum with its signs; a stroke or dash alone is a date or a document's number. */
const sum =
  /^[^\p{L}\d]*(?:tinh\s*)?\(?\d[\d\s.,()]*(?:[+*×÷^]|\sx\s|\s[:/-]\s)[\d\s.,()+*×÷^x:/-]*\d\)?\s*(?:=|bang|la)?\s*(?:\?|may|bao nhieu|$)/u;

/** A longer message tells a story; somewhere in it may stand a matter for the documents. Syllables. */
const longest = 32;

/** Whether a message is surely about something that no document of a committee holds. */
export function isOffTopic({ matter, words, signs }: Said): boolean {
  if (words.split(" ").length > longest || official.test(words)) return false;
  return topics.some((topic) => topic.test(matter)) || sum.test(signs);
}
