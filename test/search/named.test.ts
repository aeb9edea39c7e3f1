import { join } from "node:path";
import { describe, expect, it } from "vitest";

import type { DocumentIdentity } from "../../src/document/document.js";
import { buildIndex, openIndex } from "../../src/index.js";
import { createNumberLookup } from "../../src/search/named.js";
import { temporaryDirectory } from "./parts.js";

const identity = (id: string, number: string | null, date: string | null): DocumentIdentity => ({
  id,
  title: id,
  number,
  date,
  kind: null,
  issuer: null,
  place: null,
  signer: null,
  author: null,
  origin: null,
});
const documents = [
  identity("tourism", "10-NQ/TU", "2016-11-14"),
  identity("digital", "10-NQ/TU", "2021-12-02"),
  identity("huyện ủy 06", "06-NQ/HU", "2021-12-17"),
  identity("huyện ủy CT 06", "06-CT/HU", "2022-01-05"),
  identity("ủy ban 37", "37/2025/NQ-HĐND", "2025-07-10"),
  identity("undated", "12-KH/HU", null),
  identity("tin", null, "2022-04-07"),
];
const named = createNumberLookup(() => documents);

describe("the documents that a question names", () => {
  it.each([
    ["nq 06 huyen uy", ["huyện ủy 06"]],
    ["nghi quyet so 06", ["huyện ủy 06"]],
    ["nghị quyết 6 nói gì", ["huyện ủy 06"]],
    ["06-NQ/HU", ["huyện ủy 06"]],
    ["06/NQ-HU", ["huyện ủy 06"]],
    ["chỉ thị 06 của huyện ủy", ["huyện ủy CT 06"]],
    ["10-NQ/TU nói gì", ["tourism", "digital"]],
    ["nghị quyết 10 năm 2016 của tỉnh ủy", ["tourism"]],
    ["nghị quyết 10 năm 2021 của tỉnh ủy", ["digital"]],
    ["nghị quyết số 10-NQ/TU ngày 14/11/2016", ["tourism"]],
    ["nghi quyet so 10-NQ/TU ngay 02 thang 12 nam 2021", ["digital"]],
    ["nghị quyết 10 năm 2019", []],
    ["nghị quyết 37/2025", ["ủy ban 37"]],
    ["nghị quyết 37/2024", []],
    ["kế hoạch 12 năm 2020", ["undated"]], // nothing contradicts the year
    ["nghị quyết 06 và nghị quyết 37", ["huyện ủy 06", "ủy ban 37"]],
    ["nghị quyết 99", []],
    ["nông thôn mới", []],
    ["", []],
  ])("%j: %j", (question, ids) => {
    expect(named(question)).toEqual(ids);
  });

  it("asks for the documents only when a question names a number", () => {
    let asked = 0;
    const lookup = createNumberLookup(() => {
      asked += 1;
      return documents;
    });
    lookup("nông thôn mới");
    expect(asked).toBe(0);
    lookup("nghị quyết 06");
    lookup("nghị quyết 10");
    expect(asked).toBe(1);
  });
});

const article = (id: string, number: string, date: string, texts: readonly string[]) =>
  texts.map((text, place) => ({
    id: `${id}/${place}`,
    documentId: id,
    title: "Nghị quyết",
    text,
    metadata: { number, date },
  }));

describe("searching for a named document", async () => {
  const directory = join(temporaryDirectory(), "index");
  await buildIndex(
    [
      ...article("tourism", "10-NQ/TU", "2016-11-14", ["Phát triển du lịch.", "Đón khách quốc tế."]),
      ...article("digital", "10-NQ/TU", "2021-12-02", ["Chuyển đổi số.", "Hồ sơ trực tuyến."]),
      ...article("fishing", "11-NQ/TU", "2021-12-03", ["Phát triển du lịch biển.", "Du lịch, du lịch."]),
    ],
    directory,
    { embedder: null },
  );
  const index = await openIndex(directory);
  const found = async (question: string) =>
    (await index.search(question, { limit: 10 })).map(({ documentId }) => documentId);

  it("brings its passages first, whatever else speaks for others", async () => {
    const ids = await found("nghị quyết 10 năm 2021 của tỉnh ủy về phát triển du lịch");
    const last = ids.lastIndexOf("digital");
    expect(last).toBeGreaterThanOrEqual(0);
    expect(ids.slice(0, last + 1)).toEqual(ids.slice(0, last + 1).map(() => "digital"));
    expect(ids).toContain("fishing");
  });

  it("keeps scores falling and gives no passage twice", async () => {
    const hits = await index.search("nghị quyết 10-NQ/TU du lịch", { limit: 10 });
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(new Set(hits.map(({ passageId }) => passageId)).size).toBe(hits.length);
  });

  it("lifts nothing for a number that we do not hold", async () => {
    expect((await found("nghị quyết 99 phát triển du lịch biển"))[0]).toBe("fishing");
  });

  it("stays in the wanted documents though another is named", async () => {
    const hits = await index.search("nghị quyết 10 năm 2016 phát triển du lịch", {
      limit: 10,
      filter: { documents: ["fishing"] },
    });
    expect(new Set(hits.map(({ documentId }) => documentId))).toEqual(new Set(["fishing"]));
  });
});
