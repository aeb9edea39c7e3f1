import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach } from "vitest";

export interface Call {
  readonly path: string | undefined;
  readonly key: string | undefined;
  readonly model: string;
  readonly input: readonly string[];
}

/** What the server answers: vectors in the protocol that was asked, or a body as it is, or nothing at all. */
export type Answer =
  | { readonly vectors: readonly unknown[] }
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
      /** Sends the body and never ends it. */
      readonly hangs?: boolean;
    };

/** Answers the n-th call, from 1. */
export type Reply = (call: Call, n: number) => Answer;

/** POST /v1/embeddings as OpenAI documents it, POST /api/embed as Ollama does. */
const protocols: Readonly<Record<string, (model: string, vectors: readonly unknown[]) => unknown>> = {
  "/v1/embeddings": (model, vectors) => ({
    object: "list",
    model,
    data: vectors.map((embedding, index) => ({ object: "embedding", index, embedding })),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  }),
  "/api/embed": (model, embeddings) => ({ model, embeddings, total_duration: 1, load_duration: 1 }),
};

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A direction that tells texts apart, of three numbers. */
export const vectorOf = (text: string): number[] => [text.length, 3, 4];
export const right: Reply = ({ input }) => ({ vectors: input.map(vectorOf) });

/** A local embedding service, closed after the test. */
export async function serveEmbeddings(reply: Reply = right) {
  const calls: Call[] = [];
  const state = { reply };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const protocol = protocols[request.url ?? ""];
    if (protocol === undefined || request.method !== "POST") {
      response.writeHead(404).end();
      return;
    }
    const { model, input } = JSON.parse(Buffer.concat(chunks).toString());
    const call: Call = { path: request.url, key: request.headers.authorization, model, input };
    calls.push(call);
    const answered = state.reply(call, calls.length);
    const {
      status = 200,
      headers = {},
      body,
      hangs = false,
    } = "vectors" in answered ? { body: JSON.stringify(protocol(model, answered.vectors)) } : answered;
    response.writeHead(status, { "content-type": "application/json", ...headers });
    if (hangs) response.write(body);
    else response.end(body);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    /** Base address of both protocols. */
    url: `${origin}/v1`,
    origin,
    calls,
    /** Every text that was sent, in order. */
    texts: () => calls.flatMap(({ input }) => input),
    answerWith: (next: Reply) => void (state.reply = next),
  };
}
