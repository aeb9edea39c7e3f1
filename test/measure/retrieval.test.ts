import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gzipSync } from "node:zlib";

import { FileAccessError } from "../../src/errors.js";
import { measureRetrieval } from "../../src/measure/retrieval.js";
import { stripMarks } from "../../src/measure/typing.js";
import { temporaryDirectory } from "../search/parts.js";

const corpus = [
  { _id: "một", title: "Xây dựng", text: "Xây dựng nông thôn mới ở xã Nhị Hà" },
  { _id: "2", title: "", text: "Tiêm vắc xin phòng bệnh" },
  { _id: 3, text: "Họp chợ phiên cuối tuần" },
];
const queries = [
  { _id: "q1", text: "nông thôn mới" },
  { _id: "q2", text: "chợ phiên" },
  { _id: "q3", text: "không ai đánh giá" },
];
const jsonLines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");

function setOf(documents: readonly unknown[]): string {
  const directory = join(temporaryDirectory(), "beir");
  mkdirSync(directory);
  writeFileSync(join(directory, "corpus.jsonl.gz"), gzipSync(`${jsonLines(documents)}\n`));
  writeFileSync(join(directory, "queries.jsonl"), jsonLines(queries));
  writeFileSync(join(directory, "qrels.tsv"), "query-id\tcorpus-id\tscore\nq1\tmột\t1\nq2\t3\t1\nq2\t2\t1\n");
  return directory;
}

describe("measuring retrieval on a BEIR-style folder", () => {
  it.each(["hybrid", "lexical", "dense"] as const)("asks the judged queries in mode %s", async (mode) => {
    const { report, run } = await measureRetrieval(setOf(corpus), { mode, typing: "nomarks" });
    expect(report).toMatchObject({ documents: 3, queries: 2, mrr10: 1 });
    expect(run[0]).toMatch(new RegExp(`^q1 Q0 một 1 [\\d.]+ ${mode}$`, "u"));
  });

  it("comes to the same whatever the order of the corpus", async () => {
    const options = { mode: "hybrid", typing: "marks" } as const;
    const { run } = await measureRetrieval(setOf(corpus), options);
    const { run: other } = await measureRetrieval(setOf(corpus.toReversed()), options);
    expect(other).toEqual(run);
  });

  it("leaves nothing behind", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("hoi-nghi-quyet-evaluate-"));
    await measureRetrieval(setOf(corpus), { mode: "lexical", typing: "marks", queries: 1 });
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith("hoi-nghi-quyet-evaluate-"));
    expect(after).toEqual(before);
  });

  it("names the file and the line that it cannot read", async () => {
    const directory = setOf(corpus);
    writeFileSync(join(directory, "queries.jsonl"), '{"_id":"q1","text":"a"}\n{');
    const options = { mode: "lexical", typing: "marks" } as const;
    await expect(measureRetrieval(directory, options)).rejects.toThrow(/queries\.jsonl line 2 is not JSON/u);
    await expect(measureRetrieval(join(directory, "none"), options)).rejects.toThrow(FileAccessError);
  });
});

it("strips marks and nothing else", () => {
  expect(stripMarks("Đất ở Nhị Hà, 24/24 giờ; ĐƯỜNG")).toBe("Dat o Nhi Ha, 24/24 gio; DUONG");
});
