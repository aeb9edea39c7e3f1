import { replyMessages } from "../messages.js";
import { printDay } from "../vietnamese/dates.js";

/** What is shown of a document wherever it is named; citations and references both have it. */
export interface Described {
  readonly title: string;
  readonly number: string | null;
  readonly kind: string | null;
  readonly date: string | null;
}

/** Titles in lists of sources are cut here: a trích yếu may run over 400 letters, a phone shows 40 a line. */
const longestTitle = 160;

/** Cuts at a blank before the limit and says so with "…". Limit in UTF-16 units. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const blank = cut.lastIndexOf(" ");
  // Without a blank the cut may fall inside a surrogate pair: its first half goes too.
  return `${(blank > limit / 2 ? cut.slice(0, blank) : cut.replace(/[\ud800-\udbff]$/u, "")).trimEnd()}…`;
}

/** "nghị quyết số 06-NQ/HU, ngày 07/4/2022"; empty where nothing is known. */
export function particulars({ kind, number, date }: Omit<Described, "title">): string {
  const name = [kind, number === null ? null : replyMessages.number(number)].filter(Boolean).join(" ");
  return [name, date === null ? "" : replyMessages.date(printDay(date))].filter(Boolean).join(", ");
}

/** "Title (nghị quyết số 06-NQ/HU, ngày 07/4/2022)" */
export function nameDocument(document: Described): string {
  const details = particulars(document);
  const title = shorten(document.title, longestTitle);
  return details === "" ? title : `${title} (${details})`;
}

/** First letter upper case, for the start of a line. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}
