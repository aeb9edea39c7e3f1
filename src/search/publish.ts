import { ExpectedError, FileAccessError } from "../errors.js";
import type {
  Clock,
  FormerVectors,
  GenerationSummary,
  IndexContent,
  Logger,
  Publisher,
  Vectors,
} from "../ports.js";
import { lexicalTextsOf } from "./context.js";
import type { Files, Seal, WriterLock } from "./files.js";
import { formerGraph, using } from "./former-graph.js";
import { changesBetween } from "./changes.js";
import { faultsOf, folderOf, generationNames, nextId, pathsOf, pointedId, readManifest } from "./layout.js";
import { LexicalBuilder } from "./lexical-build.js";
import { fileNames, formatVersion, type Manifest, printManifest } from "./manifest.js";
import { packPassages } from "./passage-store.js";
import { setAsideLocked } from "./set-aside.js";
import { packSources } from "./texts.js";
import { fieldWeights } from "./weights.js";

export interface PublisherParts {
  readonly files: Files;
  readonly vectors: Vectors;
  readonly now: Clock;
  readonly logger?: Logger;
  /** Gives back what indexing the words has left behind, before the rest is written. */
  readonly reclaim?: () => void;
}

/** Generations kept beside the one in force, for going back. */
const generationsKept = 3;

/** Yields between so many passages: a progress bar and signals get their turn. */
const passagesAtOnce = 500;

/** Units of text that the passages are found by, about. */
const unitsOf = ({ documents, passages }: IndexContent): number =>
  passages.reduce((sum, { text, headings }) => sum + text.length + headings.join().length, 0) +
  documents.reduce((sum, { identity }) => sum + identity.title.length, 0) *
    Math.ceil(passages.length / Math.max(1, documents.length));

