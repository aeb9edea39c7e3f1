import { diskFiles } from "./adapters/files.js";
import { collectGarbage } from "./adapters/garbage.js";
import { hnswVectors } from "./adapters/hnsw.js";
import { readLexicon } from "./adapters/lexicon.js";
import { shippedRestorer } from "./adapters/restorer.js";
import type { Assistant } from "./ask/answer.js";
import type { Writer } from "./ask/generate-safely.js";
import type { Config } from "./config.js";
import type { ReaderPoolParts } from "./adapters/reader-pool.js";
import { DamagedIndexError } from "./errors.js";
import type { DocumentReader, Embedder, Logger, Publisher } from "./ports.js";
import type { PublisherParts } from "./search/publish.js";
import { openGeneration, openNamed, openNamedTexts, type OpenedGeneration } from "./search/generation.js";
import { listGenerations } from "./search/generations.js";
import { generationNames, pathsOf, pointedId } from "./search/layout.js";
import { textsFor } from "./search/scope.js";
import { setAside } from "./search/set-aside.js";
import type { Gazetteer } from "./document/gazetteer.js";
import type { LexiconEntry } from "./vietnamese/lexicon.js";
import { builtinEmbedder } from "./builtin.js";
import { readTyped } from "./search/query.js";

/** For disks that tell nobody of changes; elsewhere a switch begins at once. */
const pollMilliseconds = 5_000;

type EmbeddingSettings = Pick<
  Config,
  "embeddings" | "embeddingsBaseUrl" | "embeddingsApiKey" | "indexDirectory"
>;

/** The embedder that the settings name; for a service outside with a cache, since each of its vectors is paid for. */
export async function composeEmbedder(config: EmbeddingSettings, logger?: Logger): Promise<Embedder> {
  const { embeddings, embeddingsBaseUrl: baseUrl, embeddingsApiKey: apiKey } = config;
  if (embeddings === "builtin") return builtinEmbedder();
  const { createServiceEmbedder } = await import("./adapters/langchain-embeddings.js");
  const { cacheVectors } = await import("./adapters/vector-cache.js");
  const service = createServiceEmbedder({ ...embeddings, baseUrl, apiKey });
  return cacheVectors(service, `${config.indexDirectory}/cache`, logger);
}

/** The index in force, opened for reading. */
export async function composeIndex(config: EmbeddingSettings, logger?: Logger): Promise<OpenedGeneration> {
  const embedder = await composeEmbedder(config, logger);
  const parts = { files: diskFiles, vectors: hnswVectors, embedder, restorer: shippedRestorer };
  return openGeneration(config.indexDirectory, logger === undefined ? parts : { ...parts, logger });
}

/** Where ingestion publishes to. What writes an index is loaded by those who do. */
export async function composePublisher(
  config: Pick<Config, "indexDirectory">,
  { logger, reclaim }: Pick<PublisherParts, "logger" | "reclaim"> = {},
): Promise<Publisher> {
  const { createPublisher } = await import("./search/publish.js");
  return createPublisher(config.indexDirectory, {
    files: diskFiles,
    vectors: hnswVectors,
    now: Date.now,
    ...(logger === undefined ? {} : { logger }),
    ...(reclaim === undefined ? {} : { reclaim }),
  });
}

/**
 * Reads documents in processes apart; pictures of pages by the tesseract program where this machine has it, else by the
 * engine that ships with us.
 * @param environment where the program is looked for
 */
export async function composeReader(
  environment: Readonly<Record<string, string | undefined>>,
  logger?: Logger,
): Promise<DocumentReader> {
  const { createOcr } = await import("./adapters/ocr.js");
  const { createReaderPool } = await import("./adapters/reader-pool.js");
  const ocr = createOcr({ environment });
  const parts: ReaderPoolParts = {
    recognise: (picture) => ocr.recognise(picture),
    close: () => ocr.close(),
  };
  return createReaderPool(logger === undefined ? parts : { ...parts, logger });
}

export interface ModelHooks {
  /** Counts a call of the chat model for a person before it is made; false = make none, answer without. */
  readonly spend?: (user: string) => boolean;
}

/** Whose budget a question without a person counts against: the terminal, the commands, the library. */
const nobody = "";

/**
 * The writer that CHAT_MODEL names; null where it is empty: then nothing of LangChain is loaded, and answers are
 * extracted. Its circuit and its counts outlive a generation of the index: one for a process.
 */
async function composeWriter(config: Config, { spend }: ModelHooks, log?: Logger): Promise<Writer | null> {
  const { chatModel, chatModelBaseUrl: baseUrl, chatModelApiKey: apiKey } = config;
  if (chatModel === null) return null;
  const { createChatModel } = await import("./adapters/langchain-chat.js");
  const { createWriter } = await import("./ask/generate-safely.js");
  const { maskPersonalData } = await import("./vietnamese/personal-data.js");
  return createWriter({
    model: createChatModel({ ...chatModel, baseUrl, apiKey }),
    mask: maskPersonalData,
    ...(spend === undefined ? {} : { spend: ({ user }) => spend(user ?? nobody) }),
    now: Date.now,
    ...(log === undefined ? {} : { log }),
    totalMilliseconds: config.chatModelSeconds * 1000,
  });
}

