import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { diskFiles } from "../adapters/files.js";
import { hnswVectors } from "../adapters/hnsw.js";
import { shippedRestorer } from "../adapters/restorer.js";
import { builtinEmbedder } from "../builtin.js";
import { buildIndex } from "../index.js";
import { openGeneration } from "../search/generation.js";
import { type SearchWeights, searchWeights } from "../search/weights.js";
import { type BeirSet, readBeirSet } from "./beir.js";
import { mean, ndcgAt, recallAt } from "./metrics.js";
import { stripMarks } from "./typing.js";

const sets = ["zalo2021-phapdien", "alqac2022", "viquad", "vicov19qa"] as const;
/** Questions asked of a set: every n-th, so that all sets take about as long. */
const mostQuestions = 605;

/** Each value of one weight, all others as shipped. */
const each = <Key extends keyof SearchWeights>(
  name: string,
  key: Key,
  values: readonly SearchWeights[Key][],
) =>
  values.map((value): readonly [string, SearchWeights] => [
    `${name} ${typeof value === "number" ? value : JSON.stringify(value)}`,
    { ...searchWeights, [key]: value },
  ]);

/** What is tried, one change at a time from the weights in force. */
function trials(): (readonly [string, SearchWeights])[] {
  const { proximity, family, query } = searchWeights;
  return [
    ["as shipped", searchWeights],
    ...each("dense", "dense", [0, 0.2, 0.4, 0.5]),
    ...each("frame", "frame", [1, 0.7, 0.3]),
    ...each("light", "light", [1, 0.6]),
    ...each(
      "proximity",
      "proximity",
      [0, 0.15, 0.4].map((share) => ({ ...proximity, share })),
    ),
    ...each(
      "proximity",
      "proximity",
      [16, 40].map((width) => ({ ...proximity, width })),
    ),
    ...each(
      "family",
      "family",
      [0, 0.3, 0.8].map((share) => ({ ...family, share })),
    ),
    ...each(
      "family",
      "family",
      [3, 10].map((members) => ({ ...family, members })),
    ),
    ...each(
      "query",
      "query",
      [0, 0.25, 1].map((restored) => ({ ...query, restored })),
    ),
    ...each("query", "query", [{ ...query, secondReading: 0 }]),
  ];
}

async function figures(place: string, set: BeirSet, weights: SearchWeights): Promise<string> {
  const parts = {
    files: diskFiles,
    vectors: hnswVectors,
    embedder: builtinEmbedder(),
    restorer: shippedRestorer,
  };
  const index = await openGeneration(place, { ...parts, weights });
  const step = Math.max(1, Math.floor(set.queries.length / mostQuestions));
  const asked = set.queries.filter((_, place_) => place_ % step === 0);
  const cells: string[] = [];
  for (const typing of ["marks", "nomarks"] as const) {
    const recalls: number[] = [];
    const gains: number[] = [];
    for (const { id, text } of asked) {
      // eslint-disable-next-line no-await-in-loop -- one question at a time
      const hits = await index.search(typing === "marks" ? text : stripMarks(text), { limit: 10 });
      const ranking = hits.map(({ documentId }) => documentId);
      const judged = set.judgements.get(id) ?? new Map<string, number>();
      recalls.push(recallAt(ranking, judged, 10));
      gains.push(ndcgAt(ranking, judged, 10));
    }
    cells.push(`${mean(recalls).toFixed(3)}/${mean(gains).toFixed(3)}`);
  }
  await index.close();
  return cells.join(" ");
}

/**
 * Recall@10/nDCG@10 of the dev sets, with marks and without, for the weights in force and each change of one of them.
 * @param folder holds the sets in BEIR's layout
 */
export async function* tune(folder: string): AsyncGenerator<string> {
  const place = await mkdtemp(join(tmpdir(), "hoi-nghi-quyet-tune-"));
  try {
    yield `| weights | ${sets.join(" | ")} |`;
    yield `| --- |${" --- |".repeat(sets.length)}`;
    const read = sets.map((name) => ({ name, set: readBeirSet(join(folder, name)) }));
    // eslint-disable-next-line no-await-in-loop -- one index after the other: two cores
    for (const { name, set } of read) await buildIndex(set.corpus, join(place, name));
    for (const [name, weights] of trials()) {
      const cells: string[] = [];
      // eslint-disable-next-line no-await-in-loop
      for (const { name: folderName, set } of read)
        cells.push(await figures(join(place, folderName), set, weights));
      yield `| ${name} | ${cells.join(" | ")} |`;
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
