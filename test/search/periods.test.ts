import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { buildIndex, openIndex } from "../../src/index.js";
import { temporaryDirectory } from "./parts.js";

const directory = join(temporaryDirectory(), "index");
await buildIndex(
  [
    { id: "quarter", text: "Nhiệm vụ trọng tâm quý II/2022 của huyện." },
    { id: "other quarter", text: "Nhiệm vụ trọng tâm quý III/2022 của huyện." },
    { id: "term", title: "Nghị quyết nhiệm kỳ 2020-2025", text: "Nhiệm vụ trọng tâm của huyện." },
    { id: "dated", text: "Nhiệm vụ trọng tâm huyện giao.", metadata: { date: "2021-12-17" } },
    { id: "none", text: "Nhiệm vụ trọng tâm của huyện hằng năm, trong 5 ngày." },
  ],
  directory,
);
const index = await openIndex(directory);
const question = "nhiệm vụ trọng tâm của huyện";

describe("a period to search in", () => {
  it.each([
    ["quý II/2022", ["quarter"]],
    ["năm 2022", ["other quarter", "quarter", "term"]],
    ["nhiệm kỳ 2020-2025", ["term"]],
    ["tháng 12/2021", ["dated"]],
    ["ngày 17/12/2021", ["dated"]],
    ["năm 1999", []],
    ["hôm nào đó", []],
  ])("lets through only what bears it: %s", async (period, ids) => {
    for (const mode of ["hybrid", "lexical"] as const) {
      const hits = await index.search(question, { filter: { period }, mode });
      expect(hits.map(({ passageId }) => passageId).toSorted()).toEqual(ids);
    }
  });

  it("goes together with documents", async () => {
    const filter = { period: "năm 2022", documents: ["term", "none"] };
    expect((await index.search(question, { filter })).map(({ passageId }) => passageId)).toEqual(["term"]);
  });

  it("is only preferred where the question names it", async () => {
    const hits = await index.search("nhiệm vụ trọng tâm quý III năm 2022 của huyện", { limit: 5 });
    expect(hits[0]?.passageId).toBe("other quarter");
    expect(hits.map(({ passageId }) => passageId)).toContain("none");
  });
});
