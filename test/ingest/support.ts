import { readFileSync } from "node:fs";
import type { Document } from "../../src/document/document.js";
import type { Passage } from "../../src/document/passage.js";
import { cutWithLangChain } from "../../src/adapters/langchain-splitter.js";
import { readDocument } from "../../src/ingest/ingest.js";

export interface Read {
  readonly document: Document;
  readonly passages: readonly Passage[];
  readonly remarks: readonly string[];
}

/** A document of test/fixtures/corpus, read as ingestion reads it. */
export async function readFixture(path: string): Promise<Read> {
  return readDocument(
    path,
    readFileSync(new URL(`../fixtures/corpus/${path}`, import.meta.url)),
    cutWithLangChain,
  );
}

export async function readText(text: string, path = "thu.txt"): Promise<Read> {
  return readDocument(path, new TextEncoder().encode(text), cutWithLangChain);
}

/** The locator of the passage that holds these words. */
export function locate({ passages }: Read, words: string): string | undefined {
  return passages.find((passage) => passage.text.includes(words))?.locator;
}
