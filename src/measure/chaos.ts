import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { builtinEmbedder } from "../builtin.js";
import { ingest } from "../ingest/ingest.js";
import { readHere } from "../ingest/read-document.js";
import type { IndexContent } from "../ports.js";
import { compiled, type Outcome, runJson } from "./bench-process.js";
import { ChaosCorpus, noStore } from "./chaos-corpus.js";
import type { DamageReport } from "./chaos-damage.js";
import { fullAtEveryCall, fullAtEverySize, type FullDiskReport } from "./chaos-full.js";
import { type KillReport, measureKills } from "./chaos-kills.js";

export interface ChaosReport {
  readonly kills: KillReport;
  /** The same harness over a save in place: it must lose something, or it would see nothing here either. */
  readonly nullControl: KillReport;
  /** Full at each writing system call, at that one alone and from that one on. */
  readonly fullDisk: FullDiskReport;
  /** A real disk of a few pages; null where none may be mounted. */
  readonly smallDisk: FullDiskReport | null;
  /** `unavailable` when the process died of a damaged copy: what must never be. */
  readonly damage: Outcome<DamageReport>;
}

export interface ChaosOptions {
  readonly kills: number;
  readonly documents: number;
  readonly copies: number;
}

/** Kills of the null control: each of them is expected to cost its index. */
const controlKills = 20;
const damageSeconds = 1800;

/** What ingestion would publish of a small corpus. */
async function sampleContent(count: number): Promise<IndexContent> {
  let content: IndexContent | undefined;
  await ingest({
    corpus: new ChaosCorpus(Math.min(count, 20)).at(1, () => undefined),
    embedder: builtinEmbedder(),
    reader: readHere(async (text) => [text]),
    store: noStore,
    publisher: {
      current: async () => null,
      publish: async (given) => {
        content = given;
        const { documents, passages, ...rest } = given;
        return { ...rest, id: "", createdAt: "", documents: documents.length, passages: passages.length };
      },
    },
  });
  if (content === undefined) throw new Error("Nothing was published.");
  return content;
}

/** Everything that may happen to an index while it is written or afterwards. @param onProgress a few words at a time */
export async function chaos(
  options: ChaosOptions,
  onProgress: (words: string) => void,
): Promise<ChaosReport> {
  const base = await mkdtemp(join(tmpdir(), "chaos-"));
  try {
    const { kills, documents, copies } = options;
    const content = await sampleContent(documents);
    onProgress("full disk");
    const fullDisk = await fullAtEveryCall(join(base, "full"), content);
    const smallDisk = await fullAtEverySize(join(base, "small"), content);
    onProgress("damaged copies");
    const damage = await runJson<DamageReport>(
      [compiled("chaos-damage.js"), join(base, "damage"), String(copies)],
      damageSeconds,
    );
    const control = { kills: Math.min(kills, controlKills), documents, wanted: ["writing"] } as const;
    const nullControl = await measureKills("naive", control, (done) =>
      onProgress(`null control ${done}/${control.kills}`),
    );
    const killed = await measureKills("sealed", { kills, documents }, (done) =>
      onProgress(`kill ${done}/${kills}`),
    );
    return { kills: killed, nullControl, fullDisk, smallDisk, damage };
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

/** Whether nothing was lost, and the harness would have seen it. */
export function isSound({ kills, nullControl, fullDisk, smallDisk, damage }: ChaosReport): boolean {
  const isWhole = kills.lost + kills.unloadable + kills.inconsistent === 0;
  const isAwake = nullControl.lost + nullControl.unloadable + nullControl.inconsistent > 0;
  const isNoticed =
    "value" in damage &&
    damage.value.unnoticed.length + damage.value.unnamed.length + damage.value.damagedNativeReads === 0;
  return (
    isWhole && isAwake && isNoticed && fullDisk.faults.length === 0 && (smallDisk?.faults.length ?? 0) === 0
  );
}

const killLine = (name: string, { kills, lost, unloadable, inconsistent }: KillReport) =>
  `${name}: ${kills} kills, ${lost} lost, ${unloadable} unloadable, ${inconsistent} inconsistent`;

const diskLine = (name: string, one: FullDiskReport | null) =>
  one === null
    ? `${name}: not measured (no disk may be mounted here)`
    : `${name}: full at ${one.places} places, ${one.faults.length} faults`;

/** The report for people. */
export function printChaos(report: ChaosReport): string {
  const { kills, nullControl, fullDisk, smallDisk, damage } = report;
  const met = Object.entries(kills.stages).map(([stage, count]) => `${stage} ${count}`);
  return [
    killLine("kill -9", kills),
    `  died in: ${met.join(", ")}`,
    killLine("null control (saved in place)", nullControl),
    diskLine("full disk, every writing call", fullDisk),
    diskLine("small disk, page by page", smallDisk),
    "value" in damage
      ? `damaged copies: ${damage.value.copies}, ${damage.value.unnoticed.length} unnoticed, ${damage.value.unnamed.length} without the exact reason, ${damage.value.damagedNativeReads} read by native code`
      : `damaged copies: the process died: ${damage.unavailable}`,
    ...[...kills.faults, ...fullDisk.faults, ...(smallDisk?.faults ?? [])].map((fault) => `- ${fault}`),
  ].join("\n");
}
