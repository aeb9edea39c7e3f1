import { readFileSync } from "node:fs";
import type { Document } from "../../src/document/document.js";
import type { Passage } from "../../src/document/passage.js";
import { cutWithLangChain } from "../../src/adapters/langchain-splitter.js";
import { readHere } from "../../src/ingest/read-document.js";

export interface Read {
  readonly document: Document;
  readonly passages: readonly Passage[];
  readonly remarks: readonly string[];
}

/** A document of test/fixtures/corpus, read as ingestion reads it. */
export async function readFixture(path: string): Promise<Read> {
  const bytes = readFileSync(new URL(`../fixtures/corpus/${path}`, import.meta.url));
  return readHere(cutWithLangChain).read({ path, bytes, frontMatter: null });
}

export async function readText(text: string, path = "thu.txt"): Promise<Read> {
  const bytes = new TextEncoder().encode(text);
  return readHere(cutWithLangChain).read({ path, bytes, frontMatter: null });
}

/** The locator of the passage that holds these words. */
export function locate({ passages }: Read, words: string): string | undefined {
  return passages.find((passage) => passage.text.includes(words))?.locator;
}
