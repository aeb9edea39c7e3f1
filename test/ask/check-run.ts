import { check, type ShownPassage } from "../../src/ask/check.ts";

/** A sentence of a draft with the passages it cites; further members say what it is a case of. */
export type Case = readonly [number | readonly number[], string, ...string[]];

/** The cases that are kept, and the others with why they were not. */
export function judge(cases: readonly Case[], passages: readonly ShownPassage[]) {
  const judged = cases.map(([markers, text, ...rest]) => {
    const { kept, drops } = check([{ text, markers: [markers].flat() }], passages);
    const why = drops.map(({ reason, detail }) => `${reason}: ${detail}`).join("; ");
    return { isKept: kept.length > 0, line: [text, ...rest, why].join(" | ") };
  });
  return {
    kept: judged.filter(({ isKept }) => isKept).map(({ line }) => line),
    dropped: judged.filter(({ isKept }) => !isKept).map(({ line }) => line),
  };
}
