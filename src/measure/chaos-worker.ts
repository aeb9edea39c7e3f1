/**
 * A writer to be killed: `node chaos-worker.js MODE DIRECTORY FIRST DOCUMENTS TARGET`. Publishes version after version
 * of a generated corpus until somebody ends it. Every stage is announced before it begins, every version after it was
 * acknowledged, one line each, written at once (the pipe outlives us).
 */
import { writeSync } from "node:fs";

import { openDocumentStore } from "../adapters/document-store.js";
import { createHnswVectors } from "../adapters/hnsw.js";
import { builtinEmbedder } from "../builtin.js";
import { ingest } from "../ingest/ingest.js";
import { readHere } from "../ingest/read-document.js";
import { createPublisher } from "../search/publish.js";
import { ChaosCorpus } from "./chaos-corpus.js";
import { naiveFiles, naiveVectors } from "./chaos-naive.js";
import { type AnyStage, type Stage, stagedFiles, stages } from "./chaos-stages.js";

const [mode = "", directory = "", first = "", documents = "", wanted = ""] = process.argv.slice(2);
const target: Stage = stages.find((stage) => stage === wanted) ?? "writing";
const say = (line: string) => writeSync(1, `${line}\n`);
let stage: AnyStage = "between";
const announce = (next: AnyStage) => {
  if (next !== stage) say(`stage ${next}`);
  stage = next;
};

const corpus = new ChaosCorpus(Number(documents));
const builtin = builtinEmbedder();
const embedder = {
  fingerprint: builtin.fingerprint,
  dimensions: builtin.dimensions,
  embedDocuments: (texts: string[]) => {
    announce("embedding");
    return builtin.embedDocuments(texts);
  },
  embedQuery: (text: string) => builtin.embedQuery(text),
};
const isNaive = mode === "naive";
// From the first vector on, so that kills fall into graphs that are built from former ones as well.
const vectors = createHnswVectors(1);
const publisher = createPublisher(directory, {
  files: isNaive ? naiveFiles(announce) : stagedFiles(announce, target),
  vectors: isNaive ? naiveVectors(vectors) : vectors,
  now: isNaive ? () => Date.UTC(2026, 0, 1) : Date.now,
});

for (let version = Number(first); ; version += 1) {
  // eslint-disable-next-line no-await-in-loop -- one version after the other
  const { outcome } = await ingest({
    corpus: corpus.at(version, () => announce("reading")),
    embedder,
    reader: readHere(async (text) => [text]),
    store: openDocumentStore(`${directory}/documents`),
    publisher: {
      // The naive index is always written anew: it has no verified generation to compare with.
      current: async () => (isNaive ? null : publisher.current()),
      publish: (content) => {
        // The naive one announces its first file, before which nothing is at stake.
        if (!isNaive) announce("writing");
        return publisher.publish(content);
      },
    },
  });
  say(`ack ${version} ${outcome}`);
  announce("between");
}
