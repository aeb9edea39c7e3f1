import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { packColumns } from "../search/sections.js";
import { freezeTexts, PairTable } from "../search/tables.js";

/** What `scripts/train/embedder.py` writes beside the two arrays. */
interface Trained {
  readonly dimensions: number;
  readonly marked: readonly string[];
  readonly bare: readonly string[];
  /** Pairs as two numbers of syllables of the same kind, one after the other. */
  readonly markedPairs: readonly number[];
  readonly barePairs: readonly number[];
}

function pairsOf(numbers: readonly number[]) {
  const table = new PairTable();
  for (let at = 0; at < numbers.length; at += 2) table.number(numbers[at] ?? 0, numbers[at + 1] ?? 0);
  return table.freeze();
}

const named = (prefix: string, columns: object) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${prefix}.${name}`, column]));

/** The trained features as the two files that `createStaticEmbedder` reads. @param folder of `embedder.py` */
export function packEmbedder(folder: string): { readonly features: Uint8Array; readonly rows: Uint8Array } {
  const trained: Trained = JSON.parse(readFileSync(join(folder, "features.json"), "utf8"));
  const rows = new Uint8Array(readFileSync(join(folder, "steps.i8")));
  const scales = new Uint8Array(readFileSync(join(folder, "scales.f32")));
  const digest = createHash("sha256").update(rows).update(scales).digest("hex").slice(0, 8);
  const features = packColumns({
    name: Buffer.from(`static-syllables-${trained.dimensions}-${digest}`),
    dimensions: Uint32Array.of(trained.dimensions),
    ...named("marked", freezeTexts(trained.marked)),
    ...named("bare", freezeTexts(trained.bare)),
    ...named("markedPair", pairsOf(trained.markedPairs)),
    ...named("barePair", pairsOf(trained.barePairs)),
    scales: new Uint32Array(scales.buffer),
  });
  return { features, rows };
}
