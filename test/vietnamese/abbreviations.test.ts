import { describe, expect, it } from "vitest";

import {
  abbreviationAlternatives,
  openChatForms,
  openedSyllables,
  readingsOf,
} from "../../src/vietnamese/abbreviations.ts";

const words = (text: string) =>
  openedSyllables(text)
    .map(({ marked }) => marked)
    .join(" ");

describe("openedSyllables", () => {
  it.each([
    ["Chủ tịch UBND huyện", "chủ tịch ủy ban nhân dân huyện"],
    ["chu tich ubnd huyen", "chu tich ủy ban nhân dân huyen"],
    ["phát triển KT-XH", "phát triển kinh tế xã hội"],
    ["bảo đảm QP-AN", "bảo đảm quốc phòng an ninh"],
    ["bảo đảm QPAN", "bảo đảm quốc phòng an ninh"],
    ["nhiệm vụ ANQP", "nhiệm vụ an ninh quốc phòng"],
    ["Phòng LĐ-TB&XH", "Phòng lao động thương binh xã hội"],
    ["Phòng LĐTBXH huyện", "Phòng lao động thương binh xã hội huyện"],
    ["đội ngũ CB,CC,VC", "đội ngũ cán bộ công chức viên chức"],
    ["đội ngũ CB, CC, VC", "đội ngũ cán bộ công chức viên chức"],
    ["Sở NN&PTNT", "Sở nông nghiệp phát triển nông thôn"],
    ["Phòng TC-KH", "Phòng tài chính kế hoạch"],
    ["đ/c Bí thư", "đồng chí Bí thư"],
    ["sản phẩm OCOP", "sản phẩm mỗi xã một sản phẩm"],
  ])("opens %s", (written, opened) => {
    expect(words(written)).toBe(words(opened));
  });

  it("leaves abbreviations of several meanings as they are", () => {
    expect(words("TT và CT")).toBe("tt và ct");
  });

  it("gives an opened word the offsets of the short form", () => {
    expect(openedSyllables("UBND xã").map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [0, 4],
      [0, 4],
      [0, 4],
      [5, 7],
    ]);
  });
});

describe("openChatForms", () => {
  it.each([
    ["dc bn tiền ko", "được bao nhiêu tiền không"],
    ["hỗ trợ 60tr", "hỗ trợ 60 triệu"],
    ["làm ntn z", "làm như thế nào vậy"],
    ["06-nq/hu nói j", "06-nq/hu nói gì"],
  ])("opens %s", (typed, opened) => {
    expect(openChatForms(typed)).toBe(opened);
  });
});

describe("abbreviationAlternatives", () => {
  it.each([
    ["UBND xã làm gì?", "ủy ban nhân dân"],
    ["ubnd xa lam gi", "ủy ban nhân dân"],
    ["Ủy ban nhân dân xã làm gì?", "UBND"],
    ["uy ban nhan dan xa lam gi", "UBND"],
    ["Hội đồng nhân dân", "HĐND"],
    ["xã nông thôn mới", "NTM"],
    ["Ban Thường vụ", "BTV"],
    ["phát triển kinh tế - xã hội", "KT-XH"],
    ["phát triển kinh tế - xã hội", "KTXH"],
    ["phát triển KTXH", "kinh tế xã hội"],
    ["bảo đảm quốc phòng, an ninh", "QP-AN"],
    ["Sở Khoa học và Công nghệ", "KH&CN"],
    ["Sở Khoa học Công nghệ", "KHCN"],
    ["Phòng TN&MT", "tài nguyên và môi trường"],
    ["Sở Giáo dục và Đào tạo", "GD&ĐT"],
    ["cán bộ, công chức, viên chức", "CB,CC,VC"],
    ["cán bộ, công chức, viên chức", "CBCCVC"],
    ["CT xã là ai", "chủ tịch"],
    ["CT xã là ai", "chỉ thị"],
    ["TT của tỉnh", "thị trấn"],
    ["TT của tỉnh", "thông tư"],
    ["ĐH nhiệm kỳ mới", "đại hội"],
    ["ĐH nhiệm kỳ mới", "đại học"],
    ["DA ven biển", "dự án"],
  ])("says %s also as %s", (question, other) => {
    expect(abbreviationAlternatives(question)).toContain(other);
  });

  it.each([
    "15/QĐ-UBND nói gì",
    "Nghị quyết 06-NQ/HU",
    "quyết định số 11-QĐi/TW",
    "bệnh ngoài da",
    "tu sửa đường",
    "chè đá",
    "uỷ bán nhận dân",
  ])("finds nothing to say otherwise in %s", (question) => {
    expect(abbreviationAlternatives(question)).toEqual([]);
  });

  it("leaves places alone: they stand in every letter-head", () => {
    expect(abbreviationAlternatives("TP.HCM và thành phố Huế")).toEqual([]);
  });
});

describe("readingsOf", () => {
  it.each([
    ["KL", ["kết luận", "kỷ luật"]],
    ["QD", ["quyết định", "quy định"]],
    ["da", []],
    ["UBND", []],
    ["", []],
  ])("%j", (written, readings) => {
    expect(readingsOf(written)).toEqual(readings);
  });
});
