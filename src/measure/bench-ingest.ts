import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";

import { FileAccessError } from "../errors.js";
import type { IngestEvent } from "../ingest/events.js";
import { compiled } from "./bench-process.js";
import { generatePassages } from "./generate.js";

export interface IngestBench {
  readonly files: number;
  readonly documents: number;
  /** As ingestion cuts them, which need not be as many as were generated. */
  readonly passages: number;
  readonly refused: number;
  /** Of the whole command, from the start of its process to its end. */
  readonly seconds: number;
  readonly passagesPerSecond: number;
}

/** Writes generated documents as Markdown files, a paragraph a passage, and returns how many. */
export function writeDocuments(directory: string, count: number): number {
  const documents = new Map<string, string[]>();
  for (const { id, documentId = id, title = id, text } of generatePassages(count, 0).passages) {
    const paragraphs = documents.get(documentId) ?? [`# ${title}`];
    paragraphs.push(text.charAt(0).toUpperCase() + text.slice(1));
    documents.set(documentId, paragraphs);
  }
  mkdirSync(directory, { recursive: true });
  for (const [id, paragraphs] of documents) {
    writeFileSync(join(directory, `${id}.md`), `${paragraphs.join("\n\n")}\n`);
  }
  return documents.size;
}

/**
 * Runs the ingest command, as it is shipped, on files of generated documents in a temporary folder.
 * @param count passages generated, twenty to a document
 * @throws {FileAccessError} when it publishes nothing
 */
export function benchIngest(count: number): IngestBench {
  const place = mkdtempSync(join(tmpdir(), "hoi-nghi-quyet-ingest-"));
  try {
    const corpus = join(place, "corpus");
    const files = writeDocuments(corpus, count);
    const command = [compiled("../scripts/ingest.js"), "--corpus", corpus, "--index", join(place, "index")];
    const started = performance.now();
    const { stdout, stderr } = spawnSync(process.execPath, [...command, "--json"], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const seconds = (performance.now() - started) / 1000;
    const events = stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line): IngestEvent => JSON.parse(line));
    const published = events.find((event) => event.event === "published");
    if (published === undefined) throw new FileAccessError(`Ingestion cannot be measured: ${stderr.trim()}`);
    const { documents, passages } = published;
    const refused = events.filter(({ event }) => event === "refused").length;
    return { files, documents, passages, refused, seconds, passagesPerSecond: passages / seconds };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
