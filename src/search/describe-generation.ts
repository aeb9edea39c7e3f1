import { maintainMessages } from "../messages.js";
import type { GenerationEntry } from "./generations.js";

/** Hours that Viet Nam is ahead of UTC; it knows no summer time. */
const hoursAhead = 7;

/** "2026-11-25T03:04:05.000Z" -> "25/11/2026 lúc 10:04 (giờ Việt Nam)" */
function localTime(iso: string): string {
  const local = new Date(Date.parse(iso) + hoursAhead * 3_600_000).toISOString();
  return maintainMessages.when(local.slice(0, 10).split("-").toReversed().join("/"), local.slice(11, 16));
}

/** A generation for people to read: its id and state, then when, how much, by which models, what changed. */
export function describeGeneration(entry: GenerationEntry): readonly string[] {
  const { id, summary, fault, bytes, changes, isInForce, isOpen } = entry;
  const states = [
    ...(isInForce ? [maintainMessages.inForce] : []),
    ...(isOpen ? [maintainMessages.open] : []),
    ...(fault === null ? [] : [maintainMessages.damaged(fault)]),
  ];
  const head = states.length === 0 ? id : `${id} (${states.join(", ")})`;
  if (summary === null) return [head];
  return [
    head,
    localTime(summary.createdAt),
    maintainMessages.counts(summary.documents, summary.passages, maintainMessages.size(bytes ?? 0)),
    maintainMessages.models(summary.embedder, summary.chunking),
    changes === null ? maintainMessages.firstOne : maintainMessages.changes(changes),
  ];
}
