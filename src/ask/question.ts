import type { NumberMention } from "../document/number-mention.js";
import type { TimeMention } from "../vietnamese/dates.js";

/** What kind of words would answer: decides which pieces of a passage count as an answer at all. */
export type AskedFor =
  | "date"
  | "duration"
  | "quantity"
  | "money"
  | "percent"
  | "person"
  | "organization"
  | "place"
  | "number"
  | "subject"
  | "signer"
  | "issuer"
  | "reason"
  | "funding"
  | "contact"
  | "named"
  | "author"
  | "role"
  | "statement";

/** A way to say a term: bare and marked syllables in order. */
export interface Wording {
  readonly bare: readonly string[];
  readonly marked: readonly string[];
}

/** A piece of the question that an answering passage should cover. */
export interface Term {
  /** Position of its first syllable in the question, and how many syllables it takes. */
  readonly first: number;
  readonly count: number;
  /** The question's own words first, then official words for the same thing. */
  readonly wordings: readonly Wording[];
  /** Importance, > 0: rare words weigh more, frame words are not terms at all. */
  readonly weight: number;
  /** Must be covered: digits, names, places. */
  readonly required: boolean;
  /** A word that is everywhere in official text: weighs little and tells things apart badly. */
  readonly light: boolean;
}

/** A question, understood as far as it can be without the documents' text. */
export interface Question {
  /** As typed, tidied. */
  readonly typed: string;
  /** With chat forms opened and marks restored: what we tell the user we understood. */
  readonly text: string;
  /** The same with the other likely reading of ambiguous syllables; null where there is none. */
  readonly secondReading: string | null;
  /** Whether the user typed marks: then marks count when words are compared. */
  readonly marked: boolean;
  readonly bare: readonly string[];
  readonly wordsMarked: readonly string[];
  readonly askedFor: readonly AskedFor[];
  /** The unit after "bao nhiêu"/"mấy" ("người", "tiền" …) as bare syllables; empty where none. */
  readonly unit: readonly string[];
  readonly wantsList: boolean;
  readonly terms: readonly Term[];
  /**
   * Index of the term right before the question word ("sinh" in "Bí thư sinh năm nào"): what is asked of the subject.
   * Null where another word stands there or none.
   */
  readonly predicate: number | null;
  readonly times: readonly TimeMention[];
  readonly numbers: readonly NumberMention[];
  /** Keys of provinces named. */
  readonly provinces: readonly string[];
  /** Words of the question for a second look in the index: opened abbreviations and official words. */
  readonly alternatives: readonly string[];
}
