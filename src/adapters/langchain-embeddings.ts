import { setTimeout } from "node:timers/promises";

import { BadVectorError, ModelError } from "../errors.js";
import type { Embedder } from "../ports.js";
import { maskPersonalData } from "../vietnamese/personal-data.js";
import { connect, type EmbeddingClient, type EmbeddingService, textsAtOnce } from "./embedding-clients.js";

export interface RetryOptions {
  /** Calls made for one batch before giving up. */
  readonly attempts?: number;
  /** Waiting time before the second call; doubled for each further one, with up to as much again by chance. */
  readonly firstDelayMilliseconds?: number;
  readonly timeoutMilliseconds?: number;
  /** The longest that a question waits, all tries together: somebody does, and words alone answer as well. */
  readonly questionMilliseconds?: number;
}

/** Share of a question's time that one try may take; what is left is for a second try after a quick failure. */
const shareOfTry = 0.8;

/** How long one try may take, and all of them together. */
interface Patience {
  readonly perTry: number;
  readonly total: number;
}

/** What a service asks for beyond this is not waited for. */
const longestDelay = 60_000;

/** Whether a failure may pass by itself: no answer, too many requests, or the server's own fault. */
function mayPass(error: unknown): boolean {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status !== "number" || status === 408 || status === 409 || status === 429 || status >= 500;
}

/** Milliseconds that the service asks to be left alone for (`retry-after` in seconds); 0 where it does not say. */
function askedDelay(error: unknown): number {
  const headers = error instanceof Error && "headers" in error ? error.headers : undefined;
  const seconds = headers instanceof Headers ? Number(headers.get("retry-after")) : 0;
  return Number.isFinite(seconds) ? Math.min(longestDelay, Math.max(0, seconds * 1000)) : 0;
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
 * @throws {ModelError} from its methods when the service does not answer or refuses, after `attempts` tries; from
 * `embedQuery` after `questionMilliseconds` at the latest
 * @throws {BadVectorError} when what it answers is not a list of vectors of one length, one for each text
 */
export function createServiceEmbedder(service: EmbeddingService, options: RetryOptions = {}): Embedder {
  const { attempts = 5, firstDelayMilliseconds = 500, timeoutMilliseconds = 60_000 } = options;
  const { questionMilliseconds = 5000 } = options;
  const fingerprint = `${service.provider}:${service.model}`;
  const forPassages: Patience = { perTry: timeoutMilliseconds, total: Infinity };
  const forQuestions: Patience = {
    perTry: Math.min(timeoutMilliseconds, questionMilliseconds * shareOfTry),
    total: questionMilliseconds,
  };
  const clients = new Map<Patience, Promise<EmbeddingClient>>();
  let dimensions = 0;

  function clientFor(patience: Patience): Promise<EmbeddingClient> {
    const client = clients.get(patience) ?? connect(service, patience.perTry);
    clients.set(patience, client);
    return client;
  }

  async function call(texts: string[], patience: Patience): Promise<unknown> {
    const connected = await clientFor(patience);
    const started = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        // eslint-disable-next-line no-await-in-loop -- each try waits for the one before
        return await connected.embedDocuments(texts);
      } catch (error) {
        if (error instanceof BadVectorError) throw error;
        if (!mayPass(error) || attempt >= attempts) throw asModelError(error, fingerprint);
        const delay = firstDelayMilliseconds * 2 ** (attempt - 1) * (1 + Math.random());
        const pause = Math.max(delay, askedDelay(error));
        // One more try, should it hang, must end in time too.
        const end = performance.now() - started + pause + patience.perTry;
        if (end > patience.total) throw asModelError(error, fingerprint);
        // eslint-disable-next-line no-await-in-loop
        await setTimeout(pause);
      }
    }
  }

  async function embed(texts: string[], patience: Patience): Promise<number[][]> {
    const answered = await call(texts, patience);
    if (!Array.isArray(answered) || answered.length !== texts.length) {
      const count = Array.isArray(answered) ? answered.length : "no";
      throw new BadVectorError(`${fingerprint} gave ${count} vectors for ${texts.length} texts.`);
    }
    const vectors = answered.map((vector) => scaled(vector, fingerprint));
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
      const different = [...new Set(texts)];
      const vectors = new Map<string, number[]>();
      for (let start = 0; start < different.length; start += textsAtOnce) {
        const batch = different.slice(start, start + textsAtOnce);
        // eslint-disable-next-line no-await-in-loop -- one batch at a time: services limit requests
        const made = await embed(batch, forPassages);
        made.forEach((vector, place) => vectors.set(batch[place] ?? "", vector));
      }
      return texts.map((text) => vectors.get(text) ?? []);
    },
    async embedQuery(text) {
      // A person's own numbers stay here: a service outside is told what they are, not what they say.
      const [vector] = await embed([maskPersonalData(text)], forQuestions);
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
