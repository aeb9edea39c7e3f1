import type { withoutTexts } from "../document/bare.js";
import type { FileToRead, ReadResult } from "../ports.js";

/** A line of words found in a picture (RecognisedLine in ingest/read/block.ts); coordinates in pixels from the top left. */
export type Recognised = readonly {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly words?: Recognised;
}[];

/** From the pool to a reader process; sent by structured clone (`serialization: "advanced"`). */
export type ToReader =
  | { readonly kind: "read"; readonly file: FileToRead }
  | { readonly kind: "recognised"; readonly call: number; readonly lines: Recognised }
  | { readonly kind: "not-recognised"; readonly call: number; readonly reason: string };

/** From a reader process to the pool. */
export type FromReader =
  | { readonly kind: "ready" }
  | { readonly kind: "recognise"; readonly call: number; readonly picture: Uint8Array }
  | { readonly kind: "read"; readonly result: ReturnType<typeof withoutTexts<ReadResult>> }
  | { readonly kind: "refused"; readonly reason: string; readonly isRetryable: boolean }
  /** A bug of ours or of a parser; `detail` is for the log. */
  | { readonly kind: "failed"; readonly detail: string };
