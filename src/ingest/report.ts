import { reportMessages } from "../messages.js";
import type { IngestEvent } from "./events.js";

const barWidth = 24;
/** Documents listed by name in a summary; a longer list says how many more. */
const listed = 40;

type DocumentEvent = Extract<IngestEvent, { readonly event: "document" }>;
type RefusedEvent = Extract<IngestEvent, { readonly event: "refused" }>;

function bar(share: number): string {
  const filled = Math.round(Math.min(1, share) * barWidth);
  return `[${"█".repeat(filled)}${"·".repeat(barWidth - filled)}] ${String(Math.round(share * 100)).padStart(3)} %`;
}

/** One line for a terminal: how far the run is. Empty before it began. */
export function progressLine(events: readonly IngestEvent[]): string {
  const started = events.find((event) => event.event === "started");
  const embedded = events.findLast((event) => event.event === "embedded");
  if (embedded !== undefined)
    return `${bar(embedded.done / embedded.total)} ${reportMessages.embedding(embedded.done, embedded.total)}`;
  if (started === undefined || started.files === 0) return "";
  const done = events.filter((event) => event.event === "document" || event.event === "refused").length;
  return `${bar(done / started.files)} ${reportMessages.reading(done, started.files)}`;
}

/** Cuts or pads to a column's width; Vietnamese letters in NFC are one column each. */
function column(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

const localDay = (day: string | null): string => day?.split("-").toReversed().join("/") ?? "";

function documentLine({ kind, number, date, passages, title }: DocumentEvent): string {
  return [
    column([kind, number].filter(Boolean).join(" "), 30),
    column(localDay(date), 10),
    String(passages).padStart(6),
    column(title, 60),
  ]
    .join("  ")
    .trimEnd();
}

/** What a run did, for office staff: the outcome, the documents, the refused files each with its reason. */
export function summary(events: readonly IngestEvent[]): string {
  const last = events.at(-1);
  const documents = events.filter((event): event is DocumentEvent => event.event === "document");
  const refused = events.filter((event): event is RefusedEvent => event.event === "refused");
  const lines: string[] = [];
  if (last?.event === "published")
    lines.push(reportMessages.published(last.generation, last.documents, last.passages));
  if (last?.event === "nothing-to-do")
    lines.push(reportMessages.nothingToDo(last.generation, last.documents, last.passages));
  if (last?.event === "dry-run") lines.push(reportMessages.dryRun(last.documents, last.passages));
  if (documents.length > 0) {
    const [kind, date, passages, title] = reportMessages.columns;
    lines.push("", [column(kind, 30), column(date, 10), passages.padStart(6), title].join("  "));
    lines.push(...documents.slice(0, listed).map(documentLine));
    if (documents.length > listed) lines.push(reportMessages.moreDocuments(documents.length - listed));
  }
  if (refused.length > 0) {
    lines.push("", reportMessages.refused(refused.length));
    lines.push(...refused.map(({ path, reason }) => `- ${path}: ${reason}`));
  }
  return lines.join("\n");
}
