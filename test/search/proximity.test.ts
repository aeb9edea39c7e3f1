import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { inverseFrequency, LexicalIndex, type WeightedText } from "../../src/search/lexical.js";
import { LexicalBuilder } from "../../src/search/lexical-build.js";
import { withProximity } from "../../src/search/proximity.js";
import { Columns } from "../../src/search/sections.js";
import { searchWeights } from "../../src/search/weights.js";

const { share, candidates, width } = searchWeights.proximity;

function build(bodies: readonly string[]): LexicalIndex {
  const builder = new LexicalBuilder();
  for (const body of bodies) builder.add({ body, context: [] });
  return new LexicalIndex(new Columns(builder.freeze()));
}

/** The rule said slowly: every window of `width` words in a row, every word of the question once. */
function naive(body: string, asked: WeightedText, bodies: readonly string[]): number {
  const words = body.split(" ").filter((word) => word !== "");
  const weights = new Map<string, number>();
  asked.text.split(" ").forEach((word, place) => {
    if (word === "" || weights.has(word)) return;
    const holding = bodies.filter((other) => other.split(" ").includes(word)).length;
    weights.set(word, (asked.shares?.[place] ?? 1) * inverseFrequency(holding, bodies.length));
  });
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const heaviest = words.map((_, start) =>
    [...new Set(words.slice(start, start + width))].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0),
  );
  return total === 0 ? 0 : Math.max(0, ...heaviest) / total;
}

const ranked = (count: number) => Array.from({ length: count }, (_, passage) => ({ passage, score: 1 }));
const vocabulary = ["xa", "nhi", "ha", "dat", "nong", "thon", "moi", "cho", "phien", "va"];
const text = (most: number) =>
  fc.array(fc.constantFrom(...vocabulary), { maxLength: most }).map((words) => words.join(" "));

describe("words near each other", () => {
  it("gain as the heaviest window of the passage says", () => {
    fc.assert(
      fc.property(
        fc.array(text(70), { minLength: 1, maxLength: 8 }),
        text(8),
        fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 8, maxLength: 8 }),
        (bodies, question, shares) => {
          const asked = { text: question, weight: 1, shares };
          const scores = withProximity(ranked(bodies.length), asked, build(bodies));
          for (const { passage, score } of scores)
            expect(score).toBeCloseTo(1 + share * naive(bodies[passage] ?? "", asked, bodies), 6);
        },
      ),
    );
  });

  it("lifts the passage that says all of it in one place over one that scatters it", () => {
    const filler = Array.from({ length: width }, () => "va").join(" ");
    const bodies = [`nong ${filler} thon ${filler} moi`, `${filler} nong thon moi ${filler}`];
    const asked = { text: "nong thon moi", weight: 1 };
    expect(withProximity(ranked(2), asked, build(bodies)).map(({ passage }) => passage)).toEqual([1, 0]);
  });

  it("looks at the likeliest passages only, and gives back each once, best first", () => {
    const bodies = Array.from({ length: candidates + 5 }, () => "nong thon moi");
    const scores = withProximity(ranked(bodies.length), { text: "nong thon", weight: 1 }, build(bodies));
    expect(scores.filter(({ score }) => score > 1)).toHaveLength(candidates);
    expect(scores.map(({ passage }) => passage)).toEqual(bodies.map((_, passage) => passage));
  });

  it("changes nothing for a question that the index knows nothing of", () => {
    const index = build(["nong thon moi", "cho phien"]);
    expect(withProximity(ranked(2), { text: "facebook", weight: 1 }, index)).toEqual(ranked(2));
    expect(withProximity([], { text: "nong", weight: 1 }, index)).toEqual([]);
    expect(withProximity(ranked(2), { text: "", weight: 1 }, index)).toEqual(ranked(2));
  });
});
