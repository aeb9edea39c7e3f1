import type { Span } from "./document.js";

/** One place in one document, with the words that stand there: `quote === source.slice(start, end)`. */
export interface Citation extends Span {
  /** The n of "[n]" in the answer, from 1. */
  readonly marker: number;
  readonly documentId: string;
  readonly title: string;
  /** Số ký hiệu; null where the source bears none. */
  readonly number: string | null;
  /** Loại văn bản, lower case: "nghị quyết", "tin"; null where unknown. */
  readonly kind: string | null;
  readonly issuer: string | null;
  /** ISO 8601 day of the document; null where unknown. */
  readonly date: string | null;
  readonly locator: string;
  /** At most 300 UTF-16 units. */
  readonly quote: string;
}
