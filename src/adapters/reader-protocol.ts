import type { withoutTexts } from "../document/bare.js";
import type { FileToRead, ReadResult, RecognisedLine } from "../ports.js";

/** From the pool to a reader process; sent by structured clone (`serialization: "advanced"`). */
export type ToReader =
  | { readonly kind: "read"; readonly file: FileToRead }
  | { readonly kind: "recognised"; readonly call: number; readonly lines: readonly RecognisedLine[] }
  | { readonly kind: "not-recognised"; readonly call: number; readonly reason: string };

/** From a reader process to the pool. */
export type FromReader =
  | { readonly kind: "ready" }
  | { readonly kind: "recognise"; readonly call: number; readonly picture: Uint8Array }
  | { readonly kind: "read"; readonly result: ReturnType<typeof withoutTexts<ReadResult>> }
  | { readonly kind: "refused"; readonly reason: string; readonly isRetryable: boolean }
  /** A bug of ours or of a parser; `detail` is for the log. */
  | { readonly kind: "failed"; readonly detail: string };