async function lexicalBytes(content: IndexContent): Promise<Uint8Array> {
  const texts = new Map(
    content.documents.map((document) => [document.identity.id, lexicalTextsOf(document)]),
  );
  const builder = new LexicalBuilder(fieldWeights, unitsOf(content));
  for (const [position, passage] of content.passages.entries()) {
    const textOf = texts.get(passage.documentId);
    if (textOf === undefined) throw new Error(`Passage ${passage.id} belongs to no document`);
    builder.add(textOf(passage));
    // eslint-disable-next-line no-await-in-loop -- the pause is the point
    if (position % passagesAtOnce === passagesAtOnce - 1) await new Promise((resume) => setImmediate(resume));
  }
  return builder.freeze();
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/**
 * Writes every file of a generation but its manifest.
 * @param former a graph to build the new one from, verified
 */
async function writeFiles(
  content: IndexContent,
  folder: string,
  former: FormerVectors | null,
  { files, vectors, reclaim }: PublisherParts,
) {
  const seals: Record<string, Seal> = {};
  let deadVectors = 0;
  const add = async (name: string, bytes: Uint8Array) => {
    seals[name] = await files.writeSealed(`${folder}/${name}`, bytes);
  };
  const writeWords = async () => {
    await add(fileNames.lexical, await lexicalBytes(content));
    reclaim?.();
    await add(fileNames.passages, packPassages(content));
    await add(fileNames.sources, packSources(content.documents.map(({ source }) => source)));
    await add(fileNames.documents, json(content.documents.map(({ identity }) => identity)));
    await add(fileNames.trees, json(content.documents.map(({ sections }) => sections)));
  };
  const writeGraph = async () => {
    const [first] = content.vectors;
    if (first === undefined) return;
    const file = `${folder}/${fileNames.vectors}`;
    const { keys, dead } = await vectors.build(content.vectors, first.length, file, former);
    deadVectors = dead;
    seals[fileNames.vectors] = await files.seal(file);
    await add(fileNames.vectorKeys, keys);
  };
  // The graph is built in a thread of its own while the words are indexed here. Both have ended before a failure goes on:
  // nobody may still be writing into a folder that is about to be removed.
  const ended = await Promise.allSettled([writeWords(), writeGraph()]);
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return { seals, ...(deadVectors === 0 ? {} : { deadVectors }) };
}

/** What a killed writer leaves beside the pointer. */
const leftOver = /^current\.\d+\.tmp$|^lock\.[0-9a-f]+\.(?:new|stale)$|^\.restore-/u;

/**
 * Removes old generations and what dead writers left; the lock is held, so nobody else is writing. One that a living
 * process has open stays. A generation takes a dot in front first: killed in between, it is never taken for a damaged one.
 */
async function prune(directory: string, { files, logger }: PublisherParts): Promise<void> {
  try {
    const { generations, leases } = pathsOf(directory);
    const pointed = await pointedId(directory, files);
    const names = await files.list(generations);
    const finished = generationNames(names);
    const kept = new Set([...finished.slice(0, generationsKept), pointed, ...(await files.leased(leases))]);
    for (const name of names.filter((one) => !kept.has(one))) {
      const hidden = `${generations}/.${name.replace(/^\./u, "")}`;
      // eslint-disable-next-line no-await-in-loop -- a handful, one after the other
      if (finished.includes(name)) await files.move(`${generations}/${name}`, hidden);
      // eslint-disable-next-line no-await-in-loop -- as above
      await files.remove(hidden);
    }
    for (const name of (await files.list(directory)).filter((one) => leftOver.test(one))) {
      // eslint-disable-next-line no-await-in-loop -- as above
      await files.remove(`${directory}/${name}`);
    }
  } catch (error) {
    // The new generation is in force already: untidiness is no reason to report failure.
    logger?.warn("index.prune-failed", { reason: error instanceof Error ? error.message : String(error) });
  }
}

async function write(
  directory: string,
  content: IndexContent,
  lock: WriterLock,
  parts: PublisherParts,
): Promise<GenerationSummary> {
  const { files } = parts;
  const { generations, pointer } = pathsOf(directory);
  const { id, createdAt } = nextId(
    parts.now(),
    generationNames(await files.list(generations))[0],
    lock.token,
  );
  const temporary = `${generations}/.${id}`;
  const final = folderOf(directory, id);
  const before = await pointedId(directory, files);
  const found = before === null ? null : await readManifest(directory, before, files);
  const previous = found === null || "fault" in found ? null : found;
  const summary: GenerationSummary = {
    id,
    createdAt,
    documents: content.documents.length,
    passages: content.passages.length,
    embedder: content.embedder,
    chunking: content.chunking,
    files: content.files,
  };
  try {
    await files.makeDirectory(temporary);
    const former = await formerGraph(directory, previous, content, files);
    const written = await using(directory, former, files, () =>
      writeFiles(content, temporary, former, parts),
    );
    const manifest: Manifest = {
      format: formatVersion,
      summary,
      dimensions: content.vectors[0]?.length ?? 0,
      ...written,
      ...(previous === null ? {} : { changes: changesBetween(previous.summary.files, content.files) }),
    };
    await files.writeSealed(`${temporary}/${fileNames.manifest}`, printManifest(manifest, files.digest));
    if (!(await lock.isHeld()))
      throw new FileAccessError(`Another writer took over ${directory}; nothing was published.`);
    await files.publishDirectory(temporary, final);
    await files.replace(pointer, Buffer.from(`${id}\n`));
  } catch (error) {
    // Best effort: on a full disk or after a lost right even this may fail, and a dead folder harms nobody.
    await files.remove(temporary).catch(() => undefined);
    if ((await pointedId(directory, files)) !== id) await files.remove(final).catch(() => undefined);
    throw error;
  }
  return summary;
}

/**
 * Publishes generations into `directory`. A reader sees the old generation or the new one, whole, at every moment and
 * after every kind of failure.
 */
export function createPublisher(directory: string, parts: PublisherParts): Publisher {
  const { files, logger } = parts;
  /** What `current` found, to be set aside once something whole is in force. */
  const damaged = new Set<string>();
  const clearDamaged = async (lock: WriterLock) => {
    try {
      if (damaged.size > 0) await setAsideLocked(directory, [...damaged], lock, parts);
      damaged.clear();
    } catch (error) {
      logger?.warn("index.set-aside-failed", { suspects: [...damaged], reason: String(error) });
    }
  };
  return {
    async current() {
      const id = await pointedId(directory, files);
      if (id === null) return null;
      const faults = await faultsOf(directory, id, files);
      if (faults.length > 0) {
        logger?.error("index.generation-damaged", { id, reason: faults.join("; ") });
        damaged.add(id);
        return null;
      }
      const manifest = await readManifest(directory, id, files);
      return "fault" in manifest || manifest.format !== formatVersion ? null : manifest.summary;
    },

    /**
     * @throws {BusyError} while another process publishes
     * @throws {FileAccessError} without the right or the room to write; the generation in force stays
     * @throws {BadVectorError} for a vector that native code must not see
     */
    async publish(content) {
      if (content.vectors.length > 0 && content.vectors.length !== content.passages.length) {
        throw new ContentError(content.vectors.length, content.passages.length);
      }
      await files.makeDirectory(pathsOf(directory).generations);
      const lock = await files.lock(pathsOf(directory).lock);
      try {
        const summary = await write(directory, content, lock, parts);
        await clearDamaged(lock);
        await prune(directory, parts);
        return summary;
      } finally {
        await lock.release();
      }
    },
  };
}

/** The embedder answered with too few or too many vectors. */
class ContentError extends ExpectedError {
  override readonly name = "BadVectorError";
  constructor(vectors: number, passages: number) {
    super(`There are ${vectors} vectors for ${passages} passages; nothing was published.`);
  }
}
