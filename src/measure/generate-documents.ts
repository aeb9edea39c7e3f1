import { seededRandom } from "./random.js";

/** A generated plan: what the writers of formats print. */
export interface GeneratedDocument {
  /** "1/KH-UBND" … */
  readonly number: string;
  readonly title: string;
  /** Articles of clauses of points, words alone: numerals are the writers' business. */
  readonly articles: readonly GeneratedArticle[];
  /** Rows below the heads "TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn". */
  readonly rows: readonly (readonly string[])[];
}

export interface GeneratedArticle {
  readonly title: string;
  readonly clauses: readonly { readonly words: string; readonly points: readonly string[] }[];
}

/** Characters that count as one page, in every figure. */
export const pageLength = 2700;

const bodies =
  "Phòng Kinh tế|Phòng Văn hóa - Xã hội|Hội Nông dân xã|Hội Phụ nữ xã|Đoàn Thanh niên xã|Trạm Y tế xã|Công an xã|Ban Chỉ huy Quân sự xã|Văn phòng Ủy ban nhân dân xã|Trường Trung học cơ sở".split(
    "|",
  );
const verbs =
  "rà soát|xây dựng|kiểm tra|nâng cấp|hướng dẫn thực hiện|báo cáo kết quả|công khai|tổng hợp|đôn đốc|hoàn thiện".split(
    "|",
  );
const things =
  "hệ thống kênh mương nội đồng|danh sách hộ nghèo và hộ cận nghèo|kế hoạch phòng, chống thiên tai|đường giao thông nông thôn|hồ sơ địa chính|công tác tiêm chủng mở rộng|chương trình mỗi xã một sản phẩm|quy ước của khu dân cư|việc thu gom rác thải sinh hoạt|công tác cải cách hành chính|mô hình trồng cây dược liệu|lớp dạy nghề ngắn hạn cho lao động nông thôn".split(
    "|",
  );
const places = "thôn Đông|thôn Đoài|thôn Thượng|thôn Hạ|thôn Trung|xóm Mới|xóm Chùa|khu tái định cư".split(
  "|",
);
const subjects =
  "phát triển kinh tế hộ|xây dựng nông thôn mới|chuyển đổi số|bảo vệ môi trường|giảm nghèo bền vững|phòng, chống dịch bệnh".split(
    "|",
  );

/** One document of about so many pages, in sentences as such plans have them; the same for the same seed. */
export function generateDocument(seed: number, pages: number): GeneratedDocument {
  const random = seededRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const due = (): string => `${upTo(28)}/${upTo(12)}/${2026 + upTo(4)}`;
  const task = (): string =>
    `${pick(bodies)} chủ trì, phối hợp với ${pick(bodies)} ${pick(verbs)} ${pick(things)} tại ${pick(places)}, kinh phí ${upTo(900)} triệu đồng, hoàn thành trước ngày ${due()}`;
  const rows = Array.from({ length: pages }, (_, index) => [
    String(index + 1),
    `${pick(verbs)} ${pick(things)} tại ${pick(places)}`,
    pick(bodies),
    due(),
  ]);
  const articles: GeneratedArticle[] = [];
  let length = rows.flat().join(" ").length + 600;
  while (length < pages * pageLength) {
    const clauses = Array.from({ length: upTo(4) }, () => ({
      words: `Về ${pick(subjects)} tại ${pick(places)}:`,
      points: Array.from({ length: 1 + upTo(3) }, () => `${task()};`),
    }));
    articles.push({ title: `Nhiệm vụ ${pick(subjects)}`, clauses });
    length += clauses.flatMap(({ words, points }) => [words, ...points]).join(" ").length + 40;
  }
  return {
    number: `${seed + 1}/KH-UBND`,
    title: `Về ${pick(subjects)} năm ${2025 + upTo(5)}`,
    articles,
    rows,
  };
}

export const heads = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"] as const;
export const leftHead = ["ỦY BAN NHÂN DÂN", "XÃ SUỐI NGÀN"] as const;
export const rightHead = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"] as const;
export const dated = "Suối Ngàn, ngày 12 tháng 01 năm 2026";

/** A paragraph as printed, its numeral typed. */
export interface GeneratedLine {
  readonly kind: "kind" | "title" | "article" | "clause" | "point";
  readonly numeral: string;
  readonly words: string;
}

/** Everything between letter-head and table, in order. */
export function linesOf({ title, articles }: GeneratedDocument): GeneratedLine[] {
  const lines: GeneratedLine[] = [
    { kind: "kind", numeral: "", words: "KẾ HOẠCH" },
    { kind: "title", numeral: "", words: title },
  ];
  for (const [article, { title: heading, clauses }] of articles.entries()) {
    lines.push({ kind: "article", numeral: `Điều ${article + 1}. `, words: heading });
    for (const [clause, { words, points }] of clauses.entries()) {
      lines.push({ kind: "clause", numeral: `${clause + 1}. `, words });
      for (const [point, task] of points.entries()) {
        lines.push({ kind: "point", numeral: `${"abcd".charAt(point)}) `, words: task });
      }
    }
  }
  return lines;
}
