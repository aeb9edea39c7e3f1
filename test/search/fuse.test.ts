import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { best, fuse } from "../../src/search/fuse.js";

describe("best", () => {
  it("is the head of a full sort", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 });
    fc.assert(
      fc.property(scores, fc.nat({ max: 30 }), (list, limit) => {
        const sorted = list
          .map((score, passage) => ({ passage, score }))
          .filter(({ score }) => score > 0)
          .toSorted((one, other) => other.score - one.score || one.passage - other.passage);
        expect(best(Float32Array.from(list), limit)).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});

describe("fuse", () => {
  const lexical = Float32Array.of(0, 4, 2, 0);

  it("keeps the lexical order where the vectors say nothing", () => {
    expect(fuse(lexical, [], 0.3, 10).map(({ passage }) => passage)).toEqual([1, 2]);
  });

  it("lifts what both find above what one finds", () => {
    const dense = [
      { passage: 2, score: 0.9 },
      { passage: 0, score: 0.2 },
    ];
    expect(fuse(lexical, dense, 0.5, 10).map(({ passage }) => passage)).toEqual([2, 1, 0]);
  });

  it("gives back what only the vectors find when no word is known", () => {
    expect(fuse(new Float32Array(4), [{ passage: 3, score: 0.4 }], 0.2, 10)).toEqual([
      { passage: 3, score: expect.closeTo(0.08) },
    ]);
  });
});
