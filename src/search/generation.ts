import type { DocumentIdentity, Section } from "../document/document.js";
import type { Passage } from "../document/passage.js";
import { DamagedIndexError, MissingIndexError, StaleIndexError } from "../errors.js";
import type { Embedder, Logger, VectorIndex, Vectors } from "../ports.js";
import type { Restorer } from "../vietnamese/restore.js";
import type { FileFault, Files } from "./files.js";
import { folderOf, generationNames, pathsOf, pointedId, readManifest } from "./layout.js";
import { LexicalIndex } from "./lexical.js";
import { fileNames, formatVersion, type Manifest } from "./manifest.js";
import { createNumberLookup } from "./named.js";
import type { OpenedIndex } from "./opened.js";
import { PassageStore } from "./passage-store.js";
import { search, type Searched } from "./search.js";
import { Columns } from "./sections.js";
import type { SearchWeights } from "./weights.js";

export interface OpenParts {
  readonly files: Files;
  readonly vectors: Vectors;
  readonly embedder: Embedder;
  readonly logger?: Logger;
  /** Puts marks back into questions; asked for at the first of them. */
  readonly restorer?: () => Restorer;
  /** Others than the shipped ones, for tuning. */
  readonly weights?: SearchWeights;
}

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

/** Thrown inside this file only: this generation cannot serve, another may. */
class Unfit extends Error {}

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
  if (seal === undefined) return null;
  const file = `${folder}/${fileNames.vectors}`;
  const fault = await parts.files.checkSealed(file, seal);
  if (fault !== null) throw new Unfit(fault.fault);
  return parts.vectors.read(file, manifest.dimensions, manifest.summary.passages);
}

/** Opens one generation, every byte of it verified but the trees', which are when they are read. */
async function openFolder(folder: string, manifest: Manifest, parts: OpenParts): Promise<OpenedGeneration> {
  const read = async (name: string): Promise<Uint8Array> => {
    const seal = manifest.seals[name];
    const found =
      seal === undefined
        ? { fault: `${name} is not in the manifest` }
        : await parts.files.readSealed(`${folder}/${name}`, seal);
    if (isFault(found)) throw new Unfit(found.fault);
    return found;
  };
  const [lexicalBytes, passageBytes, sources, documentBytes, vectors] = await Promise.all([
    read(fileNames.lexical),
    read(fileNames.passages),
    read(fileNames.sources),
    read(fileNames.documents),
    readVectors(folder, manifest, parts),
  ]);
  const lexical = new LexicalIndex(new Columns(lexicalBytes));
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
  let byId: ReadonlyMap<string, DocumentIdentity> | undefined;
  const identities = () => (byId ??= new Map(documents().map((identity) => [identity.id, identity])));
  const named = createNumberLookup(documents);
  const searched: Searched = { ...parts, lexical, store, vectors, named, identities };
  return {
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
    passage(passageId) {
      const passage = store.numberOf(passageId);
      return passage === undefined ? undefined : store.passage(passage);
    },
    search: (question, options) => search(searched, question, options),
    statistics: lexical,
    async sections(documentId) {
      const trees: readonly (readonly Section[])[] = JSON.parse(
        textOf(await read(fileNames.trees).catch(asDamage(folder))),
      );
      return trees[store.documentNumber(documentId)];
    },
    allPassages: () => Array.from({ length: store.size }, (_, passage) => store.passage(passage)),
    close: () => Promise.resolve(),
  };
}

/**
 * Opens the generation in force: the one that the pointer names, or the newest that verifies where the pointer or its
 * generation is damaged.
 * @throws {MissingIndexError} when nothing was ever published in `directory`
 * @throws {StaleIndexError} when it was built in another format or by another embedder
 * @throws {DamagedIndexError} when no generation verifies
 */
export async function openGeneration(directory: string, parts: OpenParts): Promise<OpenedGeneration> {
  const { generations } = pathsOf(directory);
  const pointed = await pointedId(directory, parts.files);
  const newestFirst = generationNames(await parts.files.list(generations));
  const ids = pointed === null ? newestFirst : [pointed, ...newestFirst.filter((id) => id !== pointed)];
  if (newestFirst.length === 0) throw new MissingIndexError(directory);
  if (pointed === null) parts.logger?.warn("index.pointer-missing", { directory });
  let firstFault: string | undefined;
  for (const id of ids) {
    const folder = folderOf(directory, id);
    try {
      // eslint-disable-next-line no-await-in-loop -- the next one is opened only when this one is unfit
      const manifest = await readManifest(folder, parts.files);
      if (manifest === null) throw new Unfit(`${folder}/${fileNames.manifest} is missing or damaged`);
      refuseStale(manifest, parts.embedder);
      // eslint-disable-next-line no-await-in-loop
      return await openFolder(folder, manifest, parts);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      parts.logger?.error("index.generation-damaged", { id, reason: error.message });
      firstFault ??= error.message;
    }
  }
  throw new DamagedIndexError(directory, firstFault ?? "nothing in it can be read");
}

/** An index without vectors fits every embedder. */
function refuseStale({ format, summary, dimensions }: Manifest, embedder: Embedder): void {
  if (format !== formatVersion) throw new StaleIndexError(`format ${format}`, `format ${formatVersion}`);
  if (dimensions > 0 && summary.embedder !== embedder.fingerprint) {
    throw new StaleIndexError(summary.embedder, embedder.fingerprint);
  }
}
