import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { peerNames, contestant } from "../../src/measure/bench-contestants.js";
import type { FormatsBench } from "../../src/measure/bench-formats.js";
import { printFormatsBench } from "../../src/measure/bench-print.js";
import { generatedFormats } from "../../src/measure/generate-files.js";
import { writeDocuments } from "../../src/measure/bench-ingest.js";
import type { Comparison, ContestantFigures } from "../../src/measure/bench-peers.js";
import { runJson } from "../../src/measure/bench-process.js";
import { benchSearch } from "../../src/measure/bench-search.js";
import { printComparison } from "../../src/measure/bench-table.js";
import type { BenchReport } from "../../src/measure/bench.js";
import { generatePassages } from "../../src/measure/generate.js";
import { buildIndex } from "../../src/index.js";
import { hasMarks } from "../../src/vietnamese/syllables.js";
import { temporaryDirectory } from "../search/parts.js";

const program = (text: string) => ["--input-type=module", "-e", text];

const figuresOf = (unit: number): ContestantFigures => ({
  buildMillisecondsPer1000: 200 * unit,
  indexMiB: unit,
  search: { open: 1, p50: unit, p95: unit, p99: unit, questionsPerSecond: unit, rssMiB: unit },
  coldStartOverBare: null,
  foundIn10: 0.5,
});

const run = (...given: string[]) =>
  execFileSync(process.execPath, ["dist/scripts/bench.js", "--starts", "1", ...given], {
    encoding: "utf8",
  });

describe("generated passages", () => {
  const { passages, questions } = generatePassages(200, 40);

  it("are the same on every run, and others for another seed", () => {
    expect(generatePassages(200, 40)).toEqual({ passages, questions });
    expect(generatePassages(200, 40, 2).passages).not.toEqual(passages);
  });

  it("look like passages: about 400 characters, NFC, marked, twenty to a document", () => {
    const mean = passages.reduce((sum, { text }) => sum + text.length, 0) / passages.length;
    expect(mean).toBeGreaterThan(250);
    expect(mean).toBeLessThan(500);
    expect(passages.every(({ text }) => text === text.normalize("NFC") && hasMarks(text))).toBe(true);
    expect(new Set(passages.map(({ documentId }) => documentId)).size).toBe(10);
    expect(questions.some((question) => !hasMarks(question))).toBe(true);
  });

  it("of none are none", () => {
    expect(generatePassages(0, 10)).toEqual({ passages: [], questions: [] });
  });

  it("are measured on an index that finds them", async () => {
    const directory = join(temporaryDirectory(), "index");
    await buildIndex(passages, directory);
    const figures = await benchSearch(directory, questions);
    expect(figures.p50).toBeGreaterThan(0);
    expect(figures.p99).toBeGreaterThanOrEqual(figures.p50);
    expect(existsSync(directory)).toBe(true);
  });
});

describe("the peers", () => {
  const { passages, questions } = generatePassages(200, 40);

  it.each(["library", ...peerNames] as const)("%s finds a passage by its own words", async (name) => {
    const directory = join(temporaryDirectory(), name);
    const peer = await contestant(name);
    await peer.build(passages, directory);
    const search = await peer.open(directory);
    const hits = await search(passages[7]?.text ?? "", 10);
    expect(hits).toContain("p7");
    expect(hits.length).toBeLessThanOrEqual(10);
    const figures = await benchSearch(directory, questions, name);
    expect(figures.found).toHaveLength(questions.length);
    expect(figures.found.filter((found) => found.length > 0).length).toBeGreaterThan(questions.length / 3);
  });

  it("that are not installed, take too long or fail are a sentence", async () => {
    expect(await runJson(program("console.log(7)"), 60)).toEqual({ value: 7 });
    expect(await runJson(program('await import("no-such-peer")'), 60)).toEqual({
      unavailable: expect.stringMatching(/^no-such-peer is not installed/u),
    });
    expect(await runJson(program("setInterval(() => {}, 1000)"), 1)).toEqual({
      unavailable: "stopped after 1 s",
    });
    expect(await runJson(program('throw new RangeError("too far")'), 60)).toEqual({
      unavailable: "failed: RangeError: too far",
    });
  });

  it("are printed beside ours, each figure with how many times ours it is", () => {
    const ratio = { build: 3, index: 3, coldStart: null, p50: 3, p95: 3, p99: 3 };
    const comparison: Comparison = {
      library: figuresOf(1),
      peers: [
        { name: "minisearch", figures: figuresOf(3), overOurs: { ...ratio, questionsPerSecond: 3, rss: 3 } },
        { name: "hnswlib", unavailable: "build stopped after 120 s" },
      ],
    };
    const printed = printComparison(comparison);
    expect(printed).toMatch(/^build, ms per 1,000 +200 +600 +x 3\.00$/mu);
    expect(printed).toMatch(/^start to first hit, ms over bare node +- +- +x -$/mu);
    expect(printed).toMatch(/^LangChain HNSWLib: build stopped after 120 s\.$/mu);
  });
});

describe("the command", () => {
  it("measures several sizes, the peers and ingestion, and keeps one size's shape", () => {
    const report: BenchReport & { readonly sizes: readonly BenchReport[]; readonly formats: FormatsBench } =
      JSON.parse(run("--passages", "200,20", "--ingest", "--documents", "10", "--json"));
    expect(report.sizes.map(({ passages }) => passages)).toEqual([200, 20]);
    expect(report.passages).toBe(200);
    expect(report.search.p50).toBeGreaterThan(0);
    expect(report.coldStart.search).not.toBeNull();
    expect(report.ask).not.toBeNull();
    expect(report.library.foundIn10).toBeGreaterThan(0.9);
    expect(report.peers.map(({ name }) => name)).toEqual([...peerNames]);
    for (const peer of report.peers) {
      expect(peer).toHaveProperty("figures");
      if (!("figures" in peer)) continue;
      const { figures, overOurs } = peer;
      expect(figures.foundIn10).toBeGreaterThan(0.2);
      const numbers = [figures.buildMillisecondsPer1000, figures.indexMiB, figures.coldStartOverBare];
      expect(numbers.every((figure) => Number.isFinite(figure))).toBe(true);
      expect(Object.values(overOurs).every((ratio) => Number.isFinite(ratio))).toBe(true);
    }
    expect(report.formats.formats.map(({ format }) => format)).toEqual([...generatedFormats]);
    expect(report.formats.formats.filter(({ refused }) => refused > 0)).toEqual([]);
    expect(report.formats.mixed).toMatchObject({ documents: 10, refused: 0, pages: 100 });
    expect(printFormatsBench(report.formats)).toMatch(/^read \.docx +\d/mu);
    expect(report.ingest).toMatchObject({ files: 10, documents: 10, refused: 0 });
    expect(report.ingest?.passages).toBeGreaterThanOrEqual(200);
  }, 180_000);

  it("writes twenty passages to a file", () => {
    const corpus = join(temporaryDirectory(), "corpus");
    mkdirSync(corpus);
    expect(writeDocuments(corpus, 45)).toBe(3);
    expect(readdirSync(corpus)).toHaveLength(3);
  });
});
