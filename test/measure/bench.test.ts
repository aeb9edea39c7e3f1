import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { benchSearch } from "../../src/measure/bench-search.js";
import { generatePassages } from "../../src/measure/generate.js";
import { buildIndex } from "../../src/index.js";
import { hasMarks } from "../../src/vietnamese/syllables.js";
import { temporaryDirectory } from "../search/parts.js";

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
