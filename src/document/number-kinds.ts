/**
 * Kinds of official documents (loại văn bản): the code in a number, and the words people say.
 * @source Decree 30/2020/NĐ-CP Annex III, Quy định 66-QĐ/TW and 399-QĐ/TW, and numbers met in print (domain notes §1-4)
 */
export interface NumberKind {
  /** As printed: "QĐi". */
  readonly code: string;
  /** Name in a state number; null where the code alone does not tell. */
  readonly name: string | null;
  /** Name in a Party number where it differs from `name`; QĐ there is a quyết định or a quy định: null. */
  readonly partyName?: string | null;
}

const table: readonly NumberKind[] = [
  { code: "NQ", name: "nghị quyết" },
  { code: "NQLT", name: "nghị quyết liên tịch" },
  { code: "QĐ", name: "quyết định", partyName: null },
  { code: "QĐi", name: "quy định" },
  { code: "QyĐ", name: "quy định" },
  { code: "CT", name: "chỉ thị" },
  { code: "CTr", name: "chương trình" },
  { code: "CTHĐ", name: "chương trình hành động" },
  { code: "CTrHĐ", name: "chương trình hành động" },
  { code: "CTPH", name: "chương trình phối hợp" },
  { code: "CTrPH", name: "chương trình phối hợp" },
  { code: "KL", name: "kết luận" },
  { code: "KH", name: "kế hoạch" },
  { code: "KHLT", name: "kế hoạch liên tịch" },
  { code: "KHPH", name: "kế hoạch phối hợp" },
  { code: "TB", name: "thông báo" },
  { code: "TC", name: "thông cáo" },
  { code: "TT", name: "thông tư", partyName: "thông tri" },
  { code: "TTLT", name: "thông tư liên tịch" },
  { code: "TTr", name: "tờ trình" },
  { code: "HD", name: "hướng dẫn" },
  { code: "HDLT", name: "hướng dẫn liên tịch" },
  { code: "HDLN", name: "hướng dẫn liên ngành" },
  { code: "BC", name: "báo cáo" },
  { code: "BB", name: "biên bản" },
  { code: "QC", name: "quy chế" },
  { code: "QCPH", name: "quy chế phối hợp" },
  { code: "ĐA", name: "đề án" },
  { code: "DA", name: "dự án" },
  { code: "PA", name: "phương án" },
  { code: "CĐ", name: "công điện" },
  { code: "CV", name: "công văn" },
  { code: "HĐ", name: "hợp đồng" },
  { code: "NĐ", name: "nghị định" },
  { code: "L", name: "luật" },
  { code: "PL", name: "pháp lệnh" },
  { code: "VBHN", name: "văn bản hợp nhất" },
  { code: "BS", name: "bản sao" },
  { code: "SY", name: "sao y" },
  { code: "TrS", name: "trích sao" },
  { code: "SL", name: "sao lục" },
  { code: "GM", name: "giấy mời" },
  { code: "GUQ", name: "giấy ủy quyền" },
  { code: "GGT", name: "giấy giới thiệu" },
  { code: "GNP", name: "giấy nghỉ phép" },
  { code: "GP", name: "giấy phép" },
  { code: "PG", name: "phiếu gửi" },
  { code: "PC", name: "phiếu chuyển" },
  { code: "PB", name: "phiếu báo" },
  { code: "BGN", name: "bản ghi nhớ" },
  { code: "BTT", name: "bản thỏa thuận" },
];

/** Codes by their folded form ("qd"); DA and ĐA, HD and HĐ share one, so each form keeps a list, the unmarked first. */
const byFold = new Map<string, NumberKind[]>();
for (const kind of table) {
  const fold = kind.code.toLowerCase().replaceAll("đ", "d");
  const kinds = [...(byFold.get(fold) ?? []), kind];
  byFold.set(
    fold,
    kinds.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
  );
}

