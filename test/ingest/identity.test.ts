import { describe, expect, it } from "vitest";
import { sentenceCase } from "../../src/ingest/capitals.js";
import { readFixture, readText } from "./support.js";

describe("identify", () => {
  it("reads a Party letter-head set in two columns of plain text", async () => {
    const { document } = await readFixture("2021/nghi-quyet-06.txt");
    expect(document.identity).toEqual({
      id: "2021/nghi-quyet-06",
      title: "Về phương hướng, nhiệm vụ năm 2022",
      number: "06-NQ/HU",
      kind: "nghị quyết",
      issuer: "Huyện ủy Sông Xanh",
      place: "Sông Xanh",
      date: "2021-12-17",
      signer: "Trần Văn Khang",
      author: null,
      origin: null,
      reading: expect.anything(),
      recipients: ["Tỉnh ủy Bình Hà", "Các đảng ủy, chi bộ trực thuộc"],
    });
  });

  it("reads a state letter-head drawn as a broken table", async () => {
    const { document } = await readFixture("quyet-dinh-ho-tro.md");
    expect(document.identity).toMatchObject({
      title: "Ban hành Quy chế hỗ trợ hộ nghèo trên địa bàn tỉnh Bình Hà",
      number: "15/2021/QĐ-UBND",
      kind: "quyết định",
      issuer: "Ủy ban nhân dân tỉnh Bình Hà",
      place: "Bình Hà",
      date: "2021-01-05",
      signer: "Lê Thị Hoa Mai",
    });
  });

  it("reads a web page's letter-head", async () => {
    const { document } = await readFixture("ke-hoach.html");
    expect(document.identity).toMatchObject({ number: "27/KH-UBND", kind: "kế hoạch", date: "2022-04-07" });
  });

  it("believes the front matter before the page", async () => {
    const { document } = await readText(
      "---\nid: tin/1\nkind: Tin\ndate: 2022-04-07\nsource: bản in\n---\nMột cuộc họp\n\nNội dung họp.",
    );
    expect(document.identity).toMatchObject({
      id: "tin/1",
      kind: "tin",
      date: "2022-04-07",
      origin: "bản in",
      title: "Một cuộc họp",
    });
  });

  it("leaves empty what the page does not say", async () => {
    const { document } = await readText("Một dòng không có gì cả.");
    expect(document.identity).toEqual({
      id: "thu",
      title: "Một dòng không có gì cả.",
      number: null,
      kind: null,
      issuer: null,
      place: null,
      date: null,
      signer: null,
      author: null,
      origin: null,
      reading: expect.anything(),
    });
  });

  it("does not take a number left blank for a number", async () => {
    const { document } = await readText(
      "ỦY BAN NHÂN DÂN\nSố:      /KH-UBND\n\nKẾ HOẠCH\nTrồng cây\n\nNội dung.",
    );
    expect(document.identity.number).toBeNull();
  });
});

describe("sentenceCase", () => {
  const body = "Kế hoạch của UBND tỉnh Bình Hà về trồng cây tại thành phố Đông Lan và huyện Sông Xanh";
  it.each([
    ["KẾ HOẠCH TRỒNG CÂY CỦA UBND TỈNH BÌNH HÀ", "Kế hoạch trồng cây của UBND tỉnh Bình Hà"],
    ["VỀ NGHỊ QUYẾT SỐ 76/2025/NQ-HĐND GIAI ĐOẠN II", "Về nghị quyết số 76/2025/NQ-HĐND giai đoạn II"],
    ["Về việc đã viết thường", "Về việc đã viết thường"],
    ["PHÁT TRIỂN DU LỊCH TỈNH LÂM VIÊN", "Phát triển du lịch tỉnh Lâm Viên"],
  ])("writes %s as %s", (printed, written) => {
    expect(sentenceCase(printed, body)).toBe(written);
  });
});
