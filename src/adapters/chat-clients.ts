import { ChatModelError } from "../errors.js";

export interface ChatService {
  readonly provider: "openai" | "anthropic" | "ollama" | "google-genai";
  readonly model: string;
  /** Null: the vendor's own address; for Ollama this machine's. */
  readonly baseUrl: string | null;
  /** Secret; null for a server that asks for none. */
  readonly apiKey: string | null;
}

/** A piece of a streamed answer, as LangChain gives it. */
export interface ChatChunk {
  readonly text: string;
  readonly response_metadata: Readonly<Record<string, unknown>>;
  readonly additional_kwargs: Readonly<Record<string, unknown>>;
}

/** What LangChain's classes must do for us. */
export interface ChatClient {
  stream(
    messages: ["system" | "human", string][],
    options: { readonly signal: AbortSignal },
  ): Promise<AsyncIterable<ChatChunk>>;
}

/** What a service asks for beyond this is not waited for. Milliseconds. */
const longestWait = 60_000;

/** `retry-after` in milliseconds; 0 where the service does not say. */
function askedWait(headers: unknown): number {
  const seconds = headers instanceof Headers ? Number(headers.get("retry-after")) : 0;
  return Number.isFinite(seconds) ? Math.min(longestWait, Math.max(0, seconds * 1000)) : 0;
}

/** What an HTTP status of a chat service means for us. */
export function refusal(name: string, status: number, headers: unknown, cause?: unknown): ChatModelError {
  const options = { cause, waitMilliseconds: askedWait(headers) };
  const said = `The chat model ${name} answered HTTP ${status}.`;
  if (status === 429) return new ChatModelError("rate-limited", said, options);
  if (status === 401 || status === 403) {
    return new ChatModelError("refused-key", `${said} Check CHAT_MODEL_API_KEY.`, options);
  }
  return status === 408 || status === 409 || status >= 500
    ? new ChatModelError("unavailable", said, options)
    : new ChatModelError("wrong-request", `${said} Check CHAT_MODEL and CHAT_MODEL_BASE_URL.`, options);
}

/** A stream of events (OpenAI, Anthropic, Google) or of JSON lines (Ollama); a proxy's page is neither. */
const streamed = /^(?:text\/event-stream|application\/(?:x-ndjson|json))/iu;

/** Passes whole lines of JSON on, and breaks where one is none: Ollama's client prints such a line, which may hold anything. */
function onlyJsonLines(name: string): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let begun = "";
  const pass = (lines: readonly string[], controller: TransformStreamDefaultController<Uint8Array>) => {
    try {
      for (const line of lines.filter((one) => one.trim() !== "")) {
        JSON.parse(line);
        controller.enqueue(encoder.encode(`${line}\n`));
      }
    } catch {
      controller.error(
        new ChatModelError("wrong-answer", `The chat model ${name} sent a line that is no JSON.`),
      );
    }
  };
  return new TransformStream({
    transform(bytes, controller) {
      const lines = (begun + decoder.decode(bytes, { stream: true })).split("\n");
      begun = lines.pop() ?? "";
      pass(lines, controller);
    },
    flush: (controller) => pass([begun], controller),
  });
}

/**
 * A fetch that ends with a signal, and gives on nothing but a stream: the clients print, or try again, or read a web
 * page as an empty answer. What a refusal says may quote the key or the question: it is not read.
 */
const fetchFor =
  ({ provider }: ChatService, name: string, signal: AbortSignal): typeof fetch =>
  async (address, init) => {
    const both = init?.signal ? AbortSignal.any([init.signal, signal]) : signal;
    const response = await fetch(address, { ...init, signal: both });
    const type = response.headers.get("content-type") ?? "";
    if (response.ok && response.body !== null && streamed.test(type)) {
      if (provider !== "ollama") return response;
      return new Response(response.body.pipeThrough(onlyJsonLines(name)), response);
    }
    await response.body?.cancel();
    if (!response.ok) throw refusal(name, response.status, response.headers);
    throw new ChatModelError(
      "wrong-answer",
      `The chat model ${name} answered with something else than a stream.`,
    );
  };

