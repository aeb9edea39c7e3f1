import type { DocumentIdentity } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import type { GenerationSummary } from "../ports.js";

/** One found passage, best first. */
export interface Hit {
  readonly passageId: string;
  readonly documentId: string;
  /** Comparable within one question only. */
  readonly score: number;
}

export interface SearchOptions {
  /** Most hits to return (>= 1). */
  readonly limit: number;
  /** Search only these documents. */
  readonly documents?: ReadonlySet<string>;
  /** Only passages of these periods, as written: "quý II/2022", "nhiệm kỳ 2020-2025". One that names no period lets nothing through. */
  readonly period?: string;
  /** Other words for the same thing, weighed less than the question's own. */
  readonly alternatives?: readonly string[];
  readonly mode?: "hybrid" | "lexical" | "dense";
  /** The question was read already, by `readTyped`: nothing more is read into it. */
  readonly isRead?: boolean;
}

/** A verified generation, open for reading. Everything but `search` is synchronous and from memory or a verified file. */
export interface OpenedIndex {
  readonly generation: GenerationSummary;
  /** In index order. */
  readonly documents: readonly DocumentIdentity[];
  /** Extracted text; undefined for an unknown id. */
  source(documentId: string): string | undefined;
  /** A document's passages in its order; empty for an unknown id. */
  passages(documentId: string): readonly Passage[];
  passage(passageId: string): Passage | undefined;
  search(question: string, options: SearchOptions): Promise<readonly Hit[]>;
  readonly statistics: TermStatistics;
  /** The same index as if these documents had never been in it, counts of words too. Closing it closes both. */
  without(documents: ReadonlySet<string>): OpenedIndex;
  close(): Promise<void>;
}

/** Counts over passages (body and context), for weighing a question's syllables. Keys as `Syllable.marked`/`.bare`. */
export interface TermStatistics {
  readonly passages: number;
  /** In how many passages the syllable stands. */
  marked(key: string): number;
  bare(key: string): number;
  /** In how many passages the two syllables stand side by side. */
  markedPair(first: string, second: string): number;
  barePair(first: string, second: string): number;
}
