import { it } from "vitest";
import { judge } from "./check-run.ts";
import { passages } from "./check-passages.ts";
import { faithful } from "./check-faithful.ts";
import { forged } from "./check-forged.ts";
import { freshFaithful, freshForged, freshPassages } from "./check-fresh.ts";
import { heldFaithful, heldForged, heldPassages } from "./check-held.ts";
it("x", () => {
  for (const [n, p, f, g] of [["own", passages, faithful, forged], ["fresh", freshPassages, freshFaithful, freshForged], ["held", heldPassages, heldFaithful, heldForged]] as const) {
    const a = judge(f, p), b = judge(g, p);
    console.log(n, "faithful", a.kept.length, f.length, a.dropped.map((x) => "\n   F " + x).join(""), "forged caught", b.dropped.length, g.length, b.kept.map((x) => "\n   X " + x).join(""));
    if (process.env.V) console.log(b.dropped.join("\n"));
  }
});
