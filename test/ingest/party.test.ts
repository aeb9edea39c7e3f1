import { describe, expect, it } from "vitest";
import { readText } from "./support.js";

const motto = "ĐẢNG CỘNG SẢN VIỆT NAM";

describe("Party documents", () => {
  it.each([
    [
      "a resolution of a commune's committee after 2025, its subject in small letters",
      `ĐẢNG BỘ TỈNH BÌNH HÀ\nĐẢNG ỦY XÃ CẦU MÂY\n*\nSố 05-NQ/ĐU\n${motto}\nCầu Mây, ngày 17 tháng 9 năm 2025\n\nNGHỊ QUYẾT\ncủa Ban Chấp hành Đảng bộ xã\nvề phát triển kinh tế tập thể\n-----\n\nBan Chấp hành nhận thấy đã có tiến bộ.\n\nI- MỤC TIÊU\n1- Có 20 hợp tác xã.\n\nNơi nhận:\n- Tỉnh ủy (báo cáo);\n- Các chi bộ trực thuộc;\n- Lưu Văn phòng Đảng ủy.\n\nT/M ĐẢNG ỦY\nBÍ THƯ\n(Đã ký)\nNguyễn Văn Bình`,
      {
        number: "05-NQ/ĐU",
        kind: "nghị quyết",
        issuer: "Đảng ủy xã Cầu Mây",
        title: "Về phát triển kinh tế tập thể",
        place: "Cầu Mây",
        date: "2025-09-17",
        signer: "Nguyễn Văn Bình",
        recipients: ["Tỉnh ủy (báo cáo)", "Các chi bộ trực thuộc"],
      },
    ],
    [
      "a directive in two columns of blanks, recipients beside the signature",
      `TỈNH ỦY BÌNH HÀ                ${motto}\n*                Bình Hà, ngày 02 tháng 12 năm 2021\nSố 36-CT/TU\n\nCHỈ THỊ\ncủa Ban Thường vụ Tỉnh ủy\nvề phòng cháy\n\n1. Các cấp ủy quán triệt Chỉ thị.\n\nNơi nhận:\n- Ban Bí thư Trung ương Đảng,\n- Các huyện ủy, thành ủy,\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nPhạm Thị Lan`,
      {
        number: "36-CT/TU",
        issuer: "Tỉnh ủy Bình Hà",
        title: "Về phòng cháy",
        signer: "Phạm Thị Lan",
        recipients: ["Ban Bí thư Trung ương Đảng", "Các huyện ủy, thành ủy"],
      },
    ],
    [
      "a letter of a body that serves a committee, without a kind line",
      `HUYỆN ỦY SÔNG XANH\nBAN TUYÊN GIÁO\n*\nSố 134-CV/BTGHU\nV/v tuyên truyền ngày thành lập Đảng\n${motto}\nSông Xanh, ngày 05 tháng 01 năm 2022\n\nKính gửi: - Các chi bộ trực thuộc,\n- Đài Truyền thanh huyện.\n\nBan Tuyên giáo Huyện ủy đề nghị các đơn vị triển khai như sau:\n\n1. Tuyên truyền trực quan.\n\nTRƯỞNG BAN\nLê Thị Hoa`,
      {
        number: "134-CV/BTGHU",
        kind: "công văn",
        issuer: "Ban Tuyên giáo Huyện ủy Sông Xanh",
        title: "Tuyên truyền ngày thành lập Đảng",
        date: "2022-01-05",
        signer: "Lê Thị Hoa",
        recipients: ["Các chi bộ trực thuộc", "Đài Truyền thanh huyện"],
      },
    ],
    [
      "a congress",
      `ĐẢNG BỘ HUYỆN SÔNG XANH\nĐẠI HỘI ĐẠI BIỂU LẦN THỨ XII\n*\nSố 01-NQ/ĐH\n${motto}\nSông Xanh, ngày 28 tháng 7 năm 2020\n\nNGHỊ QUYẾT\nĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ HUYỆN SÔNG XANH\n\nĐại hội đại biểu Đảng bộ huyện quyết nghị.\n\nI. Tán thành báo cáo chính trị.\n\nT/M ĐOÀN CHỦ TỊCH\nTrần Văn Khang`,
      {
        number: "01-NQ/ĐH",
        issuer: "Đại hội đại biểu Đảng bộ huyện Sông Xanh lần thứ XII",
        signer: "Trần Văn Khang",
      },
    ],
    [
      "a report of a commune's committee of the state, its subject in small letters",
      "ỦY BAN NHÂN DÂN\nXÃ CẦU MÂY\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 45/BC-UBND\nCầu Mây, ngày 15 tháng 10 năm 2025\n\nBÁO CÁO\nTình hình kinh tế - xã hội 9 tháng đầu năm 2025\n\nI. KẾT QUẢ\n1. Kinh tế\nThu ngân sách đạt 12 tỷ đồng.\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nVõ Thị Kim Anh",
      {
        number: "45/BC-UBND",
        kind: "báo cáo",
        issuer: "Ủy ban nhân dân xã Cầu Mây",
        title: "Tình hình kinh tế - xã hội 9 tháng đầu năm 2025",
        date: "2025-10-15",
        signer: "Võ Thị Kim Anh",
        recipients: ["UBND tỉnh"],
      },
    ],
  ])("reads %s", async (_, text, expected) => {
    const { document, remarks } = await readText(text);
    expect(document.identity).toMatchObject(expected);
    expect(remarks).toEqual([]);
  });

  it("does not guess the kind of a Party QĐ from its code: the title says it", async () => {
    const { document } = await readText(
      `BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 399-QĐ/TW\n${motto}\nHà Nội, ngày 09 tháng 01 năm 2026\n\nQUY ĐỊNH\nvề thể thức văn bản của Đảng\n\n- Căn cứ Điều lệ Đảng;\n\nĐiều 1. Phạm vi\n\n1. Quy định này quy định thể thức.`,
    );
    expect(document.identity).toMatchObject({ kind: "quy định", number: "399-QĐ/TW", date: "2026-01-09" });
  });
});

describe("news about a document", () => {
  const opening =
    "Ngày 20/12/2021, Ban Thường vụ Huyện ủy Sông Xanh tổ chức hội nghị quán triệt Nghị quyết số 06-NQ/HU ngày 17/12/2021.";
  it.each([
    [
      "its number in the headline",
      `Huyện ủy ban hành Nghị quyết số 06-NQ/HU về chuyển đổi số\n\n(SX) - ${opening}\n\nTin, ảnh: Minh Hòa`,
    ],
    [
      "a headline in capitals that begins with a kind",
      `NGHỊ QUYẾT 06 ĐI VÀO CUỘC SỐNG\n\n${opening}\n\nHội nghị thành công.\n\nLan Anh`,
    ],
  ])("is a report with the event's day, whatever %s", async (_, text) => {
    const { document } = await readText(text);
    expect(document.identity).toMatchObject({ kind: "tin", number: null, date: "2021-12-20", issuer: null });
    expect(document.identity.relations).toMatchObject([
      { kind: "cites", number: "06-NQ/HU", date: "2021-12-17" },
    ]);
  });

  it("is not what has a letter-head or only one sign", async () => {
    const plan = await readText(`Số: 12/KH-UBND\n\nKẾ HOẠCH\nTrồng cây\n\n${opening}\n\nLan Anh`);
    expect(plan.document.identity).toMatchObject({ kind: "kế hoạch", number: "12/KH-UBND" });
    const note = await readText("Ghi chép\n\nNgày 20/12/2021 trời mưa.\n\nKhông có gì khác cả.");
    expect(note.document.identity.kind).toBeNull();
  });
});
