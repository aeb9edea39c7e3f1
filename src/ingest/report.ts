import { reportMessages } from "../messages.js";
import type { IngestEvent } from "./events.js";

/** Documents listed by name in a summary; a longer list says how many more. */
const listed = 40;

type Named<Name extends IngestEvent["event"]> = Extract<IngestEvent, { readonly event: Name }>;
type DocumentEvent = Named<"document">;

/** Cuts or pads to a column's width; Vietnamese letters in NFC are one column each. */
function column(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

export const localDay = (day: string | null): string => day?.split("-").toReversed().join("/") ?? "";

/** "12 (3 quét)": pages, and how many of them were recognised from pictures. */
export function pagesOf({ pages, scannedPages }: Pick<DocumentEvent, "pages" | "scannedPages">): string {
  if (pages === 0) return "";
  return scannedPages === 0 ? String(pages) : reportMessages.scanned(pages, scannedPages);
}

export const percent = (share: number): string => `${Math.floor(share * 100)} %`;

function documentLine(event: DocumentEvent): string {
  const { change, kind, number, date, passages, health, title } = event;
  return [
    column(reportMessages.changes[change], 8),
    column([kind, number].filter(Boolean).join(" "), 28),
    column(localDay(date), 10),
    column(pagesOf(event), 12),
    String(passages).padStart(6),
    percent(health).padStart(5),
    column(title, 56),
  ]
    .join("  ")
    .trimEnd();
}

function outcomeOf(last: IngestEvent | undefined): string[] {
  if (last?.event === "published")
    return [reportMessages.published(last.generation, last.documents, last.passages)];
  if (last?.event === "nothing-to-do")
    return [reportMessages.nothingToDo(last.generation, last.documents, last.passages)];
  return last?.event === "dry-run" ? [reportMessages.dryRun(last.documents, last.passages)] : [];
}

/** New and changed documents first: they are what a person wants to check. */
const order = { added: 0, changed: 1, unchanged: 2 } as const;

/**
 * What a run did, for office staff: the outcome, what was added, changed, left, removed and refused, the documents with
 * pages and health, then every refused file with its reason and every remark.
 */
export function summary(events: readonly IngestEvent[]): string {
  const of = <Name extends IngestEvent["event"]>(name: Name): Named<Name>[] =>
    events.filter((event): event is Named<Name> => event.event === name);
  const [refused, removed, duplicates] = [of("refused"), of("removed"), of("duplicate")];
  const copies = new Set(duplicates.map(({ path }) => path));
  const documents = of("document").filter(({ path }) => !copies.has(path));
  const lines = outcomeOf(events.at(-1));
  const count = (change: DocumentEvent["change"]): number =>
    documents.filter((document) => document.change === change).length;
  if (documents.length > 0) {
    const scans = documents.reduce((sum, { scannedPages }) => sum + scannedPages, 0);
    lines.push(
      reportMessages.counts(
        count("added"),
        count("changed"),
        count("unchanged"),
        removed.length,
        refused.length,
        scans,
      ),
    );
    const [change, kind, date, pages, passages, health, title] = reportMessages.columns;
    const heads = [column(change, 8), column(kind, 28), column(date, 10), column(pages, 12)];
    lines.push("", [...heads, passages.padStart(6), health.padStart(5), title].join("  "));
    const sorted = documents.toSorted((one, other) => order[one.change] - order[other.change]);
    lines.push(...sorted.slice(0, listed).map(documentLine));
    if (documents.length > listed) lines.push(reportMessages.moreDocuments(documents.length - listed));
  }
  const section = (head: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push("", head, ...items.map((item) => `- ${item}`));
  };
  section(
    reportMessages.removed(removed.length),
    removed.map(({ path }) => path),
  );
  section(
    reportMessages.duplicates(duplicates.length),
    duplicates.map(({ path, of: other }) => reportMessages.duplicate(path, other)),
  );
  section(
    reportMessages.refused(refused.length),
    refused.map(({ path, reason }) => `${path}: ${reason}`),
  );
  const remarks = documents.flatMap(({ path, remarks: own, change: what }) =>
    what === "unchanged" ? [] : own.map((remark) => `${path}: ${remark}`),
  );
  section(reportMessages.remarks(remarks.length), remarks.slice(0, listed));
  if (remarks.length > listed) lines.push(reportMessages.moreRemarks(remarks.length - listed));
  return lines.join("\n");
}
