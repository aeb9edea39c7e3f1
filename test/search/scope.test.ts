import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { buildIndex } from "../../src/index.js";
import { composeIndex } from "../../src/compose.js";
import { readConfig } from "../../src/config.js";
import { indexFor } from "../../src/search/scope.js";
import type { OpenedIndex } from "../../src/search/opened.js";
import { temporaryDirectory } from "./parts.js";

/** Documents in turn open and secret; the secret ones have words of their own. */
const texts = Array.from({ length: 40 }, (_, place) => ({
  id: `p${place}`,
  documentId: `${place % 2 === 0 ? "open" : "secret"}-${place}`,
  title: `Kế hoạch số ${place}`,
  text:
    place % 2 === 0
      ? `Xã trồng ${place} ha rừng phòng hộ trong năm, giao cho thôn ${place}.`
      : `Xã trồng ${place} ha rừng Pá Hốc trong năm, giao cho ông Khún.`,
  metadata: { number: `${place}/KH-UBND`, kind: "kế hoạch" },
}));
const secret = new Set(texts.map(({ documentId }) => documentId).filter((id) => id.startsWith("secret")));

let all: OpenedIndex;
let seen: OpenedIndex;
/** As if the secret ones had never been: what a view must look like. */
let twin: OpenedIndex;

const openOver = async (passages: typeof texts): Promise<OpenedIndex> => {
  const indexDirectory = temporaryDirectory();
  await buildIndex(passages, indexDirectory);
  return composeIndex({ ...readConfig({}), indexDirectory });
};

beforeAll(async () => {
  all = await openOver(texts);
  seen = all.without(secret);
  twin = await openOver(texts.filter(({ documentId }) => !secret.has(documentId)));
});
afterAll(async () => {
  await all.close();
  await twin.close();
});

describe("an index without some documents", () => {
  it("counts words as one that never held them", () => {
    expect(seen.statistics.passages).toBe(twin.statistics.passages);
    const words = ["xã", "rừng", "hốc", "khún", "kế", "thôn", "phòng", "1", "2"];
    for (const word of words) {
      expect([word, seen.statistics.marked(word)]).toEqual([word, twin.statistics.marked(word)]);
      expect([word, seen.statistics.bare(word)]).toEqual([word, twin.statistics.bare(word)]);
      for (const next of words) {
        expect(seen.statistics.markedPair(word, next)).toBe(twin.statistics.markedPair(word, next));
        expect(seen.statistics.barePair(word, next)).toBe(twin.statistics.barePair(word, next));
      }
    }
  });

  it.each(["hybrid", "lexical", "dense"] as const)("finds what that one finds: %s", async (mode) => {
    for (const question of [
      "rừng Pá Hốc",
      "ông Khún",
      "giao cho thôn 8",
      "kế hoạch 7/KH-UBND",
      "rừng phòng hộ",
    ]) {
      // eslint-disable-next-line no-await-in-loop -- one after the other
      const [own, others] = await Promise.all([
        seen.search(question, { limit: 20, mode }),
        twin.search(question, { limit: 20, mode }),
      ]);
      expect(own.filter(({ documentId }) => secret.has(documentId))).toEqual([]);
      expect(own.map(({ passageId }) => passageId).toSorted()).toEqual(
        others.map(({ passageId }) => passageId).toSorted(),
      );
    }
  });

  it("knows them by no id", () => {
    expect(seen.documents.map(({ id }) => id)).toEqual(twin.documents.map(({ id }) => id));
    expect(seen.source("secret-1")).toBeUndefined();
    expect(seen.passages("secret-1")).toEqual([]);
    expect(seen.passage("p1")).toBeUndefined();
    expect(seen.passage("p2")?.documentId).toBe("open-2");
    expect(seen.without(new Set(["open-2"])).source("secret-1")).toBeUndefined();
  });

  it("is the index itself where nothing is hidden", () => {
    expect(indexFor(all, "citizen")).toBe(all);
    expect(indexFor(all, "officer")).toBe(all);
  });
});
