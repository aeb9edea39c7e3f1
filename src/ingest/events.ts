interface Counts {
  readonly documents: number;
  readonly passages: number;
}

/** A document of this run, as it was understood. */
export interface DocumentFacts {
  readonly path: string;
  readonly documentId: string;
  readonly title: string;
  readonly number: string | null;
  readonly kind: string | null;
  readonly issuer: string | null;
  /** ISO 8601 day. */
  readonly date: string | null;
  readonly passages: number;
  /** Against the generation in force before: "unchanged" ones were not read again. */
  readonly change: "added" | "changed" | "unchanged";
  /** 0 where the format has no pages. */
  readonly pages: number;
  /** Pages recognised from pictures. */
  readonly scannedPages: number;
  /** Share of well-formed syllables, 0 to 1. */
  readonly health: number;
  /** What a person should check, in Vietnamese. */
  readonly remarks: readonly string[];
}

/** What happens during one run of ingestion, in order. With `--json` each is printed as one line. */
export type IngestEvent =
  | { readonly event: "started"; readonly files: number; readonly bytes: number }
  | { readonly event: "reading"; readonly path: string }
  /** One more page of a scan was recognised. */
  | { readonly event: "page"; readonly path: string; readonly page: number }
  | ({ readonly event: "document"; readonly bytes: number } & DocumentFacts)
  /** The same text as another file: indexed once. */
  | { readonly event: "duplicate"; readonly path: string; readonly of: string; readonly bytes: number }
  | { readonly event: "refused"; readonly path: string; readonly reason: string; readonly bytes: number }
  | { readonly event: "removed"; readonly path: string }
  | { readonly event: "embedded"; readonly done: number; readonly total: number }
  | ({ readonly event: "published"; readonly generation: string } & Counts)
  | ({ readonly event: "nothing-to-do"; readonly generation: string } & Counts)
  | ({ readonly event: "dry-run" } & Counts);
