import type { Span } from "../document/document.js";
import type { Question } from "./question.js";

/** What a question may ask about a document itself. */
export type Facet =
  | "signer"
  | "number"
  | "issued"
  | "force"
  | "replaced"
  | "amended"
  | "amended-by"
  | "origin"
  | "basis"
  | "proposer"
  | "issuer"
  | "recipients"
  | "subject";

/** Words for documents, as people call them, folded with final y as i. Longest first. */
export const documentWords =
  "van ban hop nhat|thong tu lien tich|chuong trinh|nghi quyet|quyet dinh|nghi dinh|thong bao|cong dien|cong van|thong tu|ke hoach|qui trinh|qui dinh|danh muc|ket luan|huong dan|to trinh|qui che|noi qui|bao cao|dieu le|chi thi|van ban|de an|luat|vbhn|ttlt|nq|qd|tt|nd|ct|kh|tb|cv|cd|vb";

const who =
  "(?:(?<!bo )ai|(?:vi )?(?:nguoi|vi|dong chi|lanh dao|ong|ba|(?:pho )?(?:chu tich|thu tuong|giam doc|bi thu)|(?:thu|bo|cuc|vu|tong cuc) truong|giam doc)(?: (?:tinh|huyen|xa|so|bo|cuc|thanh pho|ubnd))? nao)";
const when =
  "(?:(?:ngay|khi|luc|thang|hom|nam|chung|hoi|thoi diem) (?:nao|may|bao nhieu)|bao gio|bao lau|khi mo)";
const which = "(?:nao|gi|so may|so bao nhieu)";
const some = "(?: (?:nhung|cac|cai|may|toan bo|vao|tren|theo|tu))*";
const end =
  "(?= *$| (?:vay|the|a|ad|ha|nhi|nhe|ta|luon)(?: |$)|(?: va)? (?:ngay|hom|luc|khi|thang) (?:nao|may)(?: |$))";
/** What an open question asks for: "nghị định nào", "quyết định cũ số mấy". */
const object = `(?:${documentWords})(?: [a-z0-9]+){0,8}? ${which}(?![a-z])`;

