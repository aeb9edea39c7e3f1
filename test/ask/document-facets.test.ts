import { describe, expect, it } from "vitest";

import { readFacets } from "../../src/ask/document-facets.js";
import { readEveryday } from "../../src/ask/everyday.js";
import { understand } from "../../src/ask/understand.js";

const statistics = {
  passages: 100,
  marked: () => 1,
  bare: () => 1,
  markedPair: () => 1,
  barePair: () => 1,
};
const everyday = readEveryday([]);
const restore = (text: string) => ({ text, secondReading: null });
const read = (question: string) => readFacets(understand(question, { restore, everyday, statistics }));

describe("what a question asks about a document itself", () => {
  it.each([
    ["Ai ký quyết định về bến thuyền?", ["signer"]],
    ["Nghị quyết về chợ phiên do ai ký?", ["signer"]],
    ["ai ky cai ke hoach cho phien", ["signer"]],
    ["Ai thay mặt UBND tỉnh ký kế hoạch chợ phiên?", ["signer"]],
    ["Kế hoạch chợ phiên mang số bao nhiêu?", ["number"]],
    ["Kế hoạch chợ phiên ban hành ngày nào?", ["issued"]],
    ["Thông tư về cầu treo bắt đầu áp dụng ngày nào?", ["force"]],
    ["qđ bến thuyền hiệu lực khi nào, bỏ qđ cũ số mấy", ["force", "replaced"]],
    ["Quyết định 5 của Sơn La làm những quyết định nào hết hiệu lực?", ["replaced"]],
    ["Thông tư 5/2025 sửa những thông tư nào?", ["amended"]],
    ["Nghị định 5/2025 đã được sửa đổi bởi nghị định nào?", ["amended-by"]],
    ["Quyết định 5 căn cứ luật nào?", ["basis"]],
    ["Quyết định 5 theo đề nghị của ai?", ["proposer"]],
    ["Bộ nào đề nghị Thủ tướng ban hành Quyết định 44/2025?", ["proposer"]],
    ["Quy chế chợ phiên do cơ quan nào ban hành?", ["issuer"]],
    ["Quyết định 5 gửi đến những nơi nào?", ["recipients"]],
  ])("%s", (question, facets) => {
    expect(read(question)?.facets).toEqual(facets);
  });

  it.each([
    "Ai bị kỷ luật theo quyết định 5?",
    "Mức hỗ trợ áp dụng từ ngày nào đến ngày nào?",
    "Các xã gửi báo cáo cho cơ quan nào?",
    "Quyết định giao cơ quan nào ban hành quy chế?",
    "Quyết định nào bị bãi bỏ?",
    "Sự cố xảy ra khi nào thì phải báo?",
    "Bến thuyền có bao nhiêu chỗ đậu?",
  ])("is nothing in: %s", (question) => {
    expect(read(question)).toBeNull();
  });

  it("leaves the words that name the document and those that tell which other one is meant", () => {
    const request = read("Quyết định bến thuyền Nghệ An bãi bỏ quyết định nào của Sơn La cũ?");
    expect(request?.description).toContain("quyet dinh ben thuyen nghe an");
    expect(request?.description).not.toContain("son la");
    expect(request?.tail).toBe("bai bo quyet dinh nao cua son la cu");
  });
});