/** Folded codes, longest first, for an alternation. */
export const foldedCodes: readonly string[] = [...byFold.keys()].toSorted(
  (one, other) => other.length - one.length,
);

/** The kind a written code means: its exact letters where they tell kinds apart, else the unmarked reading. */
export function kindOfCode(written: string): NumberKind | undefined {
  const lower = written.toLowerCase();
  const candidates = byFold.get(lower.replaceAll("đ", "d"));
  return candidates?.find((kind) => kind.code.toLowerCase() === lower) ?? candidates?.[0];
}

/**
 * What people say for a kind, folded, with every code it may stand for, the likeliest first. Longest first.
 * `isAlsoVerb`: "quy định 3 mức" counts, it does not name a document, so a number after it needs more signs.
 */
export const spokenKinds: readonly {
  readonly words: string;
  readonly codes: readonly string[];
  readonly isAlsoVerb: boolean;
}[] = [
  { words: "thong tu lien tich", codes: ["TTLT"], isAlsoVerb: false },
  { words: "chuong trinh hanh dong", codes: ["CTHĐ", "CTrHĐ", "CTr"], isAlsoVerb: false },
  { words: "nghi quyet", codes: ["NQ", "NQLT"], isAlsoVerb: false },
  { words: "quyet dinh", codes: ["QĐ"], isAlsoVerb: true },
  { words: "quy dinh", codes: ["QyĐ", "QĐi", "QĐ"], isAlsoVerb: true },
  { words: "chi thi", codes: ["CT"], isAlsoVerb: false },
  { words: "chuong trinh", codes: ["CTr", "CTHĐ", "CTrHĐ", "CT"], isAlsoVerb: true },
  { words: "ket luan", codes: ["KL"], isAlsoVerb: true },
  { words: "ke hoach", codes: ["KH", "KHLT", "KHPH"], isAlsoVerb: true },
  { words: "thong bao", codes: ["TB"], isAlsoVerb: true },
  { words: "bao cao", codes: ["BC"], isAlsoVerb: true },
  { words: "huong dan", codes: ["HD", "HDLT", "HDLN"], isAlsoVerb: true },
  { words: "nghi dinh", codes: ["NĐ"], isAlsoVerb: false },
  { words: "thong tu", codes: ["TT", "TTLT"], isAlsoVerb: false },
  { words: "thong tri", codes: ["TT"], isAlsoVerb: false },
  { words: "thong cao", codes: ["TC"], isAlsoVerb: false },
  { words: "to trinh", codes: ["TTr"], isAlsoVerb: false },
  { words: "cong dien", codes: ["CĐ"], isAlsoVerb: false },
  { words: "quy che", codes: ["QC"], isAlsoVerb: true },
  { words: "de an", codes: ["ĐA"], isAlsoVerb: true },
  { words: "du an", codes: ["DA"], isAlsoVerb: true },
  { words: "phuong an", codes: ["PA"], isAlsoVerb: true },
  { words: "phap lenh", codes: ["PL"], isAlsoVerb: false },
  { words: "cong van", codes: [], isAlsoVerb: false },
  { words: "van ban", codes: [], isAlsoVerb: true },
  { words: "luat", codes: ["L"], isAlsoVerb: true },
];

/** Codes typed alone in a question ("nq 06"), folded, with every code they may stand for. */
export const typedCodes: Readonly<Record<string, readonly string[]>> = {
  nq: ["NQ", "NQLT"],
  qd: ["QĐ", "QĐi", "QyĐ"],
  qdi: ["QĐi", "QyĐ"],
  nd: ["NĐ"],
  tt: ["TT", "TTLT"],
  kh: ["KH", "KHLT", "KHPH"],
  ct: ["CT", "CTr"],
  ctr: ["CTr", "CTHĐ", "CTrHĐ"],
  cthd: ["CTHĐ", "CTrHĐ"],
  tb: ["TB"],
  bc: ["BC"],
  kl: ["KL"],
  hd: ["HD"],
  ttr: ["TTr"],
  cv: [],
};
