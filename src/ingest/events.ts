interface Counts {
  readonly documents: number;
  readonly passages: number;
}

/** What happens during one run of ingestion, in order. With `--json` each is printed as one line. */
export type IngestEvent =
  | { readonly event: "started"; readonly files: number }
  | {
      readonly event: "document";
      readonly path: string;
      readonly documentId: string;
      readonly title: string;
      readonly number: string | null;
      readonly kind: string | null;
      /** ISO 8601 day. */
      readonly date: string | null;
      readonly passages: number;
    }
  | { readonly event: "refused"; readonly path: string; readonly reason: string }
  | { readonly event: "embedded"; readonly done: number; readonly total: number }
  | ({ readonly event: "published"; readonly generation: string } & Counts)
  | ({ readonly event: "nothing-to-do"; readonly generation: string } & Counts)
  | ({ readonly event: "dry-run" } & Counts);
