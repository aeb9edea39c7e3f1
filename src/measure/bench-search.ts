import { type ContestantName, contestant } from "./bench-contestants.js";
import { percentile } from "./metrics.js";

/** What one fresh process finds out about an index: times in milliseconds. */
export interface SearchFigures {
  readonly open: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly questionsPerSecond: number;
  readonly rssMiB: number;
}

/** Beside the figures the ids found for each question, in the questions' order. */
export interface SearchRun extends SearchFigures {
  readonly found: readonly (readonly string[])[];
}

export const searchDepth = 10;
const warmUp = 50;

/** Opens an index and asks it; meant for a process of its own, so that its memory is its own too. */
export async function benchSearch(
  directory: string,
  questions: readonly string[],
  name: ContestantName = "library",
): Promise<SearchRun> {
  const asked = await contestant(name);
  const opening = performance.now();
  const search = await asked.open(directory);
  const open = performance.now() - opening;
  const times: number[] = [];
  const found: (readonly string[])[] = [];
  for (const question of [...questions.slice(0, warmUp), ...questions]) {
    const started = performance.now();
    // eslint-disable-next-line no-await-in-loop -- one question at a time is what is timed
    found.push(await search(question, searchDepth));
    times.push(performance.now() - started);
  }
  const warmed = Math.min(warmUp, questions.length);
  const measured = times.slice(warmed);
  const total = measured.reduce((sum, time) => sum + time, 0);
  return {
    open,
    p50: percentile(measured, 0.5),
    p95: percentile(measured, 0.95),
    p99: percentile(measured, 0.99),
    questionsPerSecond: (measured.length * 1000) / total,
    rssMiB: process.memoryUsage.rss() / 2 ** 20,
    found: found.slice(warmed),
  };
}
