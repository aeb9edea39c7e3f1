import { describe, expect, it } from "vitest";
import { readText } from "./support.js";

const head =
  "---\nnumber: 1/QĐ-UBND\nkind: quyết định\nissuer: UBND xã\ndate: 2025-01-02\nsigner: Lê An\n---\n";
const remarksOn = async (text: string) => (await readText(head + text)).remarks;

describe("remarks on numbering", () => {
  it.each([
    ["a clause left out", "Điều 5. Việc\n\n1. Một.\n\n3. Ba.", ["Điều 5: sau khoản 1 là khoản 3."]],
    [
      "points out of order",
      "Điều 5. Việc\n\n1. Gồm:\n\na) Một;\n\nđ) Hai.",
      ["Điều 5, khoản 1: sau điểm a là điểm đ."],
    ],
    ["a late start", "Điều 5. Việc\n\n2. Hai.\n\n3. Ba.", ["Điều 5: bắt đầu bằng khoản 2."]],
    [
      "an article twice",
      "Điều 1. Việc\n\nMột việc.\n\nĐiều 1. Việc khác\n\nHai việc.",
      ["Toàn văn bản: Điều 1 xuất hiện nhiều lần."],
    ],
    [
      "a letter that Vietnamese lacks",
      "Điều 1. Việc\n\n1. Gồm:\n\na) Một;\n\nf) Hai.",
      ["Điều 1, khoản 1: điểm f không có trong thứ tự"],
    ],
    [
      "nothing in good order",
      "Điều 1. Việc\n\n1. Gồm:\n\nd) Bốn;\n\nđ) Năm;\n\ne) Sáu.".replace(
        "d) Bốn",
        "a) Một;\n\nb) Hai;\n\nc) Ba;\n\nd) Bốn",
      ),
      [],
    ],
    [
      "nothing where annexes and chapters number anew as they may",
      "Chương I\n\nCHUNG\n\nĐiều 1. Một\n\nLàm.\n\nChương II\n\nRIÊNG\n\nĐiều 2. Hai\n\nLàm.\n\nPHỤ LỤC I\n\nĐiều 1. Kèm\n\nLàm thêm.",
      [],
    ],
  ])("report %s", async (_, text, expected) => {
    const remarks = await remarksOn(text);
    const numbering = remarks.filter((remark) => !remark.startsWith("Toàn văn bản: bắt đầu"));
    expect(numbering.map((remark, place) => remark.slice(0, expected[place]?.length))).toEqual(expected);
  });

  it("keep the text that they report in its place", async () => {
    const { passages } = await readText(`${head}Điều 5. Việc\n\n1. Một.\n\n3. Ba.`);
    expect(passages.map(({ locator }) => locator)).toEqual(["Điều 5", "Điều 5, khoản 1", "Điều 5, khoản 3"]);
  });
});

describe("remarks on identity", () => {
  it("name what could not be read, and only that", async () => {
    const { remarks } = await readText("KẾ HOẠCH\nTrồng cây\n\nNội dung trồng cây năm nay.");
    expect(remarks).toEqual([
      expect.stringContaining("Không đọc được số ký hiệu, cơ quan ban hành, ngày, người ký."),
    ]);
  });

  it("ask for no number where a report of news is told", async () => {
    const { remarks } = await readText("---\nkind: tin\ndate: 2022-04-07\n---\nTin họp\n\nHọp xong.");
    expect(remarks).toEqual([]);
  });
});
