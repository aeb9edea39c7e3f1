import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { shippedRestorer } from "../../src/adapters/restorer.js";
import { buildIndex, openIndex } from "../../src/index.js";
import type { TermStatistics } from "../../src/search/opened.js";
import { readQuery, readTyped, understandQuery } from "../../src/search/query.js";
import { temporaryDirectory } from "./parts.js";

const lines = [
  "Xã Nhị Hà đạt chuẩn nông thôn mới vào cuối năm 2022.",
  "Nghị quyết về phát triển kinh tế tập thể trên địa bàn huyện.",
  "Nghị định quy định mức phạt xây nhà không phép.",
  "Thành phố Huế hỗ trợ hòa giải viên ở cơ sở bao nhiêu tiền.",
  "Người dân được tiêm vắc xin ở trạm y tế xã.",
  "Ứng dụng kỹ thuật mới vào sản xuất nho và táo.",
  "Đảng viên mới được bồi dưỡng lý luận chính trị.",
  "Họp chợ phiên vào cuối tuần, mở cửa đến 22 giờ.",
  "Ủy ban nhân dân huyện chủ trì, phối hợp với các phòng, ban.",
  "Quyết định giao đất cho hộ nghèo và hộ cận nghèo.",
];
const directory = join(temporaryDirectory(), "index");
await buildIndex(
  lines.map((text, place) => ({ id: String(place), text })),
  directory,
  { embedder: null },
);
const index = await openIndex(directory);
const first = async (question: string) => (await index.search(question, { limit: 1 }))[0]?.passageId;

/** An index that bears nothing: no syllable is mended against it. */
const nothing: TermStatistics = {
  passages: 0,
  marked: () => 0,
  bare: () => 0,
  markedPair: () => 0,
  barePair: () => 0,
};

describe("a question finds the same passage however it was typed", () => {
  it.each([
    ["Xã Nhị Hà đạt nông thôn mới khi nào", "xa nhi ha dat nong thon moi khi nao"],
    ["Xã Nhị Hà đạt nông thôn mới khi nào", "XÃ NHỊ HÀ ĐẠT NÔNG THÔN MỚI KHI NÀO"],
    ["Xã Nhị Hà đạt nông thôn mới khi nào", "Xã Nhị Hà đạt nông thôn mới khi nào".normalize("NFD")],
    ["Xã Nhị Hà đạt nông thôn mới khi nào", "xã nhị hà đạt nông thôn mớii khi nào"],
    ["nghị quyết kinh tế tập thể", "nghij quyeets kinh tees taapj theer"],
    ["nghị quyết kinh tế tập thể", "nghi5 quye6t1 kinh te61 ta65p the63"],
    ["nghị quyết kinh tế tập thể", "nghi quyet kinh te tap the"],
    ["xây nhà không phép bị phạt như thế nào", "xây nhà ko phép bị phạt ntn"],
    ["người dân được tiêm gì ở trạm y tế", "người dân đc tiêm j ở trạm y tế"],
    ["người dân được tiêm gì ở trạm y tế", "ng dan dc tiem j o tram y te"],
    ["thành phố Huế hỗ trợ hòa giải viên bao nhiêu", "tp Huế hỗ trợ hòa giải viên bn"],
    ["hòa giải viên ở cơ sở", "hoà giải viên ở cơ sở"],
    ["kỹ thuật mới trồng nho", "kĩ thuật mới trồng nho"],
    ["Đảng viên mới học lý luận", "Ðảng viên mới học lí luận"], // U+00D0
    ["ủy ban nhân dân huyện phối hợp", "uỷ ban nhân dân huyện phối hợp"],
  ])("%s | %s", async (marked, typed) => {
    const wanted = await first(marked);
    expect(wanted).toBeDefined();
    expect(await first(typed)).toBe(wanted);
  });
});

describe("understandQuery", () => {
  it("keeps the typed letters at full weight, and what was read into them below", () => {
    const { texts, text, asked } = understandQuery("xa nhi ha dat nong thon moi", nothing, shippedRestorer());
    expect(texts[0]).toMatchObject({ text: "xa nhi ha dat nong thon moi", weight: 1 });
    expect(text).toBe("xã nhị hà đạt nông thôn mới");
    expect(asked).toMatchObject({ text, weight: 1 });
    expect(texts.slice(1).map((one) => one.text)).toContain(text);
    for (const { weight } of texts.slice(1)) expect(weight).toBeLessThan(1);
  });

  it("says no text twice", () => {
    const { texts } = understandQuery("xã Nhị Hà đạt chuẩn nông thôn mới", nothing, shippedRestorer());
    expect(texts.map(({ text }) => text)).toEqual(["xã Nhị Hà đạt chuẩn nông thôn mới"]);
  });

  it("still looks for what was typed where chat forms were opened", () => {
    const { typed, texts } = understandQuery("xây nhà ko phép", nothing, shippedRestorer());
    expect(typed).toBe("xây nhà ko phép");
    expect(texts[0]).toMatchObject({ text: "xây nhà không phép", weight: 1 });
    expect(texts.at(-1)?.text).toBe(typed);
    expect(texts.at(-1)?.weight).toBeLessThan(1);
  });

  it("weighs every syllable of every text", () => {
    const { texts } = understandQuery("khi nao xa nhi ha dat nong thon moi", nothing, shippedRestorer());
    for (const { shares, text } of texts) expect(shares).toHaveLength(text.split(" ").length);
  });

  it("reads no marks into a question without a restorer, and nothing into one that was read", () => {
    expect(understandQuery("xa nhi ha", nothing, null).text).toBe("xa nhi ha");
    expect(readQuery("nghij quyeets").texts).toEqual([expect.objectContaining({ text: "nghij quyeets" })]);
  });
});

describe("readTyped", () => {
  it.each([
    ["nghij quyeets", "nghị quyết", "nghị quyết"],
    ["nghi5 quye6t1", "nghị quyết", "nghị quyết"],
    ["nghi quyet", "nghi quyet", "nghị quyết"],
    ["06-NQ/HU", "06-NQ/HU", "06-NQ/HU"],
    ["", "", ""],
  ])("reads %j as the letters %j and the text %j", (typed, letters, text) => {
    expect(readTyped(typed, nothing, shippedRestorer())).toMatchObject({ letters, text, corrections: [] });
  });

  it("gives a second reading of the whole text where a syllable is in doubt", () => {
    const { secondReading } = readTyped("khi nao xa nhi ha dat nong thon moi", nothing, shippedRestorer());
    expect(secondReading).toBe("khi nào xã nhị hà đất nông thôn mới");
    expect(readTyped("khi nào", nothing, shippedRestorer()).secondReading).toBeNull();
  });

  it("looks for a text too long to be typed as it is", () => {
    const long = "nghij quyeets ".repeat(72).trim();
    expect(long.length).toBeGreaterThan(1000);
    expect(readTyped(long, nothing, shippedRestorer())).toEqual({
      letters: long,
      text: long,
      secondReading: null,
      corrections: [],
    });
  });
});
