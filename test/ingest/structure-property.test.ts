import { array, assert, asyncProperty, constantFrom, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { crossingPassages, isWhole } from "../../src/measure/documents.js";
import { readText } from "./support.js";

const letters = "abcdđeghiklmnopqrstuvxy";
const huge = "Các cơ quan rà soát, hoàn thiện hồ sơ theo quy định, đồng thời báo cáo kết quả. "
  .repeat(40)
  .trim();
const endless = `${"rà soát hồ sơ và ".repeat(60)}báo cáo.`;
const sentences = constantFrom(
  "Sở Nội vụ chủ trì, phối hợp với các xã rà soát hồ sơ.",
  "Mức hỗ trợ là 1.450.000 đồng/tháng; thực hiện từ ngày 07/4/2022.",
  "Ủy ban nhân dân cấp xã làm các việc sau: lập danh sách; thẩm định; báo cáo.",
  huge,
  endless,
);

interface Clause {
  readonly text: string;
  readonly points: readonly string[];
}
interface Article {
  readonly lead: string;
  readonly clauses: readonly Clause[];
}

const clauses = array(record({ text: sentences, points: array(sentences, { maxLength: 5 }) }), {
  maxLength: 4,
});
const chapters = array(array(record({ lead: sentences, clauses }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});

/** Prints a document and says where each of its texts stands: the texts bear marks "(t1)", "(t2)" … to be found by. */
function print(tree: readonly (readonly Article[])[]) {
  const lines: string[] = [];
  const places: string[] = [];
  let article = 0;
  const put = (numeral: string, text: string, place: string): void => {
    places.push(place);
    lines.push(`${numeral}(t${places.length}) ${text}`);
  };
  for (const [number, articles] of tree.entries()) {
    lines.push(`Chương ${["I", "II", "III"][number] ?? ""}`, "QUY ĐỊNH");
    for (const { lead, clauses: own } of articles) {
      article += 1;
      put(`Điều ${article}. `, lead, `Điều ${article}`);
      for (const [index, { text, points }] of own.entries()) {
        put(`${index + 1}. `, text, `Điều ${article}, khoản ${index + 1}`);
        for (const [letter, point] of points.entries()) {
          put(
            `${letters[letter] ?? ""}) `,
            point,
            `Điều ${article}, khoản ${index + 1}, điểm ${letters[letter] ?? ""}`,
          );
        }
      }
    }
  }
  return { text: lines.join("\n\n"), places };
}

describe("any document of chapters, articles, clauses and points", () => {
  it("is cut along its tree, every word once, every passage at its place, none across an article", async () => {
    expect.hasAssertions();
    await assert(
      asyncProperty(chapters, constantFrom("a.txt", "a.md"), async (tree, path) => {
        const { text, places } = print(tree);
        const { document, passages, remarks } = await readText(text, path);
        expect(isWhole(document, passages)).toBe(true);
        expect(crossingPassages(document, passages)).toEqual([]);
        expect(remarks.filter((remark) => !remark.startsWith("Không đọc được"))).toEqual([]);
        // Long texts become several passages; each stays where its text stands (list items add "ý 2").
        let place = 0;
        const placed = passages.flatMap(({ text: words, locator }) => {
          const mark = /\(t(\d+)\)/u.exec(words)?.[1];
          if (mark !== undefined) place = Number(mark);
          const isHeading = place === 0 || /^(?:Chương|QUY ĐỊNH)/u.test(words);
          return isHeading ? [] : [[locator.replace(/, ý \d+$/u, ""), places[place - 1]]];
        });
        expect(placed.filter(([found, expected]) => found !== expected)).toEqual([]);
        expect(placed.length).toBeGreaterThanOrEqual(places.length);
      }),
      { numRuns: 60 },
    );
  });
});
