import type { DocumentIdentity } from "../document/document.js";
import { openerText, type Passage, placeOf } from "../document/passage.js";
import type { OpenedIndex } from "../search/opened.js";
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
  /** Whether it says some syllables, by those syllables. */
  readonly said: Map<string, boolean>;
}

/** The letters that each bare letter may be written as. */
const writtenAs: Readonly<Record<string, string>> = {
  a: "aàáảãạăằắẳẵặâầấẩẫậ",
  d: "dđ",
  e: "eèéẻẽẹêềếểễệ",
  i: "iìíỉĩịyỳýỷỹỵ",
  o: "oòóỏõọôồốổỗộơờớởỡợ",
  u: "uùúủũụưừứửữự",
  y: "iìíỉĩịyỳýỷỹỵ",
};

/** Whether a text says some bare syllables side by side, with any marks. A pattern is faster than reading it all. */
function saysBare(source: string, bare: readonly string[]): boolean {
  const words = bare.map((word) =>
    Array.from(word, (letter) => (writtenAs[letter] === undefined ? letter : `[${writtenAs[letter]}]`)).join(
      "",
    ),
  );
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`[^\p{L}\p{N}]+`)}(?![\p{L}\p{N}])`,
    "iu",
  ).test(source);
}

/** Reads passages with their surroundings; remembers their words between questions. */
export function makeReader(index: OpenedIndex): (passage: Passage) => Surroundings {
  const identities = new Map<string, { text: string; words: Words }>();
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
    const whole: WholeDocument = { said: new Map() };
    wholes.set(documentId, whole);
    return whole;
  };
  return (passage) => {
    const known = readings.get(passage.id);
    if (known !== undefined) return known;
    const { documentId } = passage;
    const siblings = index.passages(documentId);
    let identity = identities.get(documentId);
    if (identity === undefined) {
      const described = index.documents.find((document) => document.id === documentId);
      const text = described === undefined ? "" : identityText(described);
      identity = { text, words: wordsOf(text) };
      identities.set(documentId, identity);
    }
    const place = Math.max(0, placeOf(siblings, passage));
    const source = index.source(documentId) ?? "";
    let around: readonly Passage[] | undefined;
    const neighbours = (): readonly Passage[] =>
      (around ??= [
        ...siblings.slice(Math.max(0, place - nearBefore), place),
        ...siblings.slice(place + 1, place + 1 + nearAfter),
      ].filter((sibling) => sibling.kind !== "letterhead"));
    let near: readonly Words[] | undefined;
    const contextText = [...passage.headings, openerText(passage, source)].join(" . ");
    const read: Surroundings = {
      text: remember(passage.id, passage.text),
      context: remember(contextText, contextText),
      get near() {
        return (near ??= neighbours().map((sibling) => remember(sibling.id, sibling.text)));
      },
      identity: identity.words,
      contextText,
      paragraphBefore: source.slice(passage.parent.start, Math.max(passage.parent.start, passage.start)),
      get nearTexts() {
        return neighbours().map(({ text }) => text);
      },
      identityText: identity.text,
      documentSays: (bare) => {
        const { said } = wholeOf(documentId);
        const key = bare.join(" ");
        const says = said.get(key) ?? saysBare(index.source(documentId) ?? "", bare);
        said.set(key, says);
        return says;
      },
    };
    if (readings.size >= readingsKept) readings.clear();
    readings.set(passage.id, read);
    return read;
  };
}
