import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { composeIndex } from "../compose.js";
import { readConfig } from "../config.js";
import { FileAccessError } from "../errors.js";
import { askTimes, type BenchReport, coldStarts } from "./bench.js";
import { compiled } from "./bench-process.js";

export interface CorpusBench {
  readonly documents: number;
  readonly passages: number;
  readonly coldStart: BenchReport["coldStart"];
  readonly ask: BenchReport["ask"];
}

const questionsAsked = 100;
const wordsAsked = 9;

interface Corpus {
  readonly documents: number;
  readonly passages: number;
  /** In the corpus's own words: the beginnings of passages taken evenly over it. */
  readonly questions: readonly string[];
}

async function readCorpus(directory: string): Promise<Corpus> {
  const index = await composeIndex({ ...readConfig({}), indexDirectory: directory });
  const passages = index.documents.flatMap(({ id }) => index.passages(id));
  const documents = index.documents.length;
  await index.close();
  const texts = passages.filter(({ kind }) => kind !== "letterhead").map(({ text }) => text);
  const step = Math.max(1, Math.floor(texts.length / questionsAsked));
  const questions = texts
    .filter((_, place) => place % step === 0)
    .slice(0, questionsAsked)
    .map((text) => `${text.split(/\s+/u).slice(0, wordsAsked).join(" ")} khi nào?`);
  return { documents, passages: passages.length, questions };
}

/**
 * Ingests a corpus into a temporary folder and measures `ask` on it in fresh processes, beside `node -e 0`.
 * @throws {FileAccessError} when the corpus cannot be ingested
 */
export async function benchCorpus(corpus: string, starts = 15): Promise<CorpusBench> {
  const place = mkdtempSync(join(tmpdir(), "hoi-nghi-quyet-corpus-"));
  try {
    const ingested = spawnSync(
      process.execPath,
      [compiled("../scripts/ingest.js"), "--corpus", corpus, "--index", place],
      {
        encoding: "utf8",
      },
    );
    if (ingested.status !== 0 && ingested.status !== 2) {
      throw new FileAccessError(`The corpus in ${corpus} cannot be measured: ${ingested.stderr.trim()}`);
    }
    const { documents, passages, questions } = await readCorpus(place);
    return {
      documents,
      passages,
      coldStart: coldStarts(place, questions[0] ?? "xã", starts),
      ask: askTimes(place, questions),
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
