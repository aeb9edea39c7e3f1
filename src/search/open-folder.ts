import type { DocumentIdentity, Section } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import { DamagedIndexError } from "../errors.js";
import type { Embedder, Logger, VectorIndex, Vectors } from "../ports.js";
import type { Restorer } from "../vietnamese/restore.js";
import type { FileFault, Files } from "./files.js";
import { LexicalIndex } from "./lexical.js";
import { fileNames, type Manifest } from "./manifest.js";
import { createNumberLookup } from "./named.js";
import type { OpenedIndex } from "./opened.js";
import { PassageStore } from "./passage-store.js";
import { withoutTexts } from "./scope.js";
import { search, type Searched } from "./search.js";
import { Columns } from "./sections.js";
import type { SearchWeights } from "./weights.js";

export interface OpenParts {
  readonly files: Files;
  readonly vectors: Vectors;
  readonly embedder: Embedder;
  readonly logger?: Logger;
  /** Puts marks back into questions; read while the index is. */
  readonly restorer?: () => Restorer;
  /**
   * A service that keeps the index open: it holds a lease and sets damaged generations aside. A command that reads and
   * ends writes nothing into the index.
   */
  readonly isService?: boolean;
  /** Others than the shipped ones, for tuning. */
  readonly weights?: SearchWeights;
  /** Whether native code may read a generation's vectors; without them its words are searched alone. All may by default. */
  readonly mayUseVectors?: (generation: string) => boolean;
}

/** What stands behind quotes: the part of a generation that costs no search structure. */
export type OpenedTexts = Pick<OpenedIndex, "generation" | "documents" | "source" | "passages">;

/** An opened index that also knows the documents' trees. */
export interface OpenedGeneration extends OpenedIndex {
  /** The tree of a document, read from disk when asked for; undefined for an unknown id. */
  sections(documentId: string): Promise<readonly Section[] | undefined>;
  /** Every passage in index order: a vector's label is its passage's place here. */
  allPassages(): readonly Passage[];
}

/** Documents whose text or passages are kept as strings and objects. */
const documentsKept = 64;

function remembered<T>(make: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    const oldest = made.size >= documentsKept ? made.keys().next().value : undefined;
    if (oldest !== undefined) made.delete(oldest);
    made.set(key, value);
    return value;
  };
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

const isFault = (found: Uint8Array | FileFault): found is FileFault => "fault" in found;

/** Thrown inside search/ only: this generation cannot serve, another may. */
export class Unfit extends Error {}

/** For what is read after opening, when no other generation can step in. */
const asDamage = (folder: string) => (error: unknown) => {
  throw error instanceof Unfit ? new DamagedIndexError(folder, error.message) : error;
};

async function readVectors(
  folder: string,
  manifest: Manifest,
  parts: OpenParts,
): Promise<VectorIndex | null> {
  const seal = manifest.seals[fileNames.vectors];
  if (seal === undefined || parts.mayUseVectors?.(manifest.summary.id) === false) return null;
  const file = `${folder}/${fileNames.vectors}`;
  const checked = parts.files.checkSealed(file, seal);
  // A failure comes again when it is read.
  void parts.vectors.prepare?.().catch(() => undefined);
  const fault = await checked;
  if (fault !== null) throw new Unfit(fault.fault);
  const { dimensions, summary, deadVectors = 0 } = manifest;
  return parts.vectors.read(file, dimensions, summary.passages, deadVectors);
}

function reader(folder: string, manifest: Manifest, files: Files) {
  return async (name: string): Promise<Uint8Array> => {
    const seal = manifest.seals[name];
    const found =
      seal === undefined
        ? { fault: `${folder}/${name} is not in the manifest` }
        : await files.readSealed(`${folder}/${name}`, seal);
    if (isFault(found)) throw new Unfit(found.fault);
    return found;
  };
}

