import { BadVectorError } from "../errors.js";

export interface EmbeddingService {
  readonly provider: "openai" | "ollama";
  readonly model: string;
  /** Null: the vendor's own address; for Ollama this machine's. */
  readonly baseUrl: string | null;
  /** Secret; null for a server that asks for none. */
  readonly apiKey: string | null;
}

/** What LangChain's classes must do for us: one call to the service, no retries of their own. */
export interface EmbeddingClient {
  embedDocuments(texts: string[]): Promise<unknown>;
}

/** Most texts in one call. */
export const textsAtOnce = 64;
const ollamaAddress = "http://127.0.0.1:11434";

/** A service said no, with what it said about when to come back. Its own words may quote the key or a text: they are not kept. */
class ServiceRefusal extends Error {
  readonly status: number;
  readonly headers: Headers;
  constructor({ status, headers }: Response) {
    super(`HTTP ${status}`);
    this.status = status;
    this.headers = headers;
  }
}

/**
 * A fetch that ends after so many milliseconds, the answer's body included: the clients limit its headers or nothing.
 * @param onRefusal what becomes of an answer that is none; its body is given up
 */
const fetchWithin =
  (milliseconds: number, onRefusal: (response: Response) => Response): typeof fetch =>
  async (address, init) => {
    const limit = AbortSignal.timeout(milliseconds);
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const response = await fetch(address, { ...init, signal });
    if (response.ok) return response;
    await response.body?.cancel();
    return onRefusal(response);
  };

/** One vector a text, put in the order of the texts by the `index` that the protocol gives each. */
function inOrder<Item>(data: readonly Item[], count: number): Item[] {
  if (!Array.isArray(data) || data.length !== count) {
    throw new BadVectorError(
      `The embedding service gave ${data?.length ?? "no"} vectors for ${count} texts; too few or too many.`,
    );
  }
  const numbers = data.map((item: { readonly index?: unknown } | null) =>
    item === null ? null : item.index,
  );
  // Some servers of this protocol leave it out and answer in order.
  if (numbers.every((number) => number === undefined)) return [...data];
  return numbers.map((_, place) => {
    const item = data[numbers.indexOf(place)];
    if (item === undefined)
      throw new BadVectorError(`The embedding service gave no vector for text ${place}.`);
    return item;
  });
}

/** POST /v1/embeddings, of OpenAI and of the many servers that speak its protocol. */
async function connectOpenAi(service: EmbeddingService, timeout: number): Promise<EmbeddingClient> {
  const { OpenAIEmbeddings } = await import("@langchain/openai");
  type Request = Parameters<(typeof OpenAIEmbeddings)["prototype"]["embeddingWithRetry"]>[0];
  /** LangChain takes vectors by their place, drops those too many and reads past the end of too few. */
  class CheckedEmbeddings extends OpenAIEmbeddings {
    protected override async embeddingWithRetry(request: Request) {
      const response = await super.embeddingWithRetry(request);
      return { ...response, data: inOrder(response.data, request.input.length) };
    }
  }
  return new CheckedEmbeddings({
    model: service.model,
    // The client refuses to start without a key, even for a server that asks for none.
    apiKey: service.apiKey ?? "none",
    batchSize: textsAtOnce,
    encodingFormat: "float",
    stripNewLines: false,
    maxRetries: 0,
    timeout,
    configuration: {
      // Without a body the client's error has the status and the headers, and no words.
      fetch: fetchWithin(timeout, ({ status, headers }) => new Response(null, { status, headers })),
      ...(service.baseUrl === null ? {} : { baseURL: service.baseUrl }),
    },
  });
}

/** POST /api/embed, Ollama's own. */
async function connectOllama(service: EmbeddingService, timeout: number): Promise<EmbeddingClient> {
  const { OllamaEmbeddings } = await import("@langchain/ollama");
  return new OllamaEmbeddings({
    model: service.model,
    // Also when it is given as of Ollama's OpenAI protocol.
    baseUrl: (service.baseUrl ?? ollamaAddress).replace(/\/(?:v1\/?)?$/u, ""),
    // As the server does unless told otherwise: one long passage must not stop an ingest.
    truncate: true,
    maxRetries: 0,
    ...(service.apiKey === null ? {} : { headers: { Authorization: `Bearer ${service.apiKey}` } }),
    // The client writes to standard output, where only JSON may go, when it is refused: it never sees a refusal.
    fetch: fetchWithin(timeout, (response) => {
      throw new ServiceRefusal(response);
    }),
  });
}

/** LangChain is loaded only here and only when a setting names a service: it costs 300 ms and more. */
export function connect(service: EmbeddingService, timeout: number): Promise<EmbeddingClient> {
  return service.provider === "ollama" ? connectOllama(service, timeout) : connectOpenAi(service, timeout);
}
