import type { Role } from "../document/audience.js";
import type { Citation } from "../document/citation.js";
import type { RelationKind } from "../document/relation.js";
import type { Drop } from "./check-types.js";
import type { Reply } from "./reply.js";

/** An array that cannot be empty. */
export type AtLeastOne<T> = readonly [T, ...T[]];

/** A list known by its first member and the rest. */
export function atLeastOne<T>(first: T, rest: Iterable<T>): AtLeastOne<T> {
  return [first, ...rest];
}

/** A piece of the answer's text and what it stands on. */
export type Statement =
  | { readonly text: string; readonly evidence: "quote"; readonly markers: AtLeastOne<number> }
  | { readonly text: string; readonly evidence: "catalogue" }
  | { readonly text: string; readonly evidence: "notice" };

/** A document as lists and choices show it. */
export interface DocumentReference {
  readonly documentId: string;
  readonly title: string;
  readonly number: string | null;
  readonly kind: string | null;
  readonly issuer: string | null;
  /** ISO 8601 day. */
  readonly date: string | null;
}

/** One document with what it is tied to. */
export interface DocumentDetail {
  readonly reference: DocumentReference;
  readonly signer: string | null;
  readonly recipients: readonly string[];
  readonly annexes: readonly string[];
  /** Documents it names, then documents of the corpus that name it, as a person calls each. */
  readonly ties: readonly {
    readonly kind: RelationKind;
    /** "to": this one names the other; "from": the other names this one. */
    readonly direction: "to" | "from";
    readonly name: string;
    /** The other document's id; null where the corpus does not hold it. */
    readonly documentId: string | null;
  }[];
}

/** A choice of a question that has several readings. */
export interface ClarifyOption {
  /** What a button or a line of the list says. */
  readonly label: string;
  /** The question with this reading, ready to be asked. */
  readonly question: string;
}

export type RefusalReason = "privacy" | "injection" | "forbidden" | "budget" | "too-long";

interface Understood {
  /** The generation of the index that the answer and all its citations stand on. */
  readonly generation?: string;
  /** The question as we read it: marks restored, abbreviations opened. */
  readonly understood: string;
  /** `understood` with the other likely reading of ambiguous syllables; absent where every one is clear. */
  readonly secondReading?: string;
  /** How sure the reader was that its best passage answers, 0 to 1; absent where none was looked for. */
  readonly confidence?: number;
  /** Fixed sentences that belong to the answer but state nothing of a document's content. */
  readonly notices: readonly string[];
  /** What the last check left out of the answer, for `--explain`; absent where nothing was. */
  readonly drops?: readonly Drop[];
}

/** Either we can show where it is written, or we say what is missing. */
export type Answer =
  | ({
      readonly kind: "answered";
      readonly completeness: "complete" | "partial";
      readonly statements: AtLeastOne<Statement>;
      /** At least one, unless every statement is "catalogue". At most 8. */
      readonly citations: readonly Citation[];
    } & Understood)
  | ({
      readonly kind: "clarify";
      readonly text: string;
      readonly candidates: AtLeastOne<DocumentReference>;
      /** In the order shown; for documents that of `candidates`. Absent where the candidates speak for themselves. */
      readonly options?: readonly ClarifyOption[];
    } & Understood)
  | ({
      readonly kind: "not-found";
      readonly text: string;
      readonly nearest: readonly Citation[];
    } & Understood)
  | ({ readonly kind: "message"; readonly text: string } & Understood)
  | ({ readonly kind: "refused"; readonly reason: RefusalReason; readonly text: string } & Understood);

export interface AskContext {
  readonly role: Role;
  /** Who asks, for budgets alone: never in a log, never shown. */
  readonly user?: string;
  /** Earlier turns of the same chat, oldest first. */
  readonly history?: readonly { readonly question: string; readonly answer: string }[];
  /** Ends a call to a model outside; an answer without a model is too fast to need it. */
  readonly signal?: AbortSignal;
}

/** What channels need of the documents behind an answer. */
export interface Library {
  /** The generation the answers stand on. */
  readonly generation: string;
  /** Newest first. */
  readonly documents: readonly DocumentReference[];
  /** What is known of the documents that bear a number as a person writes it ("06-NQ/HU", "nq 06"); empty for none. */
  details(asked: string): readonly DocumentDetail[];
  /** Extracted text; undefined for an unknown id. */
  source(documentId: string): string | undefined;
  /** The paragraph or clause around a span, for "open the source"; undefined when the span is not of this text. */
  paragraph(
    documentId: string,
    start: number,
    end: number,
  ): { readonly start: number; readonly end: number } | undefined;
}

/** Answers questions. One object serves many chats at once. */
export interface Assistant {
  /** What every citizen may see. */
  readonly library: Library;
  /** What somebody in this role may see. */
  libraryFor(role: Role): Library;
  /**
   * Looks for what the library no longer holds through the generations that were in force before, newest first.
   * Absent where one generation is served for good.
   * @param find undefined = not in this library
   * @param role who looks; a document that is hidden from him now is hidden in every generation
   * @returns undefined when none has it
   */
  earlier?<Found>(find: (library: Library) => Found | undefined, role: Role): Promise<Found | undefined>;
  /** The generations of the index, for those who look after it. */
  versions?(): Promise<Reply>;
  ask(question: string, context: AskContext): Promise<Answer>;
  close(): Promise<void>;
}
