import type { DocumentIdentity } from "../document/document.js";
import { type DocumentNumber, findDocumentNumbers } from "../document/number.js";
import { openerText, type Passage } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
import { bareText } from "../vietnamese/syllables.js";
import { wordsOf, type Words } from "./words.js";

/** The texts a passage is read with, nearest first. */
export interface Surroundings {
  readonly text: Words;
  /** Headings above it and the words that open its list. */
  readonly context: Words;
  /** The passages just before and after it. */
  readonly near: readonly Words[];
  /** What the document is: title, number, kind, issuer, place, date. */
  readonly identity: Words;
  /** The texts behind the words; joined only when a question names a time or a number. */
  readonly contextText: string;
  readonly nearTexts: readonly string[];
  /** What stands before it in its own paragraph. */
  readonly paragraphBefore: string;
  readonly identityText: string;
  /** Numbers of documents that stand anywhere in the document, its own among them. */
  readonly numbers: () => readonly DocumentNumber[];
  /** Whether some syllables, bare, stand side by side anywhere in the document. */
  readonly documentSays: (bare: readonly string[]) => boolean;
}

/** How many passages before and after count as near. */
const nearBefore = 4;
const nearAfter = 2;
/** Texts whose words are remembered between questions: some 40 MB at the very most. */
const wordsKept = 20_000;
/** Passages whose surroundings are remembered between questions. */
const readingsKept = 5_000;

export function identityText(identity: DocumentIdentity): string {
  const year = identity.date?.slice(0, 4);
  return [
    identity.title,
    identity.number,
    identity.kind,
    identity.issuer,
    identity.place,
    year && `năm ${year}`,
  ]
    .filter(Boolean)
    .join(". ");
}

/** Documents whose whole text is remembered between questions. */
const documentsKept = 40;

/** What a whole document says, read when first asked for. */
interface WholeDocument {
  bare?: string;
  numbers?: readonly DocumentNumber[];
}

/** Reads passages with their surroundings; remembers their words between questions. */
export function makeReader(index: OpenedIndex): (passage: Passage) => Surroundings {
  const identities = new Map<string, { text: string; words: Words }>();
  const positions = new Map<string, Map<string, number>>();
  const remembered = new Map<string, Words>();
  const remember = (key: string, text: string): Words => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    if (remembered.size >= wordsKept) remembered.clear();
    const words = wordsOf(text);
    remembered.set(key, words);
    return words;
  };
  const readings = new Map<string, Surroundings>();
  const wholes = new Map<string, WholeDocument>();
  const wholeOf = (documentId: string): WholeDocument => {
    const known = wholes.get(documentId);
    if (known !== undefined) return known;
    if (wholes.size >= documentsKept) wholes.clear();
    const whole: WholeDocument = {};
    wholes.set(documentId, whole);
    return whole;
  };
  return (passage) => {
    const known = readings.get(passage.id);
    if (known !== undefined) return known;
    const { documentId } = passage;
    const siblings = index.passages(documentId);
    let places = positions.get(documentId);
    if (places === undefined) {
      places = new Map(siblings.map((sibling, place) => [sibling.id, place]));
      positions.set(documentId, places);
    }
    let identity = identities.get(documentId);
    if (identity === undefined) {
      const described = index.documents.find((document) => document.id === documentId);
      const text = described === undefined ? "" : identityText(described);
      identity = { text, words: wordsOf(text) };
      identities.set(documentId, identity);
    }
    const place = places.get(passage.id) ?? 0;
    const source = index.source(documentId) ?? "";
    const around = [
      ...siblings.slice(Math.max(0, place - nearBefore), place),
      ...siblings.slice(place + 1, place + 1 + nearAfter),
    ].filter((sibling) => sibling.kind !== "letterhead");
    const contextText = [...passage.headings, openerText(passage, source)].join(" . ");
    const read: Surroundings = {
      text: remember(passage.id, passage.text),
      context: remember(contextText, contextText),
      near: around.map((sibling) => remember(sibling.id, sibling.text)),
      identity: identity.words,
      contextText,
      paragraphBefore: source.slice(passage.parent.start, Math.max(passage.parent.start, passage.start)),
      nearTexts: around.map(({ text }) => text),
      identityText: identity.text,
      numbers: () =>
        (wholeOf(documentId).numbers ??= findDocumentNumbers(
          `${identity.text} . ${index.source(documentId) ?? ""}`,
        )),
      documentSays: (bare) =>
        (wholeOf(documentId).bare ??= ` ${bareText(index.source(documentId) ?? "")} `).includes(
          ` ${bare.join(" ")} `,
        ),
    };
    if (readings.size >= readingsKept) readings.clear();
    readings.set(passage.id, read);
    return read;
  };
}