/** Reasoning models refuse to be told; elsewhere the same question should give the same words. */
const steady = 0;
/** Anthropic must be told a limit; an answer takes a third of it at most. Tokens. */
const longestAnswer = 2_000;
/** The clients print what they cannot read, which may hold anything. */
const logLevel = "off";

/** The settings each provider's class wants; `maxRetries` 0 because tries are counted and paid for outside. */
function settingsOf(service: ChatService, fetchWith: typeof fetch): Readonly<Record<string, unknown>> {
  const { provider, baseUrl } = service;
  // The clients refuse to start without a key, even for a server that asks for none.
  const apiKey = service.apiKey ?? "none";
  const address = baseUrl?.replace(/\/+$/u, "") ?? null;
  switch (provider) {
    case "openai":
      return {
        apiKey,
        // Servers of one's own speak this protocol, not the newer one.
        useResponsesApi: false,
        streamUsage: false,
        ...(address === null ? {} : { temperature: steady }),
        configuration: { fetch: fetchWith, logLevel, ...(address === null ? {} : { baseURL: address }) },
      };
    case "anthropic":
      return {
        apiKey,
        maxTokens: longestAnswer,
        streamUsage: false,
        clientOptions: { fetch: fetchWith, logLevel, maxRetries: 0 },
        ...(address === null ? {} : { anthropicApiUrl: address.replace(/\/v1$/u, "") }),
      };
    case "ollama":
      return {
        baseUrl: (address ?? "http://127.0.0.1:11434").replace(/\/v1$/u, ""),
        temperature: steady,
        // Thinking costs minutes on a small machine, and every claim is checked anyway.
        think: false,
        // Ollama's default of 4,096 would cut our passages off.
        numCtx: 8192,
        fetch: fetchWith,
        ...(service.apiKey === null ? {} : { headers: { Authorization: `Bearer ${service.apiKey}` } }),
      };
    default:
      return {
        apiKey,
        temperature: steady,
        ...(address === null ? {} : { baseUrl: address.replace(/\/v1(?:beta)?$/u, "") }),
      };
  }
}

/** Google's client, as far as we touch it. */
interface GoogleClient {
  generateContentStream(...given: unknown[]): Promise<{ readonly response: Promise<unknown> }>;
}

const isGoogleClient = (value: unknown): value is GoogleClient =>
  typeof value === "object" && value !== null && "generateContentStream" in value;

/**
 * Google's client makes a second promise of the whole answer, which LangChain drops: where the stream breaks, its
 * rejection is nobody's and would end our process.
 */
function attend(vendor: unknown): void {
  const client: unknown = Reflect.get(Object(vendor), "client");
  if (!isGoogleClient(client)) return;
  const ask = client.generateContentStream.bind(client);
  client.generateContentStream = async (...given) => {
    const answer = await ask(...given);
    answer.response.catch(() => undefined);
    return answer;
  };
}

/**
 * LangChain is loaded only here and only when CHAT_MODEL is set. A client lives for one call, so that the call's end
 * ends its connection whatever the vendor's class does with signals.
 */
export async function connectChat(
  service: ChatService,
  name: string,
  signal: AbortSignal,
): Promise<ChatClient> {
  const { initChatModel } = await import("langchain/chat_models/universal");
  const model = await initChatModel(service.model, {
    modelProvider: service.provider,
    maxRetries: 0,
    ...settingsOf(service, fetchFor(service, name, signal)),
  });
  // What comes back would make another client for each set of options; one call needs the one it made.
  // eslint-disable-next-line no-underscore-dangle -- there is no other way to it
  const client = await model._getModelInstance();
  if (service.provider === "google-genai") attend(client);
  return client;
}