/**
 * The assistant over the index in force.
 * @param options.bar confidence below which nothing is claimed; for measuring alone
 * @throws {SettingsFileError} for a wrong `_config/lexicon.yml` or `_config/gazetteer.yml`
 * @throws {MissingIndexError} {StaleIndexError} {DamagedIndexError}
 */
export async function composeAssistant(
  config: Config,
  logger?: Logger,
  options: ModelHooks & { readonly bar?: number } = {},
): Promise<Assistant> {
  const words = await readWords(config.corpusDirectory);
  const write = await composeWriter(config, options, logger);
  return assistantOver(await composeIndex(config, logger), words, write, options.bar);
}

/** What staff may edit below the corpus folder. */
interface Words {
  readonly lexicon: readonly LexiconEntry[];
  readonly gazetteer: Gazetteer;
}

async function readWords(corpus: string): Promise<Words> {
  const { readGazetteer } = await import("./adapters/gazetteer.js");
  return { lexicon: await readLexicon(corpus), gazetteer: readGazetteer(corpus) };
}

/** The code of answers is loaded by those who ask: it doubles the start of a search. */
async function assistantOver(
  index: OpenedGeneration,
  { lexicon, gazetteer }: Words,
  write: Writer | null,
  bar?: number,
): Promise<Assistant> {
  const { createExtractiveAssistant } = await import("./ask/assistant.js");
  return createExtractiveAssistant(
    index,
    (statistics) => (text) => readTyped(text, statistics, shippedRestorer()),
    lexicon,
    { gazetteer, ...(bar === undefined ? {} : { bar }), ...(write === null ? {} : { write }) },
  );
}

export interface ServiceHooks extends ModelHooks {
  /** Whether native code may read a generation's vectors. */
  readonly mayUseVectors?: (generation: string) => boolean;
  /** Told of the generation that native code is about to read, and of the one that goes on where that one cannot. */
  readonly onUse?: (generation: string) => void;
}

/** A question that waits when the service starts comes before its warming. Milliseconds. */
const warmingDelay = 1000;

/**
 * As `composeAssistant`, and follows the index: a generation that is published, rolled back to or restored later takes
 * over between two questions.
 */
export async function composeLiveAssistant(
  config: Config,
  log: Logger,
  hooks: ServiceHooks = {},
): Promise<Assistant> {
  const { indexDirectory: directory } = config;
  const { libraryOf } = await import("./ask/assistant.js");
  const { describeVersions } = await import("./ask/versions.js");
  const { LiveAssistant } = await import("./live-index.js");
  const { watchFile } = await import("./adapters/watch-file.js");
  const write = await composeWriter(config, hooks, log);
  const embedder = await composeEmbedder(config, log);
  const { mayUseVectors = () => true, onUse = () => undefined } = hooks;
  const parts = {
    files: diskFiles,
    vectors: hnswVectors,
    embedder,
    restorer: shippedRestorer,
    logger: log,
    mayUseVectors,
    isService: true,
  };
  let words = await readWords(config.corpusDirectory);
  let current = "";
  const use = (id: string) => {
    current = id;
    onUse(id);
  };
  const open = async (id: string) => {
    words = await readWords(config.corpusDirectory).catch((error: unknown) => {
      log.warn("lexicon.kept", { error });
      return words;
    });
    onUse(id);
    try {
      return await assistantOver(await openNamed(directory, id, parts), words, write);
    } catch (error) {
      onUse(current);
      throw error;
    }
  };
  onUse((await pointedId(directory, diskFiles)) ?? "");
  const first = await assistantOver(await openGeneration(directory, parts), words, write);
  use(first.library.generation);
  return new LiveAssistant(first, {
    pointed: () => pointedId(directory, diskFiles),
    open,
    kept: async () => generationNames(await diskFiles.list(pathsOf(directory).generations)),
    openLibrary: async (id) => {
      const texts = await openNamedTexts(directory, id, parts);
      return (role) => libraryOf(textsFor(texts, role));
    },
    watch: (onChange) => watchFile(pathsOf(directory).pointer, onChange, pollMilliseconds),
    versions: async (serving) =>
      describeVersions(await listGenerations(directory, diskFiles), serving, mayUseVectors(serving)),
    onFailed: async (id, error) => {
      if (error instanceof DamagedIndexError) await setAside(directory, [id], parts);
    },
    onServing: use,
    warmAfter: warmingDelay,
    reclaim: collectGarbage,
    now: Date.now,
    log,
  });
}
