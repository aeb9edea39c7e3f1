import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { asksPrivateLife } from "../../src/ask/private-person.js";
import { composeIndex } from "../../src/compose.js";
import { readConfig } from "../../src/config.js";
import { buildIndex } from "../../src/index.js";
import type { OpenedIndex } from "../../src/search/opened.js";

const directory = mkdtempSync(join(tmpdir(), "hoi-private-"));
let index: OpenedIndex;

beforeAll(async () => {
  const texts = [
    "Tham dự Hội nghị có đồng chí Trần Văn Khang - Bí thư Đảng ủy xã; đồng chí Lê Thị Bình - Chủ tịch Ủy ban nhân dân xã.",
    "Đầu mối liên hệ: đồng chí Vũ Đức Thịnh, công chức Văn phòng - Thống kê, điện thoại 0259 3822 123.",
    "Hộ ông Nguyễn Văn Sửu ở thôn Đông được hỗ trợ con giống theo mô hình chăn nuôi bò.",
  ];
  await buildIndex(
    texts.map((text, place) => ({ id: `p${place}`, documentId: "bao-cao", title: "Báo cáo của xã", text })),
    directory,
  );
  index = await composeIndex({ ...readConfig({}), indexDirectory: directory });
});
afterAll(async () => {
  await index.close();
  rmSync(directory, { recursive: true, force: true });
});

describe("the private life of a person", () => {
  it.each([
    "Địa chỉ nhà ông Nguyễn Văn Sửu ở đâu?",
    "dia chi nha ong nguyen van suu o dau",
    "Số điện thoại của chị Trần Thị Mận",
    "sdt cua ong nguyen van suu",
    "CCCD của bà Lê Thị Hoa là số mấy?",
    "Lương của ông Phạm Văn Tý bao nhiêu?",
    "Nguyễn Văn Sửu bị bệnh gì?",
    "Nguyễn Văn Sửu quê ở đâu?",
    "Vợ ông Trần Văn Dần tên gì?",
    "Nguyễn Thị Thìn có tiền án không?",
    "Bà Lê Thị Hoa có bao nhiêu đất?",
    "anh Tuấn nợ thuế bao nhiêu",
    "Chị Hồng có phải hộ nghèo không?",
    "ông nguyễn văn sửu thu nhập bao nhiêu",
    "Nhà Bí thư Trần Văn Khang ở đâu?",
    "Chủ tịch xã Lê Thị Bình đã ly hôn chưa?",
    "Ông Vũ Đức Thịnh có bao nhiêu tài sản?",
    "cho em hỏi email của anh Hoàng Minh Tuấn ạ",
    "Số tài khoản của đồng chí Đỗ Văn Ngọ?",
  ])("is asked: %s", async (question) => {
    expect(await asksPrivateLife(question, index)).toBe(true);
  });

  it.each([
    "Trần Văn Khang giữ chức vụ gì?",
    "Trần Văn Khang quê ở đâu?",
    "Bí thư Trần Văn Khang bao nhiêu tuổi?",
    "Đồng chí Lê Thị Bình chỉ đạo gì?",
    "Số điện thoại của ông Vũ Đức Thịnh?",
    "so dien thoai cua ong vu duc thinh",
    "Hộ ông Nguyễn Văn Sửu được hỗ trợ gì?",
    "Địa chỉ trường tiểu học Lê Văn Tám ở đâu?",
    "đường Nguyễn Văn Linh ở đâu",
    "Số điện thoại công ty Nguyễn Thành Nam?",
    "Tôi bị bệnh thì được hỗ trợ gì?",
    "Mức lương của cán bộ xã năm 2026?",
    "Vợ chồng trẻ ở Hà Nội được hỗ trợ gì?",
    "Hộ nghèo ở xã Trần Phú được vay bao nhiêu?",
    "Số điện thoại đường dây nóng của UBND xã?",
    "Lực lượng chức năng của bà con do ai chỉ đạo?",
    "chi le phi dang ky dat dai bao nhieu",
    "Ông A vi phạm phòng cháy thì bị phạt bao nhiêu?",
    "Địa chỉ tiếp nhận hồ sơ ở đâu?",
    "ho gia dinh can ngheo duoc nhan bao nhieu",
    "dang thi cong duong nao",
  ])("is not asked: %s", async (question) => {
    expect(await asksPrivateLife(question, index)).toBe(false);
  });
});
