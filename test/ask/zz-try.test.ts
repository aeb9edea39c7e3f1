import { it } from "vitest";
import { check } from "../../src/ask/check.ts";
import { passages } from "./check-passages.ts";
import { faithful } from "./check-faithful.ts";
import { forged } from "./check-forged.ts";
import { alterFigures } from "./check-altered.ts";
import { freshFaithful, freshForged, freshPassages } from "./check-fresh.ts";
it("fresh", () => {
  const out: string[] = [];
  let kept = 0, caught = 0;
  for (const [m, text] of freshFaithful) { const r = check([{ text, markers: [m].flat() }], freshPassages); if (r.kept.length) kept++; else out.push(`F ${m} ${text} => ${r.drops[0]?.reason} ${r.drops[0]?.detail}`); }
  for (const [m, text, what] of freshForged) { const r = check([{ text, markers: [m].flat() }], freshPassages); if (!r.kept.length) caught++; else out.push(`X ${m} ${text} (${what})`); }
  console.log(out.join("\n"), "fresh faithful", kept, freshFaithful.length, "forged", caught, freshForged.length);
});
it("x", () => {
  const out: string[] = [];
  let kept = 0;
  for (const [m, text] of faithful) {
    const r = check([{ text, markers: [m].flat() }], passages);
    if (r.kept.length) kept++;
    else out.push(`F ${m} ${text} => ${r.drops[0]?.reason} ${r.drops[0]?.detail}`);
  }
  let self = 0;
  for (const { text, marker } of passages) {
    const r = check([{ text, markers: [marker] }], passages);
    if (r.kept.length) self++;
    else out.push(`S ${text} => ${r.drops[0]?.reason} ${r.drops[0]?.detail}`);
  }
  let caught = 0;
  for (const [m, text, what] of forged) {
    const r = check([{ text, markers: [m].flat() }], passages);
    if (!r.kept.length) {caught++; if (process.env.V) out.push(`ok ${text} => ${r.drops[0]?.reason} ${r.drops[0]?.detail}`)}
    else out.push(`X ${m} ${text} (${what})`);
  }
  const al = alterFigures();
  let c2 = 0;
  for (const { marker, text, altered } of al) {
    const r = check([{ text, markers: [marker] }], passages);
    if (!r.kept.length) c2++;
    else out.push(`A ${marker} ${altered} ${text}`);
  }
  console.log(out.join("\n"), "faithful", kept, faithful.length, "self", self, "forged", caught, forged.length, "altered", c2, al.length);
});
