import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { PassageInput } from "../index.js";
import { type ContestantName, peerNames } from "./bench-contestants.js";
import { compiled, middle, type Outcome, runJson, timeOf, valueOf } from "./bench-process.js";
import type { SearchFigures, SearchRun } from "./bench-search.js";
import { stripMarks } from "./typing.js";

/** One contestant, each figure from a process of its own. */
export interface ContestantFigures {
  readonly buildMillisecondsPer1000: number;
  readonly indexMiB: number;
  readonly search: SearchFigures;
  /** Median of whole processes from start to the first hits, less `node -e 0`; null where one of them failed. */
  readonly coldStartOverBare: number | null;
  /** Share of the questions whose own passage is among the first ten: speed is nothing without it. */
  readonly foundIn10: number;
}

/** The peer's figure over ours: 2 = twice as much. */
export interface Ratios {
  readonly build: number;
  readonly index: number;
  readonly coldStart: number | null;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly questionsPerSecond: number;
  readonly rss: number;
}

export type PeerReport = { readonly name: string } & (
  | { readonly figures: ContestantFigures; readonly overOurs: Ratios }
  | { readonly unavailable: string }
);

export interface Comparison {
  readonly library: ContestantFigures;
  readonly peers: readonly PeerReport[];
}

export interface ComparedWith {
  readonly starts: number;
  /** Seconds that a peer may build, and may be asked; ours has as long as it takes. */
  readonly limitSeconds?: number;
}

const worker = compiled("bench-worker.js");
const ourLimitSeconds = 24 * 3600;

export function bytesBelow(directory: string): number {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).map((name) =>
    statSync(join(directory, name)),
  );
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

type Measured = Omit<ContestantFigures, "coldStartOverBare">;

interface Material {
  readonly passages: readonly PassageInput[];
  readonly questions: readonly string[];
}

/** A question is a run of words of its passage, so a passage that has the run is the one. */
function shareFound({ passages, questions }: Material, { found }: SearchRun): number {
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  const hits = questions.filter((question, place) =>
    found[place]?.some((id) => stripMarks(texts.get(id) ?? "").includes(stripMarks(question))),
  );
  return hits.length / Math.max(1, questions.length);
}

/** Builds in one process and asks in the next; indexes lie below `place`, each under its contestant's name. */
async function measure(
  name: ContestantName,
  place: string,
  material: Material,
  limit: number,
): Promise<Outcome<Measured>> {
  const index = join(place, name);
  const built = await runJson<{ milliseconds: number }>(
    [worker, "build", name, index, join(place, "passages.json")],
    limit,
  );
  if ("unavailable" in built) return { unavailable: `build ${built.unavailable}` };
  const run = await runJson<SearchRun>([worker, "search", name, index, join(place, "questions.json")], limit);
  if ("unavailable" in run) return { unavailable: `search ${run.unavailable}` };
  const { found: _, ...search } = run.value;
  return {
    value: {
      buildMillisecondsPer1000: (built.value.milliseconds * 1000) / Math.max(1, material.passages.length),
      indexMiB: bytesBelow(index) / 2 ** 20,
      search,
      foundIn10: shareFound(material, run.value),
    },
  };
}

function ratios(peer: ContestantFigures, ours: ContestantFigures): Ratios {
  const cold = [peer.coldStartOverBare, ours.coldStartOverBare] as const;
  return {
    build: peer.buildMillisecondsPer1000 / ours.buildMillisecondsPer1000,
    index: peer.indexMiB / ours.indexMiB,
    coldStart: cold[0] === null || cold[1] === null ? null : cold[0] / cold[1],
    p50: peer.search.p50 / ours.search.p50,
    p95: peer.search.p95 / ours.search.p95,
    p99: peer.search.p99 / ours.search.p99,
    questionsPerSecond: peer.search.questionsPerSecond / ours.search.questionsPerSecond,
    rss: peer.search.rssMiB / ours.search.rssMiB,
  };
}

/** Starts in turns, so that whatever else the machine does hits all of them alike. */
function coldStarts(names: readonly ContestantName[], place: string, question: string, starts: number) {
  const bare: (number | null)[] = [];
  const times = new Map<string, (number | null)[]>(names.map((name) => [name, []]));
  for (let round = 0; round < starts; round += 1) {
    bare.push(timeOf(["-e", "0"]));
    for (const [name, list] of times) list.push(timeOf([worker, "first", name, join(place, name), question]));
  }
  return (name: ContestantName): number | null => {
    const [whole, nothing] = [middle(times.get(name) ?? []), middle(bare)];
    return whole === null || nothing === null ? null : whole - nothing;
  };
}

/**
 * Measures the library and its peers on the same passages and questions, one after another, below the folder `place`.
 * @throws {FileAccessError} when our own index cannot be built or asked
 */
export async function compare(place: string, material: Material, given: ComparedWith): Promise<Comparison> {
  writeFileSync(join(place, "passages.json"), JSON.stringify(material.passages));
  writeFileSync(join(place, "questions.json"), JSON.stringify(material.questions));
  const ours = valueOf(await measure("library", place, material, ourLimitSeconds), "The library");
  const measured: { name: ContestantName; outcome: Outcome<Measured> }[] = [];
  for (const name of peerNames) {
    // eslint-disable-next-line no-await-in-loop -- one at a time, or they would slow each other
    measured.push({ name, outcome: await measure(name, place, material, given.limitSeconds ?? 120) });
  }
  const able = measured.filter(({ outcome }) => "value" in outcome).map(({ name }) => name);
  const cold = coldStarts(["library", ...able], place, material.questions[0] ?? "xã", given.starts);
  const library = { ...ours, coldStartOverBare: cold("library") };
  const peers = measured.map(({ name, outcome }): PeerReport => {
    if ("unavailable" in outcome) return { name, unavailable: outcome.unavailable };
    const figures = { ...outcome.value, coldStartOverBare: cold(name) };
    return { name, figures, overOurs: ratios(figures, library) };
  });
  return { library, peers };
}
