import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { PassageInput } from "../index.js";

/** An index as loaded from disk: the ids of the passages found, best first. */
export type Ask = (question: string, limit: number) => Promise<readonly string[]>;

/** Something that indexes passages: by its stock settings, from the same texts, kept on disk as it keeps itself. */
export interface Contestant {
  /** Builds and saves into an empty folder. */
  build(passages: readonly PassageInput[], directory: string): Promise<void>;
  open(directory: string): Promise<Ask>;
}

export type ContestantName = "library" | "minisearch" | "hnswlib";
export const peerNames = ["minisearch", "hnswlib"] as const satisfies readonly ContestantName[];

/** This program's own library entry, measured like the others. */
async function library(): Promise<Contestant> {
  const { buildIndex, openIndex } = await import("../index.js");
  return {
    async build(passages, directory) {
      await buildIndex(passages, directory);
    },
    async open(directory) {
      const index = await openIndex(directory);
      return async (question, limit) =>
        (await index.search(question, { limit })).map(({ passageId }) => passageId);
    },
  };
}

const fields = { fields: ["title", "text"] };

/** minisearch: words alone, in one JSON file. */
async function minisearch(): Promise<Contestant> {
  const { default: MiniSearch } = await import("minisearch");
  return {
    async build(passages, directory) {
      const index = new MiniSearch<PassageInput>(fields);
      index.addAll(passages);
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, "minisearch.json"), JSON.stringify(index));
    },
    async open(directory) {
      const index = MiniSearch.loadJSON<PassageInput>(
        readFileSync(join(directory, "minisearch.json"), "utf8"),
        fields,
      );
      return async (question, limit) =>
        index
          .search(question)
          .slice(0, limit)
          .map(({ id }) => String(id));
    },
  };
}

/** LangChain's stock HNSWLib: vectors alone, of our built-in embedder, so that only the pipeline differs. */
async function hnswlib(): Promise<Contestant> {
  const { HNSWLib } = await import("@langchain/community/vectorstores/hnswlib");
  const { builtinEmbedder } = await import("../builtin.js");
  return {
    async build(passages, directory) {
      const texts = passages.map(({ title, text }) => (title === undefined ? text : `${title}\n${text}`));
      const metadata = passages.map(({ id }) => ({ id }));
      const store = await HNSWLib.fromTexts(texts, metadata, builtinEmbedder());
      await store.save(directory);
    },
    async open(directory) {
      const store = await HNSWLib.load(directory, builtinEmbedder());
      return async (question, limit) =>
        (await store.similaritySearch(question, limit)).map(({ metadata }) => String(metadata["id"]));
    },
  };
}

/** Loads a contestant's modules, ours too, only when it is its turn: none may weigh on another's process. */
export async function contestant(name: ContestantName): Promise<Contestant> {
  if (name === "minisearch") return minisearch();
  return name === "hnswlib" ? hnswlib() : library();
}
