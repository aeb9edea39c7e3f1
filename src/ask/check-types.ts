/** A passage as the model was shown it. */
export interface ShownPassage {
  readonly marker: number;
  readonly text: string;
  /** What names the document: title, number, issuer, date as printed or ISO, locator, headings. */
  readonly context: string;
  /** The passage's words come from a scan: letters may have lost their marks, never their figures. */
  readonly isScanned: boolean;
}

/** A sentence of a draft, its markers taken out of the text. */
export interface DraftSentence {
  readonly text: string;
  readonly markers: readonly number[];
}

/** Why something of a draft was not kept. */
export type DropReason =
  | "no-citation"
  | "unknown-marker"
  | "unsupported-figure"
  | "unsupported-date"
  | "unsupported-number"
  | "unsupported-name"
  | "unsupported-office"
  | "negation"
  | "condition"
  /** "tăng" for "giảm", "trước" for "sau", "ít nhất" for "không quá". */
  | "opposite"
  | "link"
  | "control"
  | "quote"
  /** A citation whose words, place, number or date are not the index's own. */
  | "citation"
  | "off-topic";

export interface Drop {
  readonly text: string;
  readonly reason: DropReason;
  /** For who looks into it, in English: what was not found where. */
  readonly detail: string;
}

export interface CheckedDraft {
  readonly kept: readonly DraftSentence[];
  readonly drops: readonly Drop[];
}

/** What a check says of a sentence: null where it found no fault. */
export type Fault = Omit<Drop, "text"> | null;
