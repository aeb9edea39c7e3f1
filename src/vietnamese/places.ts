import { syllables } from "./syllables.js";

/**
 * Provinces and centrally run cities, before and after 1 July 2025 (63 and 34; resolution 202/2025/QH15), with the
 * spellings people use. A province named in a question that no document of the corpus is about must never be answered
 * from another one.
 */
const provinces = `
An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Huế|Tiền Giang|Hồ Chí Minh|Sài Gòn|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Vũng Tàu|Dak Lak|Daklak|Đắc Lắc|Đăk Lăk
`;

const sameProvince: Readonly<Record<string, string>> = {
  "sai gon": "ho chi minh",
  "thua thien hue": "hue",
  daklak: "dak lak",
  "dac lac": "dak lak",
};

/** The syllables of each province's name, longest first. */
const provinceNames = provinces
  .trim()
  .split("|")
  .map((name) => {
    const words = syllables(name);
    return { bare: words.map((word) => word.bare), marked: words.map((word) => word.marked) };
  })
  .toSorted((first, second) => second.bare.length - first.bare.length);

/** A province named in a run of syllables: its position and one key for all its spellings. */
export interface ProvinceMention {
  readonly first: number;
  readonly count: number;
  readonly key: string;
  /** Its syllables with the marks of its usual spelling: "đăk lăk" is "đắk lắk". */
  readonly marked: readonly string[];
}

/** @param bare the text's bare syllables in order */
export function findProvinces(bare: readonly string[]): ProvinceMention[] {
  const found: ProvinceMention[] = [];
  for (let index = 0; index < bare.length; index += 1) {
    const name = provinceNames.find((candidate) =>
      candidate.bare.every((part, step) => bare[index + step] === part),
    );
    if (name === undefined) continue;
    const key = name.bare.join(" ");
    found.push({
      first: index,
      count: name.bare.length,
      key: sameProvince[key] ?? key,
      marked: name.marked,
    });
    index += name.bare.length - 1;
  }
  return found;
}
