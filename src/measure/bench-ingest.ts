import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";

import { FileAccessError } from "../errors.js";
import type { IngestEvent } from "../ingest/events.js";
import { compiled } from "./bench-process.js";
import { generateDocument } from "./generate-documents.js";

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

const passagesInDocument = 20;
/** Of which twenty tasks are taken. */
const pagesOfTasks = 3;

/** Writes generated plans as Markdown files, a task a paragraph and a passage, and returns how many. */
export function writeDocuments(directory: string, count: number): number {
  mkdirSync(directory, { recursive: true });
  const files = Math.ceil(count / passagesInDocument);
  for (let number = 0; number < files; number += 1) {
    const { title, articles } = generateDocument(number, pagesOfTasks);
    const tasks = articles.flatMap(({ clauses }) => clauses.flatMap(({ points }) => points));
    const wanted = Math.min(passagesInDocument, count - number * passagesInDocument);
    const paragraphs = tasks.slice(0, wanted).map((task) => task.replace(/;$/u, "."));
    writeFileSync(
      join(directory, `d${number}.md`),
      `# Kế hoạch ${number + 1}: ${title}\n\n${paragraphs.join("\n\n")}\n`,
    );
  }
  return files;
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
