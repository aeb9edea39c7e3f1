import { describe, expect, it } from "vitest";
import { readText as readExtract } from "../../../src/ingest/read/text.js";
import { readText } from "../support.js";

const head = "| TT | Nhiệm vụ                  | Cơ quan       |";
const rows = [
  "| 1  | Nạo vét kênh thôn Thượng  | Hội Nông dân  |",
  "| 2  | Rà soát hộ nghèo          |               |",
];

const blocksOf = (text: string): [string, number, string][] => {
  const { source, blocks } = readExtract(text);
  return blocks.map(({ kind, table, start, end }) => [kind, table, source.slice(start, end)]);
};

describe("a table typed with bars", () => {
  const expected = [
    ["head", 1, "TT | Nhiệm vụ | Cơ quan"],
    ["row", 1, "1 | Nạo vét kênh thôn Thượng | Hội Nông dân"],
    ["row", 1, "2 | Rà soát hộ nghèo"],
  ];

  it.each([
    ["without drawn lines", [head, ...rows]],
    ["with a drawn line below its heads", [head, "|----|:------|------|", ...rows]],
    ["in a drawn frame", ["+----+-----+-----+", head, "+====+=====+=====+", ...rows, "+----+-----+-----+"]],
  ])("is read as rows with column heads, %s", (_, lines) => {
    expect(blocksOf(lines.join("\n"))).toEqual(expected);
  });

  it("takes a first row for heads only where something says so", () => {
    expect(blocksOf("| Thôn | Hộ |\n|---|---|\n| Thượng | 42 |")[0]).toEqual(["head", 1, "Thôn | Hộ"]);
    expect(blocksOf("| Thượng | 42 |\n| Hạ | 17 |")[0]).toEqual(["row", 1, "Thượng | 42"]);
  });

  it("leaves a bar in prose and a row alone as they are", () => {
    const text = "Giá trị |x| của chỉ tiêu.\n\n| một dòng | đứng riêng |\n\nHết.";
    expect(readExtract(text).source).toBe(text);
    expect(blocksOf(text).every(([kind]) => kind === "paragraph")).toBe(true);
  });

  it("tells tables apart, and gives each row its heads", async () => {
    const { passages } = await readText(
      [
        "Điều 1. Phân công",
        "",
        head,
        ...rows,
        "",
        "Điều 2. Thời hạn",
        "",
        "| TT | Hạn |",
        "| 1 | Quý I |",
      ].join("\n"),
    );
    const row = passages.find(({ text }) => text.startsWith("1 | Nạo vét"));
    expect([row?.kind, row?.locator, row?.headings.at(-1)]).toEqual([
      "row",
      "Điều 1, dòng 1",
      "TT | Nhiệm vụ | Cơ quan",
    ]);
    expect(passages.find(({ text }) => text === "1 | Quý I")?.headings.at(-1)).toBe("TT | Hạn");
  });
});
