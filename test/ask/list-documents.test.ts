import { describe, expect, it } from "vitest";

import { readListRequest } from "../../src/ask/list-request.js";
import { findTimes } from "../../src/vietnamese/dates.js";

const read = (text: string) => readListRequest(text, findTimes(text));

describe("a question for the documents themselves", () => {
  it.each([
    ["có bao nhiêu nghị quyết", "nghị quyết", "all"],
    ["có mấy quyết định vậy?", "quyết định", "all"],
    ["hiện có tất cả bao nhiêu văn bản", null, "all"],
    ["tổng số kế hoạch là bao nhiêu", "kế hoạch", "all"],
    ["ad ơi cho hỏi có bao nhiêu kế hoạch ạ", "kế hoạch", "all"],
    ["số lượng nghị quyết", "nghị quyết", "all"],
    ["bao nhiêu nghị quyết đã được ban hành?", "nghị quyết", "all"],
    ["có bao nhiêu nghị quyết ban hành năm 2025?", "nghị quyết", "all"],
    ["năm 2025 có bao nhiêu quyết định", "quyết định", "all"],
    ["thống kê các chỉ thị", "chỉ thị", "all"],
    ["văn bản mới nhất", null, "newest"],
    ["nghị quyết mới nhất là gì?", "nghị quyết", "newest"],
    ["quyết định nào được ban hành gần đây nhất", "quyết định", "newest"],
    ["có văn bản gì mới không", null, "newest"],
    ["van ban moi nhat la van ban nao", null, "newest"],
    ["văn bản cũ nhất", null, "oldest"],
    ["liệt kê các văn bản", null, "all"],
    ["cho tôi xem danh sách các nghị quyết", "nghị quyết", "all"],
    ["bạn có những tài liệu gì?", null, "all"],
    ["danh mục văn bản hiện có", null, "all"],
    ["trong kho có gì", null, "all"],
  ])("%s", (text, kind, wanted) => {
    expect(read(text)).toEqual({ kind, wanted, issuer: null });
  });

  it.each([
    ["có bao nhiêu nghị quyết của HĐND tỉnh", "hdnd tinh"],
    ["danh sách văn bản do UBND xã Suối Bạc ban hành", "ubnd xa suoi bac"],
  ])("may name whose they are: %s", (text, issuer) => {
    expect(read(text)?.issuer).toBe(issuer);
  });

  it.each([
    "nghị quyết",
    "nghị quyết nào nói về đất đai",
    "có bao nhiêu hộ nghèo",
    "quyết định giao cho ai",
    "kế hoạch trồng bao nhiêu ha rừng",
    "chương trình gồm mấy nhiệm vụ",
    "liệt kê các nhiệm vụ trong nghị quyết",
    "xã nào mới nhất đạt chuẩn",
    "báo cáo kết quả trước ngày nào",
    "hướng dẫn nộp hồ sơ ở đâu",
  ])("is not: %s", (text) => {
    expect(read(text)).toBeNull();
  });
});
