import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { compiled } from "./bench-process.js";
import { checkIndex } from "./chaos-check.js";
import { ChaosCorpus } from "./chaos-corpus.js";
import { type AnyStage, type Stage, stages } from "./chaos-stages.js";
import { seededRandom } from "./random.js";

export interface KillReport {
  readonly kills: number;
  readonly documents: number;
  /** In which stage the writer was when it died. */
  readonly stages: Readonly<Record<AnyStage, number>>;
  readonly acknowledged: number;
  /** Kills after which an acknowledged version was gone. */
  readonly lost: number;
  readonly unloadable: number;
  /** Kills after which the index opened but something in it was not as its manifest or its version says. */
  readonly inconsistent: number;
  readonly faults: readonly string[];
}

/** How long a stage goes on, roughly; the kill falls at a random moment of it. Milliseconds. */
const span: Readonly<Record<Stage, number>> = {
  reading: 250,
  embedding: 120,
  writing: 60,
  fsync: 4,
  rename: 8,
  pointer: 12,
};
/** A writer opens and closes several files: the stage is met so often, and one of these times is chosen. */
const meetings: Readonly<Record<Stage, number>> = {
  reading: 1,
  embedding: 1,
  writing: 8,
  fsync: 8,
  rename: 1,
  pointer: 1,
};
/** So often a writer may publish a version first, and is killed in its second. */
const secondVersionShare = 0.15;

const faultsShown = 10;

interface Death {
  readonly stage: AnyStage;
  /** The last version it acknowledged; -1 for none. */
  readonly acknowledged: number;
}

/**
 * Starts a writer and kills it at a random moment of a random occurrence of the stage.
 * @param target null = once it has acknowledged a version
 */
async function killDuring(
  target: Stage | null,
  given: readonly string[],
  random: () => number,
): Promise<Death> {
  const child = spawn(process.execPath, [compiled("chaos-worker.js"), ...given, target ?? ""], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let stage: AnyStage = "between";
  let acknowledged = -1;
  const often = target === null ? 0 : given[0] === "naive" ? 1 : meetings[target];
  let left = 1 + Math.floor(random() * often);
  let isArmed = random() >= secondVersionShare;
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, value = ""] = line.split(" ");
    if (word === "ack") {
      acknowledged = Number(value);
      isArmed = true;
      if (target === null) child.kill("SIGKILL");
    } else {
      // eslint-disable-next-line typescript/no-unsafe-type-assertion -- our own worker's words
      stage = value as AnyStage;
      if (isArmed && stage === target && (left -= 1) === 0) {
        setTimeout(() => child.kill("SIGKILL"), random() * span[target]);
      }
    }
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  if (child.signalCode !== "SIGKILL") {
    throw new Error(`The writer ended by itself: ${child.exitCode ?? child.signalCode}`);
  }
  return { stage, acknowledged };
}

/**
 * Kills a writer (kill -9, from outside) again and again and looks at what is left after each time.
 * @param mode "naive": the null control
 * @param wanted stages to be killed in, in turn; the least often met one is aimed at
 */
export async function measureKills(
  mode: "sealed" | "naive",
  { kills, documents, wanted = stages }: { kills: number; documents: number; wanted?: readonly Stage[] },
  onKill: (done: number) => void = () => undefined,
): Promise<KillReport> {
  const base = await mkdtemp(join(tmpdir(), "chaos-"));
  const directory = join(base, "index");
  const random = seededRandom(11);
  const corpus = new ChaosCorpus(documents);
  const met: Record<AnyStage, number> = {
    reading: 0,
    embedding: 0,
    writing: 0,
    fsync: 0,
    rename: 0,
    pointer: 0,
    pruning: 0,
    between: 0,
  };
  const counts = { lost: 0, unloadable: 0, inconsistent: 0, acknowledged: 0 };
  const faults: string[] = [];
  let next = 1;
  try {
    const given = (version: number) => [mode, directory, String(version), String(documents)];
    let newest = (await killDuring(null, given(0), random)).acknowledged;
    for (let done = 0; done < kills; done += 1) {
      const target = wanted.reduce((least, stage) => (met[stage] < met[least] ? stage : least));
      // eslint-disable-next-line no-await-in-loop -- one writer at a time
      const death = await killDuring(target, given(next), random);
      met[death.stage] += 1;
      if (death.acknowledged >= 0) counts.acknowledged += 1;
      newest = Math.max(newest, death.acknowledged);
      // Before the first acknowledgement nothing was promised, and nothing need be there.
      if (newest >= 0) {
        // eslint-disable-next-line no-await-in-loop
        const found = await checkIndex(directory, corpus, random);
        if (Number.isNaN(found.version)) counts.unloadable += 1;
        else if (found.faults.length > 0) counts.inconsistent += 1;
        if (!(found.version >= newest)) counts.lost += 1;
        faults.push(...found.faults.map((fault) => `kill ${done + 1} (${death.stage}): ${fault}`));
        newest = Number.isNaN(found.version) ? -1 : Math.max(newest, found.version);
      }
      // What is gone is written anew, so that the next kill has something to lose, and every loss is counted once.
      if (newest < 0) {
        next += 1;
        // eslint-disable-next-line no-await-in-loop
        newest = (await killDuring(null, given(next), random)).acknowledged;
      }
      next = Math.max(next, newest + 1);
      onKill(done + 1);
    }
  } finally {
    await rm(base, { recursive: true, force: true });
  }
  return { kills, documents, stages: met, ...counts, faults: faults.slice(0, faultsShown) };
}
