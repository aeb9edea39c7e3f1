import { describe, expect, it } from "vitest";

import { mean, median, ndcgAt, percentile, recallAt, reciprocalRankAt } from "../../src/measure/metrics.js";

const judged = new Map([
  ["a", 1],
  ["b", 1],
  ["c", 0],
]);

describe("retrieval metrics, worked out by hand", () => {
  it.each([
    [["a", "x", "b"], 10, 1],
    [["x", "a", "y"], 10, 0.5],
    [["x", "y", "a", "b"], 3, 0.5],
    [["c", "x"], 10, 0],
    [[], 10, 0],
  ])("recall of %j at %i is %f", (ranking, depth, expected) => {
    expect(recallAt(ranking, judged, depth)).toBe(expected);
  });

  it.each([
    [["a"], 10, 1],
    [["x", "c", "b"], 10, 1 / 3],
    [["x", "y", "b"], 2, 0],
  ])("the first right one of %j at %i counts %f", (ranking, depth, expected) => {
    expect(reciprocalRankAt(ranking, judged, depth)).toBe(expected);
  });

  it("nDCG takes 1 / log2(rank + 1) of each gain, over the best order's", () => {
    expect(ndcgAt(["a", "b"], judged, 10)).toBe(1);
    // Ranks 1 and 3: (1 + 1/2) / (1 + 1/log2 3) = 1.5 / 1.63093 = 0.91972
    expect(ndcgAt(["a", "x", "b"], judged, 10)).toBeCloseTo(0.91972, 5);
    // Rank 2 alone: 0.63093 / 1.63093 = 0.38685
    expect(ndcgAt(["x", "b"], judged, 10)).toBeCloseTo(0.38685, 5);
    // Gains 1 and 3 in the wrong order: (1 + 3/log2 3) / (3 + 1/log2 3) = 2.89279 / 3.63093 = 0.79670
    const graded = new Map([
      ["a", 1],
      ["b", 3],
    ]);
    expect(ndcgAt(["a", "b"], graded, 10)).toBeCloseTo(0.7967, 4);
    expect(ndcgAt(["a"], new Map(), 10)).toBe(0);
  });

  it("percentiles are nearest-rank", () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([1, 2, 3, 4], 0.95)).toBe(4);
    expect(median([2, 1])).toBe(1);
    expect(percentile([], 0.5)).toBe(0);
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBe(0);
  });
});