/** A pattern for bare syllables joined by blanks; what it matches names the facet and not the document. */
const facet = (kind: Facet, pattern: string): readonly [Facet, RegExp] => [
  kind,
  new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`, "u"),
];

const facets: readonly (readonly [Facet, RegExp])[] = [
  facet(
    "signer",
    `${who}(?: la nguoi)?(?: da)? ki(?: ban hanh)?(?= (?:(?:cai|ban|to) )?(?:${documentWords}|so)(?![a-z]))`,
  ),
  facet("signer", `${who}(?= (?:thay mat|dai dien) (?:[a-z0-9]+ ){1,8}?ki (?:${documentWords})(?![a-z]))`),
  facet("signer", `(?:do |boi )?${who}(?: cua(?: [a-z]+){1,6}?)?(?: da)? ki(?: ten| ban hanh)?${end}`),
  facet(
    "signer",
    `(?:${who} la )?nguoi ki(?: ban hanh| ten)?(?: la ai| la| ten gi)?|ki boi ai|chu ki (?:cua ai|la cua ai)`,
  ),
  facet("force", `(?<!het |con )hieu luc(?: thi hanh| ap dung)?(?: bat dau| ke| tu| vao| o)* ${when}`),
  facet("force", `(?:duoc )?(?:ap dung|thi hanh)(?: bat dau| ke| tu| vao)* ${when}`),
  facet("force", `${when}(?: thi)?(?: moi)?(?: bat dau)?(?: co)? (?:hieu luc|ap dung|thi hanh)`),
  facet(
    "issued",
    `(?:ban hanh|ki|(?<!xay |dien |dua |dat )ra|ra doi)(?: vao| tu| luc| hom)* ${when}|ngay (?:ban hanh|ki)`,
  ),
  facet("issued", `(?<=(?:ki|ban hanh)(?: va)? )(?:vao )?${when}`),
  facet("issued", `${when}(?: thi)? duoc (?:ban hanh|ki)`),
  facet("amended-by", `(?:(?:bi|da|duoc) )+sua(?: doi)?(?: bo sung)?(?: boi| bang)?${some} ${object}`),
  facet("origin", `hop nhat${some} ${object}`),
  facet("amended", `(?<!bi |duoc )sua(?: doi)?(?: bo sung)?${some} ${object}`),
  facet(
    "replaced",
    `(?<!bi |duoc )(?:thay the|thay cho|thay|bai bo|huy bo|(?<!cong |can |ban |noi )bo)(?: bot| cho)?${some} ${object}`,
  ),
  facet(
    "replaced",
    `(?<!bi |duoc )(?:thay the|bai bo|huy bo|bo bot)(?: [a-z0-9]+){1,12}? (?:o|tai|trong|theo)${some} ${object}`,
  ),
  facet("replaced", `(?:lam|khien)(?: cho)?${some} (?:het hieu luc${some} ${object}|${object} het hieu luc)`),
  facet("basis", `(?:can cu|dua)${some} ${object}`),
  facet("basis", `can cu phap li|co so phap li`),
  facet(
    "proposer",
    `(?:theo |xet )?(?:de nghi|de xuat) (?:cua )?(?:ai|(?:bo|so|co quan|don vi|nganh)(?: truong| bo)? nao)`,
  ),
  facet(
    "proposer",
    `(?:ai|(?:(?:bo truong|giam doc) )?(?:bo|so|co quan|don vi|nganh|ban) nao)(?: da)? (?:de nghi|de xuat|trinh)(?= (?:[a-z]+ ){0,12}?(?:ban hanh|ra|ki|phe duyet|cong bo) (?:cai )?(?:${documentWords})(?![a-z]))`,
  ),
  facet(
    "issuer",
    `(?<!giao |yeu cau |cho )(?:do |cua )?(?:ai|(?:co quan|don vi|noi|bo|cap) nao)(?: da)? (?:ban hanh|ra)(?:${end}|(?= (?:cai )?(?:${documentWords})(?![a-z])))|co quan ban hanh`,
  ),
  facet(
    "recipients",
    `(?:duoc )?gui (?:cho|den|toi|di) (?:(?:nhung|cac) )?(?:noi|dau|ai)(?: nao)?${end}|noi nhan`,
  ),
  facet(
    "number",
    `(?:(?:mang|co|la|bang|tai|theo) )?(?:(?:${documentWords}) )?so (?:hieu )?(?:la )?(?:may|bao nhieu|nao)${end}|so (?:ki )?hieu(?: la gi)?`,
  ),
  facet("number", `^so (?=(?:cai )?(?:${documentWords})(?![a-z]).* la (?:gi|bao nhieu|may))`),
  facet("subject", `(?:(?:la |noi )?ve (?:cai |viec |van de |noi dung )?gi|noi gi)${end}`),
];

/** Facets whose object the rest of the question describes: "bãi bỏ quyết định nào của tỉnh Bắc Giang cũ". */
const openEnded = new Set<Facet>(["replaced", "amended", "amended-by", "origin", "basis"]);

/** A question about a document itself, in the bare syllables of the question. */
export interface FacetRequest {
  readonly facets: readonly Facet[];
  /** Whether a syllable of the question belongs to the words that name the document. */
  readonly describes: (syllable: number) => boolean;
  /** Whether it tells which other document is meant ("… quyết định nào của Hải Phòng năm 2023"). */
  readonly tells: (syllable: number) => boolean;
  /** The bare words that name the document, joined by blanks; what was cut out of them leaves " . ". */
  readonly description: string;
  /** The bare words from an open-ended facet on; empty where there is none. */
  readonly tail: string;
}

/**
 * Whether a question asks about a document itself, and which of its words name that document.
 * @returns null where it asks nothing of the kind
 */
export function readFacets({ bare, marked, wordsMarked }: Question): FacetRequest | null {
  const text = bare.join(" ");
  const starts: number[] = [];
  bare.reduce((at, word) => (starts.push(at), at + word.length + 1), 0);
  const found: { readonly kind: Facet; readonly span: Span }[] = [];
  for (const [kind, pattern] of facets) {
    const match = pattern.exec(text);
    if (match === null || found.some((one) => one.kind === kind)) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    if (found.some((one) => one.span.start < span.end && span.start < one.span.end)) continue;
    found.push({ kind, span });
  }
  const inside = ({ start, end: last }: Span, syllable: number): boolean => {
    const at = starts[syllable] ?? -1;
    return at >= start && at < last;
  };
  // "Kỳ", "kỷ" and "kỹ" are not "ký" where marks were typed.
  const isMistaken = ({ kind, span }: (typeof found)[number]): boolean =>
    marked &&
    (kind === "signer" || kind === "issued") &&
    bare.some((word, place) => word === "ki" && inside(span, place) && wordsMarked[place] !== "kí");
  // "Áp dụng từ ngày nào đến ngày nào" asks for a term, which other clauses tell.
  if (/ (?:den|toi) (?:ngay|thang|nam|khi) nao| het han/u.test(text)) return null;
  const kept = found
    .filter((one) => !isMistaken(one))
    .toSorted((one, other) => one.span.start - other.span.start);
  if (kept.length === 0) return null;
  const tails = kept.flatMap(({ kind, span }, place): Span[] =>
    openEnded.has(kind) ? [{ start: span.start, end: kept[place + 1]?.span.start ?? text.length }] : [],
  );
  const cut = [...kept.map(({ span }) => span), ...tails];
  const tells = (syllable: number): boolean => tails.some((span) => inside(span, syllable));
  const describes = (syllable: number): boolean => !cut.some((span) => inside(span, syllable));
  return {
    facets: kept.map(({ kind }) => kind),
    describes,
    tells,
    description: bare.map((word, place) => (describes(place) ? word : ".")).join(" "),
    tail: bare.filter((_, place) => tells(place)).join(" "),
  };
}
