import { setTimeout } from "node:timers/promises";

import { BadVectorError, ModelError } from "../errors.js";
import type { Embedder } from "../ports.js";

export interface EmbeddingService {
  readonly provider: "openai" | "ollama";
  readonly model: string;
  /** Null: the vendor's own address; for Ollama this machine's. */
  readonly baseUrl: string | null;
  /** Secret; null for a server that asks for none. */
  readonly apiKey: string | null;
}

export interface RetryOptions {
  /** Calls made for one batch before giving up. */
  readonly attempts?: number;
  /** Waiting time before the second call; doubled for each further one, with up to as much again by chance. */
  readonly firstDelayMilliseconds?: number;
  readonly timeoutMilliseconds?: number;
}

const textsAtOnce = 64;
const ollamaAddress = "http://127.0.0.1:11434/v1";

/** What LangChain's class must do for us. */
interface Client {
  embedDocuments(texts: string[]): Promise<number[][]>;
}

/** LangChain is loaded only here and only when a setting names a service: it costs 300 ms and more. */
async function connect(
  { provider, model, baseUrl, apiKey }: EmbeddingService,
  timeout: number,
): Promise<Client> {
  const { OpenAIEmbeddings } = await import("@langchain/openai");
  const address = baseUrl ?? (provider === "ollama" ? ollamaAddress : null);
  return new OpenAIEmbeddings({
    model,
    // The client refuses to start without a key, even for a server that asks for none.
    apiKey: apiKey ?? "none",
    batchSize: textsAtOnce,
    encodingFormat: "float",
    stripNewLines: false,
    maxRetries: 0,
    timeout,
    ...(address === null ? {} : { configuration: { baseURL: address } }),
  });
}

/** Whether a failure may pass by itself: no answer, too many requests, or the server's own fault. */
function mayPass(error: unknown): boolean {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status !== "number" || status === 408 || status === 409 || status === 429 || status >= 500;
}

function scaled(vector: unknown, place: string): number[] {
  if (!Array.isArray(vector) || vector.length === 0) throw new BadVectorError(`${place} gave no vector.`);
  const numbers = Array.from(vector, Number);
  if (!numbers.every(Number.isFinite) || !vector.every((value) => typeof value === "number")) {
    throw new BadVectorError(`${place} gave a vector with something that is not a finite number.`);
  }
  const length = Math.hypot(...numbers);
  if (length === 0) throw new BadVectorError(`${place} gave a vector of length 0.`);
  return numbers.map((value) => value / length);
}

/**
 * An embedding service behind our port, through LangChain's classes. Every vector is checked (count, length, finite)
 * and scaled to unit length. `dimensions` is 0 until the service has answered once.
 * @throws {ModelError} from its methods when the service does not answer or refuses, after `attempts` tries
 * @throws {BadVectorError} when what it answers is not a list of vectors of one length, one for each text
 */
export function createServiceEmbedder(service: EmbeddingService, options: RetryOptions = {}): Embedder {
  const { attempts = 5, firstDelayMilliseconds = 500, timeoutMilliseconds = 60_000 } = options;
  const fingerprint = `${service.provider}:${service.model}`;
  let client: Promise<Client> | undefined;
  let dimensions = 0;

  async function call(texts: string[]): Promise<number[][]> {
    client ??= connect(service, timeoutMilliseconds);
    const connected = await client;
    for (let attempt = 1; ; attempt += 1) {
      try {
        // eslint-disable-next-line no-await-in-loop -- each try waits for the one before
        return await connected.embedDocuments(texts);
      } catch (error) {
        if (error instanceof TypeError) {
          // LangChain reads a short answer past its end.
          throw new BadVectorError(`${fingerprint} gave too few vectors for ${texts.length} texts.`, {
            cause: error,
          });
        }
        if (!mayPass(error) || attempt >= attempts) throw asModelError(error, fingerprint);
        const delay = firstDelayMilliseconds * 2 ** (attempt - 1);
        // eslint-disable-next-line no-await-in-loop
        await setTimeout(delay * (1 + Math.random()));
      }
    }
  }

  async function embed(texts: string[]): Promise<number[][]> {
    const vectors = (await call(texts)).map((vector) => scaled(vector, fingerprint));
    if (vectors.length !== texts.length) {
      throw new BadVectorError(`${fingerprint} gave ${vectors.length} vectors for ${texts.length} texts.`);
    }
    for (const { length } of vectors) {
      dimensions ||= length;
      if (length !== dimensions) {
        throw new BadVectorError(
          `${fingerprint} gave a vector of ${length} numbers after one of ${dimensions}.`,
        );
      }
    }
    return vectors;
  }

  return {
    fingerprint,
    get dimensions() {
      return dimensions;
    },
    async embedDocuments(texts) {
      const vectors: number[][] = [];
      for (let start = 0; start < texts.length; start += textsAtOnce) {
        // eslint-disable-next-line no-await-in-loop -- one batch at a time: services limit requests
        vectors.push(...(await embed(texts.slice(start, start + textsAtOnce))));
      }
      return vectors;
    },
    async embedQuery(text) {
      const [vector] = await embed([text]);
      return vector ?? [];
    },
  };
}

/** The vendor's message may quote the key's last letters: only its status goes on. */
function asModelError(error: unknown, fingerprint: string): ModelError {
  const status = error instanceof Error && "status" in error ? ` (HTTP ${String(error.status)})` : "";
  return new ModelError(
    `The embedding service ${fingerprint} did not answer${status}. Check EMBEDDINGS_BASE_URL and EMBEDDINGS_API_KEY.`,
    {
      cause: error,
    },
  );
}
