import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

import { diskFiles } from "../../src/adapters/files.js";
import { hnswVectors } from "../../src/adapters/hnsw.js";
import type { Logger } from "../../src/ports.js";
import { openGeneration } from "../../src/search/generation.js";
import { createHashedEmbedder } from "./hashed.js";
import { createPublisher } from "../../src/search/publish.js";

const made: string[] = [];
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

/** A fresh folder, removed after the file's tests. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "hoi-nghi-quyet-"));
  made.push(directory);
  return directory;
}

/** A logger that keeps its lines. */
export function keepingLogger() {
  const lines: { event: string; fields?: Readonly<Record<string, unknown>> }[] = [];
  const keep = (event: string, fields?: Readonly<Record<string, unknown>>) => {
    lines.push(fields === undefined ? { event } : { event, fields });
  };
  const logger: Logger = { debug: keep, info: keep, warn: keep, error: keep };
  return { logger, lines };
}

export const embedder = createHashedEmbedder(64);

export const publisherOf = (directory: string) =>
  createPublisher(directory, { files: diskFiles, vectors: hnswVectors, now: Date.now });

export const open = (directory: string, logger?: Logger) =>
  openGeneration(directory, {
    files: diskFiles,
    vectors: hnswVectors,
    embedder,
    isService: true,
    ...(logger === undefined ? {} : { logger }),
  });
