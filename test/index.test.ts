import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { BadVectorError, MissingIndexError, StaleIndexError, UsageError } from "../src/errors.js";
import { buildIndex, openIndex, type PassageInput } from "../src/index.js";
import { temporaryDirectory } from "./search/parts.js";

const inputs: readonly PassageInput[] = [
  { id: "của tôi/1", text: "Xã Nhị Hà đạt chuẩn nông thôn mới." },
  { id: "b#0-3", documentId: "b", title: "Chợ", text: "Chợ phiên họp cuối tuần." },
  {
    id: "b#3-9",
    documentId: "b",
    title: "Chợ đêm",
    text: "Mở cửa đến 22 giờ.",
    metadata: { issuer: "Ủy ban nhân dân xã" },
  },
];
const fresh = () => join(temporaryDirectory(), "index");

function broken(): never {
  throw new Error("hỏng");
}

describe("the library", () => {
  it("gives the caller's own ids back", async () => {
    const directory = fresh();
    expect(await buildIndex(inputs, directory)).toMatchObject({ documents: 2, passages: 3 });
    const index = await openIndex(directory);
    expect((await index.search("xa nhi ha"))[0]).toMatchObject({
      passageId: "của tôi/1",
      documentId: "của tôi/1",
    });
    expect((await index.search("chợ đêm mở cửa"))[0]).toMatchObject({ passageId: "b#3-9", documentId: "b" });
    for (const { id, text } of inputs) expect(index.text(id)).toBe(text);
    expect(index.text("khác")).toBeUndefined();
    expect(index.document("b")?.title).toBe("Chợ");
    expect(index.document("khác")).toBeUndefined();
    await index.close();
  });

  it("takes passages as they come, and filters by document", async () => {
    const directory = fresh();
    await buildIndex(
      (async function* () {
        yield* inputs;
      })(),
      directory,
    );
    const index = await openIndex(directory);
    const hits = await index.search("xã chợ nông thôn cuối tuần", {
      limit: 10,
      filter: { documents: ["b"] },
    });
    expect(new Set(hits.map(({ documentId }) => documentId))).toEqual(new Set(["b"]));
  });

  it("filters by a function of the hit, and lets its error out", async () => {
    const directory = fresh();
    const many = Array.from({ length: 60 }, (_, number) => ({
      id: `p${number}`,
      text: `chợ phiên số ${number}`,
    }));
    await buildIndex(many, directory);
    const index = await openIndex(directory);
    const even = await index.search("chợ phiên", {
      limit: 20,
      filter: ({ passageId }) => Number(passageId.slice(1)) % 2 === 0,
    });
    expect(even).toHaveLength(20);
    expect(even.every(({ passageId }) => Number(passageId.slice(1)) % 2 === 0)).toBe(true);
    expect(await index.search("chợ phiên", { filter: () => false })).toEqual([]);
    await expect(index.search("chợ phiên", { filter: broken })).rejects.toThrow("hỏng");
  });

  it("replaces an index in one step; a reader keeps what it opened", async () => {
    const directory = fresh();
    await buildIndex(inputs, directory);
    const index = await openIndex(directory);
    await buildIndex([{ id: "mới", text: "Bắn pháo hoa" }], directory);
    expect(index.text("của tôi/1")).toBe(inputs[0]?.text);
    expect((await (await openIndex(directory)).search("pháo hoa"))[0]?.passageId).toBe("mới");
  });

  it("refuses two passages of one id, and a missing, foreign or wrongly embedded index", async () => {
    const directory = fresh();
    await expect(openIndex(directory)).rejects.toThrow(MissingIndexError);
    const twice = [inputs[0], inputs[0]].filter((input) => input !== undefined);
    await expect(buildIndex(twice, directory)).rejects.toThrow(UsageError);
    const short = {
      fingerprint: "x",
      dimensions: 2,
      embedDocuments: () => Promise.resolve([[1, 0]]),
      embedQuery: () => Promise.resolve([1, 0]),
    };
    await expect(buildIndex(inputs, directory, { embedder: short })).rejects.toThrow(BadVectorError);
    const own = { ...short, embedDocuments: (texts: string[]) => Promise.resolve(texts.map(() => [0, 1])) };
    await buildIndex(inputs, directory, { embedder: own });
    await expect(openIndex(directory)).rejects.toThrow(StaleIndexError);
    expect(await (await openIndex(directory, { embedder: own })).search("chợ")).not.toEqual([]);
  });

  it("works without vectors", async () => {
    const directory = fresh();
    await buildIndex(inputs, directory, { embedder: null });
    expect((await (await openIndex(directory)).search("cho phien"))[0]?.passageId).toBe("b#0-3");
  });

  it("indexes nothing without complaint", async () => {
    const directory = fresh();
    await buildIndex([], directory);
    expect(await (await openIndex(directory)).search("chợ")).toEqual([]);
  });
});
