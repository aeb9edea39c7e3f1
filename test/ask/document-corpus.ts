interface Written {
  readonly issuer: string;
  readonly number: string;
  readonly day: string;
  readonly place: string;
  readonly kind: string;
  readonly title: string;
  readonly bases: readonly string[];
  readonly body: readonly string[];
  readonly signer: string;
}

const write = ({ issuer, number, day, place, kind, title, bases, body, signer }: Written): string =>
  `|
**${issuer}**
**-------**
|
**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: ${number}
|
*${place}, ngày ${day}*
|


**${kind}**

${title.toUpperCase()}

${bases.map((basis) => `*${basis}*`).join("\n\n")}

${body.join("\n\n")}


|
*Nơi nhận:*
- Văn phòng Chính phủ;
- Sở Tư pháp;
- Lưu: VT.
|
**TM. ỦY BAN NHÂN DÂN**
CHỦ TỊCH
${signer}
|
`;

const committee = { issuer: "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", place: "Nghệ An" } as const;
const other = { issuer: "ỦY BAN NHÂN DÂN TỈNH SƠN LA", place: "Sơn La" } as const;

/** Documents of our own making: two provinces rule the same matter, one of them rules several. */
export const documents: Readonly<Record<string, string>> = {
  "ben-thuyen.md": write({
    ...committee,
    number: "41/2025/QĐ-UBND",
    day: "12 tháng 11 năm 2025",
    kind: "QUYẾT ĐỊNH",
    title: "Ban hành Quy định quản lý bến thuyền du lịch trên địa bàn tỉnh Nghệ An",
    bases: [
      "Căn cứ Luật Giao thông đường thủy nội địa số 23/2004/QH11;",
      "Căn cứ Nghị định số 301/2025/NĐ-CP ngày 03 tháng 10 năm 2025 của Chính phủ về bến thủy;",
      "Căn cứ Nghị định số 12/2023/NĐ-CP ngày 05 tháng 4 năm 2023 của Chính phủ về phí;",
      "Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 15/TTr-SXD ngày 02 tháng 11 năm 2025;",
    ],
    body: [
      "Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý bến thuyền du lịch.",
      "Điều 2. Quyết định này có hiệu lực kể từ ngày 25 tháng 11 năm 2025.",
      "Điều 3. Bãi bỏ Quyết định số 07/2019/QĐ-UBND ngày 04 tháng 3 năm 2019 của Ủy ban nhân dân tỉnh Nghệ An về bến đò ngang.",
      "Điều 4. Chủ bến thuyền treo bảng giá vé tại cửa bến.",
    ],
    signer: "Trần Văn Hạc",
  }),
  "ben-thuyen-son-la.md": write({
    ...other,
    number: "52/2025/QĐ-UBND",
    day: "20 tháng 10 năm 2025",
    kind: "QUYẾT ĐỊNH",
    title: "Ban hành Quy định quản lý bến thuyền du lịch trên địa bàn tỉnh Sơn La",
    bases: ["Theo đề nghị của Giám đốc Sở Du lịch;"],
    body: [
      "Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý bến thuyền du lịch.",
      "Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 12 năm 2025.",
    ],
    signer: "Lò Thị Mây",
  }),
  "cho-phien.md": write({
    ...committee,
    number: "815/KH-UBND",
    day: "03 tháng 9 năm 2025",
    kind: "KẾ HOẠCH",
    title: "Phục hồi chợ phiên vùng cao trên địa bàn tỉnh Nghệ An giai đoạn 2026 - 2030",
    bases: [],
    body: [
      "Khôi phục 12 chợ phiên vùng cao trước năm 2030.",
      "Các xã báo cáo kết quả về Sở Công Thương trước ngày 10 tháng 12 hằng năm.",
    ],
    signer: "Vi Thị Lan",
  }),
  "hop-nhat.md": write({
    issuer: "BỘ XÂY DỰNG",
    place: "Hà Nội",
    number: "19/VBHN-BXD",
    day: "05 tháng 12 năm 2025",
    kind: "NGHỊ ĐỊNH",
    title: "Quy định về cầu treo dân sinh",
    bases: [],
    body: [
      "Nghị định số 66/2019/NĐ-CP ngày 01 tháng 8 năm 2019 của Chính phủ quy định về cầu treo dân sinh, có hiệu lực kể từ ngày 01 tháng 10 năm 2019, được sửa đổi, bổ sung bởi:",
      "Nghị định số 14/2022/NĐ-CP ngày 07 tháng 02 năm 2022 của Chính phủ sửa đổi quy định về tải trọng cầu treo.",
      "Nghị định số 210/2025/NĐ-CP ngày 20 tháng 7 năm 2025 của Chính phủ phân cấp quản lý cầu.",
      "Căn cứ Luật Tổ chức Chính phủ năm 2025;",
      "Điều 1. Nghị định này quy định về cầu treo dân sinh.",
      "Điều 2. Nghị định này có hiệu lực từ ngày 01 tháng 10 năm 2019 và thay thế Nghị định số 03/2008/NĐ-CP ngày 11 tháng 01 năm 2008 của Chính phủ.",
    ],
    signer: "Hà Thị Thu",
  }),
  "nghia-trang.md": write({
    ...committee,
    number: "77/2025/QĐ-UBND",
    day: "09 tháng 7 năm 2025",
    kind: "QUYẾT ĐỊNH",
    title: "Quy định quản lý nghĩa trang nhân dân trên địa bàn tỉnh Nghệ An",
    bases: [],
    body: [
      "Điều 1. Quy định này áp dụng cho nghĩa trang nhân dân.",
      "Điều 2. Quyết định này có hiệu lực kể từ ngày 20 tháng 7 năm 2025 và thay thế các Quyết định:",
      "a) Quyết định số 31/2014/QĐ-UBND ngày 06 tháng 6 năm 2014 của Ủy ban nhân dân tỉnh Nghệ An về nghĩa trang;",
      "b) Quyết định số 48/2021/QĐ-UBND ngày 15 tháng 9 năm 2021 của Ủy ban nhân dân tỉnh Nghệ An về giá dịch vụ nghĩa trang.",
    ],
    signer: "",
  }),
};
