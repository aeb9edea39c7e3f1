import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Documents of an office that no rule may know, tied to each other: replaced, amended, of one number. */
const documents: Readonly<Record<string, string>> = {
  "support-old.txt": `---
title: Quy định mức hỗ trợ hộ nghèo sửa nhà trên địa bàn tỉnh Bình Hà năm 2024
kind: quyết định
number: 21/2024/QĐ-UBND
issuer: Ủy ban nhân dân tỉnh Bình Hà
date: 2024-02-03
signer: Lý Văn Tám
---
Điều 1. Mỗi hộ nghèo sửa nhà được hỗ trợ 30 triệu đồng. Mỗi hộ cận nghèo sửa nhà được hỗ trợ 20 triệu đồng.

Điều 2. Quyết định này có hiệu lực kể từ ngày 15/02/2024.
`,
  "support-new.txt": `---
title: Quy định mức hỗ trợ hộ nghèo sửa nhà trên địa bàn tỉnh Bình Hà năm 2025
kind: quyết định
number: 35/2025/QĐ-UBND
issuer: Ủy ban nhân dân tỉnh Bình Hà
date: 2025-08-20
signer: Hồ Thị Mận
---
Điều 1. Hồ sơ xin hỗ trợ sửa nhà cho hộ nghèo nộp tại Ủy ban nhân dân cấp xã trước ngày 30/9/2025.

Điều 2. Sở Xây dựng chủ trì thẩm định hồ sơ sửa nhà cho hộ nghèo. Sở Tài chính cân đối nguồn kinh phí sửa nhà cho hộ nghèo.

Điều 3. Quyết định này có hiệu lực kể từ ngày 01/9/2025 và thay thế Quyết định số 21/2024/QĐ-UBND ngày 03/02/2024 của Ủy ban nhân dân tỉnh Bình Hà.
`,
  "market.txt": `---
title: Về hoạt động của chợ Mây Trắng
kind: quyết định
number: 8/2025/QĐ-UBND
issuer: Ủy ban nhân dân tỉnh Bình Hà
date: 2025-05-12
signer: Hồ Thị Mận
---
Điều 1. Chợ Mây Trắng mở cửa từ 5 giờ đến 18 giờ hằng ngày.

Điều 2. Hộ kinh doanh bán hàng giả bị phạt 5 triệu đồng.
`,
  "term-one.txt": `---
title: Về phát triển du lịch
kind: nghị quyết
number: 06-NQ/HU
issuer: Huyện ủy Cổ Lĩnh
date: 2016-11-14
signer: Nguyễn Văn An
---
Phấn đấu đón 2 triệu lượt khách du lịch vào năm 2020.
`,
  "term-two.txt": `---
title: Về chuyển đổi số
kind: nghị quyết
number: 06-NQ/HU
issuer: Huyện ủy Cổ Lĩnh
date: 2021-12-02
signer: Trịnh Thị Sen
---
Phấn đấu 80% hồ sơ xử lý trực tuyến vào năm 2025.
`,
  "decision-district.txt": `---
title: Về giữ gìn vệ sinh đường phố
kind: quyết định
number: 77/QĐ-UBND
issuer: Ủy ban nhân dân huyện Cổ Lĩnh
date: 2023-04-01
signer: Hoàng Văn Tám
---
Điều 1. Các xã dọn vệ sinh đường phố vào sáng chủ nhật hằng tuần.
`,
  "decision-party.txt": `---
title: Về giữ gìn vệ sinh công sở
kind: quyết định
number: 77/QĐ-UBND
issuer: Ủy ban nhân dân tỉnh Bình Hà
date: 2024-06-01
signer: Hồ Thị Mận
---
Điều 1. Các sở dọn vệ sinh công sở vào chiều thứ sáu hằng tuần.
`,
  "meeting.txt": `---
title: Huyện ủy Cổ Lĩnh sơ kết công tác năm
kind: tin
issuer: Huyện ủy Cổ Lĩnh
date: 2023-12-20
place: huyện Cổ Lĩnh, tỉnh Bình Hà
---
Dự hội nghị có đồng chí Đỗ Thị Lan - Phó Bí thư Thường trực Huyện ủy Cổ Lĩnh - Chủ tịch HĐND huyện Cổ Lĩnh.

Dự hội nghị còn có đồng chí Hoàng Văn Tám - Phó Bí thư Huyện ủy Cổ Lĩnh - Chủ tịch UBND huyện Cổ Lĩnh.

Phấn đấu đến cuối năm 2024 xã Cầu Mây đạt chuẩn nông thôn mới. Phấn đấu đến cuối năm 2025 xã Đồng Vọng đạt chuẩn nông thôn mới.

Kết luận hội nghị, đồng chí Bí thư yêu cầu các xã thực hiện một số nhiệm vụ sau: đẩy mạnh đào tạo nghề cho thanh niên; nâng cấp trạm y tế xã; sửa đường liên thôn.
`,
  "lone.txt": `---
title: Huyện ủy Sông Xanh họp quý III
kind: tin
issuer: Huyện ủy Sông Xanh
date: 2022-09-30
---
Tham dự hội nghị có đồng chí Vũ Đình Khoa - Phó Bí thư Huyện ủy - Chủ tịch UBND huyện Sông Xanh.
`,
};

/** Maintainers' own list of what became of old communes. */
const gazetteer = `# remark
xã Cầu Mây, huyện Cổ Lĩnh, tỉnh Bình Hà: xã Lĩnh Tây, tỉnh Bình Hà
"xã Đồng Vọng, huyện Cổ Lĩnh, tỉnh Bình Hà": xã Lĩnh Tây, phường Lĩnh Đông, tỉnh Bình Hà # split
`;

/** Writes and indexes them. @returns the corpus folder and the index folder */
export function makeTalkCorpus(place: string): { readonly corpus: string; readonly index: string } {
  const [corpus, index] = [join(place, "corpus"), join(place, "index")];
  mkdirSync(join(corpus, "_config"), { recursive: true });
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(corpus, name), text);
  writeFileSync(join(corpus, "_config", "gazetteer.yml"), gazetteer);
  execFileSync(process.execPath, ["dist/scripts/ingest.js", "--corpus", corpus, "--index", index]);
  return { corpus, index };
}