async function readTexts(manifest: Manifest, read: (name: string) => Promise<Uint8Array>) {
  const [passageBytes, sources, documentBytes] = await Promise.all([
    read(fileNames.passages),
    read(fileNames.sources),
    read(fileNames.documents),
  ]);
  const store = new PassageStore(passageBytes, sources);
  const sourceOf = remembered((document) => store.source(document));
  const passagesOf = remembered((document): readonly Passage[] =>
    store.ofDocument(document).map((passage) => store.passage(passage)),
  );
  let parsed: readonly DocumentIdentity[] | undefined;
  const documents = (): readonly DocumentIdentity[] => {
    // The bytes were verified: they are what we wrote.
    const known: readonly DocumentIdentity[] = parsed ?? JSON.parse(textOf(documentBytes));
    parsed = known;
    return known;
  };
  const texts: OpenedTexts = {
    generation: manifest.summary,
    get documents() {
      return documents();
    },
    source(documentId) {
      const document = store.documentNumber(documentId);
      return document < 0 ? undefined : sourceOf(document);
    },
    passages(documentId) {
      const document = store.documentNumber(documentId);
      return document < 0 ? [] : passagesOf(document);
    },
  };
  return { store, documents, texts };
}

interface Opened {
  readonly parts: OpenParts;
  readonly columns: Columns;
  readonly store: PassageStore;
  readonly texts: OpenedTexts;
  readonly vectors: VectorIndex | null;
  readonly close: () => Promise<void>;
}

/** An index over everything that was opened but these documents; null: over all of it. */
function viewOf(opened: Opened, without: ReadonlySet<string> | null): OpenedIndex {
  const { parts, columns, store, vectors, close } = opened;
  const texts = without === null ? opened.texts : withoutTexts(opened.texts, without);
  const hidden = without === null ? null : marksOf(without, store);
  const lexical = new LexicalIndex(columns, hidden);
  let byId: ReadonlyMap<string, DocumentIdentity> | undefined;
  const identities = () => (byId ??= new Map(texts.documents.map((identity) => [identity.id, identity])));
  const named = createNumberLookup(() => texts.documents);
  const searched: Searched = { ...parts, lexical, store, vectors, named, identities, hidden };
  return {
    generation: texts.generation,
    get documents() {
      return texts.documents;
    },
    source: texts.source,
    passages: texts.passages,
    passage(passageId) {
      const passage = store.numberOf(passageId);
      return passage === undefined || hidden?.[passage] === 1 ? undefined : store.passage(passage);
    },
    search: (question, options) => search(searched, question, options),
    statistics: lexical,
    without: (documents) => viewOf(opened, new Set([...(without ?? []), ...documents])),
    close,
  };
}

/** 1 for each passage of these documents. */
function marksOf(documents: ReadonlySet<string>, store: PassageStore): Uint8Array {
  const marks = new Uint8Array(store.size);
  for (const id of documents) {
    const document = store.documentNumber(id);
    if (document >= 0) for (const passage of store.ofDocument(document)) marks[passage] = 1;
  }
  return marks;
}

function attempt(action: () => unknown): void {
  try {
    action();
  } catch {
    // Told to whoever needs it.
  }
}

/** Opens what stands behind a generation's quotes, verified. @throws {Unfit} */
export async function openTexts(folder: string, manifest: Manifest, files: Files): Promise<OpenedTexts> {
  return (await readTexts(manifest, reader(folder, manifest, files))).texts;
}

/**
 * Opens one generation, every byte of it verified but the trees', which are when they are read.
 * @param close what its `close` does
 * @throws {Unfit}
 */
export async function openFolder(
  folder: string,
  manifest: Manifest,
  parts: OpenParts,
  close: () => Promise<void>,
): Promise<OpenedGeneration> {
  const read = reader(folder, manifest, parts.files);
  const reading = Promise.all([
    read(fileNames.lexical),
    readTexts(manifest, read),
    readVectors(folder, manifest, parts),
  ]);
  // While the disk works, whatever a first question would wait for; a failure comes again with the question.
  setImmediate(() => attempt(() => parts.restorer?.()));
  const [lexicalBytes, { store, documents, texts }, vectors] = await reading;
  const whole = viewOf({ parts, columns: new Columns(lexicalBytes), store, texts, vectors, close }, null);
  return {
    ...whole,
    get documents() {
      return documents();
    },
    async sections(documentId) {
      const trees: readonly (readonly Section[])[] = JSON.parse(
        textOf(await read(fileNames.trees).catch(asDamage(folder))),
      );
      return trees[store.documentNumber(documentId)];
    },
    allPassages: () => Array.from({ length: store.size }, (_, passage) => store.passage(passage)),
  };
}
