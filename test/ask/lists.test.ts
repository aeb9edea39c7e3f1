import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Assistant } from "../../src/ask/answer.ts";
import { answerToJson } from "../../src/ask/json.ts";
import { enumerates } from "../../src/ask/lists.ts";
import { createAssistant } from "../../src/index.ts";

const front = (title: string, number: string): string => `---
title: ${title}
kind: quyết định
number: ${number}
issuer: Ủy ban nhân dân tỉnh Bình Hà
date: 2025-09-12
signer: Hồ Thị Mận
---
`;

const duties = [
  "Rà soát các bến thuyền trên hồ Mây",
  "Kẻ vạch lối đi cho khách bộ hành",
  "Lắp phao tiêu ở cửa hồ",
  "Kiểm tra áo phao mỗi sáng",
  "Thay bóng đèn cầu cảng",
  "Dọn rong rêu quanh bến",
  "Sơn lại biển báo độ sâu",
  "Ghi sổ từng chuyến thuyền",
  "Tập huấn cứu đuối cho chủ thuyền",
  "Khám máy thuyền trước mùa lễ",
  "Trực cứu hộ vào cuối tuần",
];

/** So long that no two fit into one quote. */
const detail =
  " theo phân công của trưởng bến, ghi lại kết quả trong sổ trực, báo cáo bằng văn bản với Ban quản lý hồ trước khi mùa lễ bắt đầu và chịu sự kiểm tra của Ủy ban nhân dân các xã ven hồ";

const documents: Readonly<Record<string, string>> = {
  "plan.md": `${front("Phương án đơn giản hóa thủ tục của Sở Thủy sản", "61/QĐ-UBND")}
# PHỤ LỤC PHƯƠNG ÁN ĐƠN GIẢN HÓA THỦ TỤC

## I. LĨNH VỰC NUÔI TRỒNG (02 TTHC)

### 1. Thủ tục cấp mã số ao nuôi

Giảm thời gian giải quyết từ 9 ngày còn 6 ngày.

### 2. Thủ tục đăng ký lồng bè

Bỏ bản sao giấy khai sinh trong hồ sơ.

## II. LĨNH VỰC TÀU CÁ (02 TTHC)

### 1. Thủ tục xóa đăng ký tàu cá

Giảm thời gian giải quyết từ 8 ngày còn 5 ngày.

### 2. Thủ tục cấp lại sổ thuyền viên

Bỏ ảnh màu trong hồ sơ.
`,
  "published.md": `${front("Công bố thủ tục hành chính nội bộ lĩnh vực thư viện", "62/QĐ-UBND")}
Điều 1. Công bố kèm theo Quyết định này 03 thủ tục nội bộ trong lĩnh vực thư viện của tỉnh Bình Hà.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

# DANH MỤC

| STT | Tên thủ tục | Cơ quan thực hiện |
| --- | --- | --- |
| 1 | Xếp hạng thư viện xã | Sở Văn hóa |
| 2 | Luân chuyển sách giữa các xã | Thư viện tỉnh |
| 3 | Thanh lý sách hư hỏng | Thư viện tỉnh |
`,
  "lake.md": `${front("Kế hoạch an toàn bến thuyền hồ Mây", "63/QĐ-UBND")}
Ban quản lý hồ Mây thực hiện các nhiệm vụ bảo đảm an toàn bến thuyền sau:

${duties.map((duty) => `- ${duty}${detail};`).join("\n")}

Kế hoạch này được gửi cho các chủ thuyền.
`,
};

const place = mkdtempSync(join(tmpdir(), "hoi-lists-"));
let assistant: Assistant;

beforeAll(async () => {
  const corpus = join(place, "corpus");
  mkdirSync(corpus);
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(corpus, name), text);
  const index = join(place, "index");
  execFileSync(process.execPath, ["dist/scripts/ingest.js", "--corpus", corpus, "--index", index]);
  assistant = await createAssistant({ indexDirectory: index, corpusDirectory: corpus });
});
afterAll(async () => {
  await assistant.close();
  rmSync(place, { recursive: true, force: true });
});

/** The answers to the turns of one talk. */
async function talk(...turns: readonly string[]) {
  const history: { question: string; answer: string }[] = [];
  const answers: ReturnType<typeof answerToJson>[] = [];
  for (const question of turns) {
    // eslint-disable-next-line no-await-in-loop -- one after the other, as a person asks
    const answer = answerToJson(null, await assistant.ask(question, { role: "citizen", history }), 0);
    answers.push(answer);
    history.push({ question, answer: answer.text });
  }
  return answers;
}

describe("a question for several things", () => {
  it.each([
    "Lĩnh vực tàu cá trong phương án đơn giản hóa của Sở Thủy sản gồm những thủ tục nào?",
    "linh vuc tau ca trong phuong an don gian hoa cua so thuy san gom nhung thu tuc nao?",
  ])("is answered by the headings under the one it names: %s", async (question) => {
    const [answer] = await talk(question);
    expect(answer?.text).toContain("Thủ tục xóa đăng ký tàu cá");
    expect(answer?.text).toContain("Thủ tục cấp lại sổ thuyền viên");
    expect(answer?.text).not.toContain("lồng bè");
  });

  it("is answered by the rows of the table that a sentence announces with their count", async () => {
    const [answer] = await talk("Tỉnh Bình Hà công bố những thủ tục nội bộ nào trong lĩnh vực thư viện?");
    for (const row of ["Xếp hạng thư viện xã", "Luân chuyển sách", "Thanh lý sách hư hỏng"])
      expect(answer?.text).toContain(row);
  });

  it("goes on with the next items when asked for more, and says when there are none", async () => {
    const answers = await talk(
      "Ban quản lý hồ Mây thực hiện những nhiệm vụ bảo đảm an toàn bến thuyền nào?",
      "còn gì nữa không?",
      "xem tiếp",
    );
    const shown = answers.map(({ text }) => duties.filter((duty) => text.includes(duty)));
    expect(shown.map(({ length }) => length)).toEqual([8, 3, 0]);
    expect(new Set(shown.flat())).toEqual(new Set(duties));
    expect(answers.at(-1)?.kind).toBe("not-found");
  });
});

describe("enumerates", () => {
  it("knows a sentence that holds a list", () => {
    expect(enumerates("Thông báo gửi qua tin nhắn hoặc thư điện tử hoặc bảng tin của thôn.")).toBe(true);
    expect(enumerates("Các xã vận động nhân dân tham gia giữ gìn vệ sinh đường làng ngõ xóm.")).toBe(false);
  });
});
