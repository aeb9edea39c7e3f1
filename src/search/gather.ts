import type { Document } from "../document/document.js";
import type { Passage } from "../document/passage.js";

/** One text to index. */
export interface PassageInput {
  /** Comes back as `passageId`; unique. */
  readonly id: string;
  /** The document it belongs to; the passage's own id where absent. */
  readonly documentId?: string;
  readonly title?: string;
  readonly text: string;
  /** `number`, `kind`, `issuer`, `place`, `date` (ISO 8601) become its document's identity; other keys are not kept. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const separator = "\n";

/** Passages of one document, joined into one source so that each is a slice of it. */
export interface Gathered {
  readonly first: PassageInput;
  readonly texts: string[];
  length: number;
}

/** The document that was gathered, for the index. */
export function documentOf(id: string, { first, texts }: Gathered): Document {
  const metadata = first.metadata ?? {};
  const given = (key: string) => metadata[key] ?? null;
  return {
    identity: {
      id,
      title: first.title ?? "",
      number: given("number"),
      kind: given("kind"),
      issuer: given("issuer"),
      place: given("place"),
      date: given("date"),
      signer: given("signer"),
      author: given("author"),
      origin: given("origin"),
    },
    source: texts.join(separator),
    sections: [],
  };
}

/** Puts a text at the end of its document; returns the passage that it is there. */
export function addTo(documents: Map<string, Gathered>, input: PassageInput): Passage {
  const documentId = input.documentId ?? input.id;
  const text = input.text.normalize("NFC");
  const gathered = documents.get(documentId) ?? { first: input, texts: [], length: 0 };
  documents.set(documentId, gathered);
  const start = gathered.texts.length === 0 ? 0 : gathered.length + separator.length;
  gathered.texts.push(text);
  gathered.length = start + text.length;
  const span = { start, end: gathered.length };
  const headings = input.title === undefined ? [] : [input.title];
  return {
    id: input.id,
    documentId,
    text,
    ...span,
    kind: "sentence",
    locator: "",
    headings,
    parent: span,
    opener: null,
  };
}
