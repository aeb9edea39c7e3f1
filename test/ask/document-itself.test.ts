import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Answer, Assistant } from "../../src/ask/answer.ts";
import { documents } from "./document-corpus.js";
import { assistantOn, ingest, wordsOf } from "./model-corpus.js";

let made: ReturnType<typeof ingest>;
let assistant: Assistant;

beforeAll(async () => {
  made = ingest(documents);
  assistant = await assistantOn(made.index);
}, 60_000);

afterAll(async () => {
  await assistant.close();
  made.remove();
});

const ask = (question: string): Promise<Answer> => assistant.ask(question, { role: "citizen" });

/** What a reader opens: the quotes, each checked to be the document's own words. */
function quotesOf(answer: Answer): readonly string[] {
  if (answer.kind !== "answered") return [];
  return answer.citations.map(({ documentId, quote, start, end }) => {
    expect(assistant.library.source(documentId)?.slice(start, end)).toBe(quote);
    return quote;
  });
}

describe("a document named by its subject, place, kind, time or part of its number", () => {
  it.each([
    ["Ai ký quyết định của Nghệ An về bến thuyền du lịch?", "Trần Văn Hạc", "Trần Văn Hạc"],
    ["ai ky quyet dinh quan ly ben thuyen du lich nghe an", "Trần Văn Hạc", "Trần Văn Hạc"],
    ["ai ký cái qđ bến thuyền du lịch ở sơn la v", "Lò Thị Mây", "Lò Thị Mây"],
    ["qđ 41 nghệ an ai ký v", "Trần Văn Hạc", "Trần Văn Hạc"],
    ["Ai ký quyết định tháng 11/2025 về quản lý bến thuyền du lịch?", "Trần Văn Hạc", "Trần Văn Hạc"],
    ["Ai thay mặt UBND tỉnh Nghệ An ký kế hoạch phục hồi chợ phiên vùng cao?", "Vi Thị Lan", "Vi Thị Lan"],
    ["Kế hoạch phục hồi chợ phiên vùng cao của Nghệ An mang số bao nhiêu?", "815/KH-UBND", "Số: 815/KH-UBND"],
    ["Kế hoạch phục hồi chợ phiên vùng cao Nghệ An ban hành ngày nào?", "03/9/2025", "03 tháng 9 năm 2025"],
    [
      "Quy định quản lý bến thuyền du lịch của Nghệ An áp dụng từ hôm nào?",
      "25 tháng 11 năm 2025",
      "Quyết định này có hiệu lực kể từ ngày 25 tháng 11 năm 2025",
    ],
    [
      "Quyết định 41/2025 của Nghệ An theo đề nghị của ai?",
      "Giám đốc Sở Xây dựng",
      "Theo đề nghị của Giám đốc Sở Xây dựng",
    ],
    [
      "Quyết định về bến thuyền du lịch của Nghệ An căn cứ nghị định nào hồi tháng 10/2025?",
      "Nghị định số 301/2025/NĐ-CP",
      "Căn cứ Nghị định số 301/2025/NĐ-CP",
    ],
    [
      "qđ bến thuyền du lịch nghệ an bãi bỏ qđ nào",
      "Quyết định số 07/2019/QĐ-UBND",
      "Bãi bỏ Quyết định số 07/2019/QĐ-UBND",
    ],
    [
      "Văn bản hợp nhất về cầu treo dân sinh: nghị định gốc được sửa đổi bởi những nghị định nào?",
      "Nghị định số 14/2022/NĐ-CP",
      "Nghị định số 210/2025/NĐ-CP",
    ],
    ["nđ 66/2019 bị sửa bởi nđ nào", "Nghị định số 14/2022/NĐ-CP", "Nghị định số 210/2025/NĐ-CP"],
    [
      "19/VBHN-BXD hợp nhất từ nghị định gốc nào?",
      "Nghị định số 66/2019/NĐ-CP",
      "Nghị định số 66/2019/NĐ-CP",
    ],
    [
      "Nghị định 66/2019 về cầu treo dân sinh thay thế nghị định nào?",
      "Nghị định số 03/2008/NĐ-CP",
      "thay thế Nghị định số 03/2008/NĐ-CP",
    ],
    [
      "Quyết định về nghĩa trang nhân dân của Nghệ An thay thế quyết định nào năm 2021?",
      "Quyết định số 48/2021/QĐ-UBND",
      "Quyết định số 48/2021/QĐ-UBND",
    ],
    [
      "Quyết định bến thuyền du lịch của Nghệ An có hiệu lực khi nào và do ai ký?",
      "do Trần Văn Hạc ký",
      "có hiệu lực kể từ ngày 25 tháng 11 năm 2025",
    ],
    ["Quyết định 52/2025 của Sơn La gửi đến những nơi nào?", "Sở Tư pháp", "Sở Tư pháp"],
  ])("is told of: %s", async (question, said, quoted) => {
    const answer = await ask(question);
    expect(answer.kind).toBe("answered");
    expect(wordsOf(answer)).toContain(said);
    expect(quotesOf(answer).join("\n")).toContain(quoted);
  });

  it.each([
    ["another province", "Ai ký quyết định của Lào Cai về bến thuyền du lịch?"],
    ["another year", "Ai ký quyết định của Nghệ An năm 2024 về bến thuyền du lịch?"],
    ["another month", "Ai ký quyết định tháng 9/2025 về quản lý bến thuyền du lịch Nghệ An?"],
    ["another subject", "Ai ký quyết định của Nghệ An về quản lý bến xe khách?"],
    ["another kind", "Ai ký thông tư về quản lý bến thuyền du lịch trên địa bàn tỉnh Nghệ An?"],
    ["another body", "Ai ký quyết định của Bộ Xây dựng về quản lý bến thuyền du lịch Nghệ An?"],
    ["another number", "Ai ký Quyết định 52/2025 của Nghệ An về bến thuyền du lịch?"],
    ["either of two", "Ai ký quyết định ban hành quy định quản lý bến thuyền du lịch?"],
    [
      "a legal basis it does not have",
      "Quyết định bến thuyền du lịch Nghệ An căn cứ nghị định nào năm 2021?",
    ],
  ])("is not mistaken for %s", async (_, question) => {
    const words = wordsOf(await ask(question));
    for (const name of ["Trần Văn Hạc", "Lò Thị Mây", "Vi Thị Lan", "301/2025"])
      expect(words).not.toContain(name);
  });

  it("keeps to what an open question says of the other document", async () => {
    const words = wordsOf(
      await ask("Quyết định nghĩa trang nhân dân Nghệ An thay thế quyết định nào năm 2021?"),
    );
    expect(words).not.toContain("31/2014");
  });

  it.each([
    "Quyết định về bến thuyền du lịch của Nghệ An được sửa đổi bởi quyết định nào?",
    "qđ 41/2025 nghệ an bị sửa bởi qđ nào",
  ])("that nothing amends is not amended by what it repeals itself: %s", async (question) => {
    const answer = await ask(question);
    expect(answer.kind).toBe("not-found");
    expect(wordsOf(answer)).toContain("tôi không thấy văn bản nào sửa đổi quyết định số 41/2025/QĐ-UBND");
  });

  it("whose signer cannot be read gets nobody for it", async () => {
    const answer = await ask("Ai ký quyết định của Nghệ An về quản lý nghĩa trang nhân dân?");
    expect(answer.kind).toBe("not-found");
    expect(wordsOf(answer)).toContain("Tôi không đọc được tên người ký trong quyết định số 77/2025/QĐ-UBND");
  });

  it("is not what a question about its matter is answered from", async () => {
    const answer = await ask("Các xã báo cáo kết quả phục hồi chợ phiên vùng cao trước ngày nào?");
    expect(wordsOf(answer)).toContain("10 tháng 12");
  });
});
