import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { decodeTypingResidue } from "../../src/vietnamese/residue.js";
import { createRestorer } from "../../src/vietnamese/restore.js";

const restorer = createRestorer(readFileSync(new URL("../../models/restorer/restorer.bin", import.meta.url)));
const decoded = (text: string): string => decodeTypingResidue(text, restorer.knows);

describe("key strokes left in a question", () => {
  it.each([
    ["nghij quyeets", "nghị quyết"],
    ["Bis thuw huyeenj uyr laf ai", "Bí thư huyện ủy là ai"],
    ["xax naof ddatj noong thoon mowis", "xã nào đạt nông thôn mới"],
    ["dduwowcj hoox trowj bao nhieeu tieenf", "được hỗ trợ bao nhiêu tiền"],
    ["giaays chuwngs nhaanj", "giấy chứng nhận"],
    ["vietej nam dduongwf", "việt nam đường"],
  ])("Telex: %s is %s", (typed, text) => {
    expect(decoded(typed)).toBe(text);
  });

  it.each([
    ["nghi5 quye6t1", "nghị quyết"],
    ["bi1 thu7 huye6n5 uy3 la2 ai", "bí thư huyện ủy là ai"],
    ["d9u7o7ng2 xa1 na2o", "đường xá nào"],
  ])("VNI: %s is %s", (typed, text) => {
    expect(decoded(typed)).toBe(text);
  });

  it.each([
    "dieu5 khoan2 co2",
    "bus test visa gas",
    "06-NQ/HU",
    "thu.as@abc.vn",
    "ko dc bn ntn tp j",
    "Khi nào xã Nhị Hà đạt nông thôn mới?",
    "CO2 và SO2",
    "quý 2 năm 2022",
  ])("leaves %s as it is", (text) => {
    expect(decoded(text)).toBe(text);
  });

  it("leaves what the marks on its neighbours say to the restorer", () => {
    expect(restorer.restore(decoded("trươngf hop nao"))).toMatchObject({ text: "trường hợp nào" });
  });
});
