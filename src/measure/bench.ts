import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { IngestBench } from "./bench-ingest.js";
import { compare, type Comparison } from "./bench-peers.js";
import { compiled, middle, timeOf } from "./bench-process.js";
import type { SearchFigures } from "./bench-search.js";
import { generatePassages } from "./generate.js";
import { percentile } from "./metrics.js";

export interface BenchOptions {
  readonly passages: number;
  /** Processes started of each kind. */
  readonly starts?: number;
  /** Seconds that a peer may build, and may be asked. */
  readonly limitSeconds?: number;
}

export interface BenchReport extends Comparison {
  /** Where it was asked for. */
  readonly ingest?: IngestBench;
  readonly passages: number;
  readonly buildSeconds: number;
  readonly buildMillisecondsPer1000: number;
  readonly indexMiB: number;
  readonly search: SearchFigures;
  /** Medians of whole processes, started in turns; null where the command is not built. */
  readonly coldStart: {
    readonly bareNode: number;
    readonly search: number | null;
    readonly searchOverBare: number | null;
    readonly ask: number | null;
    readonly askOverBare: number | null;
  };
  /** One process answering in turn: from its very first question on, and the same questions again once warm. */
  readonly ask: {
    readonly p50: number;
    readonly p95: number;
    readonly warm: { readonly p50: number; readonly p95: number };
  } | null;
}

const questionCount = 400;
const askedCount = 100;
const scripts = { search: compiled("../scripts/search.js"), ask: compiled("../scripts/ask.js") } as const;

/** Indexes generated passages and measures them in fresh processes, beside the peers on the same passages. */
export async function bench({
  passages: count,
  starts = 15,
  limitSeconds,
}: BenchOptions): Promise<BenchReport> {
  const place = mkdtempSync(join(tmpdir(), "hoi-nghi-quyet-bench-"));
  try {
    const material = generatePassages(count, questionCount);
    const limit = limitSeconds === undefined ? {} : { limitSeconds };
    const { library, peers } = await compare(place, material, { starts, ...limit });
    const { buildMillisecondsPer1000, indexMiB, search } = library;
    const index = join(place, "library");
    return {
      passages: count,
      buildSeconds: (buildMillisecondsPer1000 * count) / 1e6,
      buildMillisecondsPer1000,
      indexMiB,
      search,
      coldStart: coldStarts(index, material.questions[0] ?? "xã", starts),
      ask: askTimes(index, material.questions.slice(0, askedCount)),
      library,
      peers,
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The kinds in turns, so that whatever else the machine does hits all of them alike. */
export function coldStarts(directory: string, question: string, starts: number): BenchReport["coldStart"] {
  const times: Record<"bare" | "search" | "ask", (number | null)[]> = { bare: [], search: [], ask: [] };
  for (let round = 0; round < starts; round += 1) {
    times.bare.push(timeOf(["-e", "0"]));
    for (const kind of ["search", "ask"] as const) {
      times[kind].push(
        existsSync(scripts[kind]) ? timeOf([scripts[kind], "--index", directory, question]) : null,
      );
    }
  }
  const [bareNode, search, ask] = [middle(times.bare) ?? 0, middle(times.search), middle(times.ask)];
  const overBare = (time: number | null) => (time === null ? null : time - bareNode);
  return { bareNode, search, searchOverBare: overBare(search), ask, askOverBare: overBare(ask) };
}

/** `ask --batch` reports the time of each answer itself. */
export function askTimes(directory: string, questions: readonly string[]): BenchReport["ask"] {
  if (!existsSync(scripts.ask)) return null;
  const input = [...questions, ...questions, ...questions]
    .map((question) => JSON.stringify({ question }))
    .join("\n");
  const { status, stdout } = spawnSync(process.execPath, [scripts.ask, "--batch", "--index", directory], {
    input,
    encoding: "utf8",
  });
  if (status !== 0) return null;
  const times = stdout
    .trim()
    .split("\n")
    .map((line): number => {
      const answer: { readonly milliseconds: number } = JSON.parse(line);
      return answer.milliseconds;
    });
  const first = times.slice(0, questions.length);
  const last = times.slice(-questions.length);
  const warm = { p50: percentile(last, 0.5), p95: percentile(last, 0.95) };
  return { p50: percentile(first, 0.5), p95: percentile(first, 0.95), warm };
}
