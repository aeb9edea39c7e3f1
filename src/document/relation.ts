import type { Span } from "./document.js";

/**
 * How a document is tied to one it names: stands on it (căn cứ), takes its place (thay thế), changes it (sửa đổi, bổ
 * sung), ends it (bãi bỏ), carries it out (thực hiện, triển khai), or only names it.
 */
export type RelationKind = "basis" | "replaces" | "amends" | "repeals" | "implements" | "cites";

/** A tie from a document to one it names. The span covers the naming words in the citing document's source; empty where staff state a tie that it does not name. */
export interface Relation extends Span {
  readonly kind: RelationKind;
  /** Loại văn bản of the named one, lower case: "nghị quyết", "luật". */
  readonly documentKind: string;
  /** Canonical number; null where it is called by name alone ("Luật Đất đai"). */
  readonly number: string | null;
  /** The words it is called by, as printed: "Nghị quyết số 06-NQ/HU", "Luật Đất đai". */
  readonly name: string;
  /** ISO day of the named document; null where not printed. */
  readonly date: string | null;
  /** Who issued it, as printed ("Ban Chấp hành Đảng bộ tỉnh"); null where not printed. */
  readonly issuer: string | null;
  /** What it is about, as printed; null where not printed. */
  readonly subject: string | null;
}
