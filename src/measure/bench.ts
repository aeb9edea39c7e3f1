import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { buildIndex } from "../index.js";
import type { SearchFigures } from "./bench-search.js";
import { generatePassages } from "./generate.js";
import { median, percentile } from "./metrics.js";

export interface BenchOptions {
  readonly passages: number;
  /** Processes started of each kind. */
  readonly starts?: number;
}

export interface BenchReport {
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
export const compiled = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const scripts = { search: compiled("../scripts/search.js"), ask: compiled("../scripts/ask.js") } as const;

/** Builds an index of generated passages and measures it in fresh processes. */
export async function bench({ passages: count, starts = 15 }: BenchOptions): Promise<BenchReport> {
  const place = mkdtempSync(join(tmpdir(), "hoi-nghi-quyet-bench-"));
  try {
    const { passages, questions } = generatePassages(count, questionCount);
    const { milliseconds } = await buildIndex(passages, place);
    return {
      passages: count,
      buildSeconds: milliseconds / 1000,
      buildMillisecondsPer1000: (milliseconds * 1000) / Math.max(1, count),
      indexMiB: bytesBelow(place) / 2 ** 20,
      search: await inFreshProcess(place, questions),
      coldStart: coldStarts(place, questions[0] ?? "xã", starts),
      ask: askTimes(place, questions.slice(0, askedCount)),
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function bytesBelow(directory: string): number {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).map((name) =>
    statSync(join(directory, name)),
  );
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

async function inFreshProcess(directory: string, questions: readonly string[]): Promise<SearchFigures> {
  const list = join(directory, "questions.json");
  writeFileSync(list, JSON.stringify(questions));
  const program = `import { benchSearch } from ${JSON.stringify(pathToFileURL(compiled("bench-search.js")).href)};
    import { readFileSync } from "node:fs";
    const [directory, list] = process.argv.slice(1);
    console.log(JSON.stringify(await benchSearch(directory, JSON.parse(readFileSync(list, "utf8")))));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "-e",
    program,
    directory,
    list,
  ]);
  const figures: SearchFigures = JSON.parse(stdout);
  return figures;
}

/** Milliseconds of one whole process; null when it failed. */
function timeOf(arguments_: readonly string[]): number | null {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, arguments_, { stdio: "ignore" });
  return status === 0 ? performance.now() - started : null;
}

function middle(list: readonly (number | null)[]): number | null {
  const known = list.filter((time) => time !== null);
  return known.length < list.length ? null : median(known);
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
