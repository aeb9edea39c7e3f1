import { openIndex } from "../index.js";
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

const warmUp = 50;

/** Opens an index and asks it; meant for a process of its own, so that its memory is its own too. */
export async function benchSearch(directory: string, questions: readonly string[]): Promise<SearchFigures> {
  const opening = performance.now();
  const index = await openIndex(directory);
  const open = performance.now() - opening;
  const times: number[] = [];
  for (const question of [...questions.slice(0, warmUp), ...questions]) {
    const started = performance.now();
    // eslint-disable-next-line no-await-in-loop -- one question at a time is what is timed
    await index.search(question, { limit: 10 });
    times.push(performance.now() - started);
  }
  const measured = times.slice(Math.min(warmUp, questions.length));
  const total = measured.reduce((sum, time) => sum + time, 0);
  return {
    open,
    p50: percentile(measured, 0.5),
    p95: percentile(measured, 0.95),
    p99: percentile(measured, 0.99),
    questionsPerSecond: (measured.length * 1000) / total,
    rssMiB: process.memoryUsage.rss() / 2 ** 20,
  };
}
