import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { measureRetrieval } from "../../src/measure/retrieval.js";
import { temporaryDirectory } from "../search/parts.js";

const subjects = ["nông thôn mới", "chợ phiên", "tiêm vắc xin", "giao đất", "thu ngân sách", "trường học"];
const places = ["Nhị Hà", "Cầu Mây", "Sông Xanh", "Đồng Bưởi", "Cổ Lĩnh"];

/** 60 documents: every two say the same words, so that ties are the rule. */
const documents = Array.from({ length: 60 }, (_, number) => ({
  id: String(number),
  title: "",
  text: `Xã ${places[(number >> 1) % 5]} báo cáo về ${subjects[(number >> 1) % 6]} trong năm.`,
}));
const queries = Array.from({ length: 30 }, (_, number) => ({
  id: `q${number}`,
  text: `xã ${places[number % 5]} báo cáo gì về ${subjects[number % 6]}`,
  relevant: [String(2 * number), String(2 * ((number + 7) % 30) + 1)],
}));

/** The set with its documents in another order, or under other names. */
function setOf(order: readonly (typeof documents)[number][], nameOf: (id: string) => string): string {
  const directory = join(temporaryDirectory(), "beir");
  mkdirSync(directory);
  writeFileSync(
    join(directory, "corpus.jsonl"),
    jsonLines(order.map(({ id, title, text }) => ({ _id: nameOf(id), title, text }))),
  );
  writeFileSync(
    join(directory, "queries.jsonl"),
    jsonLines(queries.map(({ id, text }) => ({ _id: id, text }))),
  );
  const judged = queries.flatMap(({ id, relevant }) => relevant.map((one) => `${id}\t${nameOf(one)}\t1`));
  writeFileSync(join(directory, "qrels.tsv"), `query\tdocument\tgain\n${judged.join("\n")}\n`);
  return directory;
}

const jsonLines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const same = (id: string) => id;
const padded = (id: string) => `tài liệu ${id.padStart(3, "0")}`;
const named = (id: string) => `x${id.padStart(3, "0")}`;
const shuffledName = (id: string) => String((Number(id) * 37) % 60);
const shuffled = documents.toSorted(
  (one, other) => ((Number(one.id) * 37) % 60) - ((Number(other.id) * 37) % 60),
);

describe.each(["hybrid", "lexical", "dense"] as const)("measuring in mode %s", (mode) => {
  const measure = async (directory: string) => {
    const { report } = await measureRetrieval(directory, { mode, typing: "marks" });
    const { recall10, recall100, mrr10, ndcg10 } = report;
    return { recall10, recall100, mrr10, ndcg10 };
  };

  it("comes to the same in any order of the corpus", async () => {
    const expected = await measure(setOf(documents, same));
    expect(await measure(setOf(documents.toReversed(), same))).toEqual(expected);
    expect(await measure(setOf(shuffled, same))).toEqual(expected);
  });

  it("comes to the same under any names, where no two texts are identical", async () => {
    const distinct = documents.map((one) => ({ ...one, text: `${one.text} Lần ${one.id}` }));
    expect(await measure(setOf(distinct, shuffledName))).toEqual(await measure(setOf(distinct, same)));
    expect(await measure(setOf(distinct.toReversed(), shuffledName))).toEqual(
      await measure(setOf(distinct, same)),
    );
  });

  it("comes to the same under other names that keep the order of names", async () => {
    expect(await measure(setOf(shuffled, named))).toEqual(await measure(setOf(documents, padded)));
  });
});
