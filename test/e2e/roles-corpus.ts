import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const document = (fields: string, text: string): string => `---\n${fields.trim()}\n---\n${text.trim()}\n`;

/** What a citizen may read, by file. */
const open: Readonly<Record<string, string>> = {
  "du-lich.txt": document(
    `
title: Về phát triển du lịch sinh thái
kind: nghị quyết
number: 10-NQ/ĐU
issuer: Đảng ủy xã Suối Bạc
date: 2025-08-14`,
    "Phấn đấu đến năm 2030 xã Suối Bạc đón 20 nghìn lượt khách du lịch mỗi năm.\n\nVăn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện.",
  ),
  "chuyen-doi-so.txt": document(
    `
title: Kế hoạch chuyển đổi số năm 2025
kind: kế hoạch
number: 21-KH/ĐU
issuer: Đảng ủy xã Suối Bạc
date: 2025-09-05`,
    "Phấn đấu 90% hồ sơ của người dân được nhận qua mạng trước ngày 15/12/2025.",
  ),
};

/** For officers alone: marked above the text, beside it, by a word nobody knows; one bears an open one's number. */
const hidden: Readonly<Record<string, string>> = {
  "nhan-su.txt": document(
    `
title: Về phương án nhân sự Hoa Ban
kind: nghị quyết
number: 10-NQ/ĐU
issuer: Đảng ủy xã Mường Khoa
date: 2025-10-20
audience: officers`,
    "Phương án Hoa Ban giới thiệu đồng chí Lò Văn Khún giữ chức Phó Bí thư trước ngày 30/11/2025.\n\nPhấn đấu đến năm 2030 xã đón 77 nghìn lượt khách du lịch.",
  ),
  "thay-the.txt": document(
    `
title: Về thay thế nghị quyết du lịch
kind: nghị quyết
number: 33-NQ/ĐU
issuer: Đảng ủy xã Suối Bạc
date: 2025-11-30`,
    "Nghị quyết này thay thế Nghị quyết số 10-NQ/ĐU ngày 14/8/2025 của Đảng ủy xã Suối Bạc về phát triển du lịch sinh thái. Dành 12 tỷ đồng cho bến thuyền Pá Hốc.",
  ),
  "ra-soat.txt": document(
    `
title: Kế hoạch rà soát đảng viên
kind: kế hoạch
number: 40-KH/ĐU
issuer: Đảng ủy xã Suối Bạc
date: 2025-12-01
audience: lãnh đạo`,
    "Rà soát 45 đảng viên vi phạm quy định, xong trước ngày 20/12/2025.",
  ),
};

export const openIds = Object.keys(open).map((file) => file.replace(".txt", ""));
export const hiddenIds = Object.keys(hidden).map((file) => file.replace(".txt", ""));

/** Words that stand in hidden documents alone: in their text, title, number. */
export const hiddenWords =
  /Hoa Ban|Khún|77 nghìn|Mường Khoa|33-NQ|thay thế|Pá Hốc|12 tỷ|rà soát|Rà soát|45 đảng viên|40-KH|\b(?:nhan-su|thay-the|ra-soat)\b/u;

/** Writes the corpus; `isSecret` false leaves every mark out, as before somebody thought of it. */
export async function writeCorpus(directory: string, isSecret = true): Promise<void> {
  await mkdir(directory, { recursive: true });
  const files = { ...open, ...hidden };
  for (const [name, text] of Object.entries(files)) {
    // eslint-disable-next-line no-await-in-loop -- a handful
    await writeFile(join(directory, name), isSecret ? text : text.replace(/^audience: .*\n/mu, ""));
  }
  await writeFile(join(directory, "thay-the.yml"), isSecret ? "audience: cán bộ\n" : "note: chưa đánh dấu\n");
}
